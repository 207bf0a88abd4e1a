using System.Security.Cryptography;
using System.Text;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;

namespace ThongSuot.Dossiers.Filing;

/// <summary>What a matter is made of: the competent body, as the competence table answers for its filing, and what tells it from others.</summary>
internal static class Matters
{
    // Shorter ones are alike by chance.
    private const int ShortestAbstract = 20;

    /// <summary>The competent body and its anchor, or why there is none.</summary>
    public static Result<(Body Competent, string Anchor, string Rule)> Competent(
        CompetenceTable table, Procedure procedure, Body filerBody, IReadOnlyDictionary<string, string> facts, OrganisationView view, DateOnly on) =>
        table.Find(procedure, filerBody, facts, view, on) switch
        {
            CompetenceFinding.Competent found => (found.Body, found.Anchor, found.Rule.Id),
            CompetenceFinding.Nobody none => Refusals.NotCompetent(none.Reason),
            CompetenceFinding.BodyMissing missing => Refusals.NoCompetentBody(missing.Anchor),
            CompetenceFinding.Unclear { Answer: CompetenceAnswer.SeveralRules several } => Refusals.CompetenceUnclear($"các quy tắc {string.Join(", ", several.RuleIds)} cùng áp dụng"),
            _ => Refusals.CompetenceUnclear("chưa có quy tắc nào"),
        };

    /// <summary>The same procedure about the same subject, without the subject's name. Hex SHA-256.</summary>
    public static string KeyOf(string procedure, string? subject, Guid? subjectId, Guid filerBody)
    {
        var about = subjectId is { } id ? id.ToString("N") : $"{Folding.Fold(subject ?? "")}@{filerBody:N}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{procedure}|{about}")));
    }

    /// <summary>
    /// What is handed in: the words of the abstract with the very files, from one body. Null where the words say too little to take two for one:
    /// one file, such as a curriculum vitae, rightly goes with many a matter.
    /// </summary>
    /// <param name="files">Hashes of the files that were uploaded for this draft.</param>
    public static string? ContentOf(IEnumerable<string> files, string? @abstract, Guid filerBody)
    {
        var words = Folding.Fold(@abstract ?? "");
        return words.Length < ShortestAbstract
            ? null
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{filerBody:N}|{words}|{string.Join(' ', files.Distinct().Order(StringComparer.Ordinal))}")));
    }

    /// <summary>The inspection commission of a committee, or of the committee that an organ belongs to; null where there is none.</summary>
    public static Guid? Overseer(OrganisationView view, Body competent) =>
        competent.Kind == "inspection_commission" ? competent.Id : view.OrganOf(view.CommitteeOf(competent), "inspection_commission")?.Id;

    /// <summary>The grants with which this person may open a dossier of the procedure.</summary>
    public static IEnumerable<(string Role, Body Body)> FilingRights(Procedure procedure, Platform.Security.Actor actor, OrganisationView view) =>
        from right in procedure.FiledBy
        from grant in actor.Grants
        where grant.Role == right.Role
        let body = view.Find(grant.Body)
        where body is not null && right.At.Contains(body.Kind)
        select (grant.Role, body);
}
