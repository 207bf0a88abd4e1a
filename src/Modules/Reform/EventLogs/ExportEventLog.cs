using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.EventLogs;

/// <summary>What an event log is made of: dossiers filed from one instant to another.</summary>
/// <param name="Name">Code of the procedure or of the field; names the file.</param>
/// <param name="Procedures">Codes.</param>
/// <param name="Version">One version alone; null for all.</param>
internal sealed record EventLogInput(string Name, IReadOnlyList<string> Procedures, Guid? Version, DateTimeOffset From, DateTimeOffset To);

/// <summary>
/// The log of dossiers as XES, for tools of process mining: only what its owner may see while it is made, nothing above Thường, nothing of
/// compartments. It has no checkpoint: what was half written is written anew.
/// </summary>
internal sealed class ExportEventLog(IServiceScopeFactory scopes, IOrganisation organisation, IProcedures procedures) : IJobKind
{
    public const string KindName = "reform.event_log";

    private const int AtOnce = 100;
    private const long MostBytes = 1L << 30;

    public string Name => KindName;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var input = run.Job.ReadInput<EventLogInput>();
        if (await organisation.ActorOf(run.Job.Account, cancellation) is not { } actor)
            throw new OperationCanceledException("The account was closed.");
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            var written = await Write(actor, input, packed, (done, total) => run.Tell(done, total, null, cancellation), cancellation);
            run.Add(new JobLine($"Đã ghi {written} hồ sơ mà đồng chí được xem."));
        }

        file.Position = 0;
        await run.KeepResult($"nhat-ky-{input.Name}.xes.gz", file, MostBytes, cancellation);
    }

    /// <returns>How many traces were written.</returns>
    public async Task<int> Write(Actor actor, EventLogInput input, Stream to, Func<int, int, Task> told, CancellationToken cancellation)
    {
        await using var xes = await XesWriter.Begin(to, input.Name);
        var (done, total, written) = (0, await Count(input, cancellation), 0);
        var names = new Dictionary<Guid, (Procedure Procedure, IReadOnlyDictionary<string, string> Nodes)>();
        for (var last = Guid.Empty; ; )
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var facts = await Asked(db, input).Where(f => f.Dossier > last).OrderBy(f => f.Dossier).Take(AtOnce).ToListAsync(cancellation);
            if (facts.Count == 0)
                break;
            last = facts[^1].Dossier;
            var shown = await Shown(scope.ServiceProvider.GetRequiredService<IDossiers>(), actor, facts, cancellation);
            var entries = await Entries(db, shown.Keys, cancellation);
            foreach (var fact in facts.Where(f => shown.ContainsKey(f.Dossier)))
            {
                var logged = entries[DossierEntries.StreamOf(fact.Dossier)].ToList();
                foreach (var version in WorkEvents.VersionsOf(logged).Append(fact.Version).Where(v => !names.ContainsKey(v)).ToList())
                    names[version] = await Named(version, cancellation);
                var (procedure, work) = (names[fact.Version].Procedure, new WorkEvents((version, node) => names[version].Nodes.GetValueOrDefault(node, node)));
                await xes.Write(new Trace(shown[fact.Dossier], procedure.Code, procedure.Number, fact.DueAt, fact.End, fact.IsLate), logged.SelectMany(work.Hear));
                written++;
            }

            done += facts.Count;
            await told(done, Math.Max(done, total));
        }

        await xes.Finish();
        return written;
    }

    // Codes of those that this person may see and that are Thường now.
    private static async Task<Dictionary<Guid, string>> Shown(IDossiers dossiers, Actor actor, List<DossierFact> facts, CancellationToken cancellation)
    {
        var visible = await dossiers.Visible(actor, [.. facts.Select(f => f.Dossier)], cancellation);
        var references = await dossiers.References([.. visible], cancellation);
        return references.Values.Where(r => r.Secrecy == Secrecy.Thuong).ToDictionary(r => r.Id, r => r.Code);
    }

    private static async Task<ILookup<string, LogEntry>> Entries(AppDb db, IEnumerable<Guid> dossiers, CancellationToken cancellation)
    {
        var (streams, types) = (dossiers.Select(DossierEntries.StreamOf).ToList(), WorkEvents.Types);
        var entries = await db.Set<LogEntry>().AsNoTracking().Where(e => streams.Contains(e.Stream) && types.Contains(e.Type)).OrderBy(e => e.Stream).ThenBy(e => e.Sequence).ToListAsync(cancellation);
        return entries.ToLookup(e => e.Stream, StringComparer.Ordinal);
    }

    private async Task<(Procedure Procedure, IReadOnlyDictionary<string, string> Nodes)> Named(Guid version, CancellationToken cancellation)
    {
        var procedure = await procedures.Version(version, cancellation);
        return (procedure, HeatMap.Rows(procedure).ToDictionary(r => r.Node, r => $"{r.Number}. {r.Action}", StringComparer.Ordinal));
    }

    private async Task<int> Count(EventLogInput input, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Asked(scope.ServiceProvider.GetRequiredService<AppDb>(), input).CountAsync(cancellation);
    }

    private static IQueryable<DossierFact> Asked(AppDb db, EventLogInput input)
    {
        var facts = db.DossierFacts.AsNoTracking().Where(f => !f.IsCompartment && f.FiledAt >= input.From && f.FiledAt < input.To);
        return input.Version is { } version ? facts.Where(f => f.Version == version) : facts.Where(f => input.Procedures.Contains(f.Procedure));
    }
}
