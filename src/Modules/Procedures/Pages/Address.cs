using ThongSuot.Contracts.Procedures;
using ThongSuot.Procedures.Search;

namespace ThongSuot.Procedures.Pages;

/// <summary>Addresses of the portal's pages.</summary>
internal static class Address
{
    public const string List = "/thu-tuc";

    public static string Of(Procedure procedure) => $"{List}/{procedure.Code}";

    /// <summary>What is in force under a code of its own stands at that code; any other, such as a local variant, is asked for by its number.</summary>
    public static string Of(Listed listed) =>
        listed.State == ListingState.Official && (listed.BodyCode is null || listed.Code.StartsWith($"{listed.BodyCode}-", StringComparison.Ordinal)) ? $"{List}/{listed.Code}" : $"{List}/{listed.Code}/phien-ban/{listed.Number}";

    /// <summary>What a search box asks while somebody types.</summary>
    public const string Suggestions = List + "/goi-y";

    /// <summary>The list as a file.</summary>
    public const string Export = List + "/tep";

    public static string OfForm(string code) => $"/bieu-mau/{code}";

    /// <summary>The blank form to print.</summary>
    public static string OfBlankPdf(string code) => $"{OfForm(code)}/trong.pdf";

    public static string OfBlankDocx(string code) => $"{OfForm(code)}/trong.docx";

    public static string OfField(string code) => $"/linh-vuc/{code}";

    public const string Bases = "/can-cu";

    public static string OfBasis(string code) => $"{Bases}/{code}";

    public const string Views = "/thu-tuc/luot-xem";

    public const string Notices = "/thong-bao-niem-yet";

    /// <summary>The notice of a body, to print and to look things up; with ".pdf" or ".docx" behind the body the file.</summary>
    public static string OfNotice(string body, string? field) => $"{Notices}/{Uri.EscapeDataString(body)}{(field is null ? "" : $"?linh-vuc={Uri.EscapeDataString(field)}")}";

    /// <summary>Where a dossier of this procedure begins.</summary>
    public static string Filing(Procedure procedure) => $"/ho-so/moi?thu-tuc={procedure.Code}";
}
