using System.Collections.Immutable;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.TryOut;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Tests.TryOut;

/// <summary>A draft tried out goes where its dossiers would go, and leaves nothing behind.</summary>
public sealed class WalkingTests(Province province) : IClassFixture<Province>
{
    private const string Admission = "TCCB-01", Outgoing = "VTLT-02";

    private readonly Given _given = new(province);
    private readonly TriedOut _tried = new(province);

    [Theory]
    [InlineData(Admission)]
    [InlineData("TCCB-04")]
    [InlineData(Outgoing)]
    [InlineData("TCCB-15")]
    [InlineData("KTUB-01")]
    public async Task It_reaches_the_same_people_as_a_real_dossier(string code)
    {
        var way = await _given.Way(code);
        var draft = await _tried.Revised(code);

        var (_, run) = await _tried.ToTheEnd(draft, _tried.Filed(draft, way.Person, way.Role, way.Body.Id, way.Content));

        var real = await _given.Walk.ToTheEnd(await _given.Walk.File((await province.Procedures.FindPublished(code, default))!, way));
        Assert.Equal(DossierStatus.Finished, run.State.Status);
        Assert.Equal(real.State!.Done.Select(Place), run.State.Done.Select(Place));
        Assert.Equal(real.CompetentBody, run.Dossier.CompetentBody);
        var published = ProcedureDefinition.InOrder(run.Definition.Root).Count(n => n is Step or Consult);
        Assert.Equal(published, TryOutPath.NotReached(run).Count + TryOutPath.Of(run).Select(r => r.Step).Distinct().Count());
        Assert.All(TryOutPath.Of(run), row => Assert.False(row.IsLate, row.Step));
        static (string, string, string, Guid) Place(DoneStep done) => (done.Node, done.Outcome, done.Holder.Role, done.Holder.Body.Id);
    }

    [Fact]
    public async Task Nothing_of_it_is_left_in_any_table()
    {
        var way = await _given.Way(Admission);
        var draft = await _tried.Revised(Admission);
        // The keys that seal are made with the first of them.
        _ = _tried.Seal.Close(_tried.Filed(draft, way.Person, way.Role, way.Body.Id, way.Content), draft.Draft, _tried.Author.Person);
        // What real dossiers of other tests have still to tell is told first.
        await province.Relay();
        var before = await _tried.RowCounts();

        var inputs = _tried.Filed(draft, way.Person, way.Role, way.Body.Id, way.Content);
        for (var run = await _tried.Run(draft, inputs); !run.State.IsOver; run = await _tried.Run(draft, inputs))
        {
            inputs = inputs.Then(_tried.Next(run, action => action with { Note = "Ghi chú của lần chạy thử" }));
            inputs = _tried.Seal.Open(_tried.Seal.Close(inputs, draft.Draft, _tried.Author.Person).Value, draft.Draft, draft.Revision, _tried.Author.Person).Value;
        }

        await province.Relay();
        Assert.Equal(before, await _tried.RowCounts());
        Assert.Empty(await _given.TablesWith("Ghi chú của lần chạy thử"));
        Assert.Empty(await _given.TablesWith(way.Content.Subject!));
    }

    [Fact]
    public async Task A_move_taken_back_leaves_the_state_before_it()
    {
        var way = await _given.Way(Outgoing);
        var draft = await _tried.Revised(Outgoing);
        var inputs = _tried.Filed(draft, way.Person, way.Role, way.Body.Id, way.Content);
        var first = await _tried.Run(draft, inputs);
        var next = inputs.Then(_tried.Next(first));
        Assert.NotEqual(first.State.Open.Keys, (await _tried.Run(draft, next)).State.Open.Keys);

        var again = await _tried.Run(draft, next.WithoutLast());

        Assert.Equal(first.State.Open.Values, again.State.Open.Values);
        Assert.Equal(first.Now, again.Now);
        Assert.Empty(inputs.WithoutLast().Moves);
    }

    [Fact]
    public async Task Who_may_not_act_is_refused_as_in_a_real_dossier()
    {
        var way = await _given.Way(Admission);
        var draft = await _tried.Revised(Admission);
        var inputs = _tried.Filed(draft, way.Person, way.Role, way.Body.Id, way.Content);
        var move = _tried.Next(await _tried.Run(draft, inputs));
        var stranger = province.Organisation.Persons.First(p => province.Organisation.HeldBy(p.Id).All(h => h.Role == "system_admin")).Id;

        Assert.False((await _tried.TryRun(draft, inputs.Then(move with { Person = stranger }))).IsOk);
        Assert.Equal("ACTION_UNKNOWN", (await _tried.TryRun(draft, inputs.Then(move with { Person = null }))).Refusal.Code);
        Assert.Equal("TRY_OUT_FILER", (await _tried.TryRun(draft, inputs with { Filing = inputs.Filing with { Person = stranger } })).Refusal.Code);
        Assert.Contains((await _tried.TryRun(draft, inputs with { Filing = inputs.Filing with { Content = new() } })).Refusals, r => r.Code == "FACT_MISSING");
    }

