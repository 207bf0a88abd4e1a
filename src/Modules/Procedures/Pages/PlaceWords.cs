using System.Collections.Frozen;
using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures.Pages;

/// <summary>Says a place of a procedure in Vietnamese: "competent.office" is "Văn phòng, cấp có thẩm quyền".</summary>
internal static class PlaceWords
{
    private static readonly FrozenDictionary<string, string> Anchors = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["filer"] = "người nộp hồ sơ",
        ["filer_body"] = "cơ quan, tổ chức nộp hồ sơ",
        ["filer_cell"] = "chi bộ nộp hồ sơ",
        ["filer_grassroots"] = "tổ chức cơ sở đảng của bên nộp",
        ["filer_upper"] = "cấp trên trực tiếp của tổ chức cơ sở đảng",
        ["province"] = "cấp tỉnh",
        ["competent"] = "cấp có thẩm quyền",
        ["subject"] = "đối tượng của hồ sơ",
        ["team"] = "",
        ["item"] = "từng cơ quan, tổ chức",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Organs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["executive_committee"] = "Ban Chấp hành",
        ["standing_committee"] = "Ban Thường vụ",
        ["standing_board"] = "Thường trực",
        ["office"] = "Văn phòng",
        ["organisation_department"] = "Ban Tổ chức",
        ["inspection_commission"] = "Ủy ban Kiểm tra",
        ["propaganda_department"] = "Ban Tuyên giáo và Dân vận",
        ["internal_affairs_department"] = "Ban Nội chính",
        ["policy_department"] = "Ban Chính sách, chiến lược",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Levels = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["_cell"] = "",
        ["_grassroots"] = "tổ chức cơ sở đảng của ",
        ["_upper"] = "cấp trên trực tiếp của ",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All places that do not depend on a procedure's parties.</summary>
    public static IEnumerable<string> Known => Anchors.Keys.Order(StringComparer.Ordinal).SelectMany(anchor => Organs.Keys.Order(StringComparer.Ordinal).Select(organ => $"{anchor}.{organ}").Prepend(anchor));

    public static IReadOnlyList<string> OrganCodes { get; } = [.. Organs.Keys.Order(StringComparer.Ordinal)];

    /// <summary>An organ alone: "office" is "Văn phòng".</summary>
    public static string Organ(string code) => Organs.GetValueOrDefault(code, code);

    public static string Of(string place, Procedure procedure) => Of(place, procedure.Parties);

    public static string Of(string place, ImmutableArray<Party> parties)
    {
        var dot = place.IndexOf('.', StringComparison.Ordinal);
        var anchor = Anchor(dot < 0 ? place : place[..dot], parties);
        return dot < 0 ? anchor : $"{Organs.GetValueOrDefault(place[(dot + 1)..], place)}, {anchor}";
    }

    private static string Anchor(string anchor, ImmutableArray<Party> parties)
    {
        if (Anchors.TryGetValue(anchor, out var known))
            return known;
        foreach (var (end, words) in Levels)
        {
            if (anchor.EndsWith(end, StringComparison.Ordinal) && parties.FirstOrDefault(p => p.Key == anchor[..^end.Length]) is { } party)
                return words + party.Label.ToLower(0);
        }

        return anchor;
    }
}
