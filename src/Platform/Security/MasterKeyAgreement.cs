using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Security;

/// <summary>The one row by which a database knows its master key, without knowing it.</summary>
internal sealed class MasterKeyMark
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    public required byte[] Fingerprint { get; init; }
}

/// <summary>At start: the key file of this node belongs to this database. A new database takes the key that comes first.</summary>
public static class MasterKeyAgreement
{
    /// <returns>The key's file, or why this node must not serve.</returns>
    public static async Task<Result<string>> Run(IServiceProvider services, CancellationToken cancellation)
    {
        var key = services.GetRequiredService<MasterKey>();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        try
        {
            if (await Known(db, cancellation) is { } known)
                return Compare(key, known);
            db.Add(new MasterKeyMark { Id = MasterKeyMark.OnlyId, Fingerprint = key.Fingerprint });
            await db.SaveChangesAsync(cancellation);
            return key.File;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Another node began at the same moment.
            db.ChangeTracker.Clear();
            return Compare(key, (await Known(db, cancellation))!);
        }
        catch (InvalidDataException)
        {
            return Refused($"Tệp khóa {key.File} không đúng định dạng (32 byte dạng Base64). / The key file {key.File} is not 32 bytes in Base64.");
        }
    }

    private static Task<byte[]?> Known(AppDb db, CancellationToken cancellation) =>
        db.Set<MasterKeyMark>().AsNoTracking().Select(m => (byte[]?)m.Fingerprint).SingleOrDefaultAsync(cancellation);

    // A missing file is not made anew here: what was encrypted with the old one would be lost without a word.
    private static Result<string> Compare(MasterKey key, byte[] known) =>
        !key.Exists
            ? Refused($"Không thấy tệp khóa {key.File} của cơ sở dữ liệu này: chép tệp khóa vào đó hoặc chỉ đường dẫn bằng THONGSUOT_KEY_FILE. / The key file of this database is missing: put it at {key.File}, or name it by THONGSUOT_KEY_FILE.")
            : key.Fingerprint.AsSpan().SequenceEqual(known)
                ? key.File
                : Refused($"Tệp khóa {key.File} không phải của cơ sở dữ liệu này: mọi nút phải dùng cùng một tệp khóa. / The key file {key.File} belongs to another database: all nodes need the same file.");

    private static Refusal Refused(string text) => new("MASTER_KEY", text);
}
