using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Log.Sealing;
using ThongSuot.Platform.Log.Verifying;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;

namespace ThongSuot.Platform.Tests.Log;

/// <summary>An installation with nothing but its log, and hands that can change its tables behind the program's back.</summary>
internal sealed class Ledger : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private Ledger(TestDatabase database) => _database = database;

    public FixedTime Time => _database.Time;

    public bool IsPostgreSql => _database.IsPostgreSql;

    public IServiceProvider Services => _database.Services;

    public DatabaseSettings Settings => _database.Services.GetRequiredService<DatabaseSettings>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Ledger> Open(Action<IServiceCollection>? more = null) => new(await TestDatabase.CreateAsync(more));

    /// <summary>Three streams, sealed twice, with one append that waits for its seal.</summary>
    public static async Task<Ledger> Filled()
    {
        var ledger = await Open();
        await ledger.Append("dossier/a", 1);
        await ledger.Append("dossier/b", 2);
        await ledger.Append("dossier/a", 2);
        await ledger.Seal();
        await ledger.Append("account/c", 1);
        await ledger.Append("dossier/a", 1);
        await ledger.Seal();
        await ledger.Append("dossier/b", 1);
        return ledger;
    }

    /// <summary>One append of so many entries.</summary>
    public Task Append(string stream, int count) => _database.InScope(async (services, db) =>
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        var head = await EventLog.Head(db, stream, Cancellation);
        services.GetRequiredService<EventLog>().Append(
            db, head, new Envelope(Guid.CreateVersion7(), "clerk", Address: "10.0.0.7"), Enumerable.Range(0, count).Select(i => ("dossier.step_completed", (object)new { Step = i, Outcome = "đạt" })));
        await db.SaveChangesAsync(Cancellation);
    });

    public Task Seal() => Services.GetRequiredService<Sealer>().SealWaiting(Cancellation);

    public LogFinding Verify(string? anchors = null, string? exported = null) =>
        LogCommands.Look(Settings, Services.GetRequiredService<MasterKey>(), Time, exported, anchors ?? Settings.AnchorFile);

    /// <summary>The entry whose place is named, as "stream#sequence"; null when the log is clean.</summary>
    public string? FirstFault() => Verify().Fault is { } fault ? fault.Stream is null ? fault.Code : $"{fault.Stream}#{fault.Sequence}" : null;

    /// <summary>Changes the tables as somebody with the database's password would.</summary>
    public Task Sql(string sql) => _database.InScope((_, db) => db.Database.ExecuteSqlRawAsync(sql, Cancellation));

    /// <summary>The one value of the column "Value".</summary>
    public Task<T> Ask<T>(string sql) => In(db => db.Database.SqlQueryRaw<T>(sql).SingleAsync(Cancellation));

    public Task<T> In<T>(Func<AppDb, Task<T>> work) => _database.InScope((_, db) => work(db));

    public Task In(Func<AppDb, Task> work) => _database.InScope((_, db) => work(db));

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();
}
