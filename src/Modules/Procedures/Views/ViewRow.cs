using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Procedures.Views;

/// <summary>How often a procedure's page was shown on a day. Nothing is known of who looked.</summary>
internal sealed class ViewRow
{
    public required string Code { get; init; }

    /// <summary>In Vietnam.</summary>
    public required DateOnly Day { get; init; }

    public required long Count { get; init; }
}

internal sealed class ViewsMap : EntityMap
{
    public override string Prefix => "procedures";

    public override void Map(ModelBuilder model) => model.Entity<ViewRow>(view =>
    {
        view.ToTable("procedures_view");
        view.HasKey(v => new { v.Code, v.Day });
        view.Property(v => v.Code).HasMaxLength(40);
        view.HasIndex(v => v.Day);
    });
}

internal static class ViewSets
{
    extension(AppDb db)
    {
        internal DbSet<ViewRow> Views => db.Set<ViewRow>();
    }
}
