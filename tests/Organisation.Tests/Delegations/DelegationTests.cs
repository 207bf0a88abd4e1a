using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Organisation.Accounts.Factors;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Delegations;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Tests.Delegations;

/// <summary>Who may delegate what to whom; rights come with the day and end with the day, the revocation or the principal's role.</summary>
public sealed class DelegationTests(Keeping keeping) : IClassFixture<Keeping>
{
    [Fact]
    public async Task The_delegate_holds_the_role_apart_from_its_own_until_the_last_day_and_both_are_told()
    {
        var office = await Office.Make(keeping);
        var given = Keeping.Done(await office.Give(o => o with { Limits = ["TCCB", "TCCB-01", "VTLT-02"] }));

        var actor = await office.Actor(office.Officer);
        var mandate = Assert.Single(actor.Mandates);
        Assert.Equal((office.Head, "ủy quyền số 12-UQ/BXD ngày"), (mandate.Principal, mandate.Basis[..26]));
        Assert.Equal([new Grant("board_head", office.Department.Id, office.Head)], mandate.Grants);
        Assert.Equal(["TCCB", "VTLT-02"], mandate.Limits);
        Assert.False(actor.Holds("board_head"));
        Assert.DoesNotContain(Scope.OfRole("board_head", office.Department.Id), actor.Scopes);

        var told = (await keeping.Entries(NoticeWanted.Type)).Single(e => e.Stream == $"delegation/{given.Id}");
        Assert.Contains(office.Officer.ToString(), told.Body, StringComparison.Ordinal);
        keeping.Pass(TimeSpan.FromDays(9));
        Assert.Single((await office.Actor(office.Officer)).Mandates);
        keeping.Pass(TimeSpan.FromDays(1));
        Assert.Empty((await office.Actor(office.Officer)).Mandates);
    }

    [Fact]
    public async Task It_begins_with_its_first_day()
    {
        var office = await Office.Make(keeping);
        Keeping.Done(await office.Give(o => o with { From = keeping.Today.AddDays(2) }));
        Assert.Empty((await office.Actor(office.Officer)).Mandates);
        keeping.Pass(TimeSpan.FromDays(2));
        Assert.Single((await office.Actor(office.Officer)).Mandates);
    }

    [Fact]
    public async Task Revoked_it_ends_with_the_next_request_and_the_reason_stays_out_of_the_log()
    {
        var office = await Office.Make(keeping);
        var given = Keeping.Done(await office.Give());
        Assert.Equal("NOT_YOURS_TO_DELEGATE", (await office.Revoke(given.Id, office.Officer)).Refusal.Code);
        Assert.Equal("REASON_MISSING", (await office.Revoke(given.Id, office.Head, "")).Refusal.Code);
        Keeping.Done(await office.Revoke(given.Id, office.Head, "Lý do riêng tư"));
        Assert.Empty((await office.Actor(office.Officer)).Mandates);
        var entry = (await keeping.Entries("organisation.delegation_revoked")).Single(e => e.Stream == $"delegation/{given.Id}");
        Assert.DoesNotContain("riêng tư", entry.Body, StringComparison.Ordinal);
        Assert.Equal("DELEGATION_OVER", (await office.Revoke(given.Id, office.Head)).Refusal.Code);
        Assert.Equal("DELEGATION_UNKNOWN", (await office.Revoke(Guid.NewGuid(), office.Head)).Refusal.Code);
    }

    [Fact]
    public async Task With_the_principals_role_it_ends_at_once()
    {
        var office = await Office.Make(keeping);
        Keeping.Done(await office.Give());
        Keeping.Done(await keeping.End(office.HeadRole.Id));
        Assert.Empty((await office.Actor(office.Officer)).Mandates);
    }

