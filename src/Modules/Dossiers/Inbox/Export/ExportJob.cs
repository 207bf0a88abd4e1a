using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Jobs;

namespace ThongSuot.Dossiers.Inbox.Export;

/// <param name="Query">The list's address behind the question mark.</param>
internal sealed record ExportInput(string Query, InboxView Otherwise, string Format, ImmutableArray<Guid> Only);

/// <summary>A long list as a file. It has no checkpoint: a list that was half read is read anew.</summary>
internal sealed class ExportJob(IServiceScopeFactory services, IOrganisation organisation) : IJobKind
{
    public const string Kind = "dossiers.export";
    private const int MostRows = 1_000_000;
    private const long MostBytes = 500L << 20;

    public string Name => Kind;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var input = run.Job.ReadInput<ExportInput>();
        if (await organisation.ActorOf(run.Job.Account, cancellation) is not { } actor)
            throw new OperationCanceledException("The account was closed.");
        await using var scope = services.CreateAsyncScope();
        var query = InboxQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(input.Query)), input.Otherwise);
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await scope.ServiceProvider.GetRequiredService<ListExport>().Write(
            actor, query, input.Only.ToHashSet(), input.Format, file, MostRows, done => run.Tell(done, null, null, cancellation), cancellation);
        file.Position = 0;
        await run.KeepResult($"ho-so.{input.Format}", file, MostBytes, cancellation);
    }
}
