using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.TryOut;

/// <summary>Walks a draft in memory, by the rules of real dossiers: a fold over what was entered. It knows no database, so it leaves nothing there.</summary>
internal sealed class TryOuts(IOrganisation organisation, Situations situations)
{
    /// <summary>From the filing to the last move; refused by the first of them that the rules do not allow.</summary>
    public async Task<Result<TryOutRun>> Replay(DraftProcedure draft, TryOutInputs inputs, CancellationToken cancellation)
    {
        var filed = await File(draft, inputs.Filing, cancellation);
        if (!filed.IsOk)
            return filed.Refusals.ToArray();
        foreach (var move in inputs.Moves)
        {
            if (Move(filed.Value, move) is { } refusal)
                return refusal;
        }

        return filed.Value;
    }

    private async Task<Result<TryOutRun>> File(DraftProcedure draft, TryOutFiling filing, CancellationToken cancellation)
    {
        var (procedure, view) = (draft.Procedure, await organisation.View(cancellation));
        if (view.Find(filing.Body) is not { } body || Matters.FilingRights(procedure, ActorOf(view, filing.Person), view).All(r => r.Role != filing.Role || r.Body.Id != body.Id))
            return TryOutRefusals.FilerUnknown;
        // Nothing is handed in and nothing stored, whatever the level.
        var content = filing.Content with { Paper = [.. procedure.Components.Select(c => c.Number)] };
        var missing = DraftCheck.Run(procedure, content, view, ImmutableHashSet<int>.Empty, holdsContent: true)
            .Concat(procedure.Definition.Lists.Where(list => filing.Lists.GetValueOrDefault(list, []).All(b => view.Find(b) is null)).Select(TryOutRefusals.ListEmpty)).ToArray();
        if (missing.Length > 0)
            return missing;
        var competent = Matters.Competent(draft.Competence, procedure, body, content.Facts, view, filing.At.DateInVietnam());
        if (!competent.IsOk)
            return competent.Refusal;

        var matter = new Matter(
            competent.Value.Anchor, competent.Value.Rule, content.Parties.ToImmutableDictionary(), procedure.Subject == SubjectKind.Body ? content.SubjectId : null,
            null, Matters.Overseer(view, competent.Value.Competent));
        var dossier = Dossier.New(draft.Draft, procedure, 0, procedure.Name, "", filing.Person, body.Id, competent.Value.Competent.Id, matter, filing.At);
        var situation = await situations.Of(procedure, body.Id, matter, Acting.System, cancellation);
        // To show somebody barred for a relative's sake would tell who is whose relative.
        situation = situation with { Context = situation.Context with { RelativesOf = _ => [], Lists = filing.Lists.ToImmutableDictionary(l => l.Key, l => Bodies(view, l.Value)) } };
        var run = new TryOutRun(draft, dossier, situation, filing.At);
        var command = new FileDossier(filing.Role, new BodyRef(body.Id, body.Name), content.Facts.ToImmutableDictionary(), DraftCheck.SecrecyOf(procedure, content));
        return run.Carry(command, filing.Person, filing.At) is { } refusal ? refusal : run;
    }

    private static Refusal? Move(TryOutRun run, TryOutMove move)
    {
        run.PassTo(move.At);
        if (move.Action is not { } action)
            return null;
        if (move.Person is null)
            return FromOutside(action) is { } answer ? run.Carry(answer, null, move.At) : Refusals.ActionUnknown;
        var command = action.AsCommand(run.Keep(action.TakesNote ? action.Note : null), run.Dossier, run.Situation.Organisation, run.Keep);
        if (!command.IsOk)
            return command.Refusal;
        return run.Answer(NodeOf(run, action.Key), move.Answers) ?? run.Carry(command.Value, move.Person, move.At);
    }

    private static string? NodeOf(TryOutRun run, string? key) => key is not null && run.State.Open.GetValueOrDefault(key) is OpenStep step ? step.Node : null;

    // The result of a called procedure, and a message that is waited for.
    private static Command? FromOutside(StepAction action) => action.Kind switch
    {
        CommandKind.AnswerCall => new AnswerCall(action.Key ?? "", action.Outcome ?? ""),
        CommandKind.Deliver => new Deliver(action.Key ?? "", action.Other ?? ""),
        _ => null,
    };

    public static Actor ActorOf(OrganisationView view, Guid person) =>
        new(person, Guid.Empty, view.FindPerson(person)?.Name ?? "", [.. view.HeldBy(person).Select(h => new Grant(h.Role, h.Body))]);

    private static ImmutableArray<BodyRef> Bodies(OrganisationView view, ImmutableArray<Guid> ids) =>
        [.. ids.Select(id => view.Find(id)).OfType<Body>().Select(b => new BodyRef(b.Id, b.Name))];
}
