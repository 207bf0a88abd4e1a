using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Campaigns;

internal static class CampaignsMap
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Campaign>(campaign =>
        {
            campaign.ToTable("reform_campaign");
            campaign.HasKey(c => c.Id);
            campaign.Property(c => c.Id).ValueGeneratedNever();
            campaign.Property(c => c.Name).HasMaxLength(300);
            campaign.Property(c => c.Basis).HasMaxLength(500);
            campaign.HasIndex(c => new { c.Year, c.Number }).IsUnique();
            campaign.Ignore(c => c.Code).Ignore(c => c.Address).Ignore(c => c.Stream);
        });
        model.Entity<CampaignItem>(item =>
        {
            item.ToTable("reform_campaign_item");
            item.HasKey(i => new { i.Campaign, i.Procedure });
            item.Property(i => i.Procedure).HasMaxLength(40);
            item.Property(i => i.Field).HasMaxLength(20);
            item.Property(i => i.Choice).HasConversion<string>().HasMaxLength(20);
            item.Property(i => i.Reason).HasMaxLength(2000);
            item.Property(i => i.Measure).HasMaxLength(1000);
            item.Property(i => i.Goal).HasMaxLength(300);
            item.HasOne<Campaign>().WithMany().HasForeignKey(i => i.Campaign).OnDelete(DeleteBehavior.Restrict);
        });
    }

    extension(AppDb db)
    {
        internal DbSet<Campaign> Campaigns => db.Set<Campaign>();

        internal DbSet<CampaignItem> CampaignItems => db.Set<CampaignItem>();
    }
}
