using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Hearing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Deadlines;

/// <summary>
/// Applies what a preview showed, one transaction for each dossier, and nothing else: a deadline that has meanwhile become another one stays. What is applied
/// carries its mark, so that starting again goes on where it stopped.
/// </summary>
internal sealed class ApplyDeadlines(IServiceScopeFactory scopes, ActAsSystem acts, TimeProvider time) : IJobKind
{
    public const string Kind = "dossiers.apply_deadlines";

    // Told often enough that the job stays held on a machine that is slow or busy: dossiers are done one by one.
    private const int PageSize = 10;

    public string Name => Kind;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var preview = run.Job.ReadInput<Preview>().Run;
        var total = await Count(preview, open: false, cancellation);
        var done = total - await Count(preview, open: true, cancellation);
        // Along the key: each page is as fast as the first.
        var after = Guid.Empty;
        while (await Next(preview, after, cancellation) is { Count: > 0 } page)
        {
            foreach (var of in page.GroupBy(c => c.Dossier))
                await Mark(preview, of.Key, await Apply(of.Key, [.. of], cancellation), cancellation);
            (after, done) = (page[^1].Dossier, done + page.Count);
            await run.Tell(done, total, null, cancellation);
        }

        await using var scope = scopes.CreateAsyncScope();
        var changes = scope.ServiceProvider.GetRequiredService<AppDb>().DeadlineChanges;
        var passed = await changes.CountAsync(c => c.Run == preview && c.Passed, cancellation);
        run.Add(new JobLine($"Đã tính lại {total - passed} thời hạn.", Address: DeadlineAddress.Preview(preview)));
        if (passed > 0)
            run.Add(new JobLine($"{passed} thời hạn đã đổi hoặc đã xong từ lúc xem trước, để nguyên. Xem trước lại để tính tiếp.", Failed: true, Address: DeadlineAddress.Start));
        await run.Tell(total, total, null, cancellation);
    }

    /// <returns>The keys that have the new deadline now.</returns>
    private async Task<ImmutableHashSet<string>> Apply(Guid id, IReadOnlyList<DeadlineChange> changes, CancellationToken cancellation)
    {
        var has = ImmutableHashSet<string>.Empty;
        var happened = await acts.Run(
            id,
            (dossier, situation) =>
            {
                var state = dossier.State!;
                Due? DueOf(string key) => state.IsOver ? null : state.DueOf(key);
                var dues = changes.Where(c => DueOf(c.Key)?.At == c.Was).ToImmutableDictionary(c => c.Key, c => DueOf(c.Key)! with { At = c.Becomes, Nominal = c.Nominal }, StringComparer.Ordinal);
                // A run that broke off between the act and its mark had done these.
                has = [.. dues.Keys, .. changes.Where(c => DueOf(c.Key)?.At == c.Becomes).Select(c => c.Key)];
                return (dues.IsEmpty ? null : new Recompute(dues, situation.Context.Calendar.Version), situation.Context);
            },
            cancellation);
        return happened is null ? [] : has;
    }

    private async Task Mark(Guid preview, Guid dossier, ImmutableHashSet<string> has, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var changes = db.DeadlineChanges;
        foreach (var change in await changes.Where(c => c.Run == preview && c.Dossier == dossier).ToListAsync(cancellation))
            (change.AppliedAt, change.Passed) = (has.Contains(change.Key) ? time.Now() : null, !has.Contains(change.Key));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<IReadOnlyList<DeadlineChange>> Next(Guid preview, Guid after, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var changes = scope.ServiceProvider.GetRequiredService<AppDb>().DeadlineChanges;
        var open = changes.AsNoTracking().Where(c => c.Run == preview && c.AppliedAt == null && !c.Passed && c.Dossier > after).OrderBy(c => c.Dossier).ThenBy(c => c.Key);
        var ids = (await open.Select(c => c.Dossier).Take(PageSize).ToListAsync(cancellation)).Distinct().ToArray();
        return await open.Where(c => ids.Contains(c.Dossier)).ToListAsync(cancellation);
    }

    private async Task<int> Count(Guid preview, bool open, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var changes = scope.ServiceProvider.GetRequiredService<AppDb>().DeadlineChanges;
        return await changes.CountAsync(c => c.Run == preview && (!open || (c.AppliedAt == null && !c.Passed)), cancellation);
    }

    /// <param name="Run">The preview whose changes are applied.</param>
    internal sealed record Preview(Guid Run);
}
