using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Reform.Facts;

/// <summary>
/// The facts of one dossier while its entries are taken, in their order. Heard one by one or all at once from the beginning, the same facts come out; its end
/// is taken from the beginning, since how it went from body to body is kept nowhere else.
/// </summary>
internal sealed class FactSheet(DossierFact? dossier, IEnumerable<StepFact> steps, Clockwork clock)
{
    /// <summary>The channel to a body that the system does not reach.</summary>
    private const string Outside = "outside";

    private readonly List<StepFact> _steps = [.. steps];
    private readonly Dictionary<int, Hop> _hops = [];
    private Secrecy _secrecy;

    public DossierFact? Dossier { get; private set; } = dossier;

    public IReadOnlyList<StepFact> Steps => _steps;

    /// <param name="at">Of the entry; some events name no time of their own.</param>
    /// <param name="procedure">The version in the entry's envelope.</param>
    public void Take(int sequence, DateTimeOffset at, DossierEvent happened, Guid id, Procedure procedure)
    {
        if (happened is Filed filed)
        {
            Dossier = new DossierFact
            {
                Dossier = id, Version = procedure.VersionId, Procedure = procedure.Code, Field = procedure.Field, IsCompartment = procedure.Definition.Compartment, Filer = filed.Filer.Body.Id,
                Body = filed.Filer.Body.Id, FiledAt = filed.At, Since = filed.At,
            };
            _secrecy = filed.Secrecy;
            SetWhole(filed.Due);
        }
        else if (Dossier is not null && sequence > Dossier.Heard)
        {
            Go(sequence, at, happened, procedure);
        }

        // These are never heard by themselves.
        if (happened is not (Circulated or HopReceived or SecrecyRaised))
            Dossier?.Heard = Math.Max(Dossier.Heard, sequence);
    }

    private void Go(int sequence, DateTimeOffset at, DossierEvent happened, Procedure procedure)
    {
        var whole = Dossier!;
        switch (happened)
        {
            case StepOpened e:
                if (whole.Body == whole.Filer && e.Holder.Outside is null)
                    whole.Body = e.Holder.Body.Id;
                Open(sequence, e.Key, e.Node, e.Holder.Body.Id, e.Due, e.At, procedure.VersionId);
                break;
            // What a step asks on its way is part of that step's time.
            case ConsultOpened { ForStep: null } e:
                foreach (var holder in e.Holders.DistinctBy(h => new Opinion(h).Body.Id))
                    Open(sequence, e.Key, e.Node, new Opinion(holder).Body.Id, e.Due, e.At, procedure.VersionId);
                break;
            case StepCompleted e:
                CloseAll(OpenAt(e.Key), e.At, StepEnd.Completed);
                break;
            case OpinionGiven e:
                CloseAll(OpenAt(e.Key).Where(s => s.Body == e.Body), e.At, StepEnd.Completed);
                break;
            case ConsultClosed e:
                CloseAll(OpenAt(e.Key), e.At, StepEnd.Dropped);
                break;
            case WorkCancelled e:
                CloseAll(e.Keys.SelectMany(OpenAt), at, StepEnd.Dropped);
                break;
            case SentBack e:
                whole.SentBacks++;
                if (OpenAt(e.Key).FirstOrDefault() is { } back)
                {
                    back.SentBacks++;
                    Close(back, e.At, StepEnd.SentBack);
                }

                break;
            case Paused e:
                Pause(e);
                break;
            case Unpaused e:
                GoOn(e);
                break;
            case DueSet e:
                whole.Since = at;
                SetWhole(e.Due);
                break;
            case HandedUp e:
                foreach (var step in OpenAt(e.Key))
                {
                    step.Body = e.To.Body.Id;
                    Move(step, e.Due);
                }

                break;
            case LimitChanged e:
                MoveWhole(e.Due);
                break;
            case Extended { Key: "" } e:
                MoveWhole(e.Due);
                break;
            case Extended e:
                foreach (var step in OpenAt(e.Key))
                    Move(step, e.Due);
                break;
            case Recomputed e:
                foreach (var (key, due) in e.Dues)
                {
                    if (key.Length == 0)
                        MoveWhole(due);
                    foreach (var step in OpenAt(key))
                        Move(step, due);
                }

                break;
            case BodyReplaced e:
                foreach (var step in _steps.Where(s => s.ClosedAt is null && s.Body == e.From))
                    step.Body = e.To.Id;
                break;
            case Circulated e:
                _hops[e.Number] = new Hop(e.Channel == Outside, e.Paper, IsSignedFor: false);
                break;
            case HopReceived e:
                _hops[e.Number] = _hops[e.Number] with { IsSignedFor = true };
                break;
            case SecrecyRaised e:
                _secrecy = e.To;
                break;
            case Ended e:
                End(e, procedure);
                break;
            case Reopened e:
                Begin();
                Reopen(e);
                break;
            case AcceptedByDecision:
                Begin();
                break;
            case Migrated e:
                whole.Version = e.To;
                foreach (var step in _steps.Where(s => s.ClosedAt is null))
                    (step.Key, step.Node, step.Version) = (e.KeyOf(step.Key), e.NodeOf(step.Node), e.To);
                break;
            case Corrected e:
                TakeBack(e);
                break;
        }
    }

