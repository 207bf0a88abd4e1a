using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using Holding = ThongSuot.Organisation.Data.Holding;
using Person = ThongSuot.Organisation.Data.Person;

namespace ThongSuot.Organisation.Tests.Bodies;

public sealed class OrganisationReaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_seen_after_a_second_and_not_looked_for_earlier()
    {
        await using var installation = await Installation.WithSample();
        var organisation = installation.Services.GetRequiredService<IOrganisation>();
        var before = await organisation.View(Cancellation);
        await Give(installation, "accountant", "CB001", from: new DateOnly(2026, 1, 1), to: null);

        Assert.Same(before, await organisation.View(Cancellation));
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await organisation.View(Cancellation);
        Assert.Equal(before.Version + 1, after.Version);
        Assert.Single(after.HoldersOf("accountant", after.FindByCode("CB001")!.Id));

        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(after, await organisation.View(Cancellation));
    }

    [Fact]
    public async Task A_role_counts_from_its_first_to_its_last_day_in_Vietnam()
    {
        await using var installation = await Installation.WithSample();
        var organisation = installation.Services.GetRequiredService<IOrganisation>();
        await Give(installation, "accountant", "CB001", from: new DateOnly(2026, 11, 24), to: new DateOnly(2026, 11, 24));
        async Task<int> Holders()
        {
            var view = await organisation.View(Cancellation);
            return view.HoldersOf("accountant", view.FindByCode("CB001")!.Id).Count();
        }

        // 23 November, 8:00 in Vietnam; the day there ends at 17:00 UTC.
        Assert.Equal(0, await Holders());
        installation.Clock.Advance(TimeSpan.FromHours(16));
        Assert.Equal(1, await Holders());
        installation.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(0, await Holders());
    }

    [Fact]
    public async Task An_account_acts_with_its_grants_and_a_closed_or_unknown_one_not_at_all()
    {
        await using var installation = await Installation.WithSample();
        var organisation = installation.Services.GetRequiredService<IOrganisation>();
        var account = await installation.In(db => db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == "bithu.cb001", Cancellation));
        var view = await organisation.View(Cancellation);

        var actor = await organisation.ActorOf(account.Id, Cancellation);
        Assert.NotNull(actor);
        Assert.Equal(view.FindPerson(account.Person)!.Name, actor.Name);
        Assert.True(actor.Holds("cell_secretary", view.FindByCode("CB001")!.Id));
        Assert.Null(await organisation.ActorOf(Guid.NewGuid(), Cancellation));

        await installation.In(async db =>
        {
            await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.ClosedAt, installation.Clock.GetUtcNow()), Cancellation);
            return await db.OrganisationVersions.ExecuteUpdateAsync(v => v.SetProperty(x => x.Number, x => x.Number + 1), Cancellation);
        });
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await organisation.ActorOf(account.Id, Cancellation));
    }

    [Fact]
    public async Task Two_changes_at_once_do_not_overwrite_each_other()
    {
        await using var installation = await Installation.WithSample();
        await using var scope = installation.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.OrganisationVersions.SingleAsync(Cancellation);
        await Give(installation, "accountant", "CB001", new DateOnly(2026, 1, 1), to: null);
        var late = new OrganisationChange(db, scope.ServiceProvider.GetRequiredService<EventLog>(), new Envelope(Person: null));
        late.Register(Person.Register("Nguyễn Thị Đến Sau"));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => late.Save(Cancellation));
    }

    private static async Task Give(Installation installation, string role, string body, DateOnly from, DateOnly? to)
    {
        await using var scope = installation.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var change = new OrganisationChange(db, scope.ServiceProvider.GetRequiredService<EventLog>(), new Envelope(Person: null, Basis: "Quyết định số 12-QĐ/ĐU"));
        var person = change.Register(Person.Register("Trần Thị Mới"));
        var at = await db.Bodies.SingleAsync(b => b.Code == body, Cancellation);
        change.Give(new Holding { Id = Guid.CreateVersion7(), Person = person.Id, Role = role, Body = at.Id, ValidFrom = from, ValidTo = to });
        await change.Save(Cancellation);
        Assert.Null(await EventLog.Verify(db, Streams.OfPerson(person.Id)));
    }
}
