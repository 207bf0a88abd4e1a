using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Competence;

namespace ThongSuot.Contracts.Procedures;

/// <summary>What the competence table says about one filing, its places found in the organisation.</summary>
public abstract record CompetenceFinding
{
    private CompetenceFinding()
    {
    }

    /// <param name="Anchor">Where the rule stands, as seen from the filer: "filer_upper", "province" …</param>
    /// <param name="Intake">Who takes in; null where the body has no such organ.</param>
    /// <param name="Decider">Who decides; null where the body has no such organ.</param>
    public sealed record Competent(CompetenceRule Rule, string Anchor, Body Body, Body? Intake, Body? Decider) : CompetenceFinding;

    /// <summary>Nobody, and that is on purpose.</summary>
    /// <param name="Reason">Vietnamese, for the filer.</param>
    public sealed record Nobody(CompetenceRule Rule, string Reason) : CompetenceFinding;

    /// <summary>The filer's line of superiors has no body where the rule stands.</summary>
    public sealed record BodyMissing(CompetenceRule Rule, string Anchor) : CompetenceFinding;

    /// <summary>The table has no rule for it, or several.</summary>
    public sealed record Unclear(CompetenceAnswer Answer) : CompetenceFinding;
}

/// <summary>
/// The one place that asks the competence table about a filing: for filing itself, for trying a case on the screen, and for finding where
/// the steps of a procedure are done.
/// </summary>
public static class FilingCompetence
{
    public const string Procedure = "procedure", FilerLevel = "filer_level", Management = "dien_quan_ly";

    /// <summary>What a procedure without the fact <see cref="Management"/> is asked with.</summary>
    public const string NotStated = "khong";

    /// <summary>A case as the table knows it.</summary>
    /// <param name="level">Of the filing body: TINH, CTCS, CS or CB.</param>
    /// <param name="management">Who manages the matter's subject; null: the filer does not say.</param>
    public static ImmutableDictionary<string, string> CaseOf(string procedure, string level, string? management) =>
        ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
            .Add(Procedure, procedure).Add(FilerLevel, level).Add(Management, management ?? NotStated);

    /// <summary>What filers of a procedure may say about <see cref="Management"/>; one code, <see cref="NotStated"/>, when they are not asked.</summary>
    public static IEnumerable<string> ManagementCodes(this Procedure procedure) =>
        procedure.Facts.FirstOrDefault(f => f.Key == Management)?.Choices.Select(c => c.Code) ?? [NotStated];

    /// <param name="facts">What the filer says, by key.</param>
    /// <param name="on">The day whose rules count, in Vietnam.</param>
    public static CompetenceFinding Find(
        this CompetenceTable table, Procedure procedure, Body filer, IReadOnlyDictionary<string, string> facts, OrganisationView view, DateOnly on)
    {
        switch (table.Find(CaseOf(procedure.Code, filer.Level, facts.GetValueOrDefault(Management)), on))
        {
            case CompetenceAnswer.Found { Rule: var rule, Result: CompetenceResult.Competent competent }:
                return view.CompetentFor(filer, competent.Anchor) is { } body
                    ? new CompetenceFinding.Competent(rule, competent.Anchor, body, view.OrganAt(body, competent.IntakeOrgan), view.OrganAt(body, competent.DeciderOrgan))
                    : new CompetenceFinding.BodyMissing(rule, competent.Anchor);
            case CompetenceAnswer.Found { Rule: var rule, Result: CompetenceResult.None none }:
                return new CompetenceFinding.Nobody(rule, none.Reason);
            case var unclear:
                return new CompetenceFinding.Unclear(unclear);
        }
    }

    /// <summary>The body at an anchor of the table, as seen from a filer; null where its line has none.</summary>
    public static Body? CompetentFor(this OrganisationView view, Body filer, string anchor) =>
        view.Find(view.PlacesFor(new PlaceRequest(filer.Id, anchor, ImmutableDictionary<string, Guid>.Empty, Subject: null)).Find("competent")?.Id);

    /// <summary>An organ of a competent body; without a code the body itself, which then has no organs and acts by itself.</summary>
    public static Body? OrganAt(this OrganisationView view, Body competent, string organ) => organ.Length == 0 ? competent : view.OrganOf(competent, organ);
}
