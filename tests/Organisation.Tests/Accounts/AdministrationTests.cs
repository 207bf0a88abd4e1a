using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Accounts.Administration;
using ThongSuot.Organisation.Accounts.Passwords;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Sample;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using Person = ThongSuot.Organisation.Data.Person;

namespace ThongSuot.Organisation.Tests.Accounts;

public sealed class AdministrationTests
{
    private const string New = "mưa dầm thấm lâu";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<Result<bool>> Set(Installation installation, string secret, string password, string? again = null) =>
        installation.Run<SetPassword, Result<bool>>(s => s.Run(secret, new NewPassword(password, again ?? password), "10.0.0.7", Cancellation));

    private static async Task<string> Link(Installation installation, string user = Accounts.Secretary)
    {
        var (administrator, account) = (await installation.Actor(Accounts.Administrator), await installation.Account(user));
        return (await installation.Run<IssuePasswordLink, Result<Invited>>(i => i.Run(administrator, account.Id, null, Cancellation))).Value.Secret;
    }

    [Fact]
    public async Task A_person_without_account_gets_one_and_sets_the_password_itself()
    {
        await using var installation = await Installation.WithSample();
        var administrator = await installation.Actor(Accounts.Administrator);
        var person = Person.Register("Vũ Thị Mới");
        await installation.In(db => { db.Add(person); return db.SaveChangesAsync(Cancellation); });

        var opened = (await installation.Run<OpenAccount, Result<Invited>>(o => o.Run(administrator, person.Id, "moi.cb001", null, Cancellation))).Value;
        Assert.Equal("SIGN_IN_FAILED", (await installation.SignIn("moi.cb001", New)).Refusal.Code);
        Assert.True((await Set(installation, opened.Secret, New)).IsOk);
        Assert.NotNull((await installation.SignIn("moi.cb001", New)).Value.Session);
        Assert.Equal("PASSWORD_LINK_INVALID", (await Set(installation, opened.Secret, New)).Refusal.Code);

        Assert.Equal("PERSON_HAS_ACCOUNT", (await installation.Run<OpenAccount, Result<Invited>>(o => o.Run(administrator, person.Id, "moi2.cb001", null, Cancellation))).Refusal.Code);
    }

    [Fact]
    public async Task A_link_is_good_for_a_day_and_until_the_next_one()
    {
        await using var installation = await Installation.WithSample();
        var older = await Link(installation);
        var newer = await Link(installation);
        Assert.Equal("PASSWORD_LINK_INVALID", (await Set(installation, older, New)).Refusal.Code);
        installation.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal("PASSWORD_LINK_INVALID", (await Set(installation, newer, New)).Refusal.Code);
        Assert.True((await installation.SignIn()).IsOk);
    }

    [Fact]
    public async Task Setting_a_password_by_link_ends_all_sessions_and_keeps_the_second_factor()
    {
        await using var installation = await Installation.WithSample();
        var session = (await installation.SignIn()).Value.Session!;
        await installation.Enrol();
        Assert.Equal(["PASSWORD_SHORT", "PASSWORDS_DIFFER"], (await Set(installation, await Link(installation), "ngắn", "khác")).Refusals.Select(r => r.Code));
        Assert.True((await Set(installation, await Link(installation), New)).IsOk);
        Assert.False(await installation.GoesOn(session));
        Assert.Null((await installation.SignIn(password: New)).Value.Session);
    }

    [Fact]
    public async Task Changing_the_own_password_ends_the_other_sessions_only()
    {
        await using var installation = await Installation.WithSample();
        var here = (await installation.SignIn()).Value.Session!;
        var there = (await installation.SignIn(visitor: Accounts.From("10.0.0.9"))).Value.Session!;
        var actor = await installation.Actor();
        Task<Result<bool>> Change(string current, string wanted) =>
            installation.Run<ChangePassword, Result<bool>>(c => c.Run(actor, here.Id, current, new NewPassword(wanted, wanted), null, Cancellation));

        Assert.Equal("CURRENT_PASSWORD_WRONG", (await Change("sai rồi", New)).Refusal.Code);
        Assert.Equal("PASSWORD_COMMON", (await Change(SampleProvince.Password, "matkhau12345")).Refusal.Code);
        Assert.Equal("PASSWORD_SAME", (await Change(SampleProvince.Password, SampleProvince.Password)).Refusal.Code);
        Assert.True((await Change(SampleProvince.Password, New)).IsOk);
        Assert.True(await installation.GoesOn(here));
        Assert.False(await installation.GoesOn(there));
        Assert.Equal("SIGN_IN_FAILED", (await installation.SignIn()).Refusal.Code);
        Assert.Equal("organisation.password_changed", (await installation.EntriesOf()).Last(e => e.Type != "organisation.sign_in_refused").Type);
    }

    [Fact]
    public async Task The_current_password_cannot_be_guessed_from_an_open_session()
    {
        await using var installation = await Installation.WithSample();
        var session = (await installation.SignIn()).Value.Session!;
        var actor = await installation.Actor();
        for (var i = 0; i < 5; i++)
            await installation.Run<ChangePassword, Result<bool>>(c => c.Run(actor, session.Id, "sai rồi", new NewPassword(New, New), null, Cancellation));
        Assert.Equal("SLOWER", (await installation.Run<ChangePassword, Result<bool>>(c => c.Run(actor, session.Id, SampleProvince.Password, new NewPassword(New, New), null, Cancellation))).Refusal.Code);
    }

