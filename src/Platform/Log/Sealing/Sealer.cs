using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Log.Sealing;

/// <summary>
/// Seals what was appended: about every second it takes what waits, whatever the order of commit, into a Merkle tree, signs the root together with
/// the root before it, and writes that root to a file outside the database. On PostgreSQL one node at a time does it (an advisory lock);
/// SQLite has one process. Writers never wait for it: what they append meanwhile is for the next seal.
/// </summary>
public sealed partial class Sealer(IServiceScopeFactory scopes, MasterKey masterKey, AnchorFile anchors, TimeProvider time, ILogger<Sealer> logger) : BackgroundService
{
    /// <summary>Most rows in one seal: on SQLite writers wait while it is saved.</summary>
    public const int BatchSize = 1000;

    // "seal" in ASCII: any number that no other advisory lock of the program uses.
    private const long AdvisoryLock = 0x7365616C;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private ECDsa? _signer;
    private byte[]? _signerId;

    // Said once, not every second.
    private bool _ahead;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SealWaiting(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                LogSealingFailed(failure);
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }
    }

    /// <summary>An orderly end leaves nothing unsealed.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await SealWaiting(cancellationToken);
        }
        catch (Exception failure)
        {
            LogSealingFailed(failure);
        }
    }

    /// <summary>Seals until nothing waits, and brings the anchors up to date.</summary>
    public async Task SealWaiting(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            int taken;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                taken = await SealOnce(db, cancellation);
                // Also when nothing was taken: the program may have ended between a seal and its anchor.
                var follows = await anchors.Append(db, cancellation);
                if (!follows && !_ahead)
                    LogAnchorsAhead(anchors.Path);
                _ahead = !follows;
            }
            while (taken == BatchSize);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <returns>How many rows were taken; 0 when another node is at it.</returns>
    private async Task<int> SealOnce(AppDb db, CancellationToken cancellation)
    {
        await using var transaction = db.IsSqlite ? null : await db.Database.BeginTransactionAsync(cancellation);
        if (transaction is not null && !await db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock({AdvisoryLock}) as "Value" """).SingleAsync(cancellation))
            return 0;
        var waiting = await db.Set<Unsealed>().Take(BatchSize).ToListAsync(cancellation);
        if (waiting.Count == 0)
            return 0;

        var last = await db.Set<Seal>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellation);
        var (key, signer) = await Signer(db, last, cancellation);
        var number = (last?.Number ?? 0) + 1;
        // The last of a stream vouches for those before it.
        var leaves = waiting.GroupBy(u => u.Stream, StringComparer.Ordinal).Select(stream => stream.MaxBy(u => u.Sequence)!)
            .OrderBy(u => u.Stream, StringComparer.Ordinal)
            .Select((u, position) => new SealLeaf { Seal = number, Position = position, Stream = u.Stream, Sequence = u.Sequence, Hash = u.Hash })
            .ToList();
        var tree = SealHash.Tree([.. leaves.Select(l => SealHash.Leaf(Encoding.UTF8.GetBytes(l.Stream), l.Sequence, l.Hash))]);
        var at = time.Now();
        var previous = last?.Root ?? [];
        var root = SealHash.Root(previous, number, at.UtcTicks, leaves.Count, key, tree);
        db.Add(new Seal { Number = number, At = at, LeafCount = leaves.Count, PreviousRoot = previous, Root = root, Signature = signer.SignHash(root), KeyId = key });
        db.AddRange(leaves);
        db.RemoveRange(waiting);
        await db.SaveChangesAsync(cancellation);
        if (transaction is not null)
            await transaction.CommitAsync(cancellation);
        return waiting.Count;
    }

    private async Task<(byte[] Id, ECDsa Signer)> Signer(AppDb db, Seal? last, CancellationToken cancellation)
    {
        if (_signer is not null && (last is null || last.KeyId.AsSpan().SequenceEqual(_signerId)))
            return (_signerId!, _signer);
        if (await SealKeys.Current(db, last, cancellation) is not { } key)
        {
            var made = SealKeys.Create(masterKey);
            db.Add(made);
            // Not kept: should this transaction fail, the key never was.
            return (made.Id, SealKeys.Open(masterKey, made.PublicKey, made.PrivateKey)!);
        }

        // A key that somebody planted signs nothing.
        var signer = SealKeys.Open(masterKey, key.PublicKey, key.PrivateKey)
            ?? throw new InvalidOperationException("The key that signs seals cannot be opened with this master key.");
        _signer?.Dispose();
        (_signerId, _signer) = (key.Id, signer);
        return (key.Id, signer);
    }

    [LoggerMessage(1, LogLevel.Error, "Sealing the log failed; it goes on")]
    private partial void LogSealingFailed(Exception failure);

    [LoggerMessage(2, LogLevel.Error, "The file {File} knows seals that the database does not have: entries were lost, or an older copy of the database was put back")]
    private partial void LogAnchorsAhead(string file);

    public override void Dispose()
    {
        _signer?.Dispose();
        _turn.Dispose();
        base.Dispose();
    }
}
