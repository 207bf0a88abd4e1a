using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Roles;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using Holding = ThongSuot.Organisation.Data.Holding;

namespace ThongSuot.Organisation.Tests.Roles;

public sealed class RoleTests(Keeping keeping) : IClassFixture<Keeping>
{
    [Fact]
    public async Task A_role_given_counts_at_once_and_ended_at_once_no_more()
    {
        var (body, person) = (await keeping.Found(), await keeping.Register());
        var holding = await keeping.Give(person.Id, body.Id, "records_clerk");
        Assert.Equal([person.Id], (await keeping.View()).HoldersOf("records_clerk", body.Id));

        Keeping.Done(await keeping.End(holding.Id));

        // The clock stands still: no second passed, and yet the right is gone on this node.
        Assert.Empty((await keeping.View()).HoldersOf("records_clerk", body.Id));
        var ended = (await keeping.Entries(OrganisationEntries.RoleEnded)).Select(e => System.Text.Json.JsonSerializer.Deserialize<RoleEnded>(e.Body, LogJson.Options)!);
        Assert.Single(ended, e => e == new RoleEnded(holding.Id, person.Id, "records_clerk", body.Id));
        Assert.Equal(Refusals.HoldingUnknown, (await keeping.End(holding.Id)).Refusal);
    }

    [Fact]
    public async Task A_last_day_to_come_ends_the_role_after_that_day_and_says_so_once()
    {
        var (body, person) = (await keeping.Found(), await keeping.Register());
        var holding = await keeping.Give(person.Id, body.Id, "archivist");
        Keeping.Done(await keeping.End(holding.Id, keeping.Today.AddDays(1)));
        Assert.Equal(0, await keeping.Sweep());
        Assert.NotEmpty((await keeping.View()).HoldersOf("archivist", body.Id));

        keeping.Pass(TimeSpan.FromDays(2));
        Assert.Empty((await keeping.View()).HoldersOf("archivist", body.Id));
        Assert.True(await keeping.Sweep() > 0);
        Assert.Equal(0, await keeping.Sweep());
        Assert.Single(await keeping.Entries(OrganisationEntries.RoleEnded), e => e.Body.Contains(holding.Id.ToString(), StringComparison.Ordinal));
        Assert.Null(await keeping.Look(db => EventLog.Verify(db, $"person/{person.Id}")));
    }

    [Fact]
    public async Task Who_holds_the_role_by_another_decision_goes_on_holding_it()
    {
        var (body, person) = (await keeping.Found(), await keeping.Register());
        var first = await keeping.Give(person.Id, body.Id, "case_officer", to: keeping.Today);
        await keeping.Give(person.Id, body.Id, "case_officer", from: keeping.Today.AddDays(1));
        keeping.Pass(TimeSpan.FromDays(1));
        await keeping.Sweep();
        Assert.NotEmpty((await keeping.View()).HoldersOf("case_officer", body.Id));
        Assert.DoesNotContain(await keeping.Entries(OrganisationEntries.RoleEnded), e => e.Body.Contains(first.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_given_is_refused_with_its_reason()
    {
        var (body, person) = (await keeping.Found(), await keeping.Register());
        await keeping.Give(person.Id, body.Id, "accountant");
        async Task<IEnumerable<string>> Refused(RoleOffer offer) =>
            (await keeping.Ask<GiveRole, Result<ImmutableArray<Holding>>>(g => g.Run(keeping.Admin, offer, default))).Refusals.Select(r => r.Code);
        var good = new RoleOffer(person.Id, body.Id, "intake_clerk", null, null, "QĐ 5", keeping.Today, null);
        Assert.Equal(["ROLE_HELD"], await Refused(good with { Role = "accountant" }));
        Assert.Equal(["ROLE_UNKNOWN"], await Refused(good with { Role = "emperor" }));
        Assert.Equal(["PERSON_UNKNOWN"], await Refused(good with { Person = Guid.NewGuid() }));
        Assert.Equal(["BODY_UNKNOWN"], await Refused(good with { Body = Guid.NewGuid() }));
        Assert.Equal(["DAYS_REVERSED", "BASIS_MISSING"], await Refused(good with { To = keeping.Today.AddDays(-1), Basis = "" }));
        Assert.Equal(["BEFORE_BODY_BEGINS"], await Refused(good with { From = new DateOnly(2019, 1, 1) }));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var holding = await keeping.Look(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Set<Holding>(), h => h.Person == keeping.Administrator));
        Assert.Equal("LAST_ADMINISTRATOR", (await keeping.End(holding.Id)).Refusal.Code);
    }

    [Fact]
    public async Task Holders_are_named_in_the_order_of_their_first_day_and_then_by_name()
    {
        var body = await keeping.Found();
        var (second, third, first) = (await keeping.Register("Lê Văn An"), await keeping.Register("Bùi Văn Bình"), await keeping.Register("Trần Văn Yên"));
        await keeping.Give(third.Id, body.Id, "it_officer");
        await keeping.Give(second.Id, body.Id, "it_officer");
        await keeping.Give(first.Id, body.Id, "it_officer", from: keeping.Today.AddDays(-1));
        Assert.Equal([first.Id, second.Id, third.Id], (await keeping.View()).HoldersOf("it_officer", body.Id));
    }
}
