using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;

namespace ThongSuot.Dossiers.Migration;

/// <summary>Moves what a preview showed, one transaction for each dossier, and nothing else. What is done carries its mark, so that starting again goes on where it stopped.</summary>
internal sealed class ApplyMigration(IServiceScopeFactory scopes, IProcedures procedures, MigrateOne one) : IJobKind
{
    public const string Kind = "dossiers.apply_migration";

    // Told often enough that the job stays held on a machine that is slow or busy: dossiers are done one by one.
    private const int PageSize = 10;

    public string Name => Kind;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var input = run.Job.ReadInput<Shown>();
        var from = await procedures.Version(input.Plan.From, cancellation);
        var total = await Count(input.Run, onlyOpen: false, cancellation);
        var done = total - await Count(input.Run, onlyOpen: true, cancellation);
        // Along the key: each page is as fast as the first.
        var after = Guid.Empty;
        while (await Next(input.Run, after, cancellation) is { Count: > 0 } page)
        {
            foreach (var dossier in page)
                await one.Run(input.Run, dossier, input.Plan, run.Job.Person, cancellation);
            (after, done) = (page[^1], done + page.Count);
            await Tell(done);
        }

        await using var scope = scopes.CreateAsyncScope();
        var findings = scope.ServiceProvider.GetRequiredService<AppDb>().MigrationFindings;
        var passed = await findings.CountAsync(f => f.Run == input.Run && f.Passed, cancellation);
        var address = MigrationAddress.Preview(input.Plan.From, input.Run);
        var moved = await findings.CountAsync(f => f.Run == input.Run && f.AppliedAt != null, cancellation);
        run.Add(new JobLine($"Đã chuyển {InWords(moved)} hồ sơ sang phiên bản mới.", Address: address));
        if (passed > 0)
            run.Add(new JobLine($"Để nguyên {InWords(passed)} hồ sơ đã có diễn biến mới từ lúc xem trước. Xem trước lại để chuyển tiếp.", Failed: true, Address: MigrationAddress.Of(input.Plan.From)));
        await Tell(total);

        string InWords(int count) => OldVersions.InWords(OldVersions.Told(from, count));

        async Task Tell(int reached)
        {
            var (told, of) = OldVersions.Progress(from, reached, total);
            await run.Tell(told, of, null, cancellation);
        }
    }

    private async Task<IReadOnlyList<Guid>> Next(Guid preview, Guid after, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var findings = scope.ServiceProvider.GetRequiredService<AppDb>().MigrationFindings;
        return await findings.AsNoTracking().Where(f => f.Run == preview && f.Code == null && f.AppliedAt == null && f.Dossier > after).OrderBy(f => f.Dossier).Select(f => f.Dossier).Take(PageSize).ToListAsync(cancellation);
    }

    private async Task<int> Count(Guid preview, bool onlyOpen, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var findings = scope.ServiceProvider.GetRequiredService<AppDb>().MigrationFindings;
        return await findings.CountAsync(f => f.Run == preview && (f.Code == null || f.Passed) && (!onlyOpen || (f.AppliedAt == null && !f.Passed)), cancellation);
    }

    /// <param name="Run">The preview that is applied.</param>
    internal sealed record Shown(Guid Run, MigrationPlan Plan);
}
