using ThongSuot.Engine.Processes;

namespace ThongSuot.Reform.Breaches;

/// <summary>
/// What everybody had to do in one dossier, and by when, from its entries in their order. Taken from the beginning each time, so that an entry that is
/// delivered again changes nothing.
/// </summary>
internal sealed class DutySheet
{
    private static readonly string[] Parties = [Filer.Member, "inspected_subject", "external_body"];

    private readonly List<Duty> _duties = [];
    private readonly Dictionary<int, Duty> _hops = [];
    private Filer? _filer;
    private DateTimeOffset? _stoodSince;
    private int _returns;

    public IReadOnlyList<Duty> Duties => _duties;

    public Guid? FilerBody => _filer?.Body.Id;

    public bool IsOver { get; private set; }

    /// <param name="at">Of the entry; some events name no time of their own.</param>
    public void Take(int sequence, DateTimeOffset at, DossierEvent happened)
    {
        switch (happened)
        {
            case Filed e:
                _filer = e.Filer;
                break;
            case StepOpened e:
                Open(sequence, DutyKind.Step, e.Key, e.Node, e.Holder, e.Due, e.At);
                break;
            case ConsultOpened e:
                foreach (var holder in e.Holders.DistinctBy(h => new Opinion(h).Body.Id))
                    Open(sequence, DutyKind.Opinion, e.Key, e.Node, holder, e.Due, e.At);
                break;
            case Circulated { Channel: "system" } e:
                Send(sequence, e);
                break;
            case HopReceived e when _hops.TryGetValue(e.Number, out var hop):
                Close(hop, e.At, DutyEnd.Done, e.By);
                break;
            case StepCompleted e:
                CloseAll(OpenAt(e.Key), e.At, DutyEnd.Done, e.By);
                break;
            case OpinionGiven e:
                CloseAll(OpenAt(e.Key).Where(d => d.Kind == DutyKind.Opinion && (d.Place == e.Body || d.Body == e.Body)), e.At, DutyEnd.Done, e.By);
                break;
            case ConsultClosed e:
                foreach (var duty in OpenAt(e.Key))
                    Close(duty, e.At, duty.Kind == DutyKind.Opinion && (e.Silent.Contains(duty.Place) || e.Silent.Contains(duty.Body)) ? DutyEnd.Silent : DutyEnd.Dropped, null);
                break;
            case WorkCancelled e:
                CloseAll(e.Keys.SelectMany(OpenAt), at, DutyEnd.Dropped, null);
                break;
            case SentBack e:
                Blame(e);
                CloseAll(OpenAt(e.Key), e.At, DutyEnd.Done, e.By);
                break;
            case HandedUp e:
                var node = OpenAt(e.Key).FirstOrDefault()?.Node ?? OpenWork.NodeOf(e.Key);
                CloseAll(OpenAt(e.Key), e.At, DutyEnd.Done, e.By);
                Open(sequence, DutyKind.Step, e.Key, node, e.To, e.Due, e.At);
                break;
            case Paused e:
                Pause(e);
                break;
            case Unpaused e:
                GoOn(e);
                break;
            case Extended e:
                Move(e.Key, e.Due);
                break;
            case Recomputed e:
                foreach (var (key, due) in e.Dues)
                    Move(key, due);
                break;
            case Reassigned e:
                foreach (var duty in OpenAt(e.Key))
                    duty.Person = e.To;
                break;
            case Unassigned e:
                foreach (var duty in OpenAt(e.Key).Where(d => d.Person == e.Person))
                    duty.Person = null;
                break;
            case BodyReplaced e:
                foreach (var duty in _duties.Where(d => d.ClosedAt is null && d.Body == e.From))
                    duty.Body = e.To.Id;
                break;
            case Ended e:
                End(sequence, e);
                break;
            case Migrated e:
                // All are named by the version that the dossier is on now.
                foreach (var duty in _duties)
                    (duty.Key, duty.Node) = (e.KeyOf(duty.Key), e.NodeOf(duty.Node));
                break;
            case Corrected e:
                TakeBack(e);
                break;
            case Reopened or AcceptedByDecision:
                IsOver = false;
                break;
        }
    }

    private IEnumerable<Duty> OpenAt(string key) => _duties.Where(d => d.Key == key && d.ClosedAt is null).ToList();

    private Duty Open(int sequence, DutyKind kind, string key, string node, Holder holder, Due? due, DateTimeOffset at)
    {
        var duty = new Duty
        {
            Opened = sequence, Kind = kind, Place = kind == DutyKind.Opinion ? new Opinion(holder).Body.Id : holder.Body.Id, Key = key, Node = node, Since = at,
            IsOurs = holder.Outside is null && !Parties.Contains(holder.Role, StringComparer.Ordinal) && !(_filer is { IsInPerson: true } filer && holder.Persons.Contains(filer.Person)),
        };
        duty.GiveTo(holder);
        duty.SetDue(due);
        if (_stoodSince is not null)
            duty.Stands.Add(new Stand(at, null));
        _duties.Add(duty);
        return duty;
    }

