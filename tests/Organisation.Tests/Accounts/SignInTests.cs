using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Sample;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Tests.Accounts;

public sealed class SignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<Result<Account>> SignIn(Installation installation, string user, string password) =>
        await installation.Run<SignIn, Result<Account>>(signIn => signIn.Run(user, password, "10.0.0.7", Cancellation));

    [Fact]
    public async Task Right_password_opens_and_is_written_down_with_the_person_and_address()
    {
        await using var installation = await Installation.WithSample();
        var answer = await SignIn(installation, " Bithu.CB001 ", SampleProvince.Password);
        Assert.Equal("bithu.cb001", answer.Value.UserName);
        var entries = await Entries(installation, Streams.OfAccount(answer.Value.Id));
        Assert.Equal(["organisation.account_opened", "organisation.signed_in"], entries.Select(e => e.Type));
        Assert.Equal((answer.Value.Person, "10.0.0.7"), (entries[^1].ReadEnvelope().Person, entries[^1].ReadEnvelope().Address));
    }

    [Fact]
    public async Task Unknown_account_and_wrong_password_answer_alike_and_leave_no_name()
    {
        await using var installation = await Installation.WithSample();
        var unknown = await SignIn(installation, "khong.co.ai", "mật khẩu sai");
        var wrong = await SignIn(installation, "bithu.cb001", "mật khẩu sai");
        Assert.Equal(unknown.Refusal, wrong.Refusal);
        var entry = Assert.Single(await Entries(installation, "sign_in/2026-11-23"));
        Assert.DoesNotContain("khong.co.ai", entry.Body + entry.Envelope, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_fields_are_refused_each_at_its_place()
    {
        await using var installation = await Installation.WithSample();
        Assert.Equal(["USER_NAME_MISSING", "PASSWORD_MISSING"], (await SignIn(installation, " ", "")).Refusals.Select(r => r.Code));
        Assert.Equal(["PASSWORD_MISSING"], (await SignIn(installation, "bithu.cb001", "")).Refusals.Select(r => r.Code));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_for_fifteen_minutes()
    {
        await using var installation = await Installation.WithSample();
        // The lock is kept by Identity on the system's clock, so the test moves its end instead of the time.
        for (var i = 0; i < 5; i++)
            Assert.False((await SignIn(installation, "bithu.cb001", "mật khẩu sai")).IsOk);
        Assert.Equal(Refusals.SignInFailed, (await SignIn(installation, "bithu.cb001", SampleProvince.Password)).Refusal);

        var account = await installation.In(db => db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == "bithu.cb001", Cancellation));
        Assert.InRange(account.LockoutEnd!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        Assert.Equal(["wrong_password", "wrong_password", "wrong_password", "wrong_password", "now_locked", "locked"],
            (await Entries(installation, Streams.OfAccount(account.Id))).Skip(1).Select(e => e.Body.Split('"')[3]));

        await installation.In(db => db.Accounts.Where(a => a.Id == account.Id)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.LockoutEnd, TimeProvider.System.GetUtcNow().AddSeconds(-1)), Cancellation));
        Assert.True((await SignIn(installation, "bithu.cb001", SampleProvince.Password)).IsOk);
        Assert.Null(await installation.In(db => EventLog.Verify(db, Streams.OfAccount(account.Id))));
    }

    [Fact]
    public async Task Guessing_in_parallel_is_counted_one_by_one()
    {
        await using var installation = await Installation.WithSample();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => SignIn(installation, "bithu.cb001", "mật khẩu sai"))));
        var account = await installation.In(db => db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == "bithu.cb001", Cancellation));
        Assert.Equal(3, account.AccessFailedCount);
    }

    [Fact]
    public async Task A_closed_account_is_refused_like_any_other()
    {
        await using var installation = await Installation.WithSample();
        await installation.In(db => db.Accounts.Where(a => a.UserName == "bithu.cb001")
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.ClosedAt, installation.Clock.GetUtcNow()), Cancellation));
        Assert.Equal(Refusals.SignInFailed, (await SignIn(installation, "bithu.cb001", SampleProvince.Password)).Refusal);
    }

    private static Task<List<LogEntry>> Entries(Installation installation, string stream) => installation.In(async db =>
    {
        var entries = new List<LogEntry>();
        await foreach (var entry in EventLog.Read(db, stream))
            entries.Add(entry);
        return entries;
    });
}
