using System.Collections.Immutable;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>A dossier of a random process, and commands that suit it or do not, all out of one number.</summary>
internal sealed class RandomDossier
{
    public static readonly ImmutableArray<CommandKind> Kinds = [.. Enum.GetValues<CommandKind>().Where(k => k != CommandKind.File)];

    // By these the dossier moves on; the others only change how.
    private static readonly ImmutableHashSet<CommandKind> MovesOn =
    [
        CommandKind.Complete, CommandKind.GiveOpinion, CommandKind.Supplement, CommandKind.RecordSuperiorAnswer, CommandKind.Resume, CommandKind.Expire,
        CommandKind.AnswerCall, CommandKind.Deliver, CommandKind.Tend, CommandKind.RecordMeeting, CommandKind.CallMeeting,
    ];

    private static readonly Vote Unanimous = new(Number(51), 12, 9, 9, 9, 0, 0, 3), Missed = new(Number(51), 12, 9, 9, 2, 7, 0, 3), Wrong = new(Number(21), 1, 2, 3, int.MaxValue, int.MaxValue, 5);
    private readonly Random _random;

    public RandomDossier(int seed)
    {
        _random = new Random(seed);
        Case = new Case(new RandomProcesses(_random).Definition())
        {
            Now = At("2025-01-06 08:00").AddMinutes(_random.Next(60 * 24 * 300)),
            Lists = ImmutableDictionary<string, ImmutableArray<BodyRef>>.Empty.Add("none", []).Add("one", [Department]).Add("three", [Office, Department, Committee]),
            SubjectPersons = Any(2) ? [Subject.Person!.Value] : [],
            KnowsPeople = true,
            Places = Everywhere.Add("competent", Office).Add("competent.standing_board", Province),
            // One body has days off that the others work.
            CalendarOf = body => body == Department.Id ? WithDayOff : Standard,
        };
        BecomesRelative();
        Case.File(Any(2) ? "noi_bo" : "lien_tinh");
    }

    public Case Case { get; }

    public IEnumerable<string?> Keys => Case.State.Open.Keys.Concat(Case.State.Directions.Keys).Order(StringComparer.Ordinal).Prepend(null);

    public Acting Anybody => All[_random.Next(All.Length)];

    public ImmutableArray<Offer> OffersTo(Acting actor) => Process.Offers(Case.Definition, Case.State, Case.By(actor));

    /// <summary>Everything by which anybody, or the system, can move it on now.</summary>
    public IEnumerable<(Acting Actor, Offer Offer)> WaysOn => All.SelectMany(actor => OffersTo(actor).Where(o => MovesOn.Contains(o.Kind)).Select(offer => (actor, offer)))
        // A meeting may be called and recorded again and again: only where nothing else goes on it is what is lacking.
        .OrderBy(w => w.offer.Kind switch { CommandKind.RecordMeeting => 1, CommandKind.CallMeeting => 2, _ => 0 });

    public void TimePasses()
    {
        // Filers take their time.
        Case.Now = Case.Now.AddMinutes(_random.Next(60 * 24 * (Case.State.Status == DossierStatus.Returned ? 20 : 3)));
        BecomesRelative();
    }

    /// <summary>Something that somebody is offered, with suitable arguments; null when nobody is offered anything.</summary>
    public (Acting Actor, Command Command)? Offered()
    {
        var all = All.SelectMany(actor => OffersTo(actor).Select(offer => (actor, offer))).ToArray();
        // Mostly on, so that runs come far; sometimes an early end or a halt.
        var on = all.Where(a => a.offer.Kind is not (CommandKind.Decline or CommandKind.Withdraw or CommandKind.RefuseNotCompetent or CommandKind.RefuseDuplicate or CommandKind.ReplaceBody or CommandKind.Recompute or CommandKind.Migrate or CommandKind.Correct or CommandKind.Inform)).ToArray();
        // What comes from outside while the clocks stand is the rarest and the hardest.
        var outside = Case.State.Pause is null ? [] : all.Where(a => a.offer.Kind is CommandKind.Deliver or CommandKind.AnswerCall).ToArray();
        // What is seldom come to: a meeting that was called and is not recorded yet.
        var meetings = all.Where(a => a.offer is { Kind: CommandKind.RecordMeeting, Key: { } key } && !Case.State.Meetings[key].IsRecorded).ToArray();
        // And more time that was asked for.
        var asked = all.Where(a => a.offer is { Key: { } key } && Case.State.Open.GetValueOrDefault(key) is OpenStep { Asked: not null } && a.offer.Kind is CommandKind.RefuseExtension or CommandKind.Extend).ToArray();
        // What was done last is taken back now and then.
        var wrong = all.Where(a => a.offer.Kind == CommandKind.Correct).ToArray();
        var from = wrong.Length > 0 && Any(6) ? wrong : meetings.Length > 0 && Any(2) ? meetings : asked.Length > 0 && Any(3) ? asked : outside.Length > 0 && Any(2) ? outside : on.Length > 0 && !Any(12) ? on : all;
        if (from.Length == 0)
            return null;
        var (who, what) = from[_random.Next(from.Length)];
        return (who, Suitable(what.Kind, what.Key, who));
    }

