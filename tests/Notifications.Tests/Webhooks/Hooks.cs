using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Webhooks;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Webhooks;

/// <summary>Everybody of the office has an account with its own id; another system has one more.</summary>
internal sealed class AccountsOfOffice : IProgramAccounts
{
    public static readonly ServiceAccountSummary Software = new(new Guid(90, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]), new Guid(91, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]), "Phần mềm quản lý công việc", Head);

    public ConcurrentDictionary<Guid, bool> Closed { get; } = [];

    public ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation) => ValueTask.FromResult(
        Closed.ContainsKey(account) ? null : account == Software.Account ? new Actor(Software.Person, account, Software.Name, []) : Office.ActorOf(account, Officers));

    public Task<ServiceAccountSummary?> FindService(Guid account, CancellationToken cancellation) => Task.FromResult(account == Software.Account ? Software : null);
}

/// <summary>An office whose officer has a receiver on this machine.</summary>
internal sealed class Hooks : IAsyncDisposable
{
    private Hooks(Office office, Receiver receiver) => (Office, Receiver) = (office, receiver);

    public static Actor Owner { get; } = ActorOf(Officer, Officers);

    public static Actor Administrator { get; } = new(BoardMember, BoardMember, "Quản trị", [new Grant("system_admin", PartyCommittee.Id)]);

    public Office Office { get; }

    public Receiver Receiver { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Hooks> Open(X509Certificate2? certificate = null) => new(await Office.Open(), await Receiver.Open(certificate));

    /// <summary>A webhook of the officer for all kinds, or some.</summary>
    public async Task<WebhookWithSecret> Add(string path = "/a", Actor? actor = null, Guid? account = null, params string[] kinds)
    {
        var by = actor ?? Owner;
        var added = await Do<AddWebhook, WebhookWithSecret>(add => add.Run(by, account ?? by.Account, new WantedWebhook($"Nơi nhận {path}", Receiver.At(path), kinds.Length > 0 ? kinds : [.. WebhookEvents.All.Select(e => e.Code)]), "10.0.0.9", Cancellation));
        Assert.True(added.IsOk);
        return added.Value;
    }

    public Task<Result<T>> Do<TUse, T>(Func<TUse, Task<Result<T>>> use)
        where TUse : notnull => Office.InScope(services => use(services.GetRequiredService<TUse>()));

    /// <summary>Sends what is due, as one more node.</summary>
    public Task<int> Send() => Office.InScope(services => new SendWebhooks(
        services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<WebhookPost>(), services.GetRequiredService<WebhookSecrets>(), services.GetRequiredService<WriteGate>(), Office.Time,
        NullLogger<SendWebhooks>.Instance).Drain(Cancellation));

    public Task<List<WebhookDelivery>> Deliveries() => Office.Look(db => db.WebhookDeliveries.AsNoTracking().OrderBy(d => d.Id).ToListAsync(Cancellation));

    public Task<Webhook> Now(Guid webhook) => Office.Look(db => db.Webhooks.AsNoTracking().SingleAsync(w => w.Id == webhook, Cancellation));

    public Task<List<LogEntry>> Log(Guid webhook) => Office.Look(db => EventLog.Read(db, WebhookChange.StreamOf(webhook)).ToListAsync(Cancellation).AsTask());

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        await Office.DisposeAsync();
    }
}
