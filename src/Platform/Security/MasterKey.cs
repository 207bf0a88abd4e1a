using System.Security.Cryptography;
using System.Text;

namespace ThongSuot.Platform.Security;

/// <summary>
/// The installation's one secret: 32 random bytes in a file outside the database, so that a copy of the database alone opens nothing. All
/// nodes of an installation have the same file. It is never used directly: each purpose has a key derived from it.
/// </summary>
public sealed class MasterKey(string file)
{
    private const int Size = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly Lazy<byte[]> _key = new(() => Read(file) ?? Create(file));

    public string File => file;

    public bool Exists => System.IO.File.Exists(file);

    /// <summary>Tells two keys apart and gives nothing of either away.</summary>
    public byte[] Fingerprint => KeyFor("fingerprint");

    /// <summary>Encrypts and protects against change (AES-256-GCM): nonce, tag, ciphertext.</summary>
    /// <param name="purpose">Stable; what was sealed for one purpose cannot be opened for another.</param>
    public byte[] Seal(string purpose, ReadOnlySpan<byte> plain)
    {
        var closed = new byte[NonceSize + TagSize + plain.Length];
        var nonce = closed.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(KeyFor("seal/" + purpose), TagSize);
        aes.Encrypt(nonce, plain, closed.AsSpan(NonceSize + TagSize), closed.AsSpan(NonceSize, TagSize));
        return closed;
    }

    /// <summary>What <see cref="Seal"/> was given; null when it was sealed by another key or for another purpose, or was changed.</summary>
    public byte[]? Open(string purpose, ReadOnlySpan<byte> closed)
    {
        if (closed.Length < NonceSize + TagSize)
            return null;
        var plain = new byte[closed.Length - NonceSize - TagSize];
        using var aes = new AesGcm(KeyFor("seal/" + purpose), TagSize);
        try
        {
            aes.Decrypt(closed[..NonceSize], closed[(NonceSize + TagSize)..], closed.Slice(NonceSize, TagSize), plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private byte[] KeyFor(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key.Value, Size, info: Encoding.UTF8.GetBytes("thongsuot/" + purpose));

    private static byte[]? Read(string file)
    {
        if (!System.IO.File.Exists(file))
            return null;
        var key = new byte[Size];
        return Convert.TryFromBase64String(System.IO.File.ReadAllText(file).Trim(), key, out var length) && length == Size
            ? key
            : throw new InvalidDataException($"{file} holds no key: 32 bytes in Base64 are expected.");
    }

    // Written beside and then moved, so that a node that starts at the same moment finds no half a key.
    private static byte[] Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var key = RandomNumberGenerator.GetBytes(Size);
        var beside = $"{file}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(beside, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            System.IO.File.Move(beside, file, overwrite: false);
            return key;
        }
        catch (IOException) when (System.IO.File.Exists(file))
        {
            System.IO.File.Delete(beside);
            return Read(file)!;
        }
    }
}
