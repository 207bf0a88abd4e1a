using System.Globalization;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Procedures.Calendars;

/// <summary>How dates, hours and halves of days are called, and the letter that tells them apart without colour.</summary>
internal static class CalendarWords
{
    public static readonly IReadOnlyList<FieldOption> Parts =
        [new(nameof(DayPart.Whole), "Cả ngày"), new(nameof(DayPart.Morning), "Buổi sáng"), new(nameof(DayPart.Afternoon), "Buổi chiều")];

    /// <summary>Heads of the columns of a month, and their full names.</summary>
    public static readonly IReadOnlyList<(string Short, string Full)> Weekdays =
        [("T2", "thứ Hai"), ("T3", "thứ Ba"), ("T4", "thứ Tư"), ("T5", "thứ Năm"), ("T6", "thứ Sáu"), ("T7", "thứ Bảy"), ("CN", "Chủ nhật")];

    public static string Of(DayKind kind) => kind switch
    {
        DayKind.Ordinary => "Ngày làm việc",
        DayKind.WeeklyRest => "Nghỉ hằng tuần",
        DayKind.Holiday => "Nghỉ lễ, Tết",
        DayKind.SwappedOff => "Nghỉ hoán đổi",
        DayKind.SwappedWorked => "Làm bù",
        DayKind.LocalOff => "Nghỉ riêng của cơ quan",
    };

    public static Tone ToneOf(DayKind kind) => kind switch
    {
        DayKind.Holiday => Tone.Danger,
        DayKind.SwappedWorked => Tone.Success,
        DayKind.SwappedOff => Tone.Info,
        DayKind.LocalOff => Tone.Warning,
        _ => Tone.Neutral,
    };

    public static string ClassOf(DayKind kind) => kind switch
    {
        DayKind.Ordinary => "",
        DayKind.WeeklyRest => "is-rest",
        DayKind.Holiday => "is-holiday",
        DayKind.SwappedOff => "is-swapped-off",
        DayKind.SwappedWorked => "is-worked",
        DayKind.LocalOff => "is-local",
    };

    public static string Letter(DayKind kind) => kind switch
    {
        DayKind.Holiday => "L",
        DayKind.SwappedOff => "H",
        DayKind.SwappedWorked => "B",
        DayKind.LocalOff => "R",
        _ => "",
    };

    /// <summary>One session where a day has two.</summary>
    public static bool IsHalf(CalendarDay day) => day.Sessions.Count == 1;

    /// <summary>Beside the day's number.</summary>
    public static string Mark(CalendarDay day) => Letter(day.Kind) + (IsHalf(day) ? "½" : "");

    /// <summary>What a screen reader says of a date that is not ordinary; null for one that is.</summary>
    public static string? Spoken(CalendarDay day) => (day.Kind, IsHalf(day)) switch
    {
        (DayKind.Ordinary, false) => null,
        (DayKind.Ordinary, true) => $"chỉ làm việc buổi {Half(day)}",
        (DayKind.WeeklyRest, _) => "nghỉ",
        (_, true) => $"{day.Note}; chỉ làm việc buổi {Half(day)}",
        _ => day.Note,
    };

    public static string Hours(IReadOnlyList<Session> sessions) =>
        sessions.Count == 0 ? "Không làm việc" : string.Join("; ", sessions.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.From:HH:mm}–{s.To:HH:mm}")));

    /// <summary>Days in a row with the same hours are told together: "thứ Hai – thứ Sáu: 07:30–11:30; 13:30–17:00".</summary>
    public static IReadOnlyList<string> Of(WeeklyHours week)
    {
        var lines = new List<string>();
        for (var first = 0; first < 7;)
        {
            var sessions = week.On(CalendarFields.Week[first]);
            var last = first;
            while (last < 6 && week.On(CalendarFields.Week[last + 1]).SequenceEqual(sessions))
                last++;
            if (sessions.Count > 0)
                lines.Add($"{Weekdays[first].Full}{(last > first ? $" – {Weekdays[last].Full}" : "")}: {Hours(sessions)}");
            first = last + 1;
        }

        return lines;
    }

    /// <summary>When weekly hours are in use.</summary>
    public static string Period(WeeklyHours week)
    {
        var parts = new[]
        {
            week.From is { } from ? $"từ {Date(from)}" : null, week.To is { } to ? $"đến hết {Date(to)}" : null,
            week.Season is { } season ? $"mỗi năm từ {Date(season.From)} đến {Date(season.To)}" : null,
        };
        return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } words ? words : "quanh năm";
    }

    public static bool IsIn(WeeklyHours week, int year) => !(week.From?.Year > year) && !(week.To?.Year < year);

    public static string Long(DateOnly date) => $"{Weekdays[((int)date.DayOfWeek + 6) % 7].Full}, {Date(date)}";

    private static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Date(MonthDay day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day:00}/{day.Month:00}");

    private static string Half(CalendarDay day) => day.Sessions[0].Part == DayPart.Morning ? "sáng" : "chiều";
}
