using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests;
using ThongSuot.Dossiers.Tests.Walking;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.EventLogs;
using ThongSuot.Reform.Facts;
using ThongSuot.Reform.Tests.Figures;

namespace ThongSuot.Reform.Tests.EventLogs;

/// <summary>Whatever people do with dossiers, their event log keeps the rules of the standard and tells neither more nor less than what happened. The same histories at every run.</summary>
public sealed partial class RandomEventLogTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private const int Histories = 8, Moves = 60;

    private static readonly XNamespace Xes = XesWriter.Namespace;

    private static readonly string[] Codes = ["VTLT-02", "TCCB-01", "CYCN-08", "QTTC-03", "TCCB-13", "CYCN-05", "VTLT-05", "KTUB-01"];

    private static readonly string[] Ends = ["complete", "withdraw", "ate_abort", "pi_abort"];

    [Fact]
    public async Task Every_log_keeps_the_rules_and_tells_what_happened()
    {
        var told = new Dictionary<string, (Procedure Procedure, RandomHistory History)>(StringComparer.Ordinal);
        var (log, dossiers) = (new ToldDossiers(province), new EveryDossier(province.Services));
        foreach (var code in Codes)
        {
            var procedure = (await province.Procedures.FindPublished(code, default))!;
            var ways = await new Walk(province).Ways(procedure);
            for (var seed = 1; seed <= Histories; seed++)
            {
                var way = ways[seed % ways.Count];
                var history = RandomHistory.Begin(province, await SituationOf(procedure, way), way, seed);
                var (id, written) = (Guid.CreateVersion7(history.Now), 0);
                for (var move = 0; move <= Moves; move++)
                {
                    // Entries have the moment of their events, as use cases write them.
                    DossierEvent[] happened = [.. history.Events.Skip(written).Select(e => OntoTheSameText(e, procedure))];
                    if (happened.Length > 0)
                        await log.Append(id, procedure, happened.Select(AtOf).FirstOrDefault(at => at is not null) ?? history.Now, happened);
                    written = history.Events.Count;
                    if (move < Moves)
                        history.Move(history.Somebody());
                }

                dossiers.Known[id] = new DossierReference(id, $"{code}/{seed:000}", procedure.VersionId, history.State.Secrecy);
                told[dossiers.Known[id].Code] = (procedure, history);
            }
        }

        await province.Services.GetRequiredService<RebuildFacts>().Run(default);
        var document = await Written(dossiers);

        Assert.Empty(XesRules.Faults(document));
        var traces = document.Root!.Elements(Xes + "trace").ToDictionary(t => Value(t, "concept:name")!, StringComparer.Ordinal);
        // Neither what is above Thường now nor what is sealed off.
        Assert.Equal(told.Where(t => t.Value.History.State.Secrecy == Secrecy.Thuong && !t.Value.Procedure.Definition.Compartment).Select(t => t.Key).Order(StringComparer.Ordinal), traces.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(traces.Count, 20, told.Count - 10);
        foreach (var (code, trace) in traces)
            IsTheHistory(code, trace, told[code].Procedure, told[code].History);

        // Each kind of end and the standing of the whole did occur.
        var seen = document.Descendants(Xes + "event").Select(e => Value(e, "lifecycle:transition")).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string?>(["start", "complete", "withdraw", "ate_abort", "pi_abort", "suspend", "resume", "reassign"], StringComparer.Ordinal), seen);
    }

    private static DateTimeOffset? AtOf(DossierEvent happened) => (DateTimeOffset?)happened.GetType().GetProperty("At")?.GetValue(happened);

    // A random migration leads onto the same text.
    private static DossierEvent OntoTheSameText(DossierEvent happened, Procedure procedure) => happened is Migrated moved ? moved with { From = procedure.VersionId, To = procedure.VersionId } : happened;

    private static void IsTheHistory(string code, XElement trace, Procedure procedure, RandomHistory history)
    {
        var events = trace.Elements(Xes + "event").ToList();
        var expected = ExpectedCount(history.Events);
        Assert.True(expected == events.Count, $"{code}: {expected} expected, {events.Count} told.\n{string.Join("\n", history.Told)}\n{string.Join("\n", events.Select(e => $"{Value(e, "sequence")} {Value(e, "concept:instance")} {Value(e, "lifecycle:transition")}"))}");
        var at = events.Select(e => (Sequence: int.Parse(Value(e, "sequence")!, CultureInfo.InvariantCulture), At: DateTimeOffset.Parse(Value(e, "time:timestamp")!, CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(at.OrderBy(e => e.Sequence), at);
        Assert.Equal(at.OrderBy(e => e.At), at);

        // What begins ends once, in the same name, and what is not over when the dossier is still goes on.
        var open = 0;
        foreach (var run in events.Where(e => Value(e, "concept:instance") is not null).GroupBy(e => Value(e, "concept:instance")!))
        {
            var moves = run.Select(e => Value(e, "lifecycle:transition")!).ToList();
            Assert.Equal("start", moves[0]);
            Assert.Single(moves, "start");
            Assert.InRange(moves.Count(Ends.Contains), 0, 1);
            Assert.True(!moves.Any(Ends.Contains) || Ends.Contains(moves[^1]), $"{code} {run.Key}: {string.Join(", ", moves)}");
            Assert.Single(run.Select(e => Value(e, "concept:name")).Distinct(StringComparer.Ordinal));
            open += moves.Any(Ends.Contains) ? 0 : 1;
        }

        Assert.Equal(Waiting(history.State).Distinct(StringComparer.Ordinal).Count(), open);

        // Nothing but names of the procedure, posts and codes.
        var activities = HeatMap.Rows(procedure).SelectMany(r => (string[])[$"{r.Number}. {r.Action}", $"{r.Number}. {r.Action} – ý kiến"]).Concat(ProcedureDefinition.InOrder(procedure.Definition.Root).Select(n => n.Id)).Append(WorkEvents.Whole).ToHashSet(StringComparer.Ordinal);
        Assert.All(events, e => Assert.Contains(Value(e, "concept:name")!, activities));
        Assert.All(events, e => Assert.True(Value(e, "org:role") is null || Code().IsMatch(Value(e, "org:role")!)));
        Assert.All(events, e => Assert.True(Value(e, "org:resource") is null == (Value(e, "org:role") ?? Value(e, "org:group")) is null));
        Assert.All(events.Where(e => Value(e, "concept:instance") is { } && Value(e, "org:role") is { }), e => Assert.Equal($"{Value(e, "org:role")} – {Value(e, "org:group")}", Value(e, "org:resource")));
        // Each step lies with somebody.
        var steps = history.Events.OfType<StepOpened>().Count();
        Assert.True(events.Count(e => Value(e, "lifecycle:transition") == "start" && Value(e, "org:resource") is not null) > steps);
    }

    /// <summary>From the engine's own states: each piece of work that came to be open or is no longer, each opinion that is waited for, each time that the whole halts, goes on or ends.</summary>
    private static int ExpectedCount(IEnumerable<DossierEvent> history)
    {
        DossierState? before = null;
        var count = 0;
        foreach (var happened in history)
        {
            var after = Fold.Apply(before, happened);
            count += happened is Filed or Reassigned or HandedUp ? 1 : 0;
            // The same work under another name.
            if (before is not null && happened is not (Migrated or BodyReplaced))
            {
                var (was, becomes) = (Waiting(before), Waiting(after));
                count += was.Except(becomes).Count() + becomes.Except(was).Count() + (Stands(before) == Stands(after) ? 0 : 1);
            }
            else if (before is null)
            {
                count += Waiting(after).Count;
            }

            before = after;
        }

        return count;
    }

    private static List<string> Waiting(DossierState state) =>
        [.. state.Open.Keys, .. state.Open.Values.OfType<OpenConsult>().SelectMany(c => c.Opinions.Where(o => o.Given is null).Select(o => $"{c.Key} {o.Body.Id}"))];

    private static int Stands(DossierState state) => state.IsOver ? 2 : state.Status == DossierStatus.Running ? 0 : 1;

    private async Task<XDocument> Written(EveryDossier dossiers)
    {
        var file = new MemoryStream();
        var export = ActivatorUtilities.CreateInstance<ExportEventLog>(province.Services, dossiers);
        await export.Write(province.Secretary, new EventLogInput("tất cả", Codes, null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue), file, (_, _) => Task.CompletedTask, default);
        file.Position = 0;
        return XDocument.Load(file);
    }

    private static string? Value(XElement of, string key) => of.Elements().SingleOrDefault(e => e.Attribute("key")?.Value == key)?.Attribute("value")?.Value;

    private async Task<Situation> SituationOf(Procedure procedure, Filing way)
    {
        var table = await province.Procedures.Competence(default);
        var competent = Matters.Competent(table, procedure, way.Body, way.Content.Facts, province.Organisation, province.Time.Now().DateInVietnam()).Value;
        var matter = new Matter(competent.Anchor, competent.Rule, way.Content.Parties.ToImmutableDictionary(), way.Content.SubjectId, null);
        return await province.Ask<Situations, Situation>(async s => await s.Of(procedure, way.Body.Id, matter, Acting.System, default));
    }

    [GeneratedRegex("^[a-z_]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    /// <summary>Scopes in which every told dossier may be seen; the rest is the province's.</summary>
    private sealed class EveryDossier(IServiceProvider province) : IServiceScopeFactory, IServiceScope, IServiceProvider, IDossiers
    {
        public Dictionary<Guid, DossierReference> Known { get; } = [];

        public IServiceProvider ServiceProvider => this;

        private readonly List<IServiceScope> _opened = [];

        public IServiceScope CreateScope() => this;

        public object? GetService(Type service)
        {
            if (service == typeof(IDossiers))
                return this;
            _opened.Add(province.CreateScope());
            return _opened[^1].ServiceProvider.GetService(service);
        }

        public void Dispose()
        {
            foreach (var scope in _opened)
                ((IDisposable)scope).Dispose();
            _opened.Clear();
        }

        public Task<IReadOnlySet<Guid>> Visible(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => Task.FromResult<IReadOnlySet<Guid>>(ids.ToHashSet());

        public Task<IReadOnlyDictionary<Guid, DossierReference>> References(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<Guid, DossierReference>>(ids.ToDictionary(id => id, id => Known[id]));

        public Task<IReadOnlyDictionary<Guid, DossierSummary>> Summaries(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Guid?> IdOf(string code, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<DueWork>> DueWork(DateTimeOffset until, DueWork? after, int count, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<OpenWorkDetails>> OpenWork(IReadOnlyCollection<Guid> dossiers, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<Guid, int>> OverdueByBody(IReadOnlyCollection<Guid> bodies, DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
