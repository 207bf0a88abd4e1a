using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Platform.Log.Sealing;

/// <summary>The key pair that signs seals: made once, its private half encrypted by the master key.</summary>
internal static class SealKeys
{
    private const string Purpose = "seal_key";

    /// <summary>A new pair; saving is the caller's.</summary>
    public static SealKey Create(MasterKey masterKey)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = pair.ExportSubjectPublicKeyInfo();
        var privateKey = pair.ExportPkcs8PrivateKey();
        var key = new SealKey { Id = SHA256.HashData(publicKey), PublicKey = publicKey, PrivateKey = masterKey.Seal(Purpose, privateKey) };
        CryptographicOperations.ZeroMemory(privateKey);
        return key;
    }

    /// <summary>The pair ready to sign; null when this master key does not open it, or its halves do not belong together.</summary>
    public static ECDsa? Open(MasterKey masterKey, byte[] publicKey, byte[] closed)
    {
        if (masterKey.Open(Purpose, closed) is not { } privateKey)
            return null;
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(privateKey, out _);
        CryptographicOperations.ZeroMemory(privateKey);
        if (pair.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(publicKey))
            return pair;
        pair.Dispose();
        return null;
    }

    /// <summary>The public half, to check signatures; null when the bytes are no key of this kind.</summary>
    public static ECDsa? Read(byte[] publicKey)
    {
        var pair = ECDsa.Create();
        try
        {
            pair.ImportSubjectPublicKeyInfo(publicKey, out _);
            return pair;
        }
        catch (CryptographicException)
        {
            pair.Dispose();
            return null;
        }
    }

    /// <summary>The key of the last seal, or the first one made; null before that.</summary>
    public static async Task<SealKey?> Current(AppDb db, Seal? last, CancellationToken cancellation) =>
        last is null
            ? await db.Set<SealKey>().AsNoTracking().OrderBy(k => k.Id).FirstOrDefaultAsync(cancellation)
            : await db.Set<SealKey>().AsNoTracking().SingleAsync(k => k.Id == last.KeyId, cancellation);
}
