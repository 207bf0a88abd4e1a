using ThongSuot.Platform.Ui;
using ThongSuot.Procedures.Search;

namespace ThongSuot.Procedures.Pages;

/// <summary>The list's filters in words.</summary>
internal static class FacetWords
{
    public const string Set = "Bộ của Tỉnh ủy", ByStep = "Theo từng bước";

    public static string Of(ListingState state) => state switch
    {
        ListingState.Official => "Chính thức",
        ListingState.Pilot => "Thí điểm",
        ListingState.Suspended => "Tạm dừng",
        ListingState.Upcoming => "Sắp có hiệu lực",
        ListingState.Ended => "Hết hiệu lực",
    };

    public static Tone ToneOf(ListingState state) => state switch
    {
        ListingState.Official => Tone.Success,
        ListingState.Pilot or ListingState.Upcoming => Tone.Info,
        ListingState.Suspended => Tone.Warning,
        ListingState.Ended => Tone.Neutral,
    };

    /// <summary>What a filter is called, and its empty choice.</summary>
    public static (string Label, string Any) Of(Facet facet) => facet switch
    {
        Facet.Field => ("Lĩnh vực", "Tất cả lĩnh vực"),
        Facet.Level => ("Cấp giải quyết", "Tất cả các cấp"),
        Facet.FiledAt => ("Nơi nộp", "Mọi cơ quan, tổ chức"),
        Facet.FiledBy => ("Người nộp", "Mọi người nộp"),
        Facet.Owner => ("Của", "Tỉnh ủy và các đơn vị"),
        Facet.State => ("Tình trạng", "Chưa hết hiệu lực"),
        Facet.Kind => ("Loại", "Mọi loại"),
        Facet.Origin => ("Nguồn", "Mọi nguồn"),
    };

    /// <summary>What a value of a filter is called; an unknown one as it is.</summary>
    public static string Of(Facet facet, string value, PublishedSnapshot published, PortalIndex index) => facet switch
    {
        Facet.Field => published.FieldName(value),
        Facet.Level => published.LevelName(value),
        Facet.FiledAt => published.BodyKindName(value),
        Facet.FiledBy => published.RoleName(value),
        Facet.Owner => value switch { Facets.OfSet => Set, Facets.OfUnits => "Mọi đơn vị", _ => index.Bodies.TryGetValue(value, out var name) ? $"{name} ({value})" : value },
        Facet.State => value == Facets.AnyState ? "Tất cả, kể cả đã hết hiệu lực" : Facets.States.Where(s => s.Value == value).Select(s => Of(s.Key)).FirstOrDefault(value),
        Facet.Kind => value switch
        {
            Facets.Filed => "Giải quyết theo đề nghị",
            Facets.ExOfficio => "Cơ quan chủ động tiến hành",
            Facets.InterAgency => "Phối hợp giữa các cơ quan",
            _ => value,
        },
        Facet.Origin => value switch { Facets.Original => "Bộ gốc kèm theo", Facets.Added => "Bổ sung sau", _ => value },
    };
}