    // Whoever has the work there signs for its arrival.
    private void Send(int sequence, Circulated e)
    {
        if (_duties.LastOrDefault(d => d.Key == e.Key && d.ClosedAt is null && d.Place == e.To.Id && d.Kind is DutyKind.Step or DutyKind.Opinion) is not { } work)
            return;
        var receipt = new Duty
        {
            Opened = sequence, Kind = DutyKind.Receipt, Place = e.To.Id, Key = e.Key, Node = work.Node, Since = e.At, IsOurs = work.IsOurs, Role = work.Role, Body = work.Body, Person = work.Person,
        };
        if (_stoodSince is not null)
            receipt.Stands.Add(new Stand(e.At, null));
        _duties.Add(receipt);
        _hops[e.Number] = receipt;
    }

    private void Move(string key, Due due)
    {
        foreach (var duty in OpenAt(key).Where(d => d.Kind is DutyKind.Step or DutyKind.Opinion))
            duty.SetDue(due);
    }

    private void Pause(Paused e)
    {
        _stoodSince = e.At;
        foreach (var duty in _duties.Where(d => d.ClosedAt is null && !d.Stood))
            duty.Stands.Add(new Stand(e.At, null));
        if (e.Why != DossierStatus.Returned)
            return;
        // Everything that is missing is to be asked for at once: the first return is nobody's fault.
        if (++_returns > 1 && e.Key is { } key && OpenAt(key).FirstOrDefault(d => d.Kind == DutyKind.Step) is { } step)
            (step.ReturnedAgainAt, step.Person) = (step.ReturnedAgainAt ?? e.At, e.By ?? step.Person);
    }

    private void GoOn(Unpaused e)
    {
        _stoodSince = null;
        foreach (var duty in _duties.Where(d => d.ClosedAt is null))
        {
            if (duty.Stood)
                duty.Stands[^1] = duty.Stands[^1] with { To = e.At };
            if (duty.Kind is DutyKind.Step or DutyKind.Opinion && e.Dues.TryGetValue(duty.Key, out var due))
                duty.SetDue(due);
        }
    }

    // As if the act had not been: nobody is blamed for what it brought about, and whose work it closed has it again.
    private void TakeBack(Corrected e)
    {
        (IsOver, _stoodSince) = (false, null);
        if (e.What == WrongAct.Returned)
            _returns--;
        foreach (var duty in _duties)
        {
            duty.SentBackAt = duty.SentBackAt == e.DoneAt ? null : duty.SentBackAt;
            duty.ReturnedAgainAt = duty.ReturnedAgainAt == e.DoneAt ? null : duty.ReturnedAgainAt;
            if (duty.Stands is [.., { To: null } last] && last.From >= e.DoneAt)
                duty.Stands.Remove(last);
        }

        foreach (var back in e.Back)
        {
            foreach (var duty in OpenAt(back.Key).Where(d => d.Since >= e.DoneAt))
                Close(duty, e.At, DutyEnd.Dropped, null);
            foreach (var duty in _duties.Where(d => d.Key == back.Key && d.Kind is DutyKind.Step or DutyKind.Opinion && d.ClosedAt >= e.DoneAt && d.Since < e.DoneAt).GroupBy(d => d.Place).Select(g => g.MaxBy(d => d.Opened)!))
                (duty.ClosedAt, duty.End) = (null, DutyEnd.Open);
        }
    }

    // The last run of that step, in the same run of an Each.
    private void Blame(SentBack e)
    {
        var target = _duties.LastOrDefault(d => d.Kind == DutyKind.Step && d.End == DutyEnd.Done && d.Node == e.ToNode
            && e.Key.StartsWith(d.Key[..(d.Key.LastIndexOf('/') + 1)], StringComparison.Ordinal));
        target?.SentBackAt ??= e.At;
    }

    private void End(int sequence, Ended e)
    {
        (IsOver, _stoodSince) = (true, null);
        var open = _duties.Where(d => d.ClosedAt is null).ToList();
        if (e.How == DossierStatus.NotCompetent && open.FirstOrDefault(d => d.Kind == DutyKind.Step) is { } received)
        {
            _duties.Add(new Duty
            {
                Opened = sequence, Kind = DutyKind.Notice, Place = received.Place, Key = received.Key, Node = received.Node, Since = received.Since, IsOurs = received.IsOurs, Role = received.Role,
                Body = received.Body, Person = e.By ?? received.Person, Stands = [.. received.Stands], ClosedAt = e.At, End = DutyEnd.Done,
            });
        }

        var refused = e.How is DossierStatus.Declined or DossierStatus.NotCompetent or DossierStatus.Transferred;
        foreach (var duty in open)
            Close(duty, e.At, refused && duty.Kind == DutyKind.Step ? DutyEnd.Done : DutyEnd.Dropped, refused && duty.Kind == DutyKind.Step ? e.By : null);
    }

    private static void CloseAll(IEnumerable<Duty> duties, DateTimeOffset at, DutyEnd end, Guid? by)
    {
        foreach (var duty in duties.ToList())
            Close(duty, at, end, by);
    }

    private static void Close(Duty duty, DateTimeOffset at, DutyEnd end, Guid? by)
    {
        if (duty.ClosedAt is not null)
            return;
        (duty.ClosedAt, duty.End) = (at, end);
        if (end == DutyEnd.Done)
            duty.Person = by ?? duty.Person;
    }
}
