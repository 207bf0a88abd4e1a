using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ThongSuot.Notifications;

/// <summary>Ids of what is no entry of the log: the same cause has the same id on every node and in every try, so that the database keeps a second one out.</summary>
internal static class Causes
{
    public static Guid Of(Guid of, string what, long which, Guid about = default)
    {
        Span<byte> fixedPart = stackalloc byte[40];
        of.TryWriteBytes(fixedPart);
        about.TryWriteBytes(fixedPart[16..]);
        BinaryPrimitives.WriteInt64LittleEndian(fixedPart[32..], which);
        return new Guid(SHA256.HashData([.. fixedPart, .. Encoding.UTF8.GetBytes(what)]).AsSpan(0, 16));
    }
}
