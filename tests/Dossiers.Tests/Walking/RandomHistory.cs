using System.Collections.Immutable;
using System.Text.Json;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Tests.Walking;

/// <summary>
/// A dossier in memory to which random people give random commands, allowed and not. After each move the state is what comes back from
/// its written form, as it does between two requests.
/// </summary>
internal sealed class RandomHistory
{
    private static readonly ImmutableDictionary<CommandKind, int> Weights = new Dictionary<CommandKind, int>
    {
        [CommandKind.Complete] = 24, [CommandKind.GiveOpinion] = 12, [CommandKind.Supplement] = 10, [CommandKind.RecordSuperiorAnswer] = 10, [CommandKind.Resume] = 10,
        [CommandKind.Reopen] = 10, [CommandKind.Expire] = 8, [CommandKind.ReturnToFiler] = 5, [CommandKind.SendBack] = 5, [CommandKind.ConsultAdHoc] = 5,
        [CommandKind.ReplaceBody] = 2, [CommandKind.AskSuperior] = 3, [CommandKind.HandUp] = 3, [CommandKind.Extend] = 3, [CommandKind.Suspend] = 3, [CommandKind.Receive] = 3, [CommandKind.Reassign] = 2,
    }.ToImmutableDictionary();

    private static readonly ImmutableHashSet<CommandKind> Forward =
    [
        CommandKind.Complete, CommandKind.GiveOpinion, CommandKind.Supplement, CommandKind.RecordSuperiorAnswer, CommandKind.Resume,
        CommandKind.Expire, CommandKind.AnswerCall, CommandKind.Deliver, CommandKind.RecordMeeting,
    ];

    private readonly Province _province;
    private readonly ProcedureDefinition _definition;
    private readonly Context _around;
    private readonly Random _random;
    private readonly RandomCommands _commands;
    private readonly Guid[] _persons;
    private readonly Dictionary<Guid, Acting> _actors = [];
    private HashSet<Guid> _related = [];
    private Guid _filer;

    private RandomHistory(Province province, Situation situation, Random random)
    {
        (_province, _around, _random) = (province, situation.Context with { RelativesOf = RelativesOf }, random);
        _definition = situation.Procedure.Definition;
        _commands = new RandomCommands(random, province.Organisation, _definition);
        _commands.Recomputed = () => new Recompute(Clocks.Of(Events).Where(c => c.IsOpen).ToImmutableDictionary(c => c.Key, c => Due.From(c.Compute(Calendar)), StringComparer.Ordinal), Calendar.Version);
        _commands.MayBeGiven = (step, person) => Process.MayBeGiven(_definition, State, In(Acting.System), step, person);
        _commands.Now = () => Now;
        _commands.Directable = actor => Process.DirectionTargets(_definition, State, In(actor));
        _persons = [.. province.Organisation.Persons.Select(p => p.Id).Order()];
        // Any hour of any day: people also work late and on days off.
        Now = situation.Context.Now.AddMinutes(random.Next(60 * 24 * 300));
    }

    public DossierState State { get; private set; } = null!;

    public List<DossierEvent> Events { get; } = [];

    /// <summary>What was done so far, for whoever reads a failure.</summary>
    public List<string> Told { get; } = [];

    public DateTimeOffset Now { get; private set; }

    public WorkingCalendar Calendar => _around.Calendar;

    public static RandomHistory Begin(Province province, Situation situation, Filing way, int seed)
    {
        var history = new RandomHistory(province, situation, new Random(seed));
        history._related = seed % 2 == 0 ? [.. history._persons.Where(p => p != way.Person && history._random.Next(4) == 0)] : [];
        history._filer = way.Person;
        var filed = history.Give(history.As(way.Person), new FileDossier(way.Role, new BodyRef(way.Body.Id, way.Body.Name), way.Content.Facts.ToImmutableDictionary(), seed % 3 == 0 ? Secrecy.Mat : Secrecy.Thuong));
        Assert.Null(filed.Refusal);
        return history;
    }

    public Acting As(Guid person) => _actors.TryGetValue(person, out var known) ? known : _actors[person] = _province.Actor(person).Acting();

    public ImmutableArray<Offer> Offers(Acting actor) => Process.Offers(_definition, State, In(actor));

    /// <summary>Who could do a piece of work; nobody for what only the system does.</summary>
    public IEnumerable<Guid> Suitable(OpenWork work) => work switch
    {
        OpenStep step => (step.Assignee is { } assignee ? [assignee] : Holders(step.Holder)).Concat((step.Escalated ?? []).SelectMany(Holders)).Where(p => _commands.MayBeGiven(step, p)),
        OpenConsult consult => consult.Opinions.Where(o => o.Given is null).SelectMany(Answering),
        _ => [],
    };

    public IEnumerable<Guid> Answering(Opinion opinion) =>
        (opinion.Escalated ?? []).Prepend(opinion.Holder).SelectMany(Holders)
            // Ex officio the filer is no party, and its relatives are nobody in particular.
            .Where(p => _definition.ExOfficio || p == _filer || !_related.Contains(p));

    public IEnumerable<Guid> Holders(Holder holder) => _around.HoldersOf!(holder);

    /// <summary>Who may act as the filer.</summary>
    public IEnumerable<Guid> Filers() => Holders(State.Filer.AsHolder(State.Filer.Role))
        .Concat(State.Filer.IsInPerson ? [] : Holders(new Holder(State.Filer.Role, State.Filer.Body)));

