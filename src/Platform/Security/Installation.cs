using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Security;

/// <summary>What may lie in an installation: chosen when it is set up, for good.</summary>
public enum Profile
{
    /// <summary>Content up to Thường; of what is above, metadata only.</summary>
    Ordinary,

    /// <summary>An approved network apart from all others: content of every level.</summary>
    Isolated,
}

/// <summary>What this installation is. Known before the first page, and the same on every node.</summary>
public sealed class Installation
{
    public Profile Profile { get; private set; }

    public bool IsIsolated => Profile == Profile.Isolated;

    /// <summary>Reads the profile, or sets it at the first start.</summary>
    /// <param name="asked">What the command line asks for; null for what is stored, and ordinary at the first start.</param>
    /// <returns>False when another profile was chosen at set-up: what lies here must not change its network by an option.</returns>
    public async Task<bool> Load(AppDb db, Profile? asked, TimeProvider time, CancellationToken cancellation)
    {
        var stored = await db.Set<StoredProfile>().AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (stored is null)
        {
            stored = new StoredProfile { Profile = asked ?? Profile.Ordinary, ChosenAt = time.Now() };
            db.Add(stored);
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                // Another node starts for the first time at the same moment.
                db.ChangeTracker.Clear();
                stored = await db.Set<StoredProfile>().AsNoTracking().SingleAsync(cancellation);
            }
        }

        Profile = stored.Profile;
        return asked is null || asked == stored.Profile;
    }
}

internal sealed class StoredProfile
{
    public int Id { get; init; } = 1;

    public required Profile Profile { get; init; }

    public required DateTimeOffset ChosenAt { get; init; }
}

internal sealed class InstallationMap : EntityMap
{
    public override string Prefix => "platform";

    public override void Map(ModelBuilder model) => model.Entity<StoredProfile>(stored =>
    {
        stored.ToTable("platform_installation");
        stored.Property(s => s.Id).ValueGeneratedNever();
        stored.Property(s => s.Profile).HasConversion<string>().HasMaxLength(20);
    });
}
