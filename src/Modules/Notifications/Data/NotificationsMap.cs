using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Notifications.Data;

internal sealed class NotificationsMap : EntityMap
{
    public override string Prefix => "notifications";

    public override void Map(ModelBuilder model) => model.Entity<Notice>(notice =>
    {
        notice.ToTable("notifications_notice");
        notice.HasKey(n => n.Id);
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.Property(n => n.Kind).HasConversion<string>().HasMaxLength(20);
        notice.Property(n => n.Node).HasMaxLength(80);
        // Each person exactly once per cause, also when an entry is delivered again.
        notice.HasIndex(n => new { n.Entry, n.Person, n.Kind }).IsUnique();
        notice.HasIndex(n => new { n.Person, n.Id });
        notice.HasIndex(n => new { n.Person, n.ReadAt });
    });
}
