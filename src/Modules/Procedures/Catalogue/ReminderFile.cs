using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Reads <c>reference/reminders.yaml</c>: when somebody is told of work that has a deadline.</summary>
internal static class ReminderFile
{
    public const string Path = Reference.Folder + "reminders.yaml";

    private const int FurthestOffset = 1_000;

    public static ReminderRule Read(MapReader map)
    {
        var units = map.Texts("units");
        foreach (var unknown in units.Where(u => !Words.Units.ContainsKey(u)))
            map.Fault("units", "unit", $"unknown unit \"{unknown}\"", $"không có đơn vị “{unknown}”");
        var (share, offset) = (map.NumberOrNull("share"), map.WholeOrNull("offset", -FurthestOffset));
        var offsetUnit = offset is null ? LimitUnit.WorkingDay : map.Word("offset_unit", Words.ReminderUnits);
        if (share is null == offset is null)
            map.Fault("share", "reminder", "takes either \"share\" or \"offset\"", "cần đúng một trong hai: “share” hoặc “offset”");
        if (share is <= 0 or > 1)
            map.Fault("share", "reminder", "a share lies between 0 and 1", "tỉ lệ lớn hơn 0 và không quá 1");
        if (offset > FurthestOffset)
            map.Fault("offset", "reminder", $"at most {FurthestOffset}", $"không quá {FurthestOffset}");
        return new ReminderRule(
            map.Text("code"), map.Text("name"), map.Word("to", Words.ReminderTo), [.. units.Where(Words.Units.ContainsKey).Select(u => Words.Units[u])],
            share, offset, offsetUnit, map.DateOrNull("valid_from"), map.DateOrNull("valid_to"), map.Text("source"), map.Truth("verified"));
    }
}
