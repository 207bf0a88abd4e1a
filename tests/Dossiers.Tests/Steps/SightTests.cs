using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests.Walking;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>
/// Random lives of dossiers among people who lose their roles and bodies that are merged: the rows of scopes, tasks and bodies stay what
/// the log says, and the work goes on.
/// </summary>
public sealed class SightTests(Province province) : IClassFixture<Province>
{
    private const int Moves = 10;

    private static readonly Guid Administrator = Guid.CreateVersion7();

    private readonly Given _given = new(province);

    [Theory]
    [InlineData("TCCB-05", 2)]
    [InlineData("TCCB-13", 3)]
    [InlineData("VTLT-13", 5)]
    [InlineData("QTTC-02", 6)]
    [InlineData("KTUB-01", 7)]
    [InlineData("KTUB-09", 8)]
    public async Task Rows_are_what_the_log_says_whatever_happens_to_people_and_bodies(string procedure, int seed)
    {
        var random = new Random(seed);
        for (var life = 0; life < 2; life++)
        {
            var ways = await _given.Walk.Ways((await province.Procedures.FindPublished(procedure, default))!);
            var way = ways[random.Next(ways.Count)];
            var dossier = await _given.Walk.Load(await _given.Walk.File((await province.Procedures.FindPublished(procedure, default))!, way));
            await RowsAreWhatTheLogSays(dossier.Id);
            for (var move = 0; move < Moves && !dossier.State!.IsOver; move++)
            {
                await Move(dossier, random);
                dossier = await _given.Walk.Load(dossier.Id);
                await RowsAreWhatTheLogSays(dossier.Id);
            }

            Assert.Equal(DossierStatus.Finished, (await _given.Walk.ToTheEnd(dossier.Id)).Status);
            await RowsAreWhatTheLogSays(dossier.Id);
        }
    }

    [Fact]
    public async Task A_successor_takes_over_what_is_open_what_has_ended_and_drafts_once()
    {
        var from = (await CellsWay()).Body;
        var to = province.Organisation.Bodies.Where(b => b.Kind == "cell" && b.Parent == from.Parent && b.Id != from.Id).OrderBy(b => b.Code, StringComparer.Ordinal).First();
        var procedure = (await province.Procedures.FindPublished("TCCB-01", default))!;
        var (was, others) = (await Counts(from.Id, "TCCB"), await Counts(from.Id, "KTUB"));
        var open = await _given.Walk.Load(await _given.Walk.File(procedure, await CellsWay()));
        var ended = await _given.Walk.ToTheEnd(await _given.Walk.File(procedure, await CellsWay()));
        var draft = await _given.Draft(await CellsWay(), "TCCB-01");
        var secretary = province.Actor(province.Organisation.HoldersOf("cell_secretary", to.Id).First());
        var readers = (Actor[])[new(secretary.Person, secretary.Account, secretary.Name, secretary.Grants)];
        Assert.All(readers, r => Assert.False(Walk.Sees(r, open) || Walk.Sees(r, ended)));
        Assert.Equal(was.Select(n => n + 1), await Counts(from.Id, "TCCB"));
        Assert.Equal(others, await Counts(from.Id, "KTUB"));

        await Succeed(from, to);
        await Succeed(from, to);

        Assert.Equal((int[])[0, 0, 0], await Counts(from.Id, null));
        (open, ended) = (await _given.Walk.Load(open.Id), await _given.Walk.Load(ended.Id));
        Assert.All(readers, r => Assert.True(Walk.Sees(r, open) && Walk.Sees(r, ended)));
        Assert.Equal((to.Id, to.Id), (open.FilerBody, ended.FilerBody));
        foreach (var id in (Guid[])[open.Id, ended.Id])
        {
            Assert.Single(await _given.Events(id), e => e is BodyReplaced r && (r.From, r.To.Id) == (from.Id, to.Id));
            await RowsAreWhatTheLogSays(id);
        }

        Assert.Equal(to.Id, await province.Look(db => db.Drafts.Where(d => d.Id == draft).Select(d => d.Body).SingleAsync()));
        var jobs = await province.Ask<JobList, IReadOnlyList<Job>>(l => l.Of(new Actor(Administrator, Administrator, "", []), default));
        Assert.All(jobs, j => Assert.Equal((JobState.Done, false), (j.State, j.Report.Any(l => l.Failed))));
        Assert.DoesNotContain(jobs.SelectMany(j => j.Report), l => l.Text.Contains(open.Code, StringComparison.Ordinal));
        Assert.Equal(DossierStatus.Finished, (await _given.Walk.ToTheEnd(open.Id)).Status);
    }

    // From a cell beside others of the same grassroots organisation, in a line like that of the first way.
    private async Task<Walking.Filing> CellsWay()
    {
        var (view, way) = (province.Organisation, await _given.Way("TCCB-01", w => w.Body.Kind == "cell"));
        var line = view.Line(way.Body).Select(b => b.Level).ToArray();
        var body = view.Bodies.Where(b => b.Kind == "cell" && view.Line(b).Select(up => up.Level).SequenceEqual(line) && view.ChildrenOf(b.Parent!.Value).Count(c => c.Kind == "cell") > 1)
            .OrderBy(b => b.Code, StringComparer.Ordinal).Last();
        return way with { Body = body, Person = view.HoldersOf(way.Role, body.Id).First() };
    }

