using System.Text;
using System.Text.Json;

namespace ThongSuot.Platform.Log.Verifying;

/// <summary>
/// The whole log as a file: a JSON object a line, first what it is, then keys, seals, leaves, waiting rows and all entries. It can be verified without the
/// program's database, by this program or by another one.
/// </summary>
internal sealed class ExportFile(string path) : ILogSource
{
    private const string Head = """{"log":1}""";

    private readonly Dictionary<(string Stream, long Sequence), (long? Seal, byte[] Hash)> _leaves = [];
    private readonly Dictionary<(string Stream, long Sequence), byte[]> _waiting = [];

    public static bool Is(string path)
    {
        using var reader = new StreamReader(path);
        return reader.ReadLine() == Head;
    }

    /// <returns>How many entries were written.</returns>
    public static long Write(ILogSource source, string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        writer.WriteLine(Head);
        void Line<T>(string kind, T row) => writer.WriteLine($"{{\"{kind}\":{JsonSerializer.Serialize(row, LogJson.Options)}}}");
        foreach (var key in source.Keys())
            Line("key", new KeyRow(key.Id, key.PublicKey, null));
        foreach (var seal in source.Seals())
            Line("seal", seal);
        foreach (var leaf in source.Leaves())
            Line("leaf", new LeafLine(leaf.Seal, leaf.Position, Text(leaf.Stream), leaf.Sequence, leaf.Hash));
        foreach (var stray in source.Strays().Where(s => s.Seal is null))
            Line("waiting", new WaitingLine(stray.Stream, stray.Sequence, []));
        var entries = 0L;
        foreach (var e in source.Entries())
        {
            if (e.WaitingHash is { } waiting)
                Line("waiting", new WaitingLine(Text(e.Stream), e.Sequence, waiting));
            Line("entry", new EntryLine(e.Id, Text(e.Stream), e.Sequence, Text(e.Type), e.Version, e.At, Text(e.Envelope), Text(e.Body), e.Hash));
            entries++;
        }

        return entries;
    }

    public IReadOnlyList<KeyRow> Keys() => [.. Lines<KeyRow>("key")];

    public IEnumerable<SealRow> Seals() => Lines<SealRow>("seal");

    public IEnumerable<LeafRow> Leaves() =>
        Lines<LeafLine>("leaf").Select(l => new LeafRow(l.Seal, l.Position, Bytes(l.Stream), l.Sequence, l.Hash));

    // Here the leaves are held in memory, once: a file cannot be asked for one of them.
    public IEnumerable<EntryRow> Entries()
    {
        foreach (var leaf in Lines<LeafLine>("leaf"))
            _leaves[(leaf.Stream, leaf.Sequence)] = (leaf.Seal, leaf.Hash);
        foreach (var row in Lines<WaitingLine>("waiting"))
            _waiting[(row.Stream, row.Sequence)] = row.Hash;
        foreach (var e in Lines<EntryLine>("entry"))
        {
            var leaf = _leaves.Remove((e.Stream, e.Sequence), out var found) ? found : (null, null);
            var waiting = _waiting.Remove((e.Stream, e.Sequence), out var hash) ? hash : null;
            yield return new EntryRow(e.Id, Bytes(e.Stream), e.Sequence, Bytes(e.Type), e.Version, e.At, Bytes(e.Envelope), Bytes(e.Body), e.Hash, leaf.Seal, leaf.Hash, waiting);
        }
    }

    // What is left after the entries were read.
    public IEnumerable<StrayRow> Strays() =>
        _leaves.Select(l => new StrayRow(l.Key.Stream, l.Key.Sequence, l.Value.Seal))
            .Concat(_waiting.Select(w => new StrayRow(w.Key.Stream, w.Key.Sequence, null)))
            .OrderBy(s => s.Stream, StringComparer.Ordinal).ThenBy(s => s.Sequence);

    public void Dispose()
    {
        // Files are closed when their lines were read.
    }

    private IEnumerable<T> Lines<T>(string kind)
    {
        var before = $"{{\"{kind}\":";
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith(before, StringComparison.Ordinal))
                yield return JsonSerializer.Deserialize<T>(line.AsSpan(before.Length, line.Length - before.Length - 1), LogJson.Options)!;
        }
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private sealed record EntryLine(Guid? Id, string Stream, long Sequence, string Type, long Version, long At, string Envelope, string Body, byte[] Hash);

    private sealed record LeafLine(long Seal, long Position, string Stream, long Sequence, byte[] Hash);

    private sealed record WaitingLine(string Stream, long Sequence, byte[] Hash);
}
