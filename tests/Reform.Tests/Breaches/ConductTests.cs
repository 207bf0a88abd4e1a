using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Reform;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Breaches;

namespace ThongSuot.Reform.Tests.Breaches;

/// <summary>The statistics are what a simple count of the same dossiers' entries gives.</summary>
public sealed class ConductTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private const int Dossiers = 24;
    private static readonly DateOnly From = new(2026, 4, 1), To = new(2026, 12, 31);

    private readonly GivenBreaches _given = new(province);

    [Fact]
    public async Task Statistics_of_bodies_and_officers_are_those_of_a_simple_count()
    {
        province.Time.Set(GivenBreaches.Local(20, 8, 0));
        var dossiers = await AtRandom(new Random(20260420));
        await province.Relay();
        await Excuse();
        var expected = await Counted(dossiers);
        Assert.Contains(expected, e => e.Value.Late > 0);
        Assert.Contains(expected, e => e.Value.SentBack > 0);

        var bodies = expected.Keys.Select(k => k.Body).Distinct().ToArray();
        foreach (var body in bodies)
        {
            var lines = await province.Ask<Conduct, IReadOnlyList<ConductLine>>(c => c.ByOfficer(province.Coordinator, body, From, To, default));
            Assert.Equal(
                expected.Where(e => e.Key.Body == body).Select(e => (e.Key.Person, e.Value.Done, e.Value.Timed, e.Value.Late, e.Value.SentBack)).Order(),
                lines.Where(l => l.Done > 0).Select(l => (l.Person!.Value, l.Done, l.Timed, l.Late, l.SentBack)).Order());
            Assert.All(lines, l => Assert.Equal(l.Timed, l.OnTime + l.Late));
        }

        var conduct = await province.Ask<IConduct, IReadOnlyDictionary<Guid, BodyConduct>>(c => c.Of(bodies, From, To, default));
        var breaches = await province.Look(db =>
        {
            var set = db.Breaches;
            return set.AsNoTracking().Where(b => b.State != BreachState.Withdrawn).ToListAsync();
        });
        foreach (var body in bodies)
        {
            var (all, one) = (expected.Where(e => e.Key.Body == body).Select(e => e.Value).ToList(), conduct[body]);
            Assert.Equal((all.Sum(e => e.Done), all.Sum(e => e.Timed), all.Sum(e => e.Late), all.Sum(e => e.SentBack)), (one.Done, one.Timed, one.Late, one.SentBack));
            Assert.Equal((breaches.Count(b => b.Body == body), breaches.Count(b => b.Body == body && b.State == BreachState.Excused)), (one.Breaches, one.Excused));
            Assert.Equal(one.Breaches, one.Undecided + one.Confirmed + one.Excused + one.Disputed);
        }

        Assert.True(conduct.Values.Sum(c => c.LateExcused) > 0);
        // Who leads nothing sees nobody's but its own.
        var officer = province.Actor(expected.Keys.First().Person);
        Assert.Equal(expected.Where(e => e.Key.Person == officer.Person).Sum(e => e.Value.Done), (await province.Ask<Conduct, IReadOnlyList<ConductLine>>(c => c.Own(officer, From, To, default))).Sum(l => l.Done));
        Assert.Empty(await province.Ask<Conduct, IReadOnlyList<ConductLine>>(c => c.ByOfficer(province.Secretary, bodies[0], From, To, default)));
    }

    private async Task<List<Dossier>> AtRandom(Random chance)
    {
        string[] codes = ["VTLT-02", "CYCN-08", "TCCB-01"];
        var dossiers = new List<Dossier>();
        for (var i = 0; i < Dossiers; i++)
            dossiers.Add(await _given.Given.Filed(codes[i % codes.Length]));
        for (var act = 0; act < Dossiers * 5; act++)
        {
            province.Time.Advance(TimeSpan.FromMinutes(chance.Next(5, 400)));
            var at = chance.Next(dossiers.Count);
            var dossier = await _given.Given.Walk.Load(dossiers[at].Id);
            if (dossier.State!.IsOver)
                continue;
            var work = dossier.State.Open.Values.OrderBy(w => w.Since).ThenBy(w => w.Key, StringComparer.Ordinal).First();
            var actor = _given.Given.Walk.RightPerson(dossier.State, work);
            var back = dossier.Procedure == "CYCN-08" && work.Node == "b4" && chance.Next(2) == 0 ? new StepAction(CommandKind.SendBack, work.Key) { Node = "b2", Note = "Làm rõ" } : null;
            dossiers[at] = await _given.Given.Done(actor, dossier, back ?? await _given.Given.Walk.Completion(dossier, work));
        }

        return dossiers;
    }

    // Every third late step, by its head.
    private async Task Excuse()
    {
        var late = await province.Look(db =>
        {
            var breaches = db.Breaches;
            return breaches.AsNoTracking().Where(b => b.Kind == Contracts.Procedures.BreachKind.StepLate && b.Person != null && b.Head != null).OrderBy(b => b.Id).ToListAsync();
        });
        foreach (var breach in late.Where((_, i) => i % 3 == 0))
            Assert.True((await _given.Decide(_given.Head(breach), breach, BreachState.Excused)).IsOk);
    }

    // The entries alone, without the clock's standing: none of these dossiers stood.
    private async Task<Dictionary<(Guid Body, Guid Person), (int Done, int Timed, int Late, int SentBack)>> Counted(IEnumerable<Dossier> dossiers)
    {
        var counts = new Dictionary<(Guid, Guid), (int Done, int Timed, int Late, int SentBack)>();
        foreach (var dossier in dossiers)
        {
            var opened = new Dictionary<string, (Guid Body, Due? Due)>(StringComparer.Ordinal);
            var last = new Dictionary<string, (Guid, Guid)>(StringComparer.Ordinal);
            void Count(string key, Guid body, Due? due, DateTimeOffset at, Guid by)
            {
                var (done, timed, late, back) = counts.GetValueOrDefault((body, by));
                counts[(body, by)] = (done + 1, timed + (due is null ? 0 : 1), late + (due is not null && at > due.At ? 1 : 0), back);
                last[key] = (body, by);
            }

            foreach (var happened in await _given.Given.Events(dossier.Id))
            {
                switch (happened)
                {
                    case StepOpened { Holder.Role: not Filer.Member } e:
                        opened[e.Key] = (e.Holder.Body.Id, e.Due);
                        break;
                    case ConsultOpened e:
                        foreach (var holder in e.Holders)
                            opened[$"{e.Key} {holder.Body.Id}"] = (holder.Body.Id, e.Due);
                        break;
                    case StepCompleted e when opened.TryGetValue(e.Key, out var step):
                        Count(e.Key, step.Body, step.Due, e.At, e.By!.Value);
                        break;
                    case OpinionGiven e when opened.TryGetValue($"{e.Key} {e.Body}", out var asked):
                        Count($"{e.Key} {e.Body}", asked.Body, asked.Due, e.At, e.By!.Value);
                        break;
                    case SentBack e:
                        Count(e.Key, opened[e.Key].Body, opened[e.Key].Due, e.At, e.By!.Value);
                        var blamed = last[e.ToNode];
                        var before = counts[blamed];
                        counts[blamed] = (before.Done, before.Timed, before.Late, before.SentBack + 1);
                        break;
                }
            }
        }

        return counts;
    }
}
