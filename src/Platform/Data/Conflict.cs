using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ThongSuot.Platform.Data;

/// <summary>Tells "somebody was faster" from a fault of the database: only the first is an expected no.</summary>
public static class Conflict
{
    private const int SqliteConstraint = 19;

    public static bool IsConflict(this DbUpdateException failure) =>
        failure is DbUpdateConcurrencyException
        || failure.InnerException is SqliteException { SqliteErrorCode: SqliteConstraint } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };
}
