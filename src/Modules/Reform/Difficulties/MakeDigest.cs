using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Difficulties;

/// <summary>
/// Freezes the digest of a week on its weekday, or as soon afterwards as the program runs: what is open, and what was answered since the one before. One a
/// week, whichever node is first. Nobody is told of an empty one.
/// </summary>
internal sealed class MakeDigest(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int Hour = 8;

    /// <returns>Whether this node made it.</returns>
    public async Task<bool> RunOnce(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, now) = (services.GetRequiredService<AppDb>(), time.Now());
        var local = now.InVietnam().DateTime;
        var weekday = await services.GetRequiredService<Pace>().Of(Pace.DigestWeekday, cancellation);
        var today = local.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)local.DayOfWeek;
        if (today < weekday || (today == weekday && local.Hour < Hour))
            return false;
        var (year, week) = (ISOWeek.GetYear(local), ISOWeek.GetWeekOfYear(local));
        var (digests, items) = (db.Digests, db.Difficulties);
        if (await digests.AnyAsync(d => d.Year == year && d.Week == week, cancellation))
            return false;
        var view = await services.GetRequiredService<IOrganisation>().View(cancellation);
        if (Offices.BoardOfProvince(view) is not { } board || Offices.OfProvince(view) is not { } office)
            return false;
        var before = await digests.OrderByDescending(d => d.FrozenAt).Select(d => (DateTimeOffset?)d.FrozenAt).FirstOrDefaultAsync(cancellation);
        var rows = await items.Where(i => i.AnsweredAt == null || before == null || i.AnsweredAt > before).Select(i => new { i.Id, i.AnsweredAt }).ToListAsync(cancellation);
        var digest = new Digest { Id = Guid.CreateVersion7(now), Year = year, Week = week, FrozenAt = now };
        db.Add(digest);
        db.AddRange(rows.Select(r => new DigestRow { Digest = digest.Id, Difficulty = r.Id, WasOpen = r.AnsweredAt is null }));
        var happened = new List<(string, object)> { (DifficultyEntries.DigestMade, new DigestMade(digest.Id, year, week, rows.Count, rows.Count(r => r.AnsweredAt is null))) };
        if (rows.Count > 0)
            happened.Add((NoticeWanted.Type, new NoticeWanted(
                [], [new RoleAt(Offices.StandingBoard, board.Id), new RoleAt(Offices.Chief, office.Id)], $"Bản tổng hợp vướng mắc tuần {week}/{year}: {rows.Count} vướng mắc.", DigestAddress.Of(digest))));
        services.GetRequiredService<EventLog>().Append(db, StreamHead.New(DifficultyEntries.StreamOfDigest(digest.Id)), new Envelope(null, Body: office.Id), happened);
        return (await db.TrySave(cancellation)).IsOk;
    }
}

internal static class DigestAddress
{
    public static string Of(Digest digest) => string.Create(CultureInfo.InvariantCulture, $"/vuong-mac/tong-hop/{digest.Year}-{digest.Week:00}");

    /// <summary>Null when it is no week.</summary>
    public static (int Year, int Week)? Read(string text) =>
        text.Split('-') is [var year, var week] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && int.TryParse(week, NumberStyles.None, CultureInfo.InvariantCulture, out var w) ? (y, w) : null;
}
