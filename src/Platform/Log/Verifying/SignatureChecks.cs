using System.Collections.Concurrent;
using System.Security.Cryptography;
using ThongSuot.Platform.Log.Sealing;

namespace ThongSuot.Platform.Log.Verifying;

/// <summary>Checks signatures some thousands at a time on all processors: a quiet installation has nearly as many seals as entries, and a signature costs more than all hashes of an entry.</summary>
/// <param name="keys">Public keys by their id in hex.</param>
internal sealed class SignatureChecks(IReadOnlyDictionary<string, byte[]> keys)
{
    private const int AtOnce = 4096;

    private readonly List<SealRow> _waiting = new(AtOnce);

    /// <returns>The first wrong one among those checked by now.</returns>
    public LogFault? Add(SealRow seal)
    {
        _waiting.Add(seal);
        return _waiting.Count < AtOnce ? null : Finish();
    }

    /// <summary>Checks what still waits.</summary>
    public LogFault? Finish()
    {
        var wrong = new ConcurrentBag<long>();
        // Keys of its own for each thread: they are not made to be shared.
        Parallel.ForEach(
            _waiting,
            () => new Dictionary<string, ECDsa?>(StringComparer.Ordinal),
            (seal, _, opened) =>
            {
                var id = Convert.ToHexStringLower(seal.KeyId);
                if (!opened.TryGetValue(id, out var key))
                    opened[id] = key = keys.TryGetValue(id, out var bytes) ? SealKeys.Read(bytes) : null;
                if (key is null || !key.VerifyHash(seal.Root, seal.Signature))
                    wrong.Add(seal.Number);
                return opened;
            },
            opened =>
            {
                foreach (var key in opened.Values)
                    key?.Dispose();
            });
        _waiting.Clear();
        return wrong.IsEmpty ? null : new LogFault("SIGNATURE_WRONG", "chữ ký của lô không đúng, hoặc khóa ký không còn", Seal: wrong.Min());
    }
}
