using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

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
