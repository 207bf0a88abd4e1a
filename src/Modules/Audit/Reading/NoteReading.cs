using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Audit.Reading;

/// <summary>A look into the log, as the log has it.</summary>
/// <param name="What">list, entry, csv or jsonl.</param>
/// <param name="After">The row after which the page began.</param>
/// <param name="Entry">The one entry that was opened.</param>
internal sealed record LogRead(
    string What, DateOnly? From = null, DateOnly? To = null, string? Kind = null, ImmutableArray<Guid>? Persons = null, string? Stream = null, string? Address = null,
    string? After = null, Guid? Entry = null)
{
    public const string Type = "audit.read";

    public static LogRead Of(string what, LogFilter filter, string? after = null) =>
        new(what, filter.From, filter.To, filter.Kind, filter.Persons.Length == 0 ? null : filter.Persons, filter.Stream, filter.Address, after);
}

/// <summary>Writes down each look into the log before anything is shown: who watches is watched.</summary>
internal sealed class NoteReading(AppDb db, EventLog log)
{
    private const int Attempts = 4;

    public static string StreamOf(Guid account) => $"audit/{account}";

    /// <param name="address">Network address the look came from.</param>
    public async Task<Result<bool>> Run(Actor actor, string? address, LogRead read, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                await log.Append(db, StreamOf(actor.Account), new Envelope(actor.Person, "security_auditor", Address: address), LogRead.Type, read, cancellation);
                await db.SaveChangesAsync(cancellation);
                return true;
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                // The same auditor opened another page at the same moment.
                db.ChangeTracker.Clear();
            }
        }

        return Refusals.NotNoted;
    }
}
