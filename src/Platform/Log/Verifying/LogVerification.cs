using System.Security.Cryptography;
using System.Text;
using ThongSuot.Platform.Log.Sealing;
using ThongSuot.Platform.Security;

namespace ThongSuot.Platform.Log.Verifying;

/// <summary>
/// Computes the whole log again and stops at the first thing that does not fit: keys, then every entry by stream and sequence against its chain, its leaf
/// and what waits, then every tree, root and signature, then the anchors. Memory does not grow with the log.
/// </summary>
/// <param name="masterKey">Null: whether the signing key is this installation's own is left to the anchors.</param>
/// <param name="anchors">Lines of the file of seals or of a copy; what they know must be in the log.</param>
internal sealed class LogVerification(ILogSource source, MasterKey? masterKey, IEnumerable<string> anchors, DateTimeOffset now)
{
    private const string Bare = "ENTRY_UNCOVERED";

    // An entry is sealed within seconds. What is much older than the last seal and yet unsealed was put in later.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, byte[]> _keys = new(StringComparer.Ordinal);
    private long _entries, _streams, _seals, _leaves, _waiting, _anchors;
    private DateTimeOffset _lastSeal;

    // Sequence of the last entry looked at.
    private long _streamEnd;

    // Said only when the seals are in order: it is measured by the last one's time.
    private LogFault? _late;

    public LogFinding Run()
    {
        var fault = Keys() ?? CutRather(Entries()) ?? Strays() ?? Sealed() ?? _late ?? Anchored();
        return new LogFinding(fault, _entries, _streams, _seals, _leaves, _waiting, _anchors, masterKey is not null);
    }

    private static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => one.SequenceEqual(other);