    /// <summary>The command with arguments that fit the state as far as anything can.</summary>
    public Command Suitable(CommandKind kind, string? key, Acting actor, bool pass = false)
    {
        var work = key is null ? null : Case.State.Open.GetValueOrDefault(key);
        var step = work is OpenStep ? (Step)Case.Definition.Find(work.Node)! : null;
        return kind switch
        {
            CommandKind.Complete => new Complete(key ?? "", step?.Outcomes is [var first, ..] ? step.Outcomes[_random.Next(step.Outcomes.Length)].Code : null, Because,
                step?.Vote is null ? null : Counted(key, pass || Any(2) ? Unanimous : Missed), [.. ((Guid[])[Member.Person!.Value, OtherMember.Person!.Value]).Except(Case.RelativesOfTheSecretary)], Any(4)),
            CommandKind.Receive => new Receive(key ?? ""),
            CommandKind.GiveOpinion => new GiveOpinion(key ?? "", key is null ? Guid.Empty : Process.OpinionsOf(Case.State, key, actor).FirstOrDefault()?.Id ?? Department.Id, "dong_y", Because),
            CommandKind.ReturnToFiler => new ReturnToFiler(key ?? "", Because),
            CommandKind.Supplement => new Supplement(Because),
            CommandKind.SendBack => new SendBack(key ?? "", key is null ? "" : Process.SendBackTargets(Case.Definition, Case.State, key).FirstOrDefault()?.Id ?? "b1", Because),
            CommandKind.RefuseNotCompetent => new RefuseNotCompetent(key ?? "", "Tỉnh ủy", Because),
            CommandKind.RefuseDuplicate => new RefuseDuplicate(key ?? "", "TCCB-01/2025/000001", Because),
            CommandKind.Decline => new Decline(key ?? "", Because),
            CommandKind.ConsultAdHoc => new ConsultAdHoc(key ?? "", [Department, Committee], Because),
            CommandKind.AskSuperior => new AskSuperior(key ?? "", Because),
            CommandKind.RecordSuperiorAnswer => new RecordSuperiorAnswer(Because),
            CommandKind.HandUp => new HandUp(key ?? "", Because),
            CommandKind.Extend => new Extend(key ?? "", More(key ?? "", 1.5m), Because),
            CommandKind.ExtendWhole => new ExtendWhole(More(Clocks.Whole, 2), Because),
            CommandKind.AskExtensionOfWhole => new AskExtensionOfWhole(More(Clocks.Whole, 3), Because),
            CommandKind.RefuseExtensionOfWhole => new RefuseExtensionOfWhole(Because),
            CommandKind.ExtendStatutory => new ExtendStatutory(Case.Definition.Statutory?.Extension?.Value ?? 1, Because),
            CommandKind.AskExtension => new AskExtension(key ?? "", More(key ?? "", 1), Because),
            CommandKind.RefuseExtension => new RefuseExtension(key ?? "", Because),
            CommandKind.AcceptByDecision => new AcceptByDecision("01-QĐ/TU", new DateOnly(2025, 3, 3), Because),
            CommandKind.Inform => new Inform([new Holder("officer", Department), new Holder("officer", Committee)]),
            CommandKind.Suspend => new Suspend(Because),
            CommandKind.Resume => new Resume(Because),
            CommandKind.Withdraw => new Withdraw(Because),
            CommandKind.Reassign => new Reassign(key ?? "", work is OpenStep open ? Fit(open) : OtherAtOffice.Person!.Value, Because),
            CommandKind.RaiseSecrecy => new RaiseSecrecy(Case.State.Secrecy + 1),
            CommandKind.FollowOn => new FollowOn(key ?? "", "TCCB-02"),
            CommandKind.Merge => new Merge(key ?? ""),
            CommandKind.Reopen => new Reopen(Process.ReopenTargets(Case.Definition, Case.State).FirstOrDefault()?.Id ?? "b1", Because),
            CommandKind.Expire => new Expire(key ?? ""),
            CommandKind.AnswerCall => new AnswerCall(key ?? "", "xong"),
            CommandKind.Deliver => new Deliver(key ?? "", work is OpenWait { Message: { } message } ? message : "ban_hanh"),
            CommandKind.Correct => new Correct(Because),
            // Onto the same text as another version.
            CommandKind.Migrate => new Migrate(Number(901), Number(902), Case.Definition, Migrating.Propose(Case.Definition, Case.Definition), AtProvince.Person),
            CommandKind.Tend => new Tend(),
            CommandKind.ReplaceBody => new ReplaceBody(Case.State.Filer.Body.Id, Case.State.Filer.Body),
            // As a calendar with a day off more would have it.
            CommandKind.Recompute => new Recompute(Clocks.Of(Case.Log).Where(c => c.IsOpen).ToImmutableDictionary(c => c.Key, c => Due.From(c.Compute(WithDayOff)), StringComparer.Ordinal), WithDayOff.Version),
            CommandKind.Direct => new Direct(Process.DirectionTargets(Case.Definition, Case.State, Case.By(actor)).FirstOrDefault() ?? new Holder("officer", Office), Any(2) ? WorkingDays(2) : null, Because),
            CommandKind.AnswerDirection => new AnswerDirection(key ?? "", Because),
            CommandKind.CloseDirection => new CloseDirection(key ?? ""),
            CommandKind.CallMeeting => new CallMeeting(key ?? "", Case.Now, [work is OpenStep meeting ? Fit(meeting) : AtOffice.Person!.Value], []),
            CommandKind.RecordMeeting => Recorded(key ?? ""),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A command without an example."),
        };
    }

