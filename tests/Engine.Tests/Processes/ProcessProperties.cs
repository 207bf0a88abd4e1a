using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using FsCheck;
using FsCheck.Fluent;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>What must hold for every process tree and every run of it. The seed is fixed: the same runs each time.</summary>
public class ProcessProperties
{
    private const int Commands = 16;
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121UL, 998877UL);

    // How entries are written to the log.
    private static readonly JsonSerializerOptions AsLogged = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private static readonly Refused[] OutOfPlace = [Refusals.NotAllowed, Refusals.NotOffered, Refusals.NoSuchWork, Refusals.Over, Refusals.ReturnedAlready, Refusals.ConsultOpen, Refusals.MeetingNotRecorded, Refusals.ConflictOfInterest,
        Refusals.CorrectedTooLate, Refusals.CorrectedTouched, Refusals.CorrectedFinished, Refusals.CorrectedElsewhere, Refusals.CorrectedCopies];

    private static void ForEveryRun(Action<RandomDossier> inEveryState, Action<RandomDossier>? afterwards = null, bool unsuitableToo = true) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var run = new RandomDossier(seed);
            inEveryState(run);
            for (var i = 0; i < Commands && run.Offered() is { } next; i++)
            {
                Take(run, next.Actor, next.Command);
                for (var more = 0; more < 3 && unsuitableToo; more++)
                    Take(run, more == 0 ? run.Anybody : next.Actor, run.Unsuitable());
                run.TimePasses();
                inEveryState(run);
            }

            afterwards?.Invoke(run);
        }).Check(Seeded);

    private static void Take(RandomDossier run, Acting actor, Command command)
    {
        if (!run.Case.Try(actor, command).IsRefused)
            run.Case.Do(actor, command);
    }

    private static void Same(DossierState expected, DossierState actual) =>
        Assert.True(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(expected, AsLogged), JsonSerializer.SerializeToNode(actual, AsLogged)));

    [Fact]
    public void The_state_is_the_fold_of_the_events_also_of_those_read_back() => ForEveryRun(
        _ => { },
        run =>
        {
            Same(run.Case.State, Fold.Of(run.Case.Log));
            var readBack = run.Case.Log.Select(happened =>
                (DossierEvent)JsonSerializer.Deserialize(JsonSerializer.Serialize(happened, happened.GetType(), AsLogged), happened.GetType(), AsLogged)!);
            Same(run.Case.State, Fold.Of(readBack));
            Same(run.Case.State, JsonSerializer.Deserialize<DossierState>(JsonSerializer.Serialize(run.Case.State, AsLogged), AsLogged)!);
        });

    [Fact]
    public void Every_deadline_is_proven_by_what_happened_to_its_clock() => ForEveryRun(
        run =>
        {
            var clocks = Clocks.Of(run.Case.Log).Where(c => c.IsOpen).ToDictionary(c => c.Key, StringComparer.Ordinal);
            var dues = run.Case.State.IsOver ? [] : run.Case.State.Open.Keys.Concat(run.Case.State.Directions.Keys).Append(Clocks.Supplement).Append(Clocks.Whole).Append(Clocks.Statutory).Where(key => run.Case.State.DueOf(key) is not null).ToDictionary(key => key, key => run.Case.State.DueOf(key)!, StringComparer.Ordinal);
            Assert.Equal(dues.Keys.Order(StringComparer.Ordinal), clocks.Keys.Order(StringComparer.Ordinal));
            var recomputed = run.Case.Log.OfType<Recomputed>().Any();
            foreach (var (key, due) in dues)
            {
                Assert.Equal(due, clocks[key].Due);
                // Once a calendar has changed, what was set before it and what was moved after follow different ones.
                if (recomputed)
                    continue;
                var deadline = clocks[key].Compute(clocks[key].Body is { } body ? run.Case.CalendarOf(body) : run.Case.Calendar);
                Assert.Equal((due.At, due.Nominal, due.Limit), (deadline.DueAt, deadline.NominalDate, deadline.Limit));
                Assert.Equal(VietnamDay(due.At), deadline.Proof[^1].Date);
                Assert.Equal(deadline.Proof.Select(l => l.Date).Order(), deadline.Proof.Select(l => l.Date));
            }
        });

    [Fact]
    public void A_day_off_more_never_makes_a_deadline_earlier() => ForEveryRun(
        run =>
        {
            foreach (var clock in Clocks.Of(run.Case.Log).Where(c => c.IsOpen))
                Assert.True(clock.Compute(WithDayOff).DueAt >= clock.Compute(Standard).DueAt, $"{clock}");
        });

    private static DateOnly VietnamDay(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(7)).DateTime);

    [Fact]
    public void A_decision_is_either_a_refusal_without_events_or_events_with_the_state_after_them() => ForEveryRun(run =>
    {
        for (var i = 0; i < 20; i++)
        {
            var decision = run.Case.Try(run.Anybody, run.Unsuitable());
            if (decision.IsRefused)
                Assert.True(decision.Events.IsEmpty && decision.State is null);
            else
                Same(decision.State!, decision.Events.Aggregate(run.Case.State, Process.Apply));
        }
    });

    [Fact]
    public void What_is_offered_is_accepted_and_what_is_not_offered_is_refused() => ForEveryRun(run =>
    {
        var actor = run.Anybody;
        var offers = run.OffersTo(actor).Select(o => (o.Kind, o.Key)).ToHashSet();
        foreach (var key in run.Keys)
        {
            foreach (var kind in RandomDossier.Kinds)
            {
                var command = run.Suitable(kind, key, actor);
                // A command about the whole dossier has no key of its own.
                var about = command.Key is null or "" ? null : command.Key;
                var refusal = run.Case.Try(actor, command).Refusal;
                if (offers.Contains((kind, about)))
                    Assert.False(OutOfPlace.Contains(refusal), $"{command} was offered, yet {refusal}");
                else
                    Assert.True(OutOfPlace.Contains(refusal), $"{command} was not offered, yet {refusal?.Code ?? "accepted"}");
            }
        }
    });

    [Fact]
    public void As_long_as_it_is_not_over_somebody_or_a_timer_can_move_it_on() =>
        ForEveryRun(run => Assert.True(run.Case.State.IsOver || run.WaysOn.Any(), $"{run.Case.State.Status}: {run.Case.Opened}"));

    [Fact]
    public void Whatever_happened_before_it_ends_when_everybody_completes() => ForEveryRun(_ => { }, run =>
    {
        for (var steps = 0; !run.Case.State.IsOver; steps++)
        {
            Assert.True(steps < 400, $"Still {run.Case.State.Status}: {run.Case.Opened}");
            run.Case.Now = run.Case.Now.AddDays(40);
            var (actor, offer) = run.WaysOn.First();
            var command = run.Suitable(offer.Kind, offer.Key, actor, pass: true);
            if (run.Case.Try(actor, command).Refusal != Refusals.TooEarly)
                run.Case.Do(actor, command);
        }

        Assert.Empty(run.Case.State.Open);
        Assert.Empty(run.Case.State.Forks);
    });

    [Fact]
    public void No_deadline_told_falls_on_a_day_off() => ForEveryRun(_ => { }, run =>
    {
        var dues = run.Case.Log.SelectMany(happened => happened switch
        {
            Filed e => [e.Due],
            StepOpened e => [e.Due],
            DueSet e => [e.Due],
            StatutoryDueSet e => [e.Due],
            LimitChanged e => [e.Due],
            ConsultOpened e => [e.Due],
            WaitOpened e => [e.Due],
            Paused e => [e.Expires],
            Unpaused e => e.Dues.Values,
            HandedUp e => [e.Due],
            Extended e => [e.Due],
            Directed e => [e.Due],
            _ => Enumerable.Empty<Due?>(),
        });
        // Limits in hours are clock hours and do not move.
        Assert.All(dues.OfType<Due>().Where(due => due.Limit.Unit != LimitUnit.Hour), due => Assert.False(Standard.DayAt(LocalDate(due.At)).IsOff, Local(due.At)));
    });

    [Fact]
    public void Movements_are_numbered_without_gaps_and_signed_for_at_most_once() => ForEveryRun(_ => { }, run =>
    {
        Assert.Equal(Enumerable.Range(1, run.Case.State.Hops.Count), run.Case.State.Hops.Select(h => h.Number));
        var signed = run.Case.Log.OfType<HopReceived>().Select(e => e.Number).ToArray();
        Assert.Equal(signed.Distinct(), signed);
    });

    [Fact]
    public void The_runs_reach_every_event_and_every_status()
    {
        var (told, reached) = (new HashSet<Type>(), new HashSet<DossierStatus>());
        ForEveryRun(run => reached.Add(run.Case.State.Status), run => told.UnionWith(run.Case.Log.Select(happened => happened.GetType())), unsuitableToo: false);
        Assert.Empty(Enum.GetValues<DossierStatus>().Except(reached));
        Assert.Empty(typeof(DossierEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DossierEvent))).Except(told)
            // What a note says is read by whoever keeps it; the engine never tells of it.
            .Except([typeof(Mentioned), typeof(FormFilled)]));
    }
}
