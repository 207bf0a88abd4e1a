using System.Collections.Immutable;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Positions;
using ThongSuot.Organisation.Roles;
using ThongSuot.Organisation.Teams;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Tests.Positions;

public sealed class PositionTests(Keeping keeping) : IClassFixture<Keeping>
{
    [Fact]
    public async Task A_position_brings_its_roles_and_counts_who_fills_it()
    {
        var body = await keeping.Found();
        var record = new PositionRecord("VT01", "Chuyên viên tổng hợp", "Tổng hợp", "Đại học", 1, ["case_officer", "intake_clerk"], null);
        var position = Keeping.Done(await keeping.Ask<KeepPosition, Result<JobPosition>>(k => k.Run(keeping.Admin, body.Id, null, record, default)));
        Assert.Equal("CODE_TAKEN", (await keeping.Ask<KeepPosition, Result<JobPosition>>(k => k.Run(keeping.Admin, body.Id, null, record, default))).Refusal.Code);
        Task<Result<ImmutableArray<Holding>>> Give(Guid person) => keeping.Ask<GiveRole, Result<ImmutableArray<Holding>>>(g => g.Run(keeping.Admin, new RoleOffer(person, body.Id, null, position.Id, null, "QĐ 1", keeping.Today, null), default));

        var (one, two) = (await keeping.Register(), await keeping.Register());
        Assert.Equal(["case_officer", "intake_clerk"], Keeping.Done(await Give(one.Id)).Select(h => h.Role));
        Assert.Equal("POSITION_FULL", (await Give(two.Id)).Refusal.Code);
        var staffing = Assert.Single(await keeping.Ask<PositionList, IReadOnlyList<PositionStaffing>>(l => l.Of(body.Id, keeping.Today, default)));
        Assert.Equal((1, 0), (staffing.Filled, staffing.Vacant));
        Assert.Equal("Chuyên viên tổng hợp, " + body.Name, (await keeping.View()).FindPerson(one.Id)!.Position);
        Assert.Equal("POSITION_HELD", (await keeping.Ask<EndPosition, Result<JobPosition>>(e => e.Run(keeping.Admin, body.Id, position.Id, default))).Refusal.Code);
    }

    [Fact]
    public async Task A_team_is_a_scope_of_its_members_only_as_long_as_they_belong_to_it()
    {
        var (body, person) = (await keeping.Found(), await keeping.Register());
        var team = Keeping.Done(await keeping.Ask<AppointTeam, Result<Team>>(a => a.Run(keeping.Admin, body.Id, "Tổ thẩm tra", "QĐ 3", keeping.Today, null, default)));
        Task<Result<TeamMember>> Add() => keeping.Ask<AddTeamMember, Result<TeamMember>>(a => a.Run(keeping.Admin, team.Id, person.Id, keeping.Today, null, default));
        var member = Keeping.Done(await Add());
        Assert.Equal("MEMBER_ALREADY", (await Add()).Refusal.Code);
        Assert.Equal([team.Id], (await keeping.View()).TeamsOf(person.Id));
        Assert.Contains(Scope.OfTeam(team.Id), new Actor(person.Id, person.Id, "", [], [.. (await keeping.View()).TeamsOf(person.Id)]).Scopes);

        Keeping.Done(await keeping.Ask<EndTeamMember, Result<TeamMember>>(e => e.Run(keeping.Admin, team.Id, member.Id, default)));
        Assert.Empty((await keeping.View()).TeamsOf(person.Id));
        Keeping.Done(await Add());
        Keeping.Done(await keeping.Ask<EndTeam, Result<Team>>(e => e.Run(keeping.Admin, body.Id, team.Id, default)));
        Assert.Empty((await keeping.View()).TeamsOf(person.Id));
    }
}