    private LogFault? Keys()
    {
        foreach (var row in source.Keys())
        {
            using var key = SealKeys.Read(row.PublicKey);
            if (!Same(SHA256.HashData(row.PublicKey), row.Id) || key is null)
                return new LogFault("SEAL_KEY_CHANGED", $"khóa ký {Convert.ToHexStringLower(row.Id)} không đúng với mã của nó");
            _keys.Add(Convert.ToHexStringLower(row.Id), row.PublicKey);
            if (masterKey is not null && row.PrivateKey is not null)
            {
                using var pair = SealKeys.Open(masterKey, row.PublicKey, row.PrivateKey);
                if (pair is null)
                    return new LogFault("SEAL_KEY_FOREIGN", $"khóa ký {Convert.ToHexStringLower(row.Id)} không mở được bằng khóa chủ của hệ thống: khóa lạ hoặc đã bị sửa");
            }
        }

        foreach (var seal in source.Seals())
            _lastSeal = new DateTimeOffset(Math.Clamp(seal.At, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
        return null;
    }

    private LogFault? Entries()
    {
        byte[] stream = [];
        byte[] previous = [];
        var (expected, sealedTo) = (1L, 0L);
        // The entries since the last leaf or waiting row, whose cover comes after them or not at all.
        EntryRow? open = null;
        foreach (var entry in source.Entries())
        {
            if (_entries == 0 || !Same(entry.Stream, stream))
            {
                if (Uncovered(open) is { } bare)
                    return bare;
                (stream, previous, expected, sealedTo, open) = (entry.Stream, [], 1, 0, null);
                _streams++;
            }

            _entries++;
            if (entry.Sequence > expected)
                return new LogFault("ENTRY_MISSING", $"mục này không còn; mục kế tiếp còn lại là số {entry.Sequence}, mã {entry.Id}", Text(entry.Stream), expected);
            if (entry.Sequence != expected)
                return At(entry, "ENTRY_EXTRA", "số thứ tự không nối tiếp mục trước");
            if (entry.Id is not { } id)
                return At(entry, "ENTRY_CHANGED", "mã của mục đã bị sửa");
            var hash = EntryHash.Of(previous, id, entry.Stream, entry.Sequence, entry.Type, entry.Version, entry.At, entry.Envelope, entry.Body);
            if (!Same(hash, entry.Hash))
                return At(entry, "ENTRY_CHANGED", "mục này hoặc mã băm của nó đã bị sửa, hoặc mục được chèn vào");
            if (entry.LeafHash is { } leaf)
            {
                if (!Same(leaf, hash))
                    return At(entry, "LEAF_DIFFERS", $"khác với bản đã niêm phong; chỗ sửa nằm sau mục số {sealedTo}, đến mục này", entry.LeafSeal);
                (sealedTo, open) = (entry.Sequence, null);
            }
            else
            {
                open ??= entry;
            }

            if (entry.WaitingHash is { } waiting)
            {
                if (!Same(waiting, hash))
                    return At(entry, "WAITING_DIFFERS", "khác với dòng chờ niêm phong");
                if (open is { } first && TooOld(first))
                    _late ??= At(first, "ENTRY_LATE", "có thời điểm cũ nhưng chưa từng được niêm phong: mục được thêm về sau, hoặc việc niêm phong đã ngừng");
                if (open is { } from)
                    _waiting += entry.Sequence - from.Sequence + 1;
                open = null;
            }

            previous = entry.Hash;
            _streamEnd = expected++;
        }

        return Uncovered(open);
    }

    // Entries lose their cover also when the end of their stream, which vouched for them, was cut off: that is the fault then.
    private LogFault? CutRather(LogFault? fault) =>
        fault is { Code: Bare } && source.Strays().Any(s => s.Stream == fault.Stream && s.Sequence > _streamEnd)
            ? new LogFault("ENTRY_MISSING", "mục này không còn: phần cuối của dòng đã bị cắt", fault.Stream, _streamEnd + 1)
            : fault;

    private static LogFault? Uncovered(EntryRow? open) =>
        open is { } entry ? At(entry, Bare, "không lô niêm phong nào giữ mục này và nó cũng không chờ niêm phong") : null;

    private bool TooOld(EntryRow entry) => entry.At < ((_lastSeal == default ? now : _lastSeal) - LongestWait).UtcTicks;

    private LogFault? Strays()
    {
        foreach (var stray in source.Strays())
        {
            return stray.Seal is null
                ? new LogFault("ENTRY_MISSING", "mục này chờ niêm phong nhưng không còn", stray.Stream, stray.Sequence)
                : new LogFault("ENTRY_MISSING", "mục này đã niêm phong nhưng không còn", stray.Stream, stray.Sequence, Seal: stray.Seal);
        }

        return null;
    }

    private LogFault? Sealed()
    {
        using var leaves = source.Leaves().GetEnumerator();
        var more = leaves.MoveNext();
        byte[] previous = [];
        var signatures = new SignatureChecks(_keys);
        foreach (var seal in source.Seals())
        {
            var number = _seals + 1;
            if (seal.Number != number)
                return signatures.Finish() ?? new LogFault("SEAL_MISSING", "lô này không còn", Seal: number);
            _seals++;
            if (more && leaves.Current.Seal < number)
                return signatures.Finish() ?? LeafOf(leaves.Current, "LEAF_EXTRA", "lá này không thuộc lô nào");
            var hashes = new List<byte[]>();
            for (; more && leaves.Current.Seal == number; more = leaves.MoveNext())
            {
                if (leaves.Current.Position != hashes.Count)
                    return signatures.Finish() ?? LeafOf(leaves.Current, "LEAF_MISSING", $"lá thứ {hashes.Count} của lô không còn; lá kế tiếp thuộc mục này");
                hashes.Add(SealHash.Leaf(leaves.Current.Stream, leaves.Current.Sequence, leaves.Current.Hash));
            }

            _leaves += hashes.Count;
            if (hashes.Count == 0 || hashes.Count != seal.LeafCount)
                return signatures.Finish() ?? new LogFault("LEAF_MISSING", $"lô có {hashes.Count} lá, nhưng ghi {seal.LeafCount}", Seal: number);
            var root = SealHash.Root(previous, number, seal.At, seal.LeafCount, seal.KeyId, SealHash.Tree([.. hashes]));
            if (!Same(previous, seal.PreviousRoot) || !Same(root, seal.Root))
                return signatures.Finish() ?? new LogFault("SEAL_CHANGED", "lô hoặc lá của nó đã bị sửa, thêm hay bớt", Seal: number);
            if (signatures.Add(seal) is { } forged)
                return forged;
            previous = root;
        }

        if (signatures.Finish() is { } last)
            return last;
        return more ? LeafOf(leaves.Current, "SEAL_MISSING", "lô của lá này không còn") : null;
    }

    // Both ascend by number, but a file to which several nodes wrote may repeat itself.
    private LogFault? Anchored()
    {
        using var seals = source.Seals().GetEnumerator();
        SealRow? at = null;
        foreach (var line in anchors)
        {
            _anchors++;
            if (Anchor.Parse(line) is not { } anchor)
                return new LogFault("ANCHOR_UNREADABLE", $"dòng {_anchors} của tệp niêm phong không đọc được");
            if (at is { } known && anchor.Number < known.Number)
                return new LogFault("ANCHOR_UNREADABLE", $"dòng {_anchors} của tệp niêm phong không theo thứ tự", Seal: anchor.Number);
            while ((at is not { } current || current.Number < anchor.Number) && seals.MoveNext())
                at = seals.Current;
            if (at is not { } seal || seal.Number != anchor.Number)
                return new LogFault("SEAL_CUT", "lô này có trong tệp niêm phong nhưng không còn trong nhật ký: phần cuối đã bị cắt, hoặc đây là bản sao cũ", Seal: anchor.Number);
            if (!_keys.TryGetValue(Convert.ToHexStringLower(seal.KeyId), out var key) || Convert.ToBase64String(key) != anchor.PublicKey)
                return new LogFault("SEAL_RESIGNED", "lô này được ký bằng khóa khác với tệp niêm phong", Seal: anchor.Number);
            if (Convert.ToHexStringLower(seal.Root) != anchor.Root || Convert.ToBase64String(seal.Signature) != anchor.Signature || seal.At != anchor.At.UtcTicks)
                return new LogFault("SEAL_REPLACED", "lô này khác với tệp niêm phong: nhật ký đã được viết lại", Seal: anchor.Number);
        }

        return null;
    }

    private static LogFault At(EntryRow entry, string code, string text, long? seal = null) =>
        new(code, text, Text(entry.Stream), entry.Sequence, entry.Id, seal);

    private static LogFault LeafOf(LeafRow leaf, string code, string text) => new(code, text, Text(leaf.Stream), leaf.Sequence, Seal: leaf.Seal);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
