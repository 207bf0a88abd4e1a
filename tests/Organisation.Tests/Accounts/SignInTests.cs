using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Sample;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using Account = ThongSuot.Organisation.Data.Account;

namespace ThongSuot.Organisation.Tests.Accounts;

public sealed class SignInTests
{
    private const string Wrong = "mật khẩu sai";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Right_password_opens_and_is_written_down_with_the_person_and_address()
    {
        await using var installation = await Installation.WithSample();
        var answer = await installation.SignIn(" Bithu.CB001 ");
        Assert.Equal("bithu.cb001", answer.Value.Account.UserName);
        Assert.True(await installation.GoesOn(answer.Value.Session!));
        var entries = await installation.EntriesOf();
        Assert.Equal(["organisation.account_opened", "organisation.signed_in", SignInEntries.NewDevice], entries.Select(e => e.Type));
        Assert.Equal((answer.Value.Account.Person, "10.0.0.7"), (entries[1].ReadEnvelope().Person, entries[1].ReadEnvelope().Address));
    }

    [Fact]
    public async Task A_browser_is_new_once_and_its_entry_names_account_person_and_session()
    {
        await using var installation = await Installation.WithSample();
        var first = (await installation.SignIn()).Value;
        await installation.SignIn();
        var elsewhere = (await installation.SignIn(visitor: Accounts.From("10.0.0.9"))).Value;

        var news = (await installation.EntriesOf()).Where(e => e.Type == SignInEntries.NewDevice).Select(e => JsonSerializer.Deserialize<NewDevice>(e.Body, JsonSerializerOptions.Web)!).ToList();
        Assert.Equal([new NewDevice(first.Account.Id, first.Account.Person, first.Session!.Id), new NewDevice(first.Account.Id, first.Account.Person, elsewhere.Session!.Id)], news);
        // The other sessions are told, too.
        Assert.True(await installation.In(db => db.Sessions.Where(s => s.Account == first.Account.Id).AllAsync(s => s.TellNewDevice, Cancellation)));
    }

    [Fact]
    public async Task Unknown_account_and_wrong_password_answer_alike_and_leave_no_name()
    {
        await using var installation = await Installation.WithSample();
        var unknown = await installation.SignIn("khong.co.ai", Wrong);
        var wrong = await installation.SignIn(password: Wrong);
        Assert.Equal(unknown.Refusal, wrong.Refusal);
        var entry = Assert.Single(await installation.Entries("sign_in/2026-11-23"));
        Assert.DoesNotContain("khong.co.ai", entry.Body + entry.Envelope, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_fields_are_refused_each_at_its_place()
    {
        await using var installation = await Installation.WithSample();
        Assert.Equal(["USER_NAME_MISSING", "PASSWORD_MISSING"], (await installation.SignIn(" ", "")).Refusals.Select(r => r.Code));
        Assert.Equal(["PASSWORD_MISSING"], (await installation.SignIn(password: "")).Refusals.Select(r => r.Code));
    }

    [Theory]
    [InlineData(Accounts.Secretary)]
    [InlineData("khong.co.ai")]
    public async Task After_five_wrong_passwords_the_address_waits_longer_and_longer_whether_the_name_exists_or_not(string user)
    {
        await using var installation = await Installation.WithSample();
        for (var i = 0; i < 5; i++)
            Assert.Equal("SIGN_IN_FAILED", (await installation.SignIn(user, Wrong)).Refusal.Code);
        Assert.Equal("Nhập sai nhiều lần. Hãy chờ 15 giây rồi thử lại.", (await installation.SignIn(user, SampleProvince.Password)).Refusal.Text);
        installation.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("SIGN_IN_FAILED", (await installation.SignIn(user, Wrong)).Refusal.Code);
        Assert.Equal("Nhập sai nhiều lần. Hãy chờ 30 giây rồi thử lại.", (await installation.SignIn(user, Wrong)).Refusal.Text);
    }

    [Fact]
    public async Task A_stranger_slows_down_itself_and_not_the_accounts_owner()
    {
        await using var installation = await Installation.WithSample();
        for (var i = 0; i < 6; i++)
            await installation.SignIn(password: Wrong, visitor: Accounts.From("192.0.2.1"));
        Assert.Equal("SLOWER", (await installation.SignIn(visitor: Accounts.From("192.0.2.1"))).Refusal.Code);
        Assert.True((await installation.SignIn()).IsOk);
    }

    [Fact]
    public async Task One_ipv6_customer_is_one_address()
    {
        await using var installation = await Installation.WithSample();
        for (var i = 0; i < 5; i++)
            await installation.SignIn(password: Wrong, visitor: Accounts.From($"2001:db8:1:2::{i + 1}"));
        Assert.Equal("SLOWER", (await installation.SignIn(visitor: Accounts.From("2001:db8:1:2:ffff::1"))).Refusal.Code);
        Assert.True((await installation.SignIn(visitor: Accounts.From("2001:db8:1:3::1"))).IsOk);
    }

    [Fact]
    public async Task Very_many_wrong_passwords_from_everywhere_lock_the_account_but_not_for_a_browser_that_it_knows()
    {
        await using var installation = await Installation.WithSample();
        await installation.SignIn();
        for (var i = 0; i < Account.WrongPasswordsToLock; i++)
            await installation.SignIn(password: Wrong, visitor: Accounts.From($"192.0.2.{i}"));

        Assert.Equal("SIGN_IN_FAILED", (await installation.SignIn(visitor: Accounts.From("198.51.100.1"))).Refusal.Code);
        Assert.Equal(["now_locked", "locked"], (await installation.EntriesOf()).TakeLast(2).Select(e => e.Body.Split('"')[3]));
        Assert.True((await installation.SignIn()).IsOk);
        Assert.True((await installation.SignIn(visitor: Accounts.From("198.51.100.1"))).IsOk);
        Assert.Null(await installation.In(async db => await EventLog.Verify(db, Streams.OfAccount((await db.Accounts.SingleAsync(a => a.UserName == Accounts.Secretary)).Id))));
    }

    [Fact]
    public async Task The_lock_ends_after_fifteen_minutes()
    {
        await using var installation = await Installation.WithSample();
        for (var i = 0; i < Account.WrongPasswordsToLock; i++)
            await installation.SignIn(password: Wrong, visitor: Accounts.From($"192.0.2.{i}"));
        Assert.False((await installation.SignIn()).IsOk);
        installation.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True((await installation.SignIn()).IsOk);
    }

    [Fact]
    public async Task Guessing_in_parallel_is_counted_one_by_one()
    {
        await using var installation = await Installation.WithSample();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(() => installation.SignIn(password: Wrong, visitor: Accounts.From($"192.0.2.{i}")))));
        Assert.Equal(3, (await installation.Account()).AccessFailedCount);
    }

    [Fact]
    public async Task A_closed_account_is_refused_like_any_other()
    {
        await using var installation = await Installation.WithSample();
        await installation.In(db => db.Accounts.Where(a => a.UserName == Accounts.Secretary)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.ClosedAt, installation.Clock.GetUtcNow()), Cancellation));
        Assert.Equal(Refusals.SignInFailed, (await installation.SignIn()).Refusal);
    }
}