    private void Begin()
    {
        var whole = Dossier!;
        (whole.EndedAt, whole.End, whole.UsedPercent, whole.IsLate, whole.WorkedMinutes) = (null, null, null, false, null);
        (whole.WorkedHundredths, whole.Circulation, whole.PaperHops) = (null, null, 0);
    }

    // From the end to the reopening it stood still.
    private void Reopen(Reopened e)
    {
        var whole = Dossier!;
        if (e is not { Dues: { } dues, Since: { } since })
            return;
        whole.PausedMinutes += clock.Worked(since, e.At);
        if (dues.TryGetValue(Clocks.Whole, out var due))
            whole.DueAt = due.At;
    }

    // As if the act had not been; what it closed at that moment or after is open again.
    private void TakeBack(Corrected e)
    {
        var whole = Dossier!;
        Begin();
        whole.PausedAt = null;
        if (e.What == WrongAct.Returned)
            whole.Returns--;
        if (e.What == WrongAct.SentBack)
            whole.SentBacks--;
        if (whole.DueAt != e.Due?.At)
        {
            whole.Since = e.DueSince ?? whole.Since;
            SetWhole(e.Due);
        }

        foreach (var step in _steps.Where(s => s.PausedAt >= e.DoneAt))
            step.PausedAt = null;
        foreach (var back in e.Back)
        {
            foreach (var step in _steps.Where(s => s.Key == back.Key && (s.ClosedAt is null || s.ClosedAt >= e.DoneAt)).GroupBy(s => s.Place).Select(g => g.MinBy(s => s.Opened)!))
            {
                (step.ClosedAt, step.End, step.WorkedMinutes, step.IsLate, step.UsedPercent) = (null, StepEnd.Open, null, false, null);
                step.Body = back.Body ?? step.Body;
                if (step.DueAt != back.Due?.At)
                    Move(step, back.Due);
                if (back.Key == e.Key && e.What == WrongAct.Returned)
                    step.Returns--;
                if (back.Key == e.Key && e.What == WrongAct.SentBack)
                    step.SentBacks--;
            }
        }
    }

    private IEnumerable<StepFact> OpenAt(string key) => _steps.Where(s => s.Key == key && s.ClosedAt is null).ToList();

    private void Open(int sequence, string key, string node, Guid body, Due? due, DateTimeOffset at, Guid version) => _steps.Add(new StepFact
    {
        Dossier = Dossier!.Dossier, Opened = sequence, Place = body, Key = key, Node = node, Version = version, Body = body, OpenedAt = at,
        IsRework = _steps.Any(s => s.Key == key && s.Opened < sequence), PausedAt = Dossier.PausedAt is null ? null : at, DueAt = due?.At,
        InHours = due is not null && Clockwork.InHours(due), LimitMinutes = due is null ? 0 : clock.Whole(at, due.At, Clockwork.InHours(due)),
    });

    private void SetWhole(Due? due)
    {
        var whole = Dossier!;
        (whole.DueAt, whole.InHours) = (due?.At, due is not null && Clockwork.InHours(due));
        whole.LimitMinutes = due is null ? 0 : clock.Whole(whole.Since, due.At, whole.InHours);
    }

    private void MoveWhole(Due due)
    {
        var whole = Dossier!;
        if (whole.DueAt is { } before)
            whole.LimitMinutes += clock.Moved(before, due.At, whole.InHours);
        whole.DueAt = due.At;
    }

