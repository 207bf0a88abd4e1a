using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Accounts.Factors;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Sample;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using Account = ThongSuot.Organisation.Data.Account;

namespace ThongSuot.Organisation.Tests.Accounts;

/// <summary>What the tests of accounts do again and again.</summary>
internal static class Accounts
{
    public const string Secretary = "bithu.cb001";
    public const string Administrator = "quantri1.tu";

    /// <summary>The browser that most tests sign in from.</summary>
    public static readonly Visitor Here = new("10.0.0.7", "Firefox trên Linux", Guid.Parse("aaaaaaaa-0000-0000-0000-000000000001"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Visitor From(string address, int device = 2) => new(address, "Chrome trên Windows", Guid.Parse($"bbbbbbbb-0000-0000-0000-{device:D12}"));

    public static Task<Result<PasswordAccepted>> SignIn(this Installation installation, string user = Secretary, string password = SampleProvince.Password, Visitor? visitor = null) =>
        installation.Run<SignIn, Result<PasswordAccepted>>(signIn => signIn.Run(user, password, visitor ?? Here, Cancellation));

    public static Task<Result<Session>> Code(this Installation installation, Account account, string code, Visitor? visitor = null) =>
        installation.Run<SecondStep, Result<Session>>(step => step.Run(new Pending(account.Id, account.SecurityStamp!), code, visitor ?? Here, Cancellation));

    public static Task<Account> Account(this Installation installation, string user = Secretary) =>
        installation.In(db => db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == user, Cancellation));

    public static async Task<Actor> Actor(this Installation installation, string user = Secretary) =>
        (await installation.Services.GetRequiredService<IOrganisation>().ActorOf((await installation.Account(user)).Id, Cancellation))!;

    /// <summary>Connects an authenticator app.</summary>
    /// <returns>Its key, and the recovery codes.</returns>
    public static async Task<(byte[] Key, IReadOnlyList<string> Codes)> Enrol(this Installation installation, string user = Secretary, string password = SampleProvince.Password)
    {
        var actor = await installation.Actor(user);
        var key = Totp.NewKey();
        var offer = installation.Services.GetRequiredService<TotpSecrets>().Offer(key, actor.Account);
        var code = Totp.Code(key, Totp.StepAt(installation.Clock.GetUtcNow()));
        var answer = await installation.Run<EnrolTotp, Result<ShownOnce>>(e => e.Run(actor, new TotpEnrolment(offer, code, password), "10.0.0.7", Cancellation));
        return (key, answer.Value.Codes);
    }

    public static string CodeNow(this Installation installation, byte[] key, int stepsOff = 0) => Totp.Code(key, Totp.StepAt(installation.Clock.GetUtcNow()) + stepsOff);

    /// <summary>Whether requests of the session go on.</summary>
    public static async Task<bool> GoesOn(this Installation installation, Session session) =>
        await installation.Services.GetRequiredService<LiveSessions>().Find(session.Id, session.Account, Cancellation) is not null;

    public static Task<ImmutableArray<LogEntry>> Entries(this Installation installation, string stream) => installation.In(async db =>
    {
        var entries = ImmutableArray.CreateBuilder<LogEntry>();
        await foreach (var entry in EventLog.Read(db, stream))
            entries.Add(entry);
        return entries.ToImmutable();
    });

    public static async Task<ImmutableArray<LogEntry>> EntriesOf(this Installation installation, string user = Secretary) =>
        await installation.Entries(Streams.OfAccount((await installation.Account(user)).Id));
}
