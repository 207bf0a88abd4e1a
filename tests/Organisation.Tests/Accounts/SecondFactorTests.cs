using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Accounts.Factors;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Sample;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using Account = ThongSuot.Organisation.Data.Account;

namespace ThongSuot.Organisation.Tests.Accounts;

public sealed class SecondFactorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code("12345678901234567890"u8.ToArray(), Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void The_key_is_written_as_in_rfc_4648(string bytes, string written) => Assert.Equal(written, Totp.Base32(System.Text.Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public async Task The_password_alone_no_longer_opens_and_the_code_does()
    {
        await using var installation = await Installation.WithSample();
        var (key, codes) = await installation.Enrol();
        Assert.Equal(RecoveryCodes.Count, codes.Distinct(StringComparer.Ordinal).Count());

        var half = (await installation.SignIn()).Value;
        Assert.Null(half.Session);
        installation.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("CODE_WRONG", (await installation.Code(half.Account, "000000")).Refusal.Code);
        var session = (await installation.Code(half.Account, installation.CodeNow(key))).Value;
        Assert.Equal(SignInMethod.PasswordAndCode, session.Method);
        Assert.True(await installation.GoesOn(session));
    }

    [Fact]
    public async Task A_code_opens_once_and_the_one_that_enrolled_opens_nothing()
    {
        await using var installation = await Installation.WithSample();
        var (key, _) = await installation.Enrol();
        var account = (await installation.SignIn()).Value.Account;
        Assert.Equal("CODE_WRONG", (await installation.Code(account, installation.CodeNow(key))).Refusal.Code);
        installation.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = installation.CodeNow(key);
        Assert.True((await installation.Code(account, code)).IsOk);
        Assert.Equal("CODE_WRONG", (await installation.Code(account, code)).Refusal.Code);
        Assert.Equal("CODE_WRONG", (await installation.Code(account, installation.CodeNow(key, -1))).Refusal.Code);
    }

    [Fact]
    public async Task Two_at_once_with_the_same_code_are_one_sign_in()
    {
        await using var installation = await Installation.WithSample();
        var (key, _) = await installation.Enrol();
        var account = (await installation.SignIn()).Value.Account;
        installation.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = installation.CodeNow(key);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => installation.Code(account, code))));
        Assert.Single(answers, a => a.IsOk);
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_clock_may_be_half_a_minute_off(int steps, bool opens)
    {
        await using var installation = await Installation.WithSample();
        var (key, _) = await installation.Enrol();
        var account = (await installation.SignIn()).Value.Account;
        installation.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(opens, (await installation.Code(account, installation.CodeNow(key, steps))).IsOk);
    }

    [Fact]
    public async Task Five_wrong_codes_stop_further_ones_for_longer_and_longer()
    {
        await using var installation = await Installation.WithSample();
        var (key, _) = await installation.Enrol();
        var account = (await installation.SignIn()).Value.Account;
        foreach (var wait in new[] { 15, 30 })
        {
            installation.Clock.Advance(TimeSpan.FromMinutes(1));
            for (var i = 0; i < Account.WrongCodesToLock; i++)
                await installation.Code(account, "000000");
            Assert.Equal("CODES_LOCKED", (await installation.Code(account, installation.CodeNow(key))).Refusal.Code);
            installation.Clock.Advance(TimeSpan.FromMinutes(wait - 1));
            Assert.Equal("CODES_LOCKED", (await installation.Code(account, installation.CodeNow(key))).Refusal.Code);
            installation.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.True((await installation.Code(account, installation.CodeNow(key))).IsOk);
        Assert.Equal(0, (await installation.Account()).WrongCodes);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_however_it_is_typed()
    {
        await using var installation = await Installation.WithSample();
        var (_, codes) = await installation.Enrol();
        var account = (await installation.SignIn()).Value.Account;
        var session = (await installation.Code(account, " " + codes[3].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant())).Value;
        Assert.Equal(SignInMethod.PasswordAndRecoveryCode, session.Method);
        Assert.Equal("CODE_WRONG", (await installation.Code(account, codes[3])).Refusal.Code);
        Assert.True((await installation.Code(account, codes[4])).IsOk);
    }

    [Fact]
    public async Task Neither_the_key_nor_the_codes_stand_readable_in_the_database()
    {
        await using var installation = await Installation.WithSample();
        var (key, codes) = await installation.Enrol();
        var stored = (await installation.Account()).TotpSecret!;
        Assert.Equal(-1, stored.AsSpan().IndexOf(key));
        var hashes = await installation.In(db => db.RecoveryCodes.Select(c => c.Hash).ToListAsync(Cancellation));
        Assert.All(hashes, hash => Assert.Equal(32, hash.Length));
        Assert.DoesNotContain(await installation.EntriesOf(), e => codes.Any(c => e.Body.Contains(c, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Changing_factors_asks_for_the_password()
    {
        await using var installation = await Installation.WithSample();
        var (_, codes) = await installation.Enrol();
        var actor = await installation.Actor();
        Assert.Equal("CURRENT_PASSWORD_WRONG", (await installation.Run<RemoveFactor, Result<bool>>(r => r.Run(actor, null, "sai rồi", null, Cancellation))).Refusal.Code);
        var renewed = await installation.Run<RenewRecoveryCodes, Result<ShownOnce>>(r => r.Run(actor, SampleProvince.Password, null, Cancellation));
        var account = (await installation.SignIn()).Value.Account;
        Assert.Equal("CODE_WRONG", (await installation.Code(account, codes[0])).Refusal.Code);
        Assert.True((await installation.Code(account, renewed.Value.Codes[0])).IsOk);

        Assert.True((await installation.Run<RemoveFactor, Result<bool>>(r => r.Run(actor, null, SampleProvince.Password, null, Cancellation))).IsOk);
        Assert.NotNull((await installation.SignIn()).Value.Session);
        Assert.Equal(0, await installation.In(db => db.RecoveryCodes.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task The_sample_asks_nobody_and_any_other_installation_its_administrators()
    {
        await using var installation = await Installation.WithSample();
        var administrator = await installation.Actor(Accounts.Administrator);
        var rule = installation.Services.GetRequiredService<SecondFactorRule>();
        Assert.False(await rule.Requires(administrator, Cancellation));

        await installation.In(db => db.SampleMarks.ExecuteDeleteAsync(Cancellation));
        var real = ActivatorUtilities.CreateInstance<SecondFactorRule>(installation.Services);
        Assert.True(await real.Requires(administrator, Cancellation));
        Assert.True(await real.Requires(await installation.Actor("giamsat1.tu"), Cancellation));
        Assert.False(await real.Requires(await installation.Actor("dangvien1.cb001"), Cancellation));
    }

    [Fact]
    public async Task Nobody_acts_for_programs_as_long_as_its_second_factor_is_owed()
    {
        await using var installation = await Installation.WithSample();
        await installation.In(db => db.SampleMarks.ExecuteDeleteAsync(Cancellation));
        var (administrator, member) = ((await installation.Account(Accounts.Administrator)).Id, (await installation.Account("dangvien1.cb001")).Id);

        Assert.Null(await Acts(administrator));
        Assert.NotNull(await Acts(member));
        await installation.Enrol(Accounts.Administrator);
        Assert.NotNull(await Acts(administrator));
        Assert.Null(await Acts(Guid.NewGuid()));

        Task<Platform.Security.Actor?> Acts(Guid account) => installation.Run<IProgramAccounts, Platform.Security.Actor?>(a => a.ActorOf(account, Cancellation).AsTask());
    }
}
