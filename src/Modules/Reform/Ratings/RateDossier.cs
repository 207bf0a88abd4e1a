using ThongSuot.Contracts.Dossiers;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Difficulties;
using ThongSuot.Reform.Feedback;
using ThongSuot.Reform.Figures;

namespace ThongSuot.Reform.Ratings;

/// <summary>The filer's one rating of a finished dossier.</summary>
internal sealed class RateDossier(AppDb db, EventLog log, Installation installation, TimeProvider time)
{
    public async Task<Result<bool>> Run(Actor actor, Guid dossier, int stars, string? typed, bool nothingSecret, CancellationToken cancellation)
    {
        var (ratings, person) = (db.Ratings, actor.Person);
        if (await ratings.FirstOrDefaultAsync(r => r.Dossier == dossier && r.Filer == person, cancellation) is not { } rating)
            return Refusals.RatingNotFound;
        if (rating.Stars is not null)
            return Refusals.RatedAlready;
        if (stars is < 1 or > Rating.MostStars)
            return Refusals.StarsMissing;
        if (Words.Of(typed, Rating.MostText) is not { } text)
            return Refusals.RatingTooLong;
        if (text.Length > 0 && !nothingSecret && !installation.IsIsolated)
            return Refusals.SecrecyNotConfirmed;
        var salt = text.Length > 0 ? SaltedHash.NewSalt() : null;
        rating.Rate(stars, salt is null ? null : text, salt, time.Now());
        Sums.Change(db, [], [.. Tally.OfRating(rating)]);
        log.Append(db, await EventLog.Head(db, RatingEntries.StreamOf(dossier), cancellation), new Envelope(actor.Person),
            [(RatingEntries.Given, new RatingGiven(dossier, stars, salt is null ? null : SaltedHash.Of(salt, text)))]);
        var saved = await db.TrySave(cancellation);
        return saved.IsOk ? saved : Refusals.RatedAlready;
    }
}

/// <summary>A rating as the head reads it.</summary>
/// <param name="Code">Null when the head may not see the dossier itself.</param>
internal sealed record RatingRow(Rating Rating, string? Code);

internal sealed record RatingAverage(double Stars, int Count);

/// <summary>Ratings as each may see them: the filer its own, who leads the competent body those of the body, everybody averages of enough of them.</summary>
internal sealed class RatingList(AppDb db, IDossiers dossiers, IProcedures procedures)
{
    public const int PageSize = 50;

    public Task<Rating?> Find(Actor actor, Guid dossier, CancellationToken cancellation)
    {
        var (ratings, person) = (db.Ratings, actor.Person);
        return ratings.AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == dossier && r.Filer == person, cancellation);
    }

    /// <summary>Finished dossiers that the person has not rated yet.</summary>
    public async Task<IReadOnlyList<RatingRow>> Unrated(Actor actor, CancellationToken cancellation)
    {
        var (ratings, person) = (db.Ratings, actor.Person);
        return await WithCodes(actor, await ratings.AsNoTracking().Where(r => r.Filer == person && r.Stars == null).OrderByDescending(r => r.EndedAt).Take(PageSize).ToListAsync(cancellation), cancellation);
    }

    /// <summary>Bodies whose ratings the person reads.</summary>
    public async Task<Guid[]> Led(Actor actor, CancellationToken cancellation)
    {
        var leading = await procedures.LeadingRoles(cancellation);
        return [.. actor.Grants.Where(g => leading.Contains(g.Role)).Select(g => g.Body).Distinct()];
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<RatingRow>> OfBodies(Actor actor, CancellationToken cancellation)
    {
        var (ratings, led) = (db.Ratings, await Led(actor, cancellation));
        return await WithCodes(actor, await ratings.AsNoTracking().Where(r => led.Contains(r.Body) && r.Stars != null).OrderByDescending(r => r.RatedAt).Take(PageSize).ToListAsync(cancellation), cancellation);
    }

    public async Task<RatingAverage?> AverageOfBodies(Actor actor, CancellationToken cancellation)
    {
        var (ratings, led) = (db.Ratings, await Led(actor, cancellation));
        return await Average(ratings.Where(r => led.Contains(r.Body)), 1, cancellation);
    }

    /// <summary>Null while there are too few.</summary>
    public Task<RatingAverage?> AverageOf(string procedure, CancellationToken cancellation)
    {
        var ratings = db.Ratings;
        return Average(ratings.Where(r => r.Procedure == procedure), Rating.FewestShown, cancellation);
    }

    private static async Task<RatingAverage?> Average(IQueryable<Rating> ratings, int fewest, CancellationToken cancellation)
    {
        var counts = await ratings.Where(r => r.Stars != null).GroupBy(r => r.Stars).Select(g => new { Stars = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var all = counts.Sum(c => c.Count);
        return all < fewest || all == 0 ? null : new RatingAverage(counts.Sum(c => (double)c.Stars!.Value * c.Count) / all, all);
    }

    private async Task<IReadOnlyList<RatingRow>> WithCodes(Actor actor, IReadOnlyList<Rating> ratings, CancellationToken cancellation)
    {
        var summaries = await dossiers.Summaries(actor, [.. ratings.Select(r => r.Dossier)], cancellation);
        return [.. ratings.Select(r => new RatingRow(r, summaries.GetValueOrDefault(r.Dossier)?.Code))];
    }
}
