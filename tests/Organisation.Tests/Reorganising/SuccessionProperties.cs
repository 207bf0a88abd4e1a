using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Reorganising;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Tests.Reorganising;

/// <summary>Whatever is merged, split, moved and ended, in whatever order: the tree stays a tree, and nobody works at a body that is no more.</summary>
public sealed class SuccessionProperties(Keeping keeping) : IClassFixture<Keeping>
{
    private static readonly string[] Roles = ["records_clerk", "case_officer", "board_head"];

    private sealed record Act(int Kind, int One, int Two, int Three);

    [Fact]
    public async Task The_tree_stays_a_tree_and_every_open_holding_stands_at_a_standing_body()
    {
        var act = from kind in Gen.Choose(0, 4) from one in Gen.Choose(0, 999) from two in Gen.Choose(0, 999) from three in Gen.Choose(0, 999) select new Act(kind, one, two, three);
        var person = await keeping.Register();
        Prop.ForAll(act.ArrayOf(14).ToArbitrary(), acts => Walk(acts, person.Id).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(6).WithReplay(20261121UL, 112233UL));

        keeping.Pass(TimeSpan.FromDays(3));
        await keeping.Sweep();
        await Holds();
    }

    private async Task Walk(Act[] acts, Guid person)
    {
        for (var i = 0; i < 3; i++)
        {
            var committee = await keeping.Found();
            var office = await keeping.Found(committee.Id, "office");
            await keeping.Found(committee.Id, "grassroots", "CS");
            await keeping.Give(person, office.Id, Roles[i]);
        }

        foreach (var one in acts)
            await Do(one, person);
        await Holds();
    }

    private async Task Do(Act act, Guid person)
    {
        var bodies = (await keeping.View()).Bodies.Where(b => b.Kind != "province_committee").OrderBy(b => b.Code, StringComparer.Ordinal).ToList();
        if (bodies.Count < 3)
            return;
        var (one, two, three) = (bodies[act.One % bodies.Count], bodies[act.Two % bodies.Count], bodies[act.Three % bodies.Count]);
        var byField = act.Kind == 1 ? ImmutableDictionary<string, Guid>.Empty.Add("TCCB", three.Id) : ImmutableDictionary<string, Guid>.Empty;
        // Refusals are fine: they leave everything as it was.
        _ = act.Kind switch
        {
            0 or 1 => (await keeping.Ask<Reorganise, Result<Reorganisation>>(r => r.Run(keeping.Admin, new ReorganisationRequest([one.Id], two.Id, byField, "NQ"), default))).IsOk,
            2 => (await keeping.Ask<EndBody, Result<Body>>(e => e.Run(keeping.Admin, one.Id, keeping.Today.AddDays(act.Two % 3 - 1), "NQ", default))).IsOk,
            3 => (await keeping.Ask<ChangeBody, Result<Body>>(c => c.Run(keeping.Admin, one.Id, new BodyBecomes(one.Name + "'", null, two.Id, keeping.Today.AddDays(act.Three % 3), "NQ"), default))).IsOk,
            _ => (await keeping.Ask<Organisation.Roles.GiveRole, Result<ImmutableArray<Holding>>>(g => g.Run(keeping.Admin, new(person, one.Id, Roles[act.Two % 3], null, null, "QĐ", keeping.Today, null), default))).IsOk,
        };
    }

    private async Task Holds()
    {
        var (bodies, holdings) = await keeping.Look(async db => (await db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id), await db.Holdings.AsNoTracking().Where(h => h.EndedAt == null).ToListAsync()));
        foreach (var body in bodies.Values)
        {
            var seen = new HashSet<Guid>();
            for (var at = body; at is not null; at = at.Parent is { } parent ? bodies[parent] : null)
                Assert.True(seen.Add(at.Id), $"{body.Code} lies beneath itself");
            if (body.StandsOn(keeping.Today) && body.Parent is { } above)
                Assert.True(bodies[above].StandsOn(keeping.Today), $"{body.Code} stands under {bodies[above].Code}, which is no more");
        }

        Assert.All(holdings.Where(h => h.StandsOn(keeping.Today)), h => Assert.True(bodies[h.Body].StandsOn(keeping.Today), $"A role stands at {bodies[h.Body].Code}, which is no more"));
    }
}
