using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Measuring;

namespace ThongSuot.Platform.Data;

/// <summary>
/// The one database context, composed from the modules' <see cref="EntityMap"/>s. Entity types are internal to their module,
/// so only their owner can name them; a module adds its sets with extension properties.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : DbContext(options)
{
    private bool? _isSqlite;

    // Asked at every save: EF answers from the name of an assembly, which it reads anew each time.
    public bool IsSqlite => _isSqlite ??= Database.IsSqlite();

    /// <summary>The open connection was used for a write or a transaction, which must not be sent again by itself.</summary>
    internal bool HasMoreThanRead { get; set; }

    /// <summary>Listeners with something to hear once the open transaction is committed, one for each delivery: whoever commits it wakes them.</summary>
    internal List<string> Delivers { get; } = [];

    private readonly List<Func<CancellationToken, Task>> _withSave = [];

    private IServiceProvider Services => this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider
        ?? throw new InvalidOperationException("AppDb is created with the application's services.");

    /// <summary>A statement that belongs to what is saved next: it runs before it, in the same transaction, or not at all.</summary>
    public void SaveWith(Func<CancellationToken, Task> statement) => _withSave.Add(statement);

    /// <summary>Everything added since the last save is dropped.</summary>
    public void Forget()
    {
        ChangeTracker.Clear();
        _withSave.Clear();
    }

    /// <summary>One transaction. On SQLite it waits its turn among the writers; afterwards the relay is told if there is something to deliver.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Once: every question about what is tracked would compare all of it again.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveDetected(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<int> SaveDetected(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        var delivers = ChangeTracker.Entries<Delivery>().Where(d => d.State == EntityState.Added).Select(d => d.Entity.Listener).ToList();
        var appended = ChangeTracker.Entries<LogEntry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.Type).ToList();
        var statements = _withSave.ToArray();
        _withSave.Clear();
        var saved = IsSqlite
            ? await Services.GetRequiredService<WriteGate>().InTurn(Save, cancellationToken)
            : await Save();
        appended.ForEach(Telemetry.Appended);
        if (Database.CurrentTransaction is not null)
            Delivers.AddRange(delivers);
        else if (delivers.Count > 0)
            Services.GetRequiredService<RelaySignal>().Wake(delivers);
        return saved;

        async Task<int> Save()
        {
            if (statements.Length == 0)
                return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
            foreach (var statement in statements)
                await statement(cancellationToken);
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (own is not null)
                await own.CommitAsync(cancellationToken);
            return rows;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: a thread must not block in the queue of writers.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var map in Services.GetServices<EntityMap>().OrderBy(m => m.Prefix, StringComparer.Ordinal))
        {
            map.Map(modelBuilder);
            if (IsSqlite)
                map.MapOnSqlite(modelBuilder);
            else
                map.MapOnPostgreSql(modelBuilder);
        }

        SnakeCase.Apply(modelBuilder.Model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite cannot compare or order DateTimeOffset in SQL; UTC ticks can be.
        if (IsSqlite)
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
