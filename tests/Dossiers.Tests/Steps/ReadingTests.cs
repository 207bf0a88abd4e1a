using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>Reading what is restricted, and every download, is an entry of the log before anything is shown.</summary>
[Collection("Steps")]
public sealed class ReadingTests(Province province)
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task A_restricted_dossier_is_logged_once_an_hour_for_each_person()
    {
        var dossier = await _given.Filed("KTUB-01");
        var (filer, overseer) = (_given.Filer(dossier), province.Actor(province.Organisation.HoldersOf("inspection_standing", dossier.Matter.Overseer!.Value).Last()));

        foreach (var minutes in (int[])[0, 10, 40, 30])
        {
            province.Time.Advance(TimeSpan.FromMinutes(minutes));
            Assert.NotNull(await Find(filer, dossier.Id));
        }

        Assert.NotNull(await Find(overseer, dossier.Id));
        var read = await Read(dossier.Id, filer);
        Assert.Equal([DossierEntries.Read, DossierEntries.Read], read.Select(e => e.Type));
        Assert.Equal((filer.Person, "10.0.0.1"), (read[0].ReadEnvelope().Person!.Value, read[0].ReadEnvelope().Address));
        Assert.Equal(filer.Person == overseer.Person ? 2 : 1, (await Read(dossier.Id, overseer)).Count);
        Assert.Equal(dossier.Version, (await _given.Walk.Load(dossier.Id)).Version);
        Assert.Equal(dossier.Version, (await _given.Events(dossier.Id)).Count);
    }

    [Fact]
    public async Task Who_may_not_see_it_reads_nothing_and_an_ordinary_page_is_not_logged()
    {
        var (restricted, ordinary) = (await _given.Filed("KTUB-01"), await _given.Filed("VTLT-02"));
        var stranger = province.Actor(province.Organisation.HoldersOf("security_auditor", province.Organisation.Province!.Id).First());

        Assert.Null(await Find(stranger, restricted.Id));
        Assert.NotNull(await Find(_given.Filer(ordinary), ordinary.Id));

        Assert.Empty(await Read(restricted.Id, stranger));
        Assert.Empty(await Read(ordinary.Id, _given.Filer(ordinary)));
    }

    [Fact]
    public async Task Every_download_is_logged_also_many_at_once()
    {
        var dossier = await _given.Filed("VTLT-02");
        var filer = _given.Filer(dossier);
        var file = (await province.Ask<Attachments, Result<Guid>>(a => a.Add(filer, dossier.Id, null, "a.txt", new MemoryStream("nội dung"u8.ToArray()), default))).Value;

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => province.Ask<Attachments, bool>(async a =>
        {
            await using var content = (await a.Open(filer, dossier.Id, file, "10.0.0.1", default))!.Value.Content;
            return true;
        }))));

        var read = await Read(dossier.Id, filer);
        Assert.Equal(6, read.Count);
        Assert.All(read, e => Assert.Equal(DossierEntries.FileRead, e.Type));
        Assert.Equal(file, System.Text.Json.JsonSerializer.Deserialize<FileRead>(read[0].Body, LogJson.Options)!.File);
        Assert.Null(await province.Look(db => EventLog.Verify(db, DossierEntries.ReadingsOf(dossier.Id, filer.Person))));
    }

    private Task<DossierView?> Find(Actor actor, Guid id) => province.Ask<DossierReader, DossierView?>(r => r.Find(actor, id, "10.0.0.1", default));

    private Task<List<LogEntry>> Read(Guid dossier, Actor actor) => province.Look(async db => await EventLog.Read(db, DossierEntries.ReadingsOf(dossier, actor.Person)).ToListAsync());
}
