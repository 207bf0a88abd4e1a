using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log.Sealing;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Log;

/// <summary>Appends entries to the log, with a delivery for each listener that wants them. Saving is the caller's: one transaction with what happened.</summary>
public sealed class EventLog(IEnumerable<IListener> listeners, TimeProvider time)
{
    private readonly ILookup<string, string> _wanted =
        listeners.SelectMany(l => l.Types.Select(type => (type, l.Name))).ToLookup(x => x.type, x => x.Name, StringComparer.Ordinal);

    /// <summary>Appends after <paramref name="head"/> and returns the new head.</summary>
    public StreamHead Append(AppDb db, StreamHead head, Envelope envelope, IEnumerable<(string Type, object Body)> happened)
    {
        var at = time.Now();
        var before = head.Sequence;
        var envelopeJson = JsonSerializer.Serialize(envelope, LogJson.Options);
        foreach (var (type, body) in happened)
        {
            var bodyJson = JsonSerializer.Serialize(body, body.GetType(), LogJson.Options);
            var sequence = head.Sequence + 1;
            var id = Guid.CreateVersion7(at);
            var entry = new LogEntry
            {
                Id = id,
                Stream = head.Stream,
                Sequence = sequence,
                Type = type,
                Version = 1,
                At = at,
                Envelope = envelopeJson,
                Body = bodyJson,
                Hash = LogEntry.Chain(head.Hash, id, head.Stream, sequence, type, 1, at, envelopeJson, bodyJson),
            };
            db.Add(entry);
            foreach (var listener in _wanted[type])
                db.Add(new Delivery { Listener = listener, Entry = entry.Id, Stream = head.Stream, Sequence = sequence, NextAt = at });
            head = new StreamHead(head.Stream, sequence, entry.Hash);
        }

        // One row for all of them: the hash of the last one vouches for the others.
        if (head.Sequence > before)
            db.Add(new Unsealed { Stream = head.Stream, Sequence = head.Sequence, Hash = head.Hash });
        return head;
    }

    /// <summary>For streams whose owner keeps no head: reads it first.</summary>
    public async Task<StreamHead> Append(AppDb db, string stream, Envelope envelope, string type, object body, CancellationToken cancellation) =>
        Append(db, await Head(db, stream, cancellation), envelope, [(type, body)]);

    /// <summary>The stream's end as it was last saved.</summary>
    public static async Task<StreamHead> Head(AppDb db, string stream, CancellationToken cancellation)
    {
        var last = await db.Set<LogEntry>().AsNoTracking().Where(e => e.Stream == stream).OrderByDescending(e => e.Sequence)
            .Select(e => new { e.Sequence, e.Hash }).FirstOrDefaultAsync(cancellation);
        return last is null ? StreamHead.New(stream) : new StreamHead(stream, last.Sequence, last.Hash);
    }

    /// <summary>The stream from its beginning.</summary>
    public static IAsyncEnumerable<LogEntry> Read(AppDb db, string stream) =>
        db.Set<LogEntry>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).AsAsyncEnumerable();

    /// <summary>Computes the chain of one stream again; the sequence of the first entry that does not fit, or null. Seals are checked by <c>./run verify</c>.</summary>
    public static async Task<int?> Verify(AppDb db, string stream)
    {
        byte[] previous = [];
        var expected = 1;
        await foreach (var entry in Read(db, stream))
        {
            var hash = LogEntry.Chain(previous, entry.Id, entry.Stream, entry.Sequence, entry.Type, entry.Version, entry.At, entry.Envelope, entry.Body);
            if (entry.Sequence != expected || !hash.AsSpan().SequenceEqual(entry.Hash))
                return expected;
            previous = entry.Hash;
            expected++;
        }

        return null;
    }
}
