using System.Collections.Frozen;
using System.Collections.Immutable;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Which places a procedure may name: "anchor" or "anchor.organ".</summary>
internal static class Places
{
    private static readonly FrozenSet<string> Organs = FrozenSet.Create(StringComparer.Ordinal,
        "executive_committee", "standing_committee", "standing_board", "office", "organisation_department", "inspection_commission",
        "propaganda_department", "internal_affairs_department", "policy_department");

    private static readonly FrozenSet<string> Anchors = FrozenSet.Create(StringComparer.Ordinal,
        Performer.Filer, "filer_body", "filer_cell", "filer_grassroots", "filer_upper", "province", "competent", Performer.Subject, Performer.Team);

    /// <summary>What the competence table may answer, from the filer upwards.</summary>
    public static ImmutableArray<string> CompetentAnchors { get; } = ["filer_cell", "filer_grassroots", "filer_upper", "province"];

    // A party's line, by the party's key; the body itself is the line's first.
    private static readonly ImmutableArray<string> PartyLevels = ["_cell", "_grassroots", "_upper"];

    public static void CheckCompetent(MapReader map, string anchor)
    {
        if (!CompetentAnchors.Contains(anchor, StringComparer.Ordinal))
            map.Fault("competent", "unknown_place", $"\"{anchor}\" is no anchor of competence", $"“{anchor}” không phải cấp có thẩm quyền đã biết");
        foreach (var key in (ReadOnlySpan<string>)["intake", "decider"])
        {
            if (map.TextOrNull(key) is { } organ && !Organs.Contains(organ))
                map.Fault(key, "unknown_place", $"\"{organ}\" is no organ", $"“{organ}” không phải cơ quan đã biết");
        }
    }

    /// <summary>The list over which an Each goes: "anchor.kind", the bodies of a kind directly below, or "anchor.*", all of them.</summary>
    public static string List(MapReader map, IReadOnlyCollection<string> parties)
    {
        var over = map.Text("over");
        if (over.Length > 0 && !(over.Split('.') is [var anchor, var kind] && anchor != Performer.Team && IsAnchor(anchor, parties) && (kind == "*" || (kind.Length > 0 && kind.All(c => char.IsAsciiLetterLower(c) || c == '_')))))
            map.Fault("over", "unknown_list", $"\"{over}\" is no list of bodies", $"“{over}” không phải danh sách cơ quan; ghi như competent.grassroots hoặc competent.*");
        return over;
    }

    /// <param name="parties">Keys of the parties that the procedure declares.</param>
    /// <param name="inEach">Whether the step stands inside an Each, where "item" is the body at hand.</param>
    public static void Check(MapReader map, string key, string place, IReadOnlyCollection<string> parties, bool inEach)
    {
        var dot = place.IndexOf('.', StringComparison.Ordinal);
        var anchor = dot < 0 ? place : place[..dot];
        if (!IsAnchor(anchor, parties) && !(inEach && anchor == Performer.Item))
            map.Fault(key, "unknown_place", $"\"{place}\" is no place here", $"“{place}” không phải nơi thực hiện đã biết ở đây");
        if (dot >= 0 && !Organs.Contains(place[(dot + 1)..]))
            map.Fault(key, "unknown_place", $"\"{place[(dot + 1)..]}\" is no organ", $"“{place[(dot + 1)..]}” không phải cơ quan đã biết");
    }

    private static bool IsAnchor(string anchor, IReadOnlyCollection<string> parties) => Anchors.Contains(anchor)
        || PartyLevels.Any(level => anchor.EndsWith(level, StringComparison.Ordinal) && parties.Contains(anchor[..^level.Length], StringComparer.Ordinal));
}
