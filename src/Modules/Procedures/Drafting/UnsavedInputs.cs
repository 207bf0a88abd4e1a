using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>What somebody was typing on a page and has not saved.</summary>
internal sealed record UnsavedInput(DateTimeOffset At, Posted Posted);

/// <summary>
/// Keeps what is being typed on a page of a draft, for this person alone, until it is saved or thrown away: a browser that closes takes nothing with it,
/// and nobody sees half a step.
/// </summary>
internal sealed class UnsavedInputs(AppDb db, TimeProvider time)
{
    public const int MostCharacters = 200_000, MostPages = 50;

    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="page">What the page is about; the same words for the same thing.</param>
    public async Task<UnsavedInput?> Find(By by, Guid draft, string page, CancellationToken cancellation)
    {
        var (inputs, key, since) = (db.UnsavedInputs, PackageFile.HashOf(page), time.Now() - Life);
        return await inputs.AsNoTracking().FirstOrDefaultAsync(i => i.Draft == draft && i.Person == by.Actor.Person && i.Page == key && i.At > since, cancellation) is { } row
            ? new UnsavedInput(row.At, Posted.Of(JsonSerializer.Deserialize<Dictionary<string, string[]>>(row.Fields, Options)!))
            : null;
    }

    /// <returns>When it was kept; null for what is too long, or when the same page is kept from two windows at once.</returns>
    public async Task<DateTimeOffset?> Keep(By by, Guid draft, string page, Posted posted, CancellationToken cancellation)
    {
        var fields = JsonSerializer.Serialize(posted.Fields, Options);
        if (fields.Length > MostCharacters)
            return null;
        var (inputs, key, now) = (db.UnsavedInputs, PackageFile.HashOf(page), time.Now());
        var row = await inputs.FirstOrDefaultAsync(i => i.Draft == draft && i.Person == by.Actor.Person && i.Page == key, cancellation);
        if (row is null)
            db.Add(new UnsavedInputRow { Draft = draft, Person = by.Actor.Person, Page = key, Fields = fields, At = now });
        else
            (row.Fields, row.At) = (fields, now);
        db.RemoveRange(await inputs.Where(i => i.Person == by.Actor.Person && (i.Draft != draft || i.Page != key)).OrderByDescending(i => i.At).Skip(MostPages - 1).ToListAsync(cancellation));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.ChangeTracker.Clear();
            return null;
        }

        return now;
    }

    public async Task Forget(By by, Guid draft, string page, CancellationToken cancellation)
    {
        var (inputs, key) = (db.UnsavedInputs, PackageFile.HashOf(page));
        db.RemoveRange(await inputs.Where(i => i.Draft == draft && i.Person == by.Actor.Person && i.Page == key).ToListAsync(cancellation));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Another window has thrown it away.
            db.ChangeTracker.Clear();
        }
    }
}
