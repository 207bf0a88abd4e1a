namespace ThongSuot.Dossiers.Migration;

internal static class MigrationAddress
{
    public const string List = "/chuyen-phien-ban";

    public static string Of(Guid from) => $"{List}/{from}";

    public static string Preview(Guid from, Guid run) => $"{Of(from)}?lan={run}";

    public static string Csv(Guid from, Guid run) => $"{Of(from)}/danh-sach.csv?lan={run}";
}
