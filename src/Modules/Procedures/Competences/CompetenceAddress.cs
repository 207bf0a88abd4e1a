using Microsoft.AspNetCore.Http.Extensions;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Competences;

/// <summary>Addresses of the competence table.</summary>
internal static class CompetenceAddress
{
    public const string List = "/tham-quyen", Export = List + "/tep", Try = List + "/thu", Changes = List + "/lich-su", Edit = List + "/sua", EditRule = Edit + "/quy-tac", EndRule = Edit + "/ket-thuc";

    // A rule of a procedure's own has a stroke in its id, which stays one in the address.
    public static string Of(string rule) => $"{List}/{string.Join('/', rule.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>The page that puts another rule in the place of this one.</summary>
    public static string Replace(string rule) => $"{EditRule}?thay={Uri.EscapeDataString(rule)}";

    public static string End(string rule) => $"{EndRule}?quy-tac={Uri.EscapeDataString(rule)}";

    /// <summary>The page on which a change of the set is mended.</summary>
    public static string Mend(CompetenceChange change) => change is CompetenceChange.End end ? End(end.Of) : $"{EditRule}?dong={Uri.EscapeDataString(change.Key)}";

    /// <summary>The page of a new rule, filled in for a gap.</summary>
    public static string Fill(TableGap gap)
    {
        var query = new QueryBuilder { { "tu-ngay", gap.Box.From.Posted() } };
        foreach (var side in gap.Box.Sides)
        {
            if (RuleFields.NameOf(side.Input) is { } name)
                query.Add(name, side.Codes);
        }

        return EditRule + query;
    }

    public static string TryOut(FilingExample example, bool isDraft)
    {
        var query = new QueryBuilder { { "thu-tuc", example.Procedure }, { "noi-nop", example.Filer?.Code ?? "" }, { "ngay", example.On.Posted() } };
        if (example.Management != FilingCompetence.NotStated)
            query.Add("dien", example.Management);
        if (isDraft)
            query.Add("ban", "sua");
        return Try + query;
    }
}