    [Fact]
    public async Task The_chief_of_the_committees_office_records_it_for_others_and_revokes_it()
    {
        var office = await Office.Make(keeping);
        var given = Keeping.Done(await office.Give(by: office.Chief));
        Assert.Equal(office.Chief, given.MadeBy);
        Keeping.Done(await office.Revoke(given.Id, office.Chief));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "no delegate", "DELEGATE_UNKNOWN" }, { "oneself", "NOT_TO_ONESELF" }, { "no roles", "ROLES_MISSING" }, { "role not held", "ROLE_NOT_HELD" }, { "in person", "ROLE_NOT_DELEGABLE" },
        { "team", "ROLE_NOT_DELEGABLE" }, { "yesterday", "STARTS_IN_PAST" }, { "no first day", "DAY_MISSING" }, { "no last day", "LAST_DAY_MISSING" }, { "reversed", "DAYS_REVERSED" }, { "no number", "NUMBER_MISSING" },
        { "document of tomorrow", "BASIS_DAY_WRONG" }, { "no issuer", "ISSUER_MISSING" }, { "unknown limit", "LIMIT_UNKNOWN" }, { "elsewhere", "DELEGATE_ELSEWHERE" }, { "by a colleague", "NOT_YOURS_TO_DELEGATE" },
        { "by the administrator", "NOT_YOURS_TO_DELEGATE" }, { "chief to itself", "NOT_FOR_YOURSELF" }, { "unknown principal", "PERSON_UNKNOWN" }, { "unknown parent", "DELEGATION_UNKNOWN" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_must_not_be_is_refused_with_its_reason(string what, string code)
    {
        var office = await Office.Make(keeping);
        var refused = await office.Give(
            o => what switch
            {
                "no delegate" => o with { Delegate = null },
                "oneself" => o with { Delegate = office.Head },
                "no roles" => o with { Roles = [] },
                "role not held" => o with { Roles = [new RoleAtBody("case_officer", office.Department.Id)] },
                "in person" => o with { Roles = [new RoleAtBody("member_applicant", office.Committee.Id)], Cases = true },
                "team" => o with { Roles = [new RoleAtBody("inspection_team", office.Department.Id)] },
                "yesterday" => o with { From = keeping.Today.AddDays(-1) },
                "no first day" => o with { From = null },
                "no last day" => o with { To = null },
                "reversed" => o with { From = keeping.Today.AddDays(10) },
                "no number" => o with { Number = "" },
                "document of tomorrow" => o with { Day = keeping.Today.AddDays(1) },
                "no issuer" => o with { Issuer = "" },
                "unknown limit" => o with { Limits = ["XYZ"] },
                "elsewhere" => o with { Delegate = office.Stranger },
                "chief to itself" => o with { Delegate = office.Chief },
                "unknown principal" => o with { Principal = Guid.NewGuid() },
                "unknown parent" => o with { Parent = Guid.NewGuid() },
                _ => o,
            },
            what switch { "by a colleague" => office.Officer, "by the administrator" => office.Administrator, "chief to itself" => office.Chief, _ => office.Head });
        Assert.Equal(code, refused.Refusal.Code);
        Assert.Empty((await office.Actor(office.Officer)).Mandates);
    }

    [Fact]
    public async Task The_administrators_role_is_nobodys_to_delegate()
    {
        var office = await Office.Make(keeping);
        Assert.Equal("ROLE_NOT_DELEGABLE", (await office.Give(o => o with { Principal = office.Administrator, Roles = [new RoleAtBody("system_admin", office.Of.Id)], Cases = true }, office.Administrator)).Refusal.Code);
    }

    [Fact]
    public async Task A_place_in_a_team_is_delegated_only_expressly()
    {
        var office = await Office.Make(keeping);
        Keeping.Done(await office.Give(o => o with { Roles = [new RoleAtBody("inspection_team", office.Department.Id)], Cases = true }));
        Assert.True(Assert.Single((await office.Actor(office.Officer)).Mandates).Cases);
    }

    [Fact]
    public async Task It_is_passed_on_only_where_that_was_said_and_never_wider()
    {
        var office = await Office.Make(keeping);
        var closed = Keeping.Done(await office.Give());
        Task<Result<Delegation>> PassOn(Guid parent, Func<DelegationOffer, DelegationOffer>? change = null, Guid? by = null) =>
            office.Give(o => (change ?? (x => x))(o with { Parent = parent, Delegate = office.Other }), by ?? office.Officer);
        Assert.Equal("NOT_PASSED_ON", (await PassOn(closed.Id)).Refusal.Code);
        Keeping.Done(await office.Revoke(closed.Id, office.Head));

        var open = Keeping.Done(await office.Give(o => o with { MayPassOn = true, Limits = ["TCCB"] }));
        Assert.Equal("NOT_YOURS_TO_DELEGATE", (await PassOn(open.Id, o => o with { Limits = ["TCCB"] }, office.Chief)).Refusal.Code);
        foreach (var wider in (Func<DelegationOffer, DelegationOffer>[])
            [o => o, o => o with { Limits = ["VTLT"] }, o => o with { Limits = ["TCCB"], To = open.ValidTo.AddDays(1) }, o => o with { Limits = ["TCCB"], Cases = true }, o => o with { Limits = ["TCCB"], Roles = [new RoleAtBody("inspection_team", office.Department.Id)] }])
            Assert.Equal("BEYOND_RECEIVED", (await PassOn(open.Id, wider)).Refusal.Code);
        Assert.Equal("NOT_TO_ONESELF", (await PassOn(open.Id, o => o with { Limits = ["TCCB"], Delegate = office.Head })).Refusal.Code);
        Assert.Equal("IN_A_CIRCLE", (await PassOn(open.Id, o => o with { Limits = ["TCCB"], Delegate = office.Officer })).Refusal.Code);

        Keeping.Done(await PassOn(open.Id, o => o with { Limits = ["TCCB-01"] }));
        var mandate = Assert.Single((await office.Actor(office.Other)).Mandates);
        Assert.Equal((office.Head, "TCCB-01"), (mandate.Principal, mandate.Limits.Single()));
        Keeping.Done(await office.Revoke(open.Id, office.Head));
        Assert.Empty((await office.Actor(office.Other)).Mandates);
    }

    [Fact]
    public async Task Two_do_not_delegate_the_same_role_to_each_other_and_nothing_is_given_twice()
    {
        var office = await Office.Make(keeping);
        await keeping.Give(office.Officer, office.Department.Id, "board_head");
        Keeping.Done(await office.Give());
        Assert.Equal("DELEGATION_THERE", (await office.Give()).Refusal.Code);
        Keeping.Done(await office.Give(o => o with { Limits = ["TCCB"] }));
        Assert.Equal("IN_A_CIRCLE", (await office.Give(o => o with { Principal = office.Officer, Delegate = office.Head }, office.Officer)).Refusal.Code);
    }

    [Fact]
    public async Task The_register_is_read_in_the_committee_and_nowhere_else()
    {
        var office = await Office.Make(keeping);
        var given = Keeping.Done(await office.Give());
        async Task<IReadOnlyList<DelegationLine>?> Read(Guid who, DelegationFilter filter) => await office.Actor(who) is var actor ? await keeping.Ask<DelegationRegister, IReadOnlyList<DelegationLine>?>(r => r.OfBody(actor, office.Department.Id, filter, default)) : null;
        var line = Assert.Single((await Read(office.Other, new DelegationFilter(DelegationState.Standing, "truong")))!);
        Assert.Equal(("Hồ Văn Trưởng", "Cao Thị Viên", "Mọi lĩnh vực, thủ tục"), (line.Principal, line.Delegate, line.Limits));
        Assert.Empty((await Read(office.Other, new DelegationFilter(DelegationState.Revoked)))!);
        Assert.Null(await Read(office.Stranger, new DelegationFilter()));
        var (stranger, officer) = (await office.Actor(office.Stranger), await office.Actor(office.Officer));
        Assert.Null(await keeping.Ask<DelegationRegister, DelegationLine?>(r => r.Find(stranger, given.Id, default)));
        Assert.NotNull(await keeping.Ask<DelegationRegister, DelegationLine?>(r => r.Find(officer, given.Id, default)));
    }

    [Fact]
    public async Task Who_signs_in_another_ones_place_needs_a_second_factor_as_well()
    {
        var office = await Office.Make(keeping);
        var rule = keeping.Services.GetRequiredService<SecondFactorRule>();
        Assert.False(await rule.Requires(await office.Actor(office.Officer), default));
        Keeping.Done(await office.Give());
        Assert.True(await rule.Requires(await office.Actor(office.Officer), default));
    }
}
