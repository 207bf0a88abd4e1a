using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.EventLogs;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.Tests.EventLogs;

/// <summary>The event log as XES, over dossiers that were carried through the use cases.</summary>
public sealed class EventLogTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private static readonly XNamespace Xes = XesWriter.Namespace;

    private readonly Given _given = new(province);

    [Theory]
    [InlineData("VTLT-02")]
    [InlineData("TCCB-01")]
    [InlineData("CYCN-08")]
    public async Task A_trace_has_the_work_of_the_dossiers_log_in_its_order(string code)
    {
        var dossier = await _given.Walk.ToTheEnd((await _given.Filed(code)).Id);
        await province.Relay();

        var trace = TraceOf(await Write(_given.Filer(dossier), code), dossier)!;

        var types = WorkEvents.Types;
        var logged = await province.Look(db => db.Set<LogEntry>().AsNoTracking().Where(e => e.Stream == DossierEntries.StreamOf(dossier.Id) && types.Contains(e.Type)).OrderBy(e => e.Sequence).ToListAsync());
        // A body's replacement and work that was cancelled may tell nothing, or several things.
        var told = logged.Where(e => e.Type is not ("dossier.work_cancelled" or DossierEntries.BodyReplaced)).Select(e => (e.Sequence, e.At)).ToList();
        var events = trace.Elements(Xes + "event").Select(e => (int.Parse(Value(e, "sequence")!, CultureInfo.InvariantCulture), DateTimeOffset.Parse(Value(e, "time:timestamp")!, CultureInfo.InvariantCulture))).ToList();
        // Of one entry come several events: a consult and each opinion asked for.
        Assert.Equal(told, events.Where(e => told.Contains(e)).Distinct());
        Assert.Equal(events.OrderBy(e => e.Item1), events);
        Assert.Equal(("start", "complete"), (Value(trace.Elements(Xes + "event").First(), "lifecycle:transition"), Value(trace.Elements(Xes + "event").Last(), "lifecycle:transition")));
        Assert.Equal("Finished", Value(trace, "outcome"));
    }

    [Fact]
    public async Task The_rules_of_the_standard_are_kept_and_no_person_is_named()
    {
        var dossier = await _given.At(await _given.Filed("CYCN-08"), "b4");
        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.SendBack, "b4") { Node = "b2", Note = "Làm rõ thêm" });
        dossier = await _given.At(dossier, "b4");
        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.ReturnToFiler, "b4") { Note = "Thiếu giấy" });
        await _given.Done(_given.Filer(dossier), dossier, new StepAction(CommandKind.Supplement, null));
        await province.Relay();

        var log = await Write(_given.Filer(dossier), "CYCN-08");

        Assert.Empty(XesRules.Faults(new XDocument(log)));
        var events = TraceOf(log, dossier)!.Elements(Xes + "event").ToList();
        Assert.Equal(["suspend", "resume"], events.Select(e => Value(e, "lifecycle:transition")!).Where(t => t is "suspend" or "resume"));
        Assert.Single(events, e => Value(e, "lifecycle:transition") == "ate_abort");
        var text = log.ToString();
        Assert.DoesNotContain("Làm rõ thêm", text, StringComparison.Ordinal);
        Assert.All(province.Organisation.Persons, p => Assert.DoesNotContain(p.Id.ToString(), text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Only_what_its_owner_may_see_is_in_it_and_nothing_secret_or_of_compartments()
    {
        var open = await _given.Filed("VTLT-02");
        var secret = await _given.Filed("VTLT-02", secrecy: Secrecy.Mat);
        var inspection = await _given.Filed("KTUB-01");
        await province.Relay();

        var log = await Write(_given.Filer(open), "VTLT-02");
        Assert.NotNull(TraceOf(log, open));
        Assert.Null(TraceOf(await Write(_given.Filer(secret), "VTLT-02"), secret));
        Assert.Null(TraceOf(await Write(_given.Filer(inspection), "KTUB-01"), inspection));
        Assert.Null(TraceOf(await Write(new Actor(Guid.NewGuid(), Guid.NewGuid(), "Lạ", []), "VTLT-02"), open));
    }

    [Fact]
    public async Task The_job_hands_out_a_packed_file_of_the_period_that_was_asked_for()
    {
        var dossier = await _given.Filed("VTLT-02");
        await province.Relay();
        var person = _given.Filer(dossier) with { Account = await province.AccountOf(dossier.FilerPerson) };
        var now = province.Time.GetUtcNow();
        var (within, before) = (await Started(person, now.AddDays(-1), now.AddDays(1)), await Started(person, now.AddDays(-9), now.AddDays(-8)));
        await province.Services.GetRequiredService<JobRunner>().Drain(default);

        Assert.NotNull(TraceOf(await Result(person, within), dossier));
        Assert.Null(TraceOf(await Result(person, before), dossier));
    }

    [Fact]
    public async Task The_heat_map_offers_it_except_of_compartments()
    {
        Assert.NotEmpty((await province.Draw<HeatMapPage>(province.Secretary, "/ra-soat/diem-nghen?thu-tuc=VTLT-02")).QuerySelectorAll("form[action='/ra-soat/diem-nghen/xes']"));
        Assert.Empty((await province.Draw<HeatMapPage>(province.Secretary, "/ra-soat/diem-nghen?thu-tuc=KTUB-01")).QuerySelectorAll("form[action='/ra-soat/diem-nghen/xes']"));
    }

    private static XElement? TraceOf(XElement log, Dossier dossier) => log.Elements(Xes + "trace").SingleOrDefault(t => Value(t, "concept:name") == dossier.Code);

    private static string? Value(XElement of, string key) => of.Elements().SingleOrDefault(e => e.Attribute("key")?.Value == key)?.Attribute("value")?.Value;

    private static EventLogInput Input(string code, DateTimeOffset from, DateTimeOffset to) => new(code, [code], null, from, to);

    private async Task<XElement> Write(Actor actor, string code)
    {
        var file = new MemoryStream();
        var export = province.Services.GetServices<IJobKind>().OfType<ExportEventLog>().Single();
        await export.Write(actor, Input(code, DateTimeOffset.MinValue, DateTimeOffset.MaxValue), file, (_, _) => Task.CompletedTask, default);
        file.Position = 0;
        return XDocument.Load(file).Root!;
    }

    private Task<Guid> Started(Actor person, DateTimeOffset from, DateTimeOffset to) => province.Look(async db =>
    {
        var job = JobList.Start(db, person, ExportEventLog.KindName, "Xuất", Input("VTLT-02", from, to), province.Time);
        await db.SaveChangesAsync();
        return job.Id;
    });

    private async Task<XElement> Result(Actor person, Guid job)
    {
        var (name, content) = (await province.Ask<JobList, (string Name, Stream Content)?>(j => j.OpenResult(person, job, default)))!.Value;
        Assert.Equal("nhat-ky-VTLT-02.xes.gz", name);
        await using var unpacked = new GZipStream(content, CompressionMode.Decompress);
        return (await XDocument.LoadAsync(unpacked, LoadOptions.None, default)).Root!;
    }
}
