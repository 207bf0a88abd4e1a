using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Reads <c>{value: 5, unit: working_day, basis: planned}</c>.</summary>
internal static class LimitReader
{
    public static Limit? ReadOrNull(MapReader map, string key) => map.MapOrNull(key) is { } at ? Read(at) : null;

    public static Limit Read(MapReader at)
    {
        var limit = new Limit(at.Number("value"), at.Word("unit", Words.Units), at.Word("basis", Words.Bases));
        at.NothingElse();
        Check(at, "value", limit);
        return limit;
    }

    public static void Check(MapReader at, string key, Limit limit)
    {
        if (at.Has(key) && !limit.IsValid)
            at.Fault(key, "limit", "not a limit that its unit can express", "thời hạn không hợp lệ");
    }
}