    [Fact]
    public async Task Closing_ends_rights_and_sessions_at_once_and_reopening_gives_them_back()
    {
        await using var installation = await Installation.WithSample();
        var session = (await installation.SignIn()).Value.Session!;
        var (administrator, id) = (await installation.Actor(Accounts.Administrator), session.Account);
        Assert.Equal("REASON_MISSING", (await installation.Run<CloseAccount, Result<bool>>(c => c.Run(administrator, id, " ", null, Cancellation))).Refusal.Code);
        Assert.True((await installation.Run<CloseAccount, Result<bool>>(c => c.Run(administrator, id, "Nghỉ hưu", null, Cancellation))).IsOk);
        Assert.False(await installation.GoesOn(session));
        Assert.Equal("SIGN_IN_FAILED", (await installation.SignIn()).Refusal.Code);
        Assert.Contains(await installation.EntriesOf(), e => e.Type == "organisation.account_closed" && e.ReadEnvelope().Basis == "Nghỉ hưu");
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await installation.Services.GetRequiredService<IOrganisation>().ActorOf(id, Cancellation));

        Assert.True((await installation.Run<ReopenAccount, Result<bool>>(r => r.Run(administrator, id, null, Cancellation))).IsOk);
        Assert.False(await installation.GoesOn(session));
        Assert.True((await installation.SignIn()).IsOk);
    }

    [Fact]
    public async Task Removing_factors_needs_a_reason_and_ends_the_sessions()
    {
        await using var installation = await Installation.WithSample();
        var session = (await installation.SignIn()).Value.Session!;
        await installation.Enrol();
        var administrator = await installation.Actor(Accounts.Administrator);
        Assert.Equal("REASON_MISSING", (await installation.Run<RemoveSecondFactors, Result<bool>>(r => r.Run(administrator, session.Account, null, null, Cancellation))).Refusal.Code);
        Assert.True((await installation.Run<RemoveSecondFactors, Result<bool>>(r => r.Run(administrator, session.Account, "Mất điện thoại", null, Cancellation))).IsOk);
        Assert.False(await installation.GoesOn(session));
        Assert.NotNull((await installation.SignIn()).Value.Session);
    }

    [Fact]
    public async Task Nobody_acts_on_its_own_account_and_others_not_at_all()
    {
        await using var installation = await Installation.WithSample();
        var (administrator, auditor, officer) = (await installation.Actor(Accounts.Administrator), await installation.Actor("giamsat1.tu"), await installation.Actor("chanhvp.tu-vp"));
        foreach (var (actor, account, code) in new[] { (administrator, administrator.Account, "NOT_ON_YOURSELF"), (auditor, officer.Account, "NOT_ADMINISTRATOR"), (officer, auditor.Account, "NOT_ADMINISTRATOR") })
        {
            Assert.Equal(code, (await installation.Run<CloseAccount, Result<bool>>(c => c.Run(actor, account, "thử", null, Cancellation))).Refusal.Code);
            Assert.Equal(code, (await installation.Run<RemoveSecondFactors, Result<bool>>(c => c.Run(actor, account, "thử", null, Cancellation))).Refusal.Code);
            Assert.Equal(code, (await installation.Run<IssuePasswordLink, Result<Invited>>(c => c.Run(actor, account, null, Cancellation))).Refusal.Code);
            Assert.Equal(code, (await installation.Run<UnlockAccount, Result<bool>>(c => c.Run(actor, account, null, Cancellation))).Refusal.Code);
        }
    }

    [Fact]
    public async Task The_list_is_found_by_name_without_marks_and_read_page_by_page()
    {
        await using var installation = await Installation.WithSample();
        var first = await installation.Run<AccountList, IReadOnlyList<AccountRow>>(l => l.Page(null, null, Cancellation));
        Assert.Equal(AccountList.PageSize + 1, first.Count);
        var second = await installation.Run<AccountList, IReadOnlyList<AccountRow>>(l => l.Page(null, first[AccountList.PageSize - 1].UserName, Cancellation));
        Assert.Equal(first[^1], second[0]);

        var person = Person.Register("Đặng Thị Uyển Nhi");
        var administrator = await installation.Actor(Accounts.Administrator);
        await installation.In(db => { db.Add(person); return db.SaveChangesAsync(Cancellation); });
        Assert.Equal(person.Id, Assert.Single(await installation.Run<AccountList, IReadOnlyList<Candidate>>(l => l.WithoutAccount("dang thi uyen nhi", Cancellation))).Id);
        await installation.Run<OpenAccount, Result<Invited>>(o => o.Run(administrator, person.Id, "nhi", null, Cancellation));
        Assert.Equal("nhi", Assert.Single(await installation.Run<AccountList, IReadOnlyList<AccountRow>>(l => l.Page("Uyển nhi", null, Cancellation))).UserName);
        Assert.Equal("dangvien1.cb001", Assert.Single(await installation.Run<AccountList, IReadOnlyList<AccountRow>>(l => l.Page("DANGVIEN1.cb001", null, Cancellation))).UserName);
    }
}
