using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Jobs;

namespace ThongSuot.Dossiers.HandOver;

/// <summary>The input of a job.</summary>
internal sealed record HandOverInput(Guid Person, ImmutableArray<HandOverItem> Items, string? Address);

/// <summary>Hands over item by item, going on from where it stopped. Permission is asked of now; what cannot be handed over stays where it is and says why.</summary>
internal sealed class HandOverJob(IServiceScopeFactory scopes, IOrganisation organisation) : IJobKind
{
    public const string Kind = "dossiers.hand_over_person";

    private const int MostTries = 5;

    public string Name => Kind;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var input = run.Job.ReadInput<HandOverInput>();
        var done = int.Parse(run.Checkpoint ?? "0", CultureInfo.InvariantCulture);
        for (; done < input.Items.Length; done++)
        {
            run.Add(await One(run, input, input.Items[done], cancellation));
            await run.Tell(done + 1, input.Items.Length, (done + 1).ToString(CultureInfo.InvariantCulture), cancellation);
        }
    }

    private async Task<JobLine> One(JobRun run, HandOverInput input, HandOverItem item, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            if (await organisation.ActorOf(run.Job.Account, cancellation) is not { } actor)
                throw new OperationCanceledException("The account was closed.");
            await using var scope = scopes.CreateAsyncScope();
            var handed = await scope.ServiceProvider.GetRequiredService<HandOverOne>().Run(actor, input.Person, item, dry: false, input.Address, cancellation);
            // Somebody acted on it at this moment: look again.
            if (!handed.IsOk && handed.Refusal.Code == Refusals.ChangedMeanwhile.Code && tries < MostTries)
                continue;
            var to = (await organisation.View(cancellation)).FindPerson(item.Successor)?.Name;
            return handed.IsOk ? new JobLine($"{handed.Value}: đã giao cho đ/c {to}.") : new JobLine($"Chưa bàn giao một việc cho đ/c {to}: {handed.Refusal.Text}", Failed: true);
        }
    }
}
