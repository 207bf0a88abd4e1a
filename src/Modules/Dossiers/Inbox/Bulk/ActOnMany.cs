using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Inbox.Bulk;

/// <summary>What can be done with a selection: how many of it each choice fits.</summary>
internal sealed record BulkOffers(int Receivable, IReadOnlyList<(string? Code, string Label, int Count)> Outcomes, IReadOnlyList<(Guid Person, int Count)> People, IReadOnlyList<(BulkItem Item, string Code, string Title)> Seen);

/// <summary>
/// The same action on many dossiers. Each is an action of its own: own permission, own version check, own transaction; one that is refused holds up
/// none of the others.
/// </summary>
internal sealed class ActOnMany(IServiceScopeFactory services)
{
    /// <summary>So many are done while the person waits; more go to a job.</summary>
    public const int MostInline = 20;
    public const int Most = 500;

    /// <returns>A line of the report: the code and what came of it.</returns>
    public async Task<JobLine> Run(Actor actor, BulkItem item, BulkAction action, string? address, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var scopes = db.DossierScopes;
        var code = await db.Dossiers.SeenBy(actor, scopes).Where(d => d.Id == item.Dossier).Select(d => d.Code).FirstOrDefaultAsync(cancellation);
        if (code is null)
            return new JobLine(Refusals.NotFound.Text, Failed: true);
        var refusal = action.Kind == BulkKind.Follow
            ? Why(await scope.ServiceProvider.GetRequiredService<Follows>().Follow(actor, item.Dossier, cancellation))
            : Why(await scope.ServiceProvider.GetRequiredService<ActOnDossier>().Run(actor, item.Dossier, item.Version, action.For(item.Work), address, cancellation));
        // That it is done stands beside it.
        var text = refusal is null ? "" : refusal.Code == Refusals.ChangedMeanwhile.Code ? ": hồ sơ vừa được xử lý nên không làm lại; mở hồ sơ để xem tình trạng mới." : $": {refusal.Text}";
        return new JobLine(code + text, refusal is not null, $"/ho-so/{item.Dossier}");
    }

    /// <summary>What the engine offers this person for each of the items, taken together.</summary>
    public async Task<BulkOffers> Offers(Actor actor, IReadOnlyList<BulkItem> items, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var situations = scope.ServiceProvider.GetRequiredService<Situations>();
        var scopes = db.DossierScopes;
        var ids = items.Select(i => i.Dossier).Distinct().ToArray();
        var dossiers = await db.Dossiers.AsNoTracking().SeenBy(actor, scopes).Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        var receivable = 0;
        var outcomes = new List<(string? Code, string Label)>();
        var people = new List<Guid>();
        foreach (var item in items)
        {
            if (!dossiers.TryGetValue(item.Dossier, out var dossier))
                continue;
            var situation = await situations.Of(dossier, actor.Acting(), cancellation);
            var offers = situation.Offers(actor, dossier.State!).Select(o => o.Offer).Where(o => o.Key == item.Work).ToArray();
            receivable += offers.Any(o => o.Kind == CommandKind.Receive) ? 1 : 0;
            // What needs a vote or a team is entered one by one.
            if (offers.FirstOrDefault(o => o.Kind == CommandKind.Complete) is { Node: { } node } && situation.Procedure.Definition.Find(node) is Step { Vote: null, AppointsTeam: false } step)
                outcomes.AddRange(step.Outcomes.IsEmpty ? [(null, "Hoàn thành, không ghi kết quả riêng")] : step.Outcomes.Select(o => ((string?)o.Code, o.Label)));
            if (offers.Any(o => o.Kind == CommandKind.Reassign) && dossier.State!.Open.GetValueOrDefault(item.Work) is OpenStep { Holder: var holder })
                people.AddRange(situation.Organisation.HoldersOf(holder.Role, holder.Body.Id));
        }

        return new BulkOffers(
            receivable,
            [.. outcomes.GroupBy(o => o).OrderByDescending(g => g.Count()).Select(g => (g.Key.Code, g.Key.Label, g.Count()))],
            [.. people.GroupBy(p => p).OrderByDescending(g => g.Count()).Select(g => (g.Key, g.Count()))],
            [.. items.Where(i => dossiers.ContainsKey(i.Dossier)).Select(i => (i, dossiers[i.Dossier].Code, dossiers[i.Dossier].Title))]);
    }

    private static Refusal? Why<T>(Result<T> result) => result.IsOk ? null : result.Refusal;
}

/// <summary>The input of a job: what was ticked and what is to be done with it.</summary>
internal sealed record BulkInput(ImmutableArray<BulkItem> Items, BulkAction Action, string? Address);

/// <summary>A large selection, item by item. Permission is asked of now, not of when it was started.</summary>
internal sealed class BulkJob(ActOnMany many, IOrganisation organisation) : IJobKind
{
    public const string Kind = "dossiers.bulk";

    public string Name => Kind;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var input = run.Job.ReadInput<BulkInput>();
        var done = int.Parse(run.Checkpoint ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        for (; done < input.Items.Length; done++)
        {
            if (await organisation.ActorOf(run.Job.Account, cancellation) is not { } actor)
                throw new OperationCanceledException("The account was closed.");
            run.Add(await many.Run(actor, input.Items[done], input.Action, input.Address, cancellation));
            await run.Tell(done + 1, input.Items.Length, (done + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), cancellation);
        }
    }
}
