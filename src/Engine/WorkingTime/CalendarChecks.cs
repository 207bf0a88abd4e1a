namespace ThongSuot.Engine.WorkingTime;

/// <summary>What is wrong with calendar data that an officer entered, in Vietnamese.</summary>
internal static class CalendarChecks
{
    public static IEnumerable<string> Problems(IReadOnlyList<CalendarData> layers)
    {
        var hours = layers.SelectMany(layer => layer.WeeklyHours).ToList();
        if (!hours.Any(week => week.From is null && week.To is null && week.Season is null))
            yield return "Thiếu giờ làm việc gốc, không giới hạn thời gian áp dụng.";

        var rules = layers.SelectMany(layer => layer.HolidayRules).ToList();
        var ids = rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var found = layers.SelectMany(Layer)
            .Concat(hours.SelectMany(Week))
            .Concat(rules.SelectMany(Rule))
            .Concat(layers.SelectMany(layer => layer.HolidayChoices)
                .Where(choice => !ids.Contains(choice.Rule))
                .Select(choice => $"Lựa chọn ngày nghỉ nhắc đến quy tắc không có: “{choice.Rule}”."))
            .Concat(layers.SelectMany(layer => layer.SwappedDays).SelectMany(Swap));
        foreach (var problem in found)
            yield return problem;
    }

    private static IEnumerable<string> Layer(CalendarData layer)
    {
        if (string.IsNullOrWhiteSpace(layer.Version))
            yield return "Dữ liệu lịch làm việc thiếu phiên bản.";
        if (layer.UtcOffset is { } offset && (offset.Ticks % TimeSpan.TicksPerMinute != 0 || offset.Duration() > TimeSpan.FromHours(14)))
            yield return "Múi giờ phải là số phút tròn, không quá 14 giờ.";
    }

    private static IEnumerable<string> Week(WeeklyHours week)
    {
        if (week.From > week.To)
            yield return $"“{week.Name}”: ngày bắt đầu sau ngày kết thúc.";
        if (week.Days.Values.All(sessions => sessions.Count == 0))
            yield return $"“{week.Name}”: không có buổi làm việc nào trong tuần.";
        if (week.Season is { } season && !(IsDay(season.From) && IsDay(season.To)))
            yield return $"“{week.Name}”: ngày của mùa không có thật.";
        if (week.Days.Values.Any(sessions => !IsWorkday(sessions)))
            yield return $"“{week.Name}”: mỗi ngày có nhiều nhất một buổi sáng rồi một buổi chiều, không chồng nhau.";
    }

    private static bool IsWorkday(IReadOnlyList<Session> sessions) =>
        sessions.All(session => session.From < session.To) && (sessions.Count < 2
            || (sessions.Count == 2 && sessions[0].Part != sessions[1].Part && sessions[0].To <= sessions[1].From));

    private static IEnumerable<string> Rule(HolidayRule rule)
    {
        var isDay = rule.Almanac == Almanac.Solar
            ? IsDay(new MonthDay(rule.Month, rule.Day))
            : rule.Month is >= 1 and <= 12 && rule.Day is >= 1 and <= 29;
        if (!isDay)
            yield return $"“{rule.Name}”: ngày {rule.Day}/{rule.Month} không có trong mọi năm.";
        if (rule.Days is < 1 or > 30 || rule.DaysBefore is < 0 or > 30)
            yield return $"“{rule.Name}”: số ngày nghỉ từ 1 đến 30, số ngày nghỉ trước từ 0 đến 30.";
    }

    private static IEnumerable<string> Swap(SwappedDay swap)
    {
        if (swap.Off is null && swap.Worked is null)
            yield return "Ngày hoán đổi phải có ngày nghỉ hoặc ngày làm bù.";
        else if (swap.Off == swap.Worked)
            yield return $"Ngày hoán đổi {Wording.Date(swap.Off!.Value)}: ngày nghỉ trùng ngày làm bù.";
    }

    // 2001 stands for any year without 29 February: a rule must name a day that every year has.
    private static bool IsDay(MonthDay day) =>
        day.Month is >= 1 and <= 12 && day.Day >= 1 && day.Day <= DateTime.DaysInMonth(2001, day.Month);
}
