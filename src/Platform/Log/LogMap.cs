using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log.Sealing;

namespace ThongSuot.Platform.Log;

internal sealed class LogMap : EntityMap
{
    public override string Prefix => "platform";

    public override void Map(ModelBuilder model)
    {
        model.Entity<LogEntry>(entry =>
        {
            entry.ToTable("platform_log_entry");
            entry.HasKey(e => e.Id);
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.Stream).HasMaxLength(80);
            entry.Property(e => e.Type).HasMaxLength(80);
            entry.HasIndex(e => new { e.Stream, e.Sequence }).IsUnique();
        });
        model.Entity<Unsealed>(waiting =>
        {
            waiting.ToTable("platform_unsealed");
            waiting.HasKey(u => new { u.Stream, u.Sequence });
            waiting.Property(u => u.Stream).HasMaxLength(80);
        });
        model.Entity<Seal>(seal =>
        {
            seal.ToTable("platform_seal");
            seal.HasKey(s => s.Number);
            seal.Property(s => s.Number).ValueGeneratedNever();
        });
        model.Entity<SealLeaf>(leaf =>
        {
            leaf.ToTable("platform_seal_leaf");
            leaf.HasKey(l => new { l.Seal, l.Position });
            leaf.Property(l => l.Stream).HasMaxLength(80);
            leaf.HasIndex(l => new { l.Stream, l.Sequence }).IsUnique();
        });
        model.Entity<SealKey>(key =>
        {
            key.ToTable("platform_seal_key");
            key.HasKey(k => k.Id);
            key.Property(k => k.Id).ValueGeneratedNever();
        });
        model.Entity<Delivery>(delivery =>
        {
            delivery.ToTable("platform_delivery");
            delivery.HasKey(d => new { d.Listener, d.Stream, d.Sequence });
            delivery.Property(d => d.Listener).HasMaxLength(60);
            delivery.Property(d => d.Stream).HasMaxLength(80);
            delivery.Property(d => d.Failure).HasMaxLength(200);
            delivery.HasIndex(d => new { d.Listener, d.NextAt });
        });
    }
}
