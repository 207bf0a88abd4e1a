using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Notifications.Preferences;
using ThongSuot.Notifications.Reminding;
using ThongSuot.Notifications.Webhooks;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Notifications.Data;

internal sealed class NotificationsMap : EntityMap
{
    public override string Prefix => "notifications";

    public override void Map(ModelBuilder model)
    {
        model.Entity<Notice>(notice =>
        {
            notice.ToTable("notifications_notice");
            notice.HasKey(n => n.Id);
            notice.Property(n => n.Id).ValueGeneratedNever();
            notice.Property(n => n.Kind).HasConversion<string>().HasMaxLength(20);
            notice.Property(n => n.Node).HasMaxLength(80);
            notice.Property(n => n.Text).HasMaxLength(Notice.LongestText);
            notice.Property(n => n.Address).HasMaxLength(Notice.LongestAddress);
            // Each person exactly once per cause, also when an entry is delivered again or two nodes sweep at once.
            notice.HasIndex(n => new { n.Cause, n.Person, n.Kind }).IsUnique();
            notice.HasIndex(n => new { n.Person, n.Id });
            // Counts the unread ones without touching the table.
            notice.HasIndex(n => new { n.Person, n.ReadAt, n.Scope });
            notice.HasIndex(n => new { n.Person, n.MailWay });
            notice.HasIndex(n => n.Mail);
        });
        model.Entity<Preference>(preference =>
        {
            preference.ToTable("notifications_preference");
            preference.HasKey(p => p.Person);
            preference.Property(p => p.Person).ValueGeneratedNever();
            preference.Property(p => p.Address).HasMaxLength(254);
            preference.Property(p => p.Pending).HasMaxLength(254);
            preference.Property(p => p.CodeHash).HasMaxLength(64);
            preference.Property(p => p.Choices).HasConversion(
                choices => JsonSerializer.Serialize(choices, LogJson.Options),
                text => JsonSerializer.Deserialize<ImmutableDictionary<NoticeKind, KindChoice>>(text, LogJson.Options)!,
                new ValueComparer<ImmutableDictionary<NoticeKind, KindChoice>>((a, b) => ReferenceEquals(a, b), c => c.Count, c => c));
            preference.HasIndex(p => p.DigestAt);
        });
        model.Entity<Mail>(mail =>
        {
            mail.ToTable("notifications_mail");
            mail.HasKey(m => m.Id);
            mail.Property(m => m.Id).ValueGeneratedNever();
            mail.Property(m => m.Failure).HasMaxLength(200);
            mail.HasIndex(m => m.Cause).IsUnique();
            mail.HasIndex(m => new { m.State, m.NextAt });
        });
        model.Entity<Watch>(watch =>
        {
            watch.ToTable("notifications_watch");
            watch.HasKey(w => new { w.Dossier, w.Key });
            watch.Property(w => w.Key).HasMaxLength(80);
        });
        model.Entity<Reminder>(reminder =>
        {
            reminder.ToTable("notifications_reminder");
            reminder.HasKey(r => r.Id);
            reminder.Property(r => r.Id).ValueGeneratedNever();
            reminder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
            reminder.Property(r => r.Node).HasMaxLength(80);
            reminder.Property(r => r.Rule).HasMaxLength(60);
            reminder.HasIndex(r => r.Cause).IsUnique();
            reminder.HasIndex(r => new { r.Body, r.Id });
        });
        model.Entity<SweepCursor>(cursor =>
        {
            cursor.ToTable("notifications_sweep");
            cursor.HasKey(c => c.Id);
            cursor.Property(c => c.Id).ValueGeneratedNever();
            cursor.Property(c => c.Key).HasMaxLength(80);
            cursor.Property(c => c.Version).IsConcurrencyToken();
        });
        model.Entity<Webhook>(webhook =>
        {
            webhook.ToTable("notifications_webhook");
            webhook.HasKey(w => w.Id);
            webhook.Property(w => w.Id).ValueGeneratedNever();
            webhook.Property(w => w.Name).HasMaxLength(Webhook.LongestName);
            webhook.Property(w => w.Address).HasMaxLength(Webhook.LongestAddress);
            webhook.Property(w => w.Kinds).HasMaxLength(400);
            webhook.Property(w => w.Version).IsConcurrencyToken();
            webhook.HasIndex(w => w.Account);
        });
        model.Entity<WebhookDelivery>(delivery =>
        {
            delivery.ToTable("notifications_webhook_delivery");
            delivery.HasKey(d => d.Id);
            delivery.Property(d => d.Id).ValueGeneratedNever();
            delivery.Property(d => d.Kind).HasMaxLength(40);
            delivery.Property(d => d.Step).HasMaxLength(80);
            delivery.Property(d => d.End).HasMaxLength(40);
            delivery.Property(d => d.Fault).HasConversion<string>().HasMaxLength(20);
            // Each webhook exactly once per entry, also when an entry is delivered again.
            delivery.HasIndex(d => new { d.Entry, d.Webhook }).IsUnique();
            delivery.HasIndex(d => new { d.Webhook, d.State, d.NextAt });
            delivery.HasIndex(d => new { d.Webhook, d.Id });
            delivery.HasIndex(d => d.At);
        });
    }
}
