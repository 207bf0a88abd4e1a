using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Jobs;

/// <summary>Starts long work and answers its owner's questions about it.</summary>
public sealed class JobList(AppDb db, FileStore files)
{
    private const int MostListed = 100;

    /// <summary>Adds the job to <paramref name="db"/>; saving is the caller's, in one transaction with what the job rests on. Its page is <see cref="AddressOf"/>.</summary>
    public static Job Start(AppDb db, Actor actor, string kind, string title, object input, TimeProvider time)
    {
        var job = new Job
        {
            Id = Guid.CreateVersion7(time.Now()),
            Kind = kind,
            Title = title,
            Input = JsonSerializer.Serialize(input, input.GetType(), LogJson.Options),
            Person = actor.Person,
            Account = actor.Account,
            CreatedAt = time.Now(),
        };
        db.Add(job);
        return job;
    }

    public static string AddressOf(Guid job) => $"/tien-trinh/{job}";

    public async Task<Job?> Find(Actor actor, Guid id, CancellationToken cancellation) =>
        await db.Set<Job>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == id && j.Person == actor.Person, cancellation);

    /// <summary>The person's own, newest first.</summary>
    public async Task<IReadOnlyList<Job>> Of(Actor actor, CancellationToken cancellation) =>
        await db.Set<Job>().AsNoTracking().Where(j => j.Person == actor.Person).OrderByDescending(j => j.CreatedAt).Take(MostListed).ToListAsync(cancellation);

    /// <summary>Asks it to stop; it stops after the piece at hand. False when it is over or somebody else's.</summary>
    public async Task<bool> Cancel(Actor actor, Guid id, CancellationToken cancellation)
    {
        var job = await db.Set<Job>().FirstOrDefaultAsync(j => j.Id == id && j.Person == actor.Person, cancellation);
        if (job is null || job.IsOver)
            return false;
        job.CancelAsked = true;
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>The file that the job made, for its owner.</summary>
    public async Task<(string Name, Stream Content)?> OpenResult(Actor actor, Guid id, CancellationToken cancellation) =>
        await Find(actor, id, cancellation) is { ResultHash: { } hash, ResultName: { } name } && files.Open(hash) is { } content ? (name, content) : null;
}
