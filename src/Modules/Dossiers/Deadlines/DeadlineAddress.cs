namespace ThongSuot.Dossiers.Deadlines;

internal static class DeadlineAddress
{
    public const string Start = "/thoi-han/tinh-lai";

    public static string Preview(Guid run) => $"{Start}?lan={run}";
}
