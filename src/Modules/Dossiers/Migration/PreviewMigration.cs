using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers.Migration;

/// <summary>Lets the engine decide about every running dossier of a version as if it moved, and keeps what it says. Nothing else is written.</summary>
internal sealed class PreviewMigration(IServiceScopeFactory scopes, IProcedures procedures) : IJobKind
{
    public const string Kind = "dossiers.preview_migration";

    private const int PageSize = 100;

    public string Name => Kind;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var plan = run.Job.ReadInput<MigrationPlan>();
        var from = await procedures.Version(plan.From, cancellation);
        var at = run.Checkpoint is { } kept ? JsonSerializer.Deserialize<Reached>(kept, LogJson.Options)! : new Reached(await Total(plan, cancellation));
        while (await Page(run.Job.Id, run.Job.Person, plan, at, cancellation) is { } next)
        {
            at = next;
            await Tell(Math.Min(at.Looked, at.Total));
        }

        var (looked, moving) = (OldVersions.InWords(OldVersions.Told(from, at.Looked)), OldVersions.InWords(OldVersions.Told(from, at.Moving)));
        run.Add(new JobLine($"Đã xem {looked} hồ sơ đang giải quyết: {moving} hồ sơ chuyển được. Mở để xem từng hồ sơ và chuyển.", Address: MigrationAddress.Preview(plan.From, run.Job.Id)));
        await Tell(at.Total);

        async Task Tell(int done)
        {
            var (told, total) = OldVersions.Progress(from, done, at.Total);
            await run.Tell(told, total, JsonSerializer.Serialize(at, LogJson.Options), cancellation);
        }
    }

    private async Task<Reached?> Page(Guid run, Guid by, MigrationPlan plan, Reached at, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var situations = scope.ServiceProvider.GetRequiredService<Situations>();
        var (dossiers, findings) = (db.Dossiers, db.MigrationFindings);
        var page = await dossiers.AsNoTracking().Where(d => d.Definition == plan.From && d.Status < DossierStatus.Finished && d.Id > at.After).OrderBy(d => d.Id).Take(PageSize).ToListAsync(cancellation);
        if (page.Count == 0)
            return null;
        // What a run that broke off had found is there already.
        var ids = page.Select(d => d.Id).ToArray();
        var known = (await findings.AsNoTracking().Where(f => f.Run == run && ids.Contains(f.Dossier)).Select(f => f.Dossier).ToListAsync(cancellation)).ToHashSet();
        var (to, moving) = ((await procedures.Version(plan.To, cancellation)).Definition, 0);
        foreach (var dossier in page)
        {
            var situation = await situations.Of(dossier, Acting.System, cancellation);
            var why = Process.Decide(situation.Procedure.Definition, dossier.State, new Migrate(plan.From, plan.To, to, plan.Nodes, by), situation.Context).Refusal?.Code;
            moving += why is null ? 1 : 0;
            if (!known.Contains(dossier.Id))
                db.Add(new MigrationFinding { Run = run, Dossier = dossier.Id, Version = dossier.Version, Code = why });
        }

        await db.SaveChangesAsync(cancellation);
        return at with { After = page[^1].Id, Looked = at.Looked + page.Count, Moving = at.Moving + moving };
    }

    private async Task<int> Total(MigrationPlan plan, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var dossiers = scope.ServiceProvider.GetRequiredService<AppDb>().Dossiers;
        return await dossiers.CountAsync(d => d.Definition == plan.From && d.Status < DossierStatus.Finished, cancellation);
    }

    private sealed record Reached(int Total, Guid After = default, int Looked = 0, int Moving = 0);
}
