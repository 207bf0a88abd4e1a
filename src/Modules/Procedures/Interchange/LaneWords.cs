using System.Collections.Frozen;
using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Text;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Interchange;

/// <summary>
/// Performers as names of lanes and back: "Văn thư – Văn phòng, cấp có thẩm quyền". What is no known role or place goes into the text as it
/// is written, so that the draft's check names it.
/// </summary>
internal sealed class LaneWords
{
    /// <summary>Stands where a model says nothing; the draft's check names it as no role and no place.</summary>
    public const string ToComplete = "cần bổ sung";

    private const string Between = " – ", Recorded = " (ghi nhận: ";

    private readonly Func<string, string> _roleName;
    private readonly ImmutableArray<Party> _parties;
    private readonly FrozenDictionary<string, string> _roles;
    private readonly FrozenDictionary<string, string> _places;

    public LaneWords(Reference reference, ImmutableArray<Party> parties)
    {
        _roleName = role => reference.Roles.TryGetValue(role, out var known) ? known.Name : role;
        _parties = parties;
        _roles = Folded(reference.Roles.Values.SelectMany(r => (IEnumerable<(string, string)>)[(r.Name, r.Code), (r.Code, r.Code)]));
        _places = Folded(PlaceWords.Known.SelectMany(place => (IEnumerable<(string, string)>)[(PlaceWords.Of(place, parties), place), (place, place)]));
    }

    public static ImmutableArray<Party> PartiesOf(YamlNode.Map root) => root.Find("parties") is YamlNode.List list
        ? [.. list.Items.OfType<YamlNode.Map>().Select(map => new Party(DraftFields.TextOf(map, "key"), DraftFields.TextOf(map, "label"), []))] : [];

    /// <summary>Of a performer as a text writes it.</summary>
    public string Of(YamlNode? who)
    {
        if (who is not YamlNode.Map map)
            return ToComplete;
        if (DraftFields.TextOf(map, "outside") is { Length: > 0 } outside)
            return map.Find("recorded_by") is { } clerk ? $"{outside}{Recorded}{Of(clerk)})" : outside;
        return Of(DraftFields.TextOf(map, "role"), DraftFields.TextOf(map, "where"));
    }

    public string Of(string role, string place)
    {
        var name = role.Length == 0 ? ToComplete : _roleName(role);
        return OfPlace(place) is { Length: > 0 } words ? $"{name}{Between}{words}" : name;
    }

    public string OfPlace(string place) => place.Length == 0 || place == ToComplete ? "" : PlaceWords.Of(place, _parties);

    /// <summary>The performer that a lane's name means.</summary>
    public YamlNode.Map Read(string lane)
    {
        var (role, place) = RoleAndPlace(lane.Trim());
        return new YamlNode.Map(0, [("role", 0, YamlNode.Scalar.OfText(role)), ("where", 0, YamlNode.Scalar.OfText(place))]);
    }

    /// <summary>A body outside the system, with the clerk who records its answer when the lane names one.</summary>
    public YamlNode.Map ReadOutside(string lane)
    {
        var at = lane.IndexOf(Recorded, StringComparison.Ordinal);
        var (outside, clerk) = at > 0 && lane.EndsWith(')') ? (lane[..at], lane[(at + Recorded.Length)..^1]) : (lane, null);
        var who = new YamlNode.Map(0, [("role", 0, YamlNode.Scalar.OfText("external_body")), ("outside", 0, YamlNode.Scalar.OfText(outside.Length > 0 ? outside : ToComplete))]);
        return clerk is null ? who : who.With("recorded_by", Read(clerk));
    }

    public static bool IsOutside(string lane) => lane.Contains(Recorded, StringComparison.Ordinal);

    public (string Role, string Place) RoleAndPlace(string lane)
    {
        if (_roles.TryGetValue(Folding.Fold(lane), out var role))
            return (role, ToComplete);
        for (var at = lane.IndexOf(Between, StringComparison.Ordinal); at > 0; at = lane.IndexOf(Between, at + 1, StringComparison.Ordinal))
        {
            if (_roles.TryGetValue(Folding.Fold(lane[..at]), out role))
                return (role, ReadPlace(lane[(at + Between.Length)..]));
        }

        return (lane.Length > 0 ? lane : ToComplete, ToComplete);
    }

    public string ReadPlace(string words) => _places.TryGetValue(Folding.Fold(words), out var place) ? place : words.Length > 0 ? words : ToComplete;

    // Of two with the same words the first is meant.
    private static FrozenDictionary<string, string> Folded(IEnumerable<(string Words, string Code)> pairs) =>
        pairs.Select(p => (Key: Folding.Fold(p.Words), p.Code)).Where(p => p.Key.Length > 0).DistinctBy(p => p.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(p => p.Key, p => p.Code, StringComparer.Ordinal);
}