    private void Move(StepFact step, Due? due)
    {
        if (due is null)
            (step.DueAt, step.LimitMinutes) = (null, 0);
        else if (step.DueAt is { } before)
            (step.LimitMinutes, step.DueAt) = (step.LimitMinutes + clock.Moved(before, due.At, step.InHours), due.At);
        else
            (step.InHours, step.DueAt, step.LimitMinutes) = (Clockwork.InHours(due), due.At, clock.Whole(step.OpenedAt, due.At, Clockwork.InHours(due)));
    }

    private void Pause(Paused e)
    {
        var whole = Dossier!;
        whole.PausedAt = e.At;
        foreach (var step in _steps.Where(s => s.ClosedAt is null))
        {
            step.PausedAt = e.At;
            if (e.Why == DossierStatus.Returned && step.Key == e.Key)
                step.Returns++;
        }

        if (e.Why == DossierStatus.Returned)
            whole.Returns++;
    }

    // What was left of each deadline is what is left of it now: the limit itself did not change.
    private void GoOn(Unpaused e)
    {
        var whole = Dossier!;
        whole.PausedMinutes += whole.PausedAt is { } stood ? clock.Worked(stood, e.At) : 0;
        whole.PausedAt = null;
        if (e.Dues.TryGetValue("", out var due))
            whole.DueAt = due.At;
        foreach (var step in _steps.Where(s => s.ClosedAt is null))
        {
            step.PausedMinutes += step.PausedAt is { } from ? clock.Worked(from, e.At) : 0;
            step.PausedAt = null;
            if (e.Dues.TryGetValue(step.Key, out var next))
                step.DueAt = next.At;
        }
    }

    private void End(Ended e, Procedure procedure)
    {
        var whole = Dossier!;
        var refused = e.How is DossierStatus.Declined or DossierStatus.NotCompetent or DossierStatus.Transferred;
        CloseAll(_steps.Where(s => s.ClosedAt is null).ToList(), e.At, refused ? StepEnd.EndedDossier : StepEnd.Dropped);
        (whole.EndedAt, whole.End) = (e.At, e.How.ToString());
        var ended = whole.PausedAt ?? e.At;
        whole.WorkedMinutes = Math.Max(0, clock.Worked(whole.FiledAt, ended) - whole.PausedMinutes);
        whole.WorkedHundredths = clock.Hundredths(whole.WorkedMinutes.Value, whole.FiledAt);
        whole.PausedAt = null;
        if (whole.DueAt is { } due)
            (whole.IsLate, whole.UsedPercent) = (ended > due, clock.Used(whole.LimitMinutes, whole.Since, due, whole.InHours, ended));
        if (e.How == DossierStatus.Finished)
            (whole.Circulation, whole.PaperHops) = (CirculationOf(procedure), _hops.Values.Count(h => h.WithPaper));
    }

    private Circulation CirculationOf(Procedure procedure) => procedure switch
    {
        { InterAgency: false } => Circulation.NotInterAgency,
        _ when _secrecy != Secrecy.Thuong => Circulation.Secret,
        { ElectronicEligible: false } => Circulation.PaperOnly,
        _ when _hops.Count == 0 => Circulation.NoHop,
        _ when _hops.Values.Any(h => h.IsOutside) => Circulation.NotConnected,
        _ => _hops.Values.All(h => h is { WithPaper: false, IsSignedFor: true }) ? Circulation.Electronic : Circulation.NotElectronic,
    };

    private void CloseAll(IEnumerable<StepFact> steps, DateTimeOffset at, StepEnd end)
    {
        foreach (var step in steps.ToList())
            Close(step, at, end);
    }

    private void Close(StepFact step, DateTimeOffset at, StepEnd end)
    {
        (step.ClosedAt, step.End) = (at, end);
        var stopped = step.PausedAt ?? at;
        step.WorkedMinutes = Math.Max(0, clock.Worked(step.OpenedAt, stopped) - step.PausedMinutes);
        step.PausedAt = null;
        if (step.DueAt is { } due)
            (step.IsLate, step.UsedPercent) = (stopped > due, clock.Used(step.LimitMinutes, step.OpenedAt, due, step.InHours, stopped));
    }

    private readonly record struct Hop(bool IsOutside, bool WithPaper, bool IsSignedFor);
}
