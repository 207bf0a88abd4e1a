using Microsoft.EntityFrameworkCore;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Notifications.Preferences;
using ThongSuot.Notifications.Reminding;
using ThongSuot.Notifications.Webhooks;
using ThongSuot.Platform.Data;

namespace ThongSuot.Notifications.Data;

internal static class NotificationSets
{
    extension(AppDb db)
    {
        internal DbSet<Notice> Notices => db.Set<Notice>();

        internal DbSet<Preference> Preferences => db.Set<Preference>();

        internal DbSet<Mail> Mails => db.Set<Mail>();

        internal DbSet<Watch> Watches => db.Set<Watch>();

        internal DbSet<Reminder> Reminders => db.Set<Reminder>();

        internal DbSet<SweepCursor> SweepCursors => db.Set<SweepCursor>();

        internal DbSet<Webhook> Webhooks => db.Set<Webhook>();

        internal DbSet<WebhookDelivery> WebhookDeliveries => db.Set<WebhookDelivery>();
    }
}
