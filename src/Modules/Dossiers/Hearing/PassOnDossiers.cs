using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers.Hearing;

/// <summary>
/// After a succession: the successor takes the body's place in every dossier in which that stands, under way or ended, and in drafts. One
/// transaction each; where it stands no more there is nothing left to do, so that starting again is harmless. The report counts and names
/// nothing: who reorganises bodies need not know their dossiers.
/// </summary>
internal sealed class PassOnDossiers(IServiceScopeFactory scopes, ActAsSystem acts, IOrganisation organisation, IProcedures procedures, TimeProvider time) : IJobKind
{
    public const string Kind = "dossiers.pass_on";

    private const int PageSize = 50, MostLooks = 10;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    public string Name => Kind;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var succeeded = run.Job.ReadInput<BodySucceeded>();
        await SeeTheSuccession(succeeded, cancellation);
        var at = run.Checkpoint is { } kept ? JsonSerializer.Deserialize<Reached>(kept, LogJson.Options)! : new Reached(await Count(succeeded, cancellation));
        while (await Next(succeeded.Body, at.After, cancellation) is { Count: > 0 } page)
        {
            foreach (var id in page)
                at = await PassOn(run, succeeded, id, at, cancellation);
            await Tell(run, at, cancellation);
        }

        while (await PassOnDrafts(succeeded, cancellation) is var drafts and > 0)
            at = at with { Drafts = at.Drafts + drafts };
        foreach (var line in at.Lines)
            run.Add(new JobLine(line));
        await Tell(run, at, cancellation);
    }

    private static Task Tell(JobRun run, Reached at, CancellationToken cancellation) => run.Tell(at.Done, at.Total, JsonSerializer.Serialize(at, LogJson.Options), cancellation);

    // The organisation as this node has it may still be that of a moment ago, in which the successor has none of the roles.
    private async Task SeeTheSuccession(BodySucceeded succeeded, CancellationToken cancellation)
    {
        for (var looks = 0; looks < MostLooks && (await organisation.View(cancellation)).Find(succeeded.Body) is not null; looks++)
            await Task.Delay(LookAgain, time, cancellation);
    }

    private async Task<Reached> PassOn(JobRun run, BodySucceeded succeeded, Guid id, Reached at, CancellationToken cancellation)
    {
        var (wasOpen, noBody) = (false, false);
        var happened = await acts.Run(
            id,
            (dossier, situation) =>
            {
                wasOpen = !dossier.State!.IsOver;
                var to = situation.Organisation.Find(succeeded.For(situation.Procedure.Field));
                noBody = to is null;
                return (to is null || !dossier.BodiesIn(dossier.State).Contains(succeeded.Body) ? null : new ReplaceBody(succeeded.Body, new BodyRef(to.Id, to.Name)), situation.Context);
            },
            cancellation);
        if (happened is null || noBody)
        {
            run.Add(new JobLine(noBody ? "Một hồ sơ chưa chuyển được: cơ quan kế thừa không có trong danh sách." : "Một hồ sơ chưa chuyển được vì đang được xử lý liên tục.", Failed: true, Address: $"/ho-so/{id}"));
            return at with { After = id, Failed = at.Failed + 1 };
        }

        return at with
        {
            After = id,
            Open = at.Open + (wasOpen ? 1 : 0),
            Ended = at.Ended + (wasOpen ? 0 : 1),
            Escalated = at.Escalated + happened.Value.OfType<Escalated>().Count(),
        };
    }

    private async Task<int> PassOnDrafts(BodySucceeded succeeded, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var drafts = await db.Drafts.Where(d => d.Body == succeeded.Body).OrderBy(d => d.Id).Take(PageSize).ToListAsync(cancellation);
        foreach (var draft in drafts)
            draft.Body = succeeded.For((await procedures.Version(draft.Definition, cancellation)).Field);
        await db.SaveChangesAsync(cancellation);
        return drafts.Count;
    }

    private async Task<int> Count(BodySucceeded succeeded, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bodies = scope.ServiceProvider.GetRequiredService<AppDb>().DossierBodies;
        return await bodies.CountAsync(b => b.Body == succeeded.Body, cancellation);
    }

    private async Task<List<Guid>> Next(Guid body, Guid after, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bodies = scope.ServiceProvider.GetRequiredService<AppDb>().DossierBodies;
        return await bodies.Where(b => b.Body == body && b.Dossier > after).OrderBy(b => b.Dossier).Select(b => b.Dossier).Take(PageSize).ToListAsync(cancellation);
    }

    private sealed record Reached(int Total, Guid After = default, int Open = 0, int Ended = 0, int Drafts = 0, int Escalated = 0, int Failed = 0)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public int Done => Open + Ended + Failed;

        [System.Text.Json.Serialization.JsonIgnore]
        public IEnumerable<string> Lines =>
        [
            $"Hồ sơ đang giải quyết đã chuyển: {Open}.",
            $"Hồ sơ đã kết thúc đã chuyển: {Ended}.",
            $"Bản nháp đã chuyển: {Drafts}.",
            .. Escalated > 0 ? [$"Việc chưa có người ở cơ quan kế thừa, chuyển lãnh đạo xử lý thay: {Escalated}."] : Array.Empty<string>(),
        ];
    }
}
