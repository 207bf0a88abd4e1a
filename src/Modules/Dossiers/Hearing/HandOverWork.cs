using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Hearing;

/// <summary>
/// After a role ended: what was assigned to the person goes back to the role, and what nobody can do any more goes to who leads. Each
/// dossier in a transaction of its own; going over one twice changes nothing.
/// </summary>
internal sealed class HandOverWork(IServiceScopeFactory scopes, ActAsSystem acts) : IJobKind
{
    public const string Kind = "dossiers.hand_over";

    private const int PageSize = 50;

    public string Name => Kind;

    /// <summary>Under which the open work lies that the person could do by virtue of the role.</summary>
    public static Guid[] ScopesOf(RoleEnded ended) => [Scope.OfPersonAt(ended.Person, ended.Body), Scope.OfRole(ended.Role, ended.Body)];

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var ended = run.Job.ReadInput<RoleEnded>();
        var at = run.Checkpoint is { } kept ? JsonSerializer.Deserialize<Reached>(kept, LogJson.Options)! : new Reached(await Count(ended, cancellation));
        while (await Next(ended, at.After, cancellation) is { Count: > 0 } page)
        {
            foreach (var id in page)
            {
                var happened = await acts.Run(id, (_, situation) => (new Tend(), Without(situation.Context, ended)), cancellation);
                if (happened is null)
                    run.Add(new JobLine("Một hồ sơ đang được người khác xử lý liên tục nên chưa chuyển giao được; lãnh đạo cơ quan giao lại tại trang hồ sơ.", Failed: true, Address: $"/ho-so/{id}"));
                at = at.With(id, happened ?? []);
            }

            await run.Tell(at.Done, at.Total, JsonSerializer.Serialize(at, LogJson.Options), cancellation);
        }

        run.Add(new JobLine($"Đã xem {at.Done} hồ sơ đang mở: {at.Released} việc trả về vai trò, {at.Escalated} việc chuyển lãnh đạo xử lý thay."));
        await run.Tell(at.Done, at.Total, JsonSerializer.Serialize(at, LogJson.Options), cancellation);
    }

    // The organisation as this node has it may still be that of a moment ago.
    private static Context Without(Context context, RoleEnded ended) => context with
    {
        HoldersOf = holder => !holder.IsNamed && holder.Role == ended.Role && holder.Body.Id == ended.Body
            ? context.HoldersOf!(holder).Where(p => p != ended.Person)
            : context.HoldersOf!(holder),
    };

    private async Task<int> Count(RoleEnded ended, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (tasks, held) = (scope.ServiceProvider.GetRequiredService<AppDb>().DossierTasks, ScopesOf(ended));
        return await tasks.Where(t => held.Contains(t.Scope)).Select(t => t.Dossier).Distinct().CountAsync(cancellation);
    }

    private async Task<List<Guid>> Next(RoleEnded ended, Guid after, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (tasks, held) = (scope.ServiceProvider.GetRequiredService<AppDb>().DossierTasks, ScopesOf(ended));
        return await tasks.Where(t => held.Contains(t.Scope) && t.Dossier > after).Select(t => t.Dossier).Distinct().OrderBy(d => d).Take(PageSize).ToListAsync(cancellation);
    }

    private sealed record Reached(int Total, Guid After = default, int Done = 0, int Released = 0, int Escalated = 0)
    {
        public Reached With(Guid id, IReadOnlyCollection<DossierEvent> happened) => this with
        {
            After = id,
            Done = Done + 1,
            Released = Released + happened.OfType<Unassigned>().Count(),
            Escalated = Escalated + happened.OfType<Escalated>().Count(),
        };
    }
}
