using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Positions;
using ThongSuot.Organisation.Reorganising;
using ThongSuot.Organisation.Teams;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Tests.Reorganising;

public sealed class ReorganiseTests(Keeping keeping) : IClassFixture<Keeping>
{
    private static readonly ImmutableDictionary<string, Guid> Whole = ImmutableDictionary<string, Guid>.Empty;

    private Task<Result<Reorganisation>> Carry(Guid[] bodies, Guid? successor, ImmutableDictionary<string, Guid>? byField = null) =>
        keeping.Ask<Reorganise, Result<Reorganisation>>(r => r.Run(keeping.Admin, new ReorganisationRequest([.. bodies], successor, byField ?? Whole, "NQ 60-NQ/TW"), default));

    private Task<Result<ReorganisationPlan>> Plan(Guid[] bodies, Guid? successor, ImmutableDictionary<string, Guid>? byField = null) =>
        keeping.Ask<PlanReorganisation, Result<ReorganisationPlan>>(r => r.Run(new ReorganisationRequest([.. bodies], successor, byField ?? Whole, ""), default));

    [Fact]
    public async Task Merging_two_bodies_passes_on_everything_that_stood_there()
    {
        var (old, heir) = (await keeping.Found(), await keeping.Found());
        var (oldOffice, heirOffice) = (await keeping.Found(old.Id, "office"), await keeping.Found(heir.Id, "office"));
        var grassroots = await keeping.Found(old.Id, "grassroots", "CS");
        var (secretary, clerk) = (await keeping.Register(), await keeping.Register());
        await keeping.Give(secretary.Id, old.Id, "upper_committee");
        await keeping.Give(secretary.Id, heir.Id, "upper_committee");
        await keeping.Give(clerk.Id, oldOffice.Id, "records_clerk");
        var record = new PositionRecord("VT", "Văn thư", null, null, 2, ["records_clerk"], null);
        foreach (var office in (Guid[])[oldOffice.Id, heirOffice.Id])
            Keeping.Done(await keeping.Ask<KeepPosition, Result<JobPosition>>(k => k.Run(keeping.Admin, office, null, record, default)));
        var team = Keeping.Done(await keeping.Ask<AppointTeam, Result<Team>>(a => a.Run(keeping.Admin, old.Id, "Tổ kiểm kê", "QĐ 8", keeping.Today, null, default)));

        var plan = Keeping.Done(await Plan([old.Id], heir.Id));
        Assert.Equal([(old.Code, heir.Code), (oldOffice.Code, heirOffice.Code)], plan.Bodies.Select(b => (b.Code, b.SuccessorCode)));
        Assert.Contains("1 vai trò đang giữ", plan.Bodies[0].Counts);
        Assert.NotNull((await keeping.View()).Find(old.Id));

        Keeping.Done(await Carry([old.Id], heir.Id));

        var view = await keeping.View();
        Assert.Null(view.Find(old.Id));
        Assert.Null(view.Find(oldOffice.Id));
        Assert.Equal(heir.Id, view.Find(grassroots.Id)!.Parent);
        Assert.Equal([heir.Id], view.HeldBy(secretary.Id).Select(h => h.Body));
        Assert.Equal([new Contracts.Organisation.Holding(clerk.Id, "records_clerk", heirOffice.Id)], view.HeldBy(clerk.Id));
        Assert.Equal(4, (await keeping.Look(db => db.JobPositions.AsNoTracking().SingleAsync(p => p.Body == heirOffice.Id && p.ValidTo == null))).HeadCount);
        Assert.Equal(heir.Id, (await keeping.Look(db => db.Teams.AsNoTracking().SingleAsync(t => t.Id == team.Id))).Body);
        var stored = await keeping.Look(db => db.Bodies.AsNoTracking().SingleAsync(b => b.Id == old.Id));
        Assert.Equal((keeping.Today, heir.Id), (stored.ValidTo, stored.Successor));
        var entry = Assert.Single(await keeping.Entries(OrganisationEntries.BodySucceeded), e => e.Stream == Streams.OfBody(old.Id));
        var told = System.Text.Json.JsonSerializer.Deserialize<BodySucceeded>(entry.Body, LogJson.Options)!;
        Assert.Equal((heir.Id, keeping.Administrator), (told.For("TCCB"), told.RequestedBy));
        Assert.DoesNotContain(await keeping.Entries(OrganisationEntries.RoleEnded), e => e.Body.Contains(clerk.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_split_names_the_roles_that_are_missing_where_a_field_goes()
    {
        var (old, heir, other) = (await keeping.Found(keeping.Province, "office", "TINH"), await keeping.Found(keeping.Province, "organisation_department", "TINH"), await keeping.Found(keeping.Province, "policy_department", "TINH"));
        var person = await keeping.Register();
        await keeping.Give(person.Id, old.Id, "records_clerk");
        var byField = Whole.Add("VTLT", other.Id);
        var plan = Keeping.Done(await Plan([old.Id], heir.Id, byField));
        Assert.Contains(plan.Conflicts, c => c.Contains("Văn thư", StringComparison.Ordinal) && c.Contains(other.Name, StringComparison.Ordinal));
        Keeping.Done(await Carry([old.Id], heir.Id, byField));
        var entry = Assert.Single(await keeping.Entries(OrganisationEntries.BodySucceeded), e => e.Stream == Streams.OfBody(old.Id));
        var told = System.Text.Json.JsonSerializer.Deserialize<BodySucceeded>(entry.Body, LogJson.Options)!;
        Assert.Equal((other.Id, heir.Id), (told.For("VTLT"), told.For("TCCB")));
    }

    [Fact]
    public async Task Organs_of_the_same_kind_from_two_bodies_become_one()
    {
        var (one, two, heir) = (await keeping.Found(), await keeping.Found(), await keeping.Found());
        var (first, second) = (await keeping.Found(one.Id, "office"), await keeping.Found(two.Id, "office"));
        Keeping.Done(await Carry([one.Id, two.Id], heir.Id));
        var view = await keeping.View();
        Assert.Equal([first.Id], view.ChildrenOf(heir.Id).Select(b => b.Id));
        Assert.Equal(first.Id, (await keeping.Look(db => db.Bodies.AsNoTracking().SingleAsync(b => b.Id == second.Id))).Successor);
    }

    [Fact]
    public async Task A_successor_must_stand_outside_of_what_ends()
    {
        var top = await keeping.Found();
        var below = await keeping.Found(top.Id, "grassroots", "CS");
        Assert.Equal("SUCCESSOR_BELOW", (await Carry([top.Id], below.Id)).Refusal.Code);
        Assert.Equal("SUCCESSOR_MISSING", (await Carry([top.Id], top.Id)).Refusal.Code);
        Assert.Equal("SUCCESSOR_MISSING", (await Carry([top.Id], null)).Refusal.Code);
        Assert.Equal("BODIES_MISSING", (await Carry([], keeping.Province)).Refusal.Code);
        Keeping.Done(await Carry([below.Id], top.Id));
        Assert.Equal("BODIES_MISSING", (await Carry([below.Id], top.Id)).Refusal.Code);
    }

    [Fact]
    public async Task What_was_decided_for_days_to_come_follows_the_successor()
    {
        var (old, heir, mover) = (await keeping.Found(), await keeping.Found(), await keeping.Found());
        Keeping.Done(await keeping.Ask<ChangeBody, Result<ThongSuot.Organisation.Data.Body>>(c => c.Run(keeping.Admin, mover.Id, new BodyBecomes("Đảng bộ về sau", null, old.Id, keeping.Today.AddDays(1), "QĐ"), default)));
        Keeping.Done(await Carry([old.Id], heir.Id));
        keeping.Pass(TimeSpan.FromDays(1));
        await keeping.Sweep();
        Assert.Equal(heir.Id, (await keeping.View()).Find(mover.Id)!.Parent);
    }
}
