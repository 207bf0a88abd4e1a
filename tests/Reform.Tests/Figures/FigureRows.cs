using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Log;
using ThongSuot.Reform.Figures;

namespace ThongSuot.Reform.Tests.Figures;

internal static class FigureRows
{
    /// <summary>All sums that count anything, in one order.</summary>
    public static Task<string> Everything(ReformProvince province) => province.Look(async db =>
    {
        var (handled, days, sent, officers, rated, steps) = (db.HandledMonths, db.DaysMonths, db.SentMonths, db.OfficerMonths, db.RatedMonths, db.StepMonths);
        return JsonSerializer.Serialize(
            new
            {
                Handled = (await handled.AsNoTracking().OrderBy(r => r.Month).ThenBy(r => r.Version).ThenBy(r => r.Body).ToListAsync()).Where(r => r.Filed + Measure.OfEnds.Sum(m => m.Read(r)) > 0),
                Days = await days.AsNoTracking().Where(r => r.Finished != 0).OrderBy(r => r.Month).ThenBy(r => r.Version).ThenBy(r => r.Body).ThenBy(r => r.Days).ToListAsync(),
                Sent = await sent.AsNoTracking().Where(r => r.Filed + r.NotCompetent != 0).OrderBy(r => r.Month).ThenBy(r => r.Body).ToListAsync(),
                Officers = await officers.AsNoTracking().Where(r => r.Done != 0).OrderBy(r => r.Month).ThenBy(r => r.Body).ThenBy(r => r.Person).ThenBy(r => r.Role).ToListAsync(),
                Steps = await steps.AsNoTracking().Where(r => r.Runs != 0).OrderBy(r => r.Month).ThenBy(r => r.Version).ThenBy(r => r.Node).ThenBy(r => r.Body).ThenBy(r => r.Used).ToListAsync(),
                Rated = await rated.AsNoTracking().Where(r => r.Rated != 0).OrderBy(r => r.Month).ThenBy(r => r.Procedure).ThenBy(r => r.Body).ToListAsync(),
            },
            LogJson.Options);
    });
}
