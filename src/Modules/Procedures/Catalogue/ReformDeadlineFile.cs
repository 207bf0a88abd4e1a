using System.Collections.Frozen;
using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Reads <c>reference/reform_deadlines.yaml</c>: by when those who keep the set have to answer.</summary>
internal static class ReformDeadlineFile
{
    public const string Path = Reference.Folder + "reform_deadlines.yaml";

    private const int Longest = 1_000, DaysOfWeek = 7;

    private static readonly FrozenDictionary<string, ReformUnit> Units = new Dictionary<string, ReformUnit>(StringComparer.Ordinal)
    {
        ["working_day"] = ReformUnit.WorkingDay, ["calendar_day"] = ReformUnit.CalendarDay, ["weekday"] = ReformUnit.Weekday,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ReformDeadline Read(MapReader map)
    {
        var (value, unit) = (map.Whole("value"), map.Word("unit", Units));
        var most = unit == ReformUnit.Weekday ? DaysOfWeek : Longest;
        if (value < 1 || value > most)
            map.Fault("value", "reform_deadline", $"from 1 to {most}", $"từ 1 đến {most}");
        return new ReformDeadline(
            map.Text("code"), map.Text("name"), value, unit, map.DateOrNull("valid_from"), map.DateOrNull("valid_to"), map.Text("source"), map.Truth("verified"));
    }
}
