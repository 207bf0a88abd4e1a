using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Competences;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Life;

namespace ThongSuot.Procedures.Tests.Competences;

/// <summary>Rules as somebody enters them, and the use cases as requests of their own.</summary>
internal static class CompetenceSamples
{
    public static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Of the shipped table: membership matters filed at cells whose grassroots organisation stands under a commune.</summary>
    public const string Shipped = "A001";

    public static CompetenceRule Rule(string procedure, DateOnly from, string[]? levels = null, string[]? management = null, CompetenceResult? result = null, DateOnly? to = null)
    {
        var when = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["procedure"] = procedure.Split(' ') };
        if (levels is not null)
            when["filer_level"] = levels;
        if (management is not null)
            when["dien_quan_ly"] = management;
        return new CompetenceRule
        {
            Id = "", When = when, From = from, To = to, Result = result ?? new CompetenceResult.Competent("province", "office", "standing_board"), Source = "Quy định 01-QĐ/TU, Điều 3", Verified = true,
        };
    }

    /// <summary>A rule of the table, with what it concludes changed and from another day.</summary>
    public static async Task<CompetenceChange> Replacing(Living life, string id, DateOnly from, CompetenceResult? result = null)
    {
        var old = (await life.Procedures.Competence(None)).Rules.Single(r => r.Id == id);
        return new CompetenceChange.Replace(id, old with { Id = "", From = from, Result = result ?? new CompetenceResult.Competent("province", "organisation_department", "standing_committee"), Source = "Quy định 01-QĐ/TU", Verified = true });
    }

    public static Task<Result<CompetenceDraft>> Change(Living life, By by, int seen, CompetenceChange wanted, string? key = null) =>
        life.Ask<ChangeCompetence, Result<CompetenceDraft>>(c => c.Run(by, seen, key, wanted, None));

    public static Task<Result<CompetenceDraft>> TakeBack(Living life, By by, int seen, string? key) => life.Ask<TakeBackCompetence, Result<CompetenceDraft>>(c => c.Run(by, seen, key, None));

    public static Task<Result<CompetenceLayerRow>> Publish(Living life, By by, int seen, Decision? decision = null) =>
        life.Ask<PublishCompetence, Result<CompetenceLayerRow>>(c => c.Run(by, seen, decision ?? new Decision("12-QĐ/TU", life.Today, "Ban Thường vụ Tỉnh ủy"), None));

    /// <summary>The rule that a case is answered by; several of them, or "".</summary>
    public static async Task<string> Asked(Living life, string procedure, string level, string management, DateOnly on)
    {
        life.Host.Time.Forward(TimeSpan.FromSeconds(2));
        return (await life.Procedures.Competence(None)).Find(FilingCompetence.CaseOf(procedure, level, management), on) switch
        {
            CompetenceAnswer.Found found => found.RuleId,
            CompetenceAnswer.SeveralRules several => string.Join('+', several.RuleIds),
            _ => "",
        };
    }
}
