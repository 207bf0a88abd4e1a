using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;

namespace ThongSuot.Audit.Reading;

/// <summary>An entry with the names of today: they come from tables that can be erased.</summary>
/// <param name="Person">Who acted; null when it was the system, or nobody who was signed in.</param>
/// <param name="DossierCode">Null when it is about no dossier, or about one that was erased.</param>
internal sealed record LogRow(LogEntry Entry, Envelope Envelope, string? Person, string? DossierCode)
{
    public string Who => Envelope.Person is null ? "Hệ thống" : Person ?? "Người không còn tên trên hệ thống";

    /// <summary>The dossier's code where there is one, otherwise what the stream is about.</summary>
    public string About => DossierCode ?? KindNames.OfStream(Entry.Stream);
}

/// <summary>Reads the log, newest first.</summary>
internal sealed class LogReader(AppDb db, IOrganisation organisation, IDossiers dossiers)
{
    public const int PageSize = 50;

    /// <param name="after">Key of the last row before; see <see cref="KeyOf"/>.</param>
    public async Task<IReadOnlyList<LogRow>> List(LogFilter filter, string? after, int count, CancellationToken cancellation)
    {
        var entries = db.Set<LogEntry>().AsNoTracking();
        // The time of an entry stands in its id, which is what the table is ordered by.
        if (filter.From is { } from)
            entries = entries.Where(e => e.Id >= FirstId(from));
        if (filter.To is { } to)
            entries = entries.Where(e => e.Id < FirstId(to.AddDays(1)));
        if (filter.Kind is { } kind)
            entries = entries.Where(e => e.Type.StartsWith(kind));
        if (filter.Persons.Length > 0)
        {
            // As the envelope writes them.
            var acted = filter.Persons.SelectMany(p => new[] { $"\"person\":\"{p}\"", $"\"principal\":\"{p}\"" }).ToArray();
            entries = entries.Where(e => acted.Any(a => e.Envelope.Contains(a)));
        }

        if (filter.Address is { } address)
        {
            var written = $"\"address\":{JsonSerializer.Serialize(address, LogJson.Options)}";
            entries = entries.Where(e => e.Envelope.Contains(written));
        }

        if (filter.Stream is { } stream)
        {
            entries = entries.Where(e => e.Stream == stream);
            if (int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
                entries = entries.Where(e => e.Sequence < sequence);
            entries = entries.OrderByDescending(e => e.Sequence);
        }
        else
        {
            if (Guid.TryParse(after, out var last))
                entries = entries.Where(e => e.Id < last);
            entries = entries.OrderByDescending(e => e.Id);
        }

        return await Named(await entries.Take(count).ToListAsync(cancellation), cancellation);
    }

    /// <summary>The row after which a page goes on.</summary>
    public static string KeyOf(LogFilter filter, LogRow row) =>
        filter.Stream is null ? row.Entry.Id.ToString() : row.Entry.Sequence.ToString(CultureInfo.InvariantCulture);

    public async Task<LogRow?> Find(Guid id, CancellationToken cancellation) =>
        await db.Set<LogEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellation) is { } entry ? (await Named([entry], cancellation))[0] : null;

    private async Task<IReadOnlyList<LogRow>> Named(IReadOnlyList<LogEntry> entries, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var ids = entries.Select(DossierOf).OfType<Guid>().Distinct().ToList();
        var codes = ids.Count == 0 ? null : await dossiers.References(ids, cancellation);
        return
        [
            .. entries.Select(entry =>
            {
                var envelope = entry.ReadEnvelope();
                return new LogRow(
                    entry,
                    envelope,
                    envelope.Person is { } person ? view.FindPerson(person)?.Name : null,
                    DossierOf(entry) is { } dossier ? codes?.GetValueOrDefault(dossier)?.Code : null);
            }),
        ];
    }

    private static Guid? DossierOf(LogEntry entry) =>
        entry.Stream.StartsWith(DossierEntries.StreamPrefix, StringComparison.Ordinal) && Guid.TryParseExact(entry.Stream.AsSpan(DossierEntries.StreamPrefix.Length), "N", out var id) ? id : null;

    // The smallest UUIDv7 of the day: 48 bits of Unix milliseconds, then zeros.
    private static Guid FirstId(DateOnly day)
    {
        Span<byte> id = stackalloc byte[16];
        id.Clear();
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Clock.VietnamOffset);
        Span<byte> milliseconds = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, Math.Max(0, midnight.ToUnixTimeMilliseconds()));
        milliseconds[2..].CopyTo(id);
        return new Guid(id, bigEndian: true);
    }
}
