using ThongSuot.Engine.Guards;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Reads the condition at a key of a file.</summary>
internal static class Guards
{
    public static Guard? Read(MapReader map, string key, GuardTypes types)
    {
        var text = map.Text(key);
        if (text.Length == 0)
            return null;
        var parse = Guard.Parse(text, types);
        foreach (var error in parse.Errors)
            map.Fault(key, "guard", $"column {error.Column} of the condition: {error.Message}", $"điều kiện, cột {error.Column}: {error.MessageVi}");
        if (parse.Guard is { } guard && !guard.CanBeTrue())
            map.Fault(key, "guard_never", "the condition can never hold", "điều kiện này không bao giờ đúng");
        return parse.Guard;
    }
}
