using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Processes;
using Choice = ThongSuot.Contracts.Procedures.Choice;

namespace ThongSuot.Procedures.Notices;

/// <summary>A way that a procedure can take: who files, and which answer of the filer leads to which competent body.</summary>
/// <param name="Answer">The filer's answer on which the competence depends; null when nothing is asked.</param>
internal sealed record Way(Body Filer, Choice? Answer, Places Places);

/// <summary>
/// Where the first, the checking and the deciding step of a procedure are done for those who file below one body, through the same look-up that
/// running dossiers use. Filers alike in kind and level go the same way upwards, so one of each is asked.
/// </summary>
internal sealed class Handling(OrganisationView view, CompetenceTable competence, DateOnly day, Body body)
{
    private const string Management = "dien_quan_ly", NoAnswer = "khong";

    private readonly ImmutableArray<Body> _filers = [.. Below(view, view.CommitteeOf(body)).OrderBy(b => b.Id != body.Id).DistinctBy(b => (b.Kind, b.Level))];

    /// <summary>The body, and when it is a committee its organs.</summary>
    public ImmutableHashSet<Guid> Here { get; } = [body.Id, .. body.IsOrgan ? [] : view.ChildrenOf(body.Id).Where(b => b.IsOrgan).Select(b => b.Id)];

    public IEnumerable<Way> Ways(Procedure procedure)
    {
        var kinds = procedure.FiledBy.SelectMany(right => right.At).ToHashSet(StringComparer.Ordinal);
        Choice?[] answers = procedure.Facts.FirstOrDefault(f => f.Key == Management) is { } fact ? [.. fact.Choices] : [null];
        return from filer in _filers
               where kinds.Contains(filer.Kind)
               from answer in answers
               let places = PlacesOf(procedure, filer, answer)
               where places is not null
               select new Way(filer, answer, places);
    }

    /// <summary>The first step that is more than filling in: there the dossier is handed in.</summary>
    public static Step Opening(ProcedureDefinition definition) => definition.Steps.FirstOrDefault(s => s is not { Kind: StepKind.Submit, Who.Place: Performer.Filer }) ?? definition.Steps[0];

    public static Step? Checking(ProcedureDefinition definition) => definition.Steps.FirstOrDefault(s => s.ChecksCompetence);

    public static string? PlaceOf(Step step) => step.Who.Place ?? step.Who.RecordedBy?.Place;

    public Body? Find(Way way, Step? step) =>
        step is null || PlaceOf(step) is not { } place || place == Performer.Team ? null : view.Find(way.Places.Find(place)?.Id);

    private Places? PlacesOf(Procedure procedure, Body filer, Choice? answer)
    {
        var asked = new Dictionary<string, string>(StringComparer.Ordinal) { ["procedure"] = procedure.Code, ["filer_level"] = filer.Level, [Management] = answer?.Code ?? NoAnswer };
        return competence.Find(asked, day) is CompetenceAnswer.Found { Result: CompetenceResult.Competent competent }
            ? view.PlacesFor(new PlaceRequest(filer.Id, competent.Anchor, ImmutableDictionary<string, Guid>.Empty, Subject: null))
            : null;
    }

    private static IEnumerable<Body> Below(OrganisationView view, Body committee)
    {
        var waiting = new Queue<Body>([committee]);
        while (waiting.TryDequeue(out var next))
        {
            yield return next;
            foreach (var child in view.ChildrenOf(next.Id))
                waiting.Enqueue(child);
        }
    }
}
