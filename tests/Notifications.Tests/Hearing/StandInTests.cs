using System.Collections.Immutable;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Notifications.Preferences;
using ThongSuot.Notifications.Reading;
using ThongSuot.Platform.Security;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Hearing;

/// <summary>Whoever acts for another one hears what that one hears by a role: within the mandate, and as long as it stands.</summary>
public sealed class StandInTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly StepOpened ForTheHead = new("b5", "b5", Heads, null, At);

    private static Mandate Of(ImmutableArray<string> limits = default, bool cases = false) => new(
        Guid.NewGuid(), Head, [new Grant(Heads.Role, Department.Id, Head)], limits.IsDefault ? [] : limits, cases, "ủy quyền số 12-UQ/BTC", new DateOnly(2026, 12, 31));

    [Fact]
    public async Task It_is_told_of_work_of_the_role_beside_the_principal()
    {
        await using var office = await Open();
        office.Organisation.Acting = [(Secretary, Of())];
        await office.Dossier(Officer, ForTheHead);

        await office.Deliver();

        Assert.Equal([Secretary, Head], (await office.Told()).Select(n => n.Person).Order());
    }

    [Theory]
    [InlineData("TCCB", false, false, true)]
    [InlineData("TCCB-01", false, false, true)]
    [InlineData("TCCB-02", false, false, false)]
    [InlineData("KTUB", false, false, false)]
    [InlineData(null, false, true, false)]
    [InlineData(null, true, true, true)]
    public async Task It_is_told_as_far_as_the_mandate_reaches(string? limit, bool cases, bool compartment, bool told)
    {
        await using var office = await Open();
        office.Procedures.Compartment = compartment;
        office.Organisation.Acting = [(Secretary, Of(limit is null ? [] : [limit], cases))];
        await office.Dossier(Officer, ForTheHead);

        await office.Deliver();

        Assert.Equal(told, (await office.Told()).Any(n => n.Person == Secretary));
    }

    [Fact]
    public async Task Of_work_of_other_roles_and_of_what_is_the_principals_own_it_is_not_told()
    {
        await using var office = await Open();
        office.Organisation.Acting = [(Secretary, Of())];
        await office.Dossier(CellSecretary, new StepOpened("b5", "b5", Officers, null, At), new Reassigned("b5", Head, CellSecretary, At, null));

        await office.Deliver();

        Assert.DoesNotContain(await office.Told(), n => n.Person == Secretary);
    }

    [Fact]
    public async Task It_reads_them_and_gets_mail_while_the_mandate_stands_and_no_longer()
    {
        await using var office = await Open();
        var mandate = Of();
        office.Organisation.Acting = [(Secretary, mandate)];
        await office.Wants(Secretary, MailWay.AtOnce);
        await office.Dossier(Officer, ForTheHead);
        await office.Dossier(Officer, ForTheHead);
        await office.Deliver();

        var acting = ActorOf(Secretary, Secretaries) with { Mandates = [mandate] };
        Assert.Equal((2, 0), (await Unread(office, acting), await Unread(office, ActorOf(Secretary, Secretaries))));
        Assert.All(await office.Read(n => n.List(acting, NoticeFilter.All, null, TestContext.Current.CancellationToken)), row => Assert.Equal("Đồng chí 5", row.For));
        // Not to be sent any more when the mandate has ended before.
        office.Organisation.Acting = [];
        await office.Send();
        Assert.Empty(office.Mailbox.Sent);
    }

    private static Task<int> Unread(Office office, Actor actor) => office.Read(n => n.CountUnread(actor, TestContext.Current.CancellationToken));
}
