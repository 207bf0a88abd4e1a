using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Reform.Facts;

/// <summary>Facts that an earlier release wrote, without what the figures need: as long as there are any, the pages of figures say so, and who may mend it.</summary>
internal sealed class FactsGap(AppDb db)
{
    private static readonly string[] Pages = ["/chi-tieu", "/ra-soat/diem-nghen", "/ra-soat/thi-diem"];

    /// <summary>Null when nothing is missing. One look into an index that is empty then.</summary>
    public async Task<PageNotice?> Notice(Actor actor, CancellationToken cancellation)
    {
        var (facts, jobs) = (db.DossierFacts, db.Set<Job>());
        // The index holds only these rows.
        if (!await facts.AnyAsync(f => f.Field == "", cancellation))
            return null;
        const string Missing = "Hồ sơ từ trước khi nâng cấp hệ thống chưa có đủ trong các số liệu dưới đây.";
        if (await jobs.AnyAsync(j => j.Kind == RebuildFacts.KindName && (j.State == JobState.Waiting || j.State == JobState.Running), cancellation))
            return new PageNotice($"{Missing} Hệ thống đang tính lại từ nhật ký hồ sơ.");
        return actor.Holds("system_admin")
            ? new PageNotice($"{Missing} Cần tính lại một lần từ nhật ký hồ sơ.", HeatAddress.Recount, "Đến chỗ tính lại")
            : new PageNotice($"{Missing} Số liệu sẽ đủ sau khi quản trị hệ thống tính lại từ nhật ký hồ sơ.");
    }

    /// <summary>Behind authorisation, before the layout is drawn.</summary>
    public static void Use(WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && Pages.Any(page => context.Request.Path.StartsWithSegments(page, StringComparison.Ordinal))
            && context.FindActor() is { } actor && await context.RequestServices.GetRequiredService<FactsGap>().Notice(actor, context.RequestAborted) is { } notice)
            context.AddPageNotice(notice);
        await next(context);
    });
}

internal static class HeatAddress
{
    /// <summary>Where an administrator has all facts made anew.</summary>
    public const string Recount = "/ra-soat/diem-nghen#tinh-lai";
}