    /// <summary>Somebody, or the system's timer, can do something that carries the dossier on.</summary>
    public bool SomebodyCanGoOn() => State.Open.Values.SelectMany(Suitable).Concat(Filers()).Distinct().Select(As).Append(Acting.System)
        .Any(actor => Offers(actor).Any(o => Forward.Contains(o.Kind)));

    /// <summary>Somebody: mostly who is asked for, sometimes the filer, the system or anybody at all.</summary>
    public Acting Somebody()
    {
        var asked = State.Open.Values.SelectMany(Suitable).Distinct().Order().ToArray();
        return _random.Next(10) switch
        {
            0 => As(_commands.Pick(_persons)),
            1 => As(State.Filer.Person),
            2 when State.IsOver && State.Done.Count > 0 => As(Holders(State.Done[^1].Holder).FirstOrDefault(State.Filer.Person)),
            2 => Acting.System,
            _ when State.IsOver && State.Done.LastOrDefault(d => d.Node == _definition.FinalDecision.Id) is { } decided => As(Holders(decided.Holder).FirstOrDefault(State.Filer.Person)),
            _ => asked.Length > 0 ? As(_commands.Pick(asked)) : Acting.System,
        };
    }

    /// <summary>A command of this kind with arguments that would be fit; it may or may not be allowed.</summary>
    public Command Fit(CommandKind kind, string? key, Acting actor) => _commands.Of(kind, key, State, actor);

    /// <summary>What the engine says, without it happening.</summary>
    public Decision Ask(Acting actor, Command command) => Process.Decide(_definition, State, command, In(actor));

    /// <summary>Time passes, somebody does something that is offered; nothing when nothing is.</summary>
    public void Move(Acting actor)
    {
        var offers = Offers(actor).Select(o => (Offer: o, Weight: Weights.GetValueOrDefault(o.Kind, 1))).ToArray();
        if (offers.Length == 0)
            return;
        var at = _random.Next(offers.Sum(o => o.Weight));
        var chosen = offers.First(o => (at -= o.Weight) < 0).Offer;
        if (chosen.Kind == CommandKind.Expire && Timer(chosen.Key) is { } timer && timer > Now)
            Now = timer;
        var command = Fit(chosen.Kind, chosen.Key, actor);
        if (command is Complete { Vote: not null } completion && _random.Next(4) == 0)
            command = RandomCommands.Lost(completion);
        Give(actor, command);
        Now = Now.AddMinutes(_random.Next(4) == 0 ? _random.Next(60 * 24 * 12) : _random.Next(600));
    }

    /// <summary>Everything open is completed, with random outcomes, until the dossier is over; false when it does not end within the bound.</summary>
    public bool GoesOnToItsEnd(int bound)
    {
        for (var given = 0; !State.IsOver; given++)
        {
            if (given == bound)
                return false;
            var work = State.Open.Values.OrderBy(w => w.Since).ThenBy(w => w is OpenStep).ThenBy(w => w.Key, StringComparer.Ordinal).FirstOrDefault();
            var (actor, kind) = State.Status switch
            {
                DossierStatus.Returned => (As(Filers().First()), CommandKind.Supplement),
                DossierStatus.WaitingSuperior => (As(Suitable(State.OpenSteps.First()).First()), CommandKind.RecordSuperiorAnswer),
                DossierStatus.Suspended => (As(Suitable(State.OpenSteps.First()).First()), CommandKind.Resume),
                _ when work is OpenConsult consult && !Suitable(consult).Any() => (Acting.System, CommandKind.Expire),
                _ when work is OpenConsult => (As(Suitable(work).First()), CommandKind.GiveOpinion),
                _ => (As(Suitable(work!).First()), CommandKind.Complete),
            };
            if (kind == CommandKind.Expire && work!.Due!.At > Now)
                Now = work.Due.At;
            if (kind == CommandKind.Complete && State.Open.Values.OfType<OpenConsult>().FirstOrDefault(c => c.ForStep == work!.Key) is { } asked)
                (work, actor, kind) = Suitable(asked).Any() ? (asked, As(Suitable(asked).First()), CommandKind.GiveOpinion) : (asked, Acting.System, CommandKind.Expire);
            if (kind == CommandKind.Expire && work!.Due!.At > Now)
                Now = work.Due.At;
            if (kind == CommandKind.Complete && State.Meetings.GetValueOrDefault(work!.Key) is { IsRecorded: false })
                kind = CommandKind.RecordMeeting;
            var key = kind is CommandKind.RecordMeeting or CommandKind.Complete or CommandKind.GiveOpinion or CommandKind.Expire ? work!.Key : null;
            var done = Give(actor, Fit(kind, key, actor));
            Assert.True(done.Refusal is null, $"{kind} {key}: {done.Refusal}");
        }

        return true;
    }

    private DateTimeOffset? Timer(string? key) => key is { Length: > 0 } ? State.Open[key].Due?.At : State.Pause?.Expires?.At;

    private Decision Give(Acting actor, Command command)
    {
        var decision = Process.Decide(_definition, State, command, In(actor));
        Told.Add($"{Now:u} {(actor.Person is { } person ? _province.Organisation.FindPerson(person)!.Name : "hệ thống")}: {command.Kind} {command.Key} → {decision.Refusal?.Code ?? string.Join(", ", decision.Events.Select(e => e.GetType().Name))}");
        if (decision.Refusal is null)
        {
            Events.AddRange(decision.Events);
            State = WrittenAndRead(decision.State!);
        }

        return decision;
    }

    public static T WrittenAndRead<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, LogJson.Options), LogJson.Options)!;

    private IEnumerable<Guid> RelativesOf(Guid person) => person == _filer ? _related : [];

    private Context In(Acting actor) => _around with { Actor = actor, Now = Now };
}
