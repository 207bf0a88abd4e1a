using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ThongSuot.Platform.Data;

/// <summary>
/// When a connection to PostgreSQL breaks, because the server restarts or fails over, what only reads is asked again for about five seconds.
/// What writes is not: its answer may be lost although it was carried out, and only its caller can tell. Nor is anything inside a
/// transaction, whose earlier statements are gone.
/// </summary>
internal sealed class ReadAgain(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, MostAttempts, LongestPause)
{
    private const int MostAttempts = 10;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    // Asked while the context is still being put together, so it must not touch the context's own services.
    public override bool RetriesOnFailure => MayRepeat && base.RetriesOnFailure;

    private bool MayRepeat => Dependencies.CurrentContext.Context is AppDb { HasMoreThanRead: false };

    protected override bool ShouldRetryOn(Exception exception) => MayRepeat && exception is NpgsqlException { IsTransient: true };

    /// <summary>Notes on the context what its open connection was used for.</summary>
    internal sealed class Watch : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
    {
        public static readonly Watch Instance = new();

        ValueTask<InterceptionResult> IDbConnectionInterceptor.ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken)
        {
            Note(eventData.Context, hasMoreThanRead: false);
            return ValueTask.FromResult(result);
        }

        ValueTask<DbTransaction> IDbTransactionInterceptor.TransactionStartedAsync(
            DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken)
        {
            Note(eventData.Context, hasMoreThanRead: true);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (eventData.CommandSource == CommandSource.SaveChanges)
                Note(eventData.Context, hasMoreThanRead: true);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Note(eventData.Context, hasMoreThanRead: true);
            return ValueTask.FromResult(result);
        }

        private static void Note(DbContext? context, bool hasMoreThanRead)
        {
            if (context is AppDb db)
                db.HasMoreThanRead = hasMoreThanRead;
        }
    }
}
