using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Platform.Api;

/// <summary>A POST that was sent with a key: whoever repeats it gets the same answer, and nothing happens twice. Kept for a day.</summary>
internal sealed class IdempotentRequest
{
    /// <summary>SHA-256 of account and key.</summary>
    public required byte[] Key { get; init; }

    public required Guid Account { get; init; }

    /// <summary>Method and path.</summary>
    public required string Address { get; init; }

    /// <summary>SHA-256 of the body; null for a stream, whose endpoint compares it itself.</summary>
    public byte[]? BodyHash { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Until when a node is at it; afterwards that node is taken for dead and whoever repeats it carries on.</summary>
    public required DateTimeOffset HeldUntil { get; set; }

    /// <summary>Set in the transaction of what the request did, where doing it again would not be the same.</summary>
    public bool Done { get; set; }

    /// <summary>Null while there is no answer.</summary>
    public int? Status { get; set; }

    public string? Version { get; set; }

    public string? Location { get; set; }

    /// <summary>JSON; ids, codes and states only.</summary>
    public string? Answer { get; set; }

    public static byte[] KeyOf(Guid account, string key) => SHA256.HashData(Encoding.UTF8.GetBytes($"{account:N}\n{key}"));

    /// <summary>An id that a repeated request derives again: version 7, of the first attempt's time.</summary>
    public Guid NewId()
    {
        var hash = SHA256.HashData(Key);
        var bytes = new byte[16];
        var milliseconds = At.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)(milliseconds >> (8 * (5 - i)));
        hash.AsSpan(0, 10).CopyTo(bytes.AsSpan(6));
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0f));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new Guid(bytes, bigEndian: true);
    }
}

internal sealed class ApiMap : EntityMap
{
    public override string Prefix => "platform";

    public override void Map(ModelBuilder model) => model.Entity<IdempotentRequest>(request =>
    {
        request.ToTable("platform_idempotent_request");
        request.HasKey(r => r.Key);
        request.Property(r => r.Key).HasMaxLength(32);
        request.Property(r => r.Address).HasMaxLength(300);
        request.Property(r => r.Version).HasMaxLength(60);
        request.Property(r => r.Location).HasMaxLength(300);
        request.Property(r => r.HeldUntil).IsConcurrencyToken();
        request.HasIndex(r => r.At);
    });
}