    [Fact]
    public async Task A_role_that_nobody_holds_is_shown_as_such()
    {
        var way = await _given.Way(Outgoing);
        var draft = await _tried.Revised(Outgoing);
        var inputs = _tried.Filed(draft, way.Person, way.Role, way.Body.Id, way.Content);
        var run = await _tried.Run(draft, inputs);
        while (run.State.Open.Values.All(w => w.Node != "b4"))
        {
            inputs = inputs.Then(_tried.Next(run));
            run = await _tried.Run(draft, inputs);
        }

        var office = ((OpenStep)run.State.Open["b4"]).Holder.Body.Id;
        Assert.True(TryOutPeople.Reached(run)[0].Places[0].CanBeDone);
        await province.Change(holdings => holdings.Where(h => h.Body != office || h.Role != "chief_of_office"));

        run = await _tried.Run(draft, inputs);

        var reached = Assert.Single(TryOutPeople.Reached(run));
        Assert.Equal(("chief_of_office", false), (reached.Places[0].Holder.Role, reached.Places[0].Stands));
        Assert.Empty(reached.Places[0].Persons);
        // Who leads, or who stands above, does it in that place; that is shown beside.
        Assert.Contains(reached.Places, p => p is { Stands: true, CanBeDone: true });
        Assert.All(_tried.Actors(run)[0].Offers.Take(1), o => Assert.Equal("b4", o.Node));
    }

    [Fact]
    public async Task It_does_not_tell_who_is_whose_relative()
    {
        var way = await _given.Way("TCCB-03", w => w.Role == Filer.Member);
        var draft = await _tried.Revised("TCCB-03");
        var inputs = _tried.Filed(draft, way.Person, way.Role, way.Body.Id, way.Content);
        var first = _tried.Actors(await _tried.Run(draft, inputs))[0].Person;
        province.Related.Add((way.Person, first));
        try
        {
            Assert.Equal(first, _tried.Actors(await _tried.Run(draft, inputs))[0].Person);
        }
        finally
        {
            province.Related.Clear();
        }
    }

    [Fact]
    public async Task Time_that_passes_closes_what_nobody_answered()
    {
        var way = await _given.Way(Outgoing);
        var draft = await _tried.Revised(Outgoing);
        var inputs = _tried.Filed(draft, way.Person, way.Role, way.Body.Id, way.Content);
        StepAction WithOpinions(StepAction action) => action.Key == "b2" ? action with { Outcome = "can_y_kien" } : action;
        var run = await _tried.Run(draft, inputs);
        while (run.State.Open.Values.All(w => w is not OpenConsult))
        {
            inputs = inputs.Then(_tried.Next(run, WithOpinions));
            run = await _tried.Run(draft, inputs);
        }

        var due = Assert.IsType<OpenConsult>(Assert.Single(run.State.Open.Values)).Due!.At;
        Assert.Equal(due, TryOutPeople.NextDue(run));
        Assert.Contains("b3", (await _tried.Run(draft, inputs.Then(new TryOutMove(null, null, due.AddMinutes(-1))))).State.Open.Keys);

        run = await _tried.Run(draft, inputs.Then(new TryOutMove(null, null, due.AddHours(1))));

        Assert.Equal(["b4"], run.State.Open.Keys);
        Assert.Equal(due, run.State.Open["b4"].Since);
        Assert.Contains("không trả lời", TryOutPath.Of(run)[^1].Who, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_goes_on_by_working_time()
    {
        var calendar = await province.Procedures.Calendar(null, default);
        // Friday 27 November 2026, 16:00 in Vietnam.
        var friday = new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(friday.AddDays(3), TryOutClock.Later(friday, calendar, 1, 0));
        Assert.Equal(friday, TryOutClock.Later(friday, calendar, 0, 0));
        Assert.True(TryOutClock.Later(friday, calendar, 0, 2) > friday.AddDays(2));
        Assert.Equal("TRY_OUT_START", TryOutClock.Start("2026-13-40", friday).Refusal.Code);
        Assert.Equal(friday, TryOutClock.Start("2026-11-27", friday).Value);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero), TryOutClock.Start("2026-12-01", friday).Value);
    }
}
