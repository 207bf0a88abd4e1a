using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Notifications.Data;

internal static class NotificationSets
{
    extension(AppDb db)
    {
        internal DbSet<Notice> Notices => db.Set<Notice>();
    }
}