    private Task<int[]> Counts(Guid body, string? field) =>
        province.Ask<IBodyDependents, int[]>(async d => [.. (await d.Count(body, field, default)).Select(c => c.Number)]);

    private async Task Move(Dossier dossier, Random random)
    {
        var work = dossier.State!.Open.Values.OrderBy(w => w.Key, StringComparer.Ordinal).First();
        var right = _given.Walk.RightPerson(dossier.State, work);
        switch (random.Next(8))
        {
            case 0 when work is OpenStep { Holder: { IsNamed: false } holder }:
                await RoleEnds(right.Person, holder.Role, holder.Body.Id);
                break;
            case 1 when work is OpenStep { Holder: { IsNamed: true } holder }:
                foreach (var held in province.Organisation.HeldBy(right.Person).Where(h => h.Body == holder.BodyOf(right.Person)).ToArray())
                    await RoleEnds(held.Person, held.Role, held.Body);
                break;
            case 2 or 3 when Sibling(dossier, random) is var (from, to):
                await Succeed(from, to);
                break;
            case 4 when work is OpenStep { Holder: { IsNamed: false } holder } && province.Organisation.HoldersOf(holder.Role, holder.Body.Id).ToArray() is { Length: > 0 } others:
                await _given.Walk.Act(right, dossier, new StepAction(CommandKind.Reassign, work.Key) { Person = others[random.Next(others.Length)] });
                break;
            default:
                await _given.Done(right, dossier, await _given.Walk.Completion(dossier, work));
                break;
        }
    }

    // A body of the dossier with another of its kind that can take its place, and no committee of which organs would be left alone.
    private (Body From, Body To)? Sibling(Dossier dossier, Random random)
    {
        var view = province.Organisation;
        var pairs = dossier.BodiesIn(dossier.State!).Order().Select(id => view.Find(id)).OfType<Body>().Where(b => b.Kind is "cell")
            .SelectMany(b => view.Bodies.Where(o => o.Kind == b.Kind && o.Level == b.Level && o.Parent == b.Parent && o.Id != b.Id).OrderBy(o => o.Code, StringComparer.Ordinal).Select(o => (b, o))).ToArray();
        return pairs.Length == 0 ? null : pairs[random.Next(pairs.Length)];
    }

    private async Task RoleEnds(Guid person, string role, Guid body)
    {
        await province.Change(all => all.Where(h => (h.Person, h.Role, h.Body) != (person, role, body)));
        await province.Tell($"person/{person}", OrganisationEntries.RoleEnded, new RoleEnded(Guid.CreateVersion7(), person, role, body), Administrator);
    }

    private async Task Succeed(Body from, Body to)
    {
        await province.Change(
            all => all.Select(h => h.Body == from.Id ? h with { Body = to.Id } : h).Distinct(),
            all => all.Where(b => b.Id != from.Id).Select(b => b.Parent == from.Id ? b with { Parent = to.Id } : b));
        await province.Tell($"body/{from.Id}", OrganisationEntries.BodySucceeded, new BodySucceeded(from.Id, to.Id, System.Collections.Immutable.ImmutableDictionary<string, Guid>.Empty, Administrator), Administrator);
    }

    private async Task RowsAreWhatTheLogSays(Guid id)
    {
        var dossier = await _given.Walk.Load(id);
        var definition = (await province.Procedures.Version(dossier.Definition, default)).Definition;
        var events = await _given.Events(id);
        Assert.Equal(Json(Fold.Of(events)), Json(dossier.State!));
        var (scopes, tasks, bodies) = await province.Look(async db =>
        {
            var (s, t, b) = (db.DossierScopes, db.DossierTasks, db.DossierBodies);
            return (
                await s.Where(r => r.Dossier == id).Select(r => r.Scope).ToListAsync(),
                await t.Where(r => r.Dossier == id).Select(r => new { r.Scope, r.Key, r.DueAt }).ToListAsync(),
                await b.Where(r => r.Dossier == id).Select(r => r.Body).ToListAsync());
        });
        var seeing = Sight.After([], definition, dossier.Matter, null, events);
        Assert.Equal(seeing.Select(v => v.Scope).Order(), scopes.Order());
        Assert.Equal(OpenTasks.Of(id, dossier.State!, definition).Select(t => (t.Scope, t.Key, t.DueAt)).Distinct().Order(), tasks.Select(t => (t.Scope, t.Key, t.DueAt)).Order());
        Assert.Equal(dossier.BodiesIn(dossier.State!).Order(), bodies.Order());
        // Whoever has work sees the dossier; in a compartment what is done is closed to who did it, unless it is needed still.
        Assert.Subset(scopes.ToHashSet(), tasks.Select(t => t.Scope).Except(OpenTasks.GivenScopes(dossier.State!)).ToHashSet());
        if (!definition.Compartment)
            Assert.All(dossier.State!.Done.SelectMany(d => Viewer.Of(d.Holder)), v => Assert.Contains(v.Scope, scopes));
        else if (dossier.State!.IsOver)
            Assert.True(scopes.Count <= 5, $"{scopes.Count} see an ended compartment");
    }

    private static string Json(DossierState state) => JsonSerializer.Serialize(state, LogJson.Options);
}
