using System.Globalization;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Competences;

/// <summary>A rule as the fields of a page: what is kept, what a gap asks for and what was posted come in the same fields.</summary>
internal sealed record RuleFields
{
    public const int MostText = 500;

    public const string Somebody = "co", Nobody = "khong";

    public IReadOnlyList<string> Procedures { get; init; } = [];

    public IReadOnlyList<string> Levels { get; init; } = [];

    public IReadOnlyList<string> Management { get; init; } = [];

    /// <summary><see cref="Somebody"/> or <see cref="Nobody"/>.</summary>
    public string Result { get; init; } = "";

    public string Anchor { get; init; } = "";

    /// <summary>Empty: the competent body itself.</summary>
    public string Intake { get; init; } = "";

    public string Decider { get; init; } = "";

    public string Reason { get; init; } = "";

    public string From { get; init; } = "";

    /// <summary>The last day on which it holds; empty: no end is known.</summary>
    public string Last { get; init; } = "";

    public string Source { get; init; } = "";

    public bool Verified { get; init; }

    /// <summary>The field of an input of the table; null for one that has none.</summary>
    public static string? NameOf(string input) => input switch
    {
        FilingCompetence.Procedure => "thu-tuc",
        FilingCompetence.FilerLevel => "cap",
        FilingCompetence.Management => "dien",
        _ => null,
    };

    public static RuleFields Of(CompetenceRule rule, CompetenceTable table)
    {
        IReadOnlyList<string> Codes(string input) => rule.When.GetValueOrDefault(input) ?? table.Inputs.FirstOrDefault(i => i.Name == input)?.Codes ?? [];
        var competent = rule.Result as CompetenceResult.Competent;
        return new RuleFields
        {
            Procedures = Codes(FilingCompetence.Procedure), Levels = Codes(FilingCompetence.FilerLevel), Management = Codes(FilingCompetence.Management),
            Result = competent is null ? Nobody : Somebody, Anchor = competent?.Anchor ?? "", Intake = competent?.IntakeOrgan ?? "", Decider = competent?.DeciderOrgan ?? "",
            Reason = (rule.Result as CompetenceResult.None)?.Reason ?? "", From = rule.From.Posted(), Last = rule.To?.AddDays(-1).Posted() ?? "", Source = rule.Source, Verified = rule.Verified,
        };
    }

    public static RuleFields Of(Posted posted) => new()
    {
        Procedures = posted.All("thu-tuc"), Levels = posted.All("cap"), Management = posted.All("dien"), Result = posted.Text("ket-qua"), Anchor = posted.Text("noi"), Intake = posted.Text("tiep-nhan"),
        Decider = posted.Text("quyet-dinh"), Reason = posted.Text("ly-do"), From = posted.Text("tu-ngay"), Last = posted.Text("den-ngay"), Source = posted.Text("can-cu"), Verified = posted.Has("doi-chieu"),
    };

    /// <summary>The rule that the fields tell, without an id, or every field that cannot be read.</summary>
    public Result<CompetenceRule> Read(CompetenceTable table)
    {
        var refused = new List<Refusal>();
        var when = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (input, chosen, missing) in ((string, IReadOnlyList<string>, Refusal)[])[
            (FilingCompetence.Procedure, Procedures, Refusals.CompetenceProceduresMissing), (FilingCompetence.FilerLevel, Levels, Refusals.CompetenceLevelsMissing),
            (FilingCompetence.Management, Management, Refusals.CompetenceManagementMissing)])
        {
            if (table.Inputs.FirstOrDefault(i => i.Name == input) is not { } domain)
                continue;
            // In the table's order, so that the same choice is the same rule.
            string[] known = [.. domain.Codes.Where(code => chosen.Contains(code, StringComparer.Ordinal))];
            if (known.Length == 0 || chosen.Except(known, StringComparer.Ordinal).Any())
                refused.Add(missing);
            // Procedures are always named: a new one has rules of its own.
            if (input == FilingCompetence.Procedure || known.Length < domain.Codes.Count)
                when[input] = known;
        }

        var result = ResultOf(refused);
        var (from, last) = (DayOf(From), DayOf(Last));
        if (from is null)
            refused.Add(Refusals.CompetenceFromMissing);
        if (last is null && Last.Length > 0)
            refused.Add(Refusals.CompetenceLastMissing);
        else if (last < from)
            refused.Add(Refusals.CompetencePeriod);
        if (Source.Length is 0 or > MostText)
            refused.Add(Refusals.CompetenceSourceMissing);
        return refused.Count > 0
            ? refused.ToArray()
            : new CompetenceRule { Id = "", When = when, From = from!.Value, To = last?.AddDays(1), Result = result!, Source = Source, Verified = Verified };
    }

    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1930 and <= 2200 ? day : null;

    private CompetenceResult? ResultOf(List<Refusal> refused)
    {
        switch (Result)
        {
            case Nobody:
                if (Reason.Length is 0 or > MostText)
                    refused.Add(Refusals.CompetenceReasonMissing);
                return new CompetenceResult.None(Reason);
            case Somebody:
                if (!Places.CompetentAnchors.Contains(Anchor, StringComparer.Ordinal))
                    refused.Add(Refusals.CompetenceAnchorMissing);
                foreach (var (field, organ) in ((string, string)[])[("tiep-nhan", Intake), ("quyet-dinh", Decider)])
                {
                    if (organ.Length > 0 && !PlaceWords.OrganCodes.Contains(organ, StringComparer.Ordinal))
                        refused.Add(Refusals.CompetenceOrganUnknown(field));
                }

                return new CompetenceResult.Competent(Anchor, Intake, Decider);
            default:
                refused.Add(Refusals.CompetenceResultMissing);
                return null;
        }
    }
}
