using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Search;

/// <summary>By what the list can be narrowed.</summary>
internal enum Facet
{
    Field,
    Level,

    /// <summary>Kind of body at which it is filed.</summary>
    FiledAt,

    /// <summary>Role that files it.</summary>
    FiledBy,

    /// <summary>Whose text it is.</summary>
    Owner,
    State,
    Kind,
    Origin,
}

/// <summary>Words of the address that choose a value, and how values are called.</summary>
internal static class Facets
{
    /// <summary>Whose: the set's own, or that of any unit; otherwise a body's code.</summary>
    public const string OfSet = "tinh", OfUnits = "don-vi";

    /// <summary>Ended ones too; without a choice, all that are not ended.</summary>
    public const string AnyState = "tat-ca";

    public const string Filed = "de-nghi", ExOfficio = "chu-dong", InterAgency = "phoi-hop";

    public const string Original = "bo-goc", Added = "bo-sung";

    public static readonly IReadOnlyDictionary<Facet, string> Names = new Dictionary<Facet, string>
    {
        [Facet.Field] = "linh-vuc", [Facet.Level] = "cap", [Facet.FiledAt] = "noi-nop", [Facet.FiledBy] = "vai-tro",
        [Facet.Owner] = "cua", [Facet.State] = "tinh-trang", [Facet.Kind] = "loai", [Facet.Origin] = "nguon",
    };

    public static readonly IReadOnlyDictionary<ListingState, string> States = new Dictionary<ListingState, string>
    {
        [ListingState.Official] = "chinh-thuc", [ListingState.Pilot] = "thi-diem", [ListingState.Suspended] = "tam-dung",
        [ListingState.Upcoming] = "sap-co", [ListingState.Ended] = "het-hieu-luc",
    };

    /// <summary>Every value of a row, by facet.</summary>
    public static IEnumerable<(Facet Facet, string Value)> Of(ListingRow row, ListingState state)
    {
        yield return (Facet.Field, row.Field);
        foreach (var (facet, codes) in ((Facet, string)[])[(Facet.Level, row.Levels), (Facet.FiledAt, row.FiledAt), (Facet.FiledBy, row.FiledBy)])
        {
            foreach (var code in codes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return (facet, code);
        }

        if (row.Body is null)
        {
            yield return (Facet.Owner, OfSet);
        }
        else
        {
            yield return (Facet.Owner, OfUnits);
            yield return (Facet.Owner, row.BodyCode ?? "");
        }

        yield return (Facet.State, States[state]);
        yield return (Facet.Kind, row.ExOfficio ? ExOfficio : Filed);
        if (row.InterAgency)
            yield return (Facet.Kind, InterAgency);
        yield return (Facet.Origin, row.Original ? Original : Added);
    }
}

/// <summary>How a version stands at a moment.</summary>
internal enum ListingState
{
    Official,
    Pilot,
    Suspended,

    /// <summary>Its day has not come yet.</summary>
    Upcoming,
    Ended,
}