    // Counted as the deadline is: dates are whole.
    private Limit More(string key, decimal value) => (Case.State.DueOf(key)?.Limit.Unit ?? LimitUnit.WorkingDay) is var unit && unit is LimitUnit.WorkingDay or LimitUnit.Hour
        ? new Limit(value, unit, LimitBasis.Planned)
        : CalendarDays((int)Math.Ceiling(value));

    // One came to the meeting, and agrees or does not.
    private Vote Counted(string? key, Vote vote) => Case.State.Meetings.GetValueOrDefault(key ?? "") is { IsRecorded: true } meeting
        ? Meetings.Count(meeting, vote) with { Members = meeting.Attendance.Length, For = vote == Unanimous ? 1 : 0, Against = vote == Unanimous ? 0 : 1, Other = 0 }
        : vote;

    private RecordMeeting Recorded(string key) => Case.State.Meetings.GetValueOrDefault(key) is { } meeting
        ? new RecordMeeting(key, meeting.Invited[0], [.. meeting.Invited.Select(p => new Attendee(p, Presence.Present)), .. meeting.Recused.Select(p => new Attendee(p, Presence.Recused))])
        : new RecordMeeting(key, AtOffice.Person!.Value, []);

    private Guid Fit(OpenStep step) => All.Where(a => a.Holds(step.Holder)).Select(a => a.Person!.Value)
        .FirstOrDefault(p => Process.MayBeGiven(Case.Definition, Case.State, Case.By(Acting.System), step, p), OtherAtOffice.Person!.Value);

    // Anybody but the officer of the province, above whom nobody could decide, and one who can be named to a team.
    private void BecomesRelative()
    {
        if (Any(8) && All[_random.Next(All.Length)].Person is { } person && person != AtProvince.Person && person != Member.Person)
            Case.RelativesOfTheSecretary = Case.RelativesOfTheSecretary.Add(person);
    }

    /// <summary>Any command about anything, with arguments out of place.</summary>
    public Command Unsuitable()
    {
        string[] keys = ["", "b1", "khong_co", "e1.0/b2", "root", "/", ".", .. Case.State.Open.Keys, .. Case.State.Done.Select(d => d.Key)];
        var key = keys[_random.Next(keys.Length)];
        var note = Any(2) ? Because : null;
        return _random.Next(17) switch
        {
            0 => new Complete(key, Any(2) ? "khac" : null, note, Any(2) ? Wrong : null, Any(2) ? [] : default, true),
            1 => new GiveOpinion(key, Anybody.Person ?? Guid.Empty, Any(2) ? "dong_y" : "", note),
            2 => new SendBack(key, keys[_random.Next(keys.Length)], note),
            3 => new ConsultAdHoc(key, Any(2) ? default : [], note),
            4 => new Extend(key, new Limit(_random.Next(-5, 5), (LimitUnit)_random.Next(6), LimitBasis.Planned), note),
            12 => Any(2) ? new ExtendWhole(new Limit(_random.Next(-5, 5), (LimitUnit)_random.Next(6), LimitBasis.Planned), note) : new ExtendStatutory(_random.Next(-5, 500), note),
            5 => new RaiseSecrecy((Secrecy)_random.Next(-2, 9)),
            6 or 11 => new Reopen(keys[_random.Next(keys.Length)], Because),
            7 => new Deliver(key, "khac"),
            8 => new AnswerCall(key, ""),
            9 => new Expire(key),
            10 => new FileDossier("secretary", Cell, ImmutableDictionary<string, string>.Empty),
            _ => Suitable(Kinds[_random.Next(Kinds.Length)], key, Anybody),
        };
    }

    private bool Any(int of) => _random.Next(of) == 0;
}
