namespace ThongSuot.Procedures.Calendars;

/// <summary>Addresses of the working calendars.</summary>
internal static class CalendarAddress
{
    public const string List = "/lich-lam-viec";

    /// <summary>Stands in the place of a body's code for the calendar of everybody; codes of bodies are written in capitals.</summary>
    public const string Everybody = "chung";

    public static string Of(string code, int? year = null) => $"{List}/{Uri.EscapeDataString(code)}{(year is { } asked ? $"?nam={asked}" : "")}";

    public static string Edit(string code) => $"{List}/{Uri.EscapeDataString(code)}/sua";
}
