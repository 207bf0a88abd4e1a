using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>
/// In the ordinary profile not a byte of content above Thường lies anywhere in the data folder: database, write-ahead log and files are searched raw, in
/// every spelling in which the program could have written it.
/// </summary>
public sealed class NothingOnDiskTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task What_is_secret_from_the_beginning_is_never_written()
    {
        var mark = Mark();
        var way = await _given.Way("VTLT-02");
        way = way with { Content = way.Content with { Subject = mark, Abstract = mark, Secrecy = Secrecy.Mat } };
        var draft = await _given.Draft(way, "VTLT-02");
        var actor = province.Actor(way.Person);
        Assert.Equal("SECRET_FILE", (await province.Ask<Attachments, Refusal?>(a => a.MayAdd(actor, draft, default)))?.Code);
        await province.Ask<Attachments, Result<Guid>>(a => a.Add(actor, draft, null, mark + ".txt", new MemoryStream(Encoding.UTF8.GetBytes(mark)), default));
        var dossier = await _given.Walk.Load((await _given.Send(way.Person, draft)).Value);
        dossier = await _given.At(dossier, "b4");
        await _given.Walk.Act(_given.Officer(dossier), dossier, new StepAction(CommandKind.Decline, "b4") { Note = mark });

        await AssertNowhere(mark);
    }

    [Fact]
    public async Task What_becomes_secret_on_the_way_is_overwritten()
    {
        var mark = Mark();
        var way = await _given.Way("VTLT-02");
        way = way with { Content = way.Content with { Abstract = mark } };
        var draft = await _given.Draft(way, "VTLT-02");
        var actor = province.Actor(way.Person);
        Assert.True((await province.Ask<Attachments, Result<Guid>>(a => a.Add(actor, draft, null, mark + ".txt", new MemoryStream(Encoding.UTF8.GetBytes(mark)), default))).IsOk);
        var dossier = await _given.Walk.Load((await _given.Send(way.Person, draft)).Value);
        dossier = await _given.At(dossier, "b4", a => a with { Note = mark });
        Assert.NotEmpty(await _given.TablesWith(mark));

        await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat });

        await AssertNowhere(mark);
    }

    [Fact]
    public async Task What_was_typed_into_forms_is_overwritten_as_well()
    {
        // Of a draft that its writer makes secret, finished.
        var (mark, way) = (Mark(), await _given.Way("VTLT-14"));
        var draft = await _given.Draft(way with { Content = way.Content with { Secrecy = Secrecy.Thuong } }, "VTLT-14");
        await Fill(province.Actor(way.Person), new FormAddress(draft, true, "BM-VTLT-23"), mark);
        Assert.NotEmpty(await _given.TablesWith(mark));
        Assert.True((await _given.Save(way with { Content = way.Content with { Secrecy = Secrecy.Mat } }, draft)).IsOk);
        await AssertNowhere(mark);

        // Of a dossier on its way, half typed.
        mark = Mark();
        var dossier = await _given.At(await _given.Filed("VTLT-01"), "b2", forms: false);
        await Fill(_given.Officer(dossier), new FormAddress(dossier.Id, false, "BM-VTLT-02"), mark);
        Assert.NotEmpty(await _given.TablesWith(mark));
        await _given.Done(_given.Officer(dossier), await _given.Walk.Load(dossier.Id), new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat });
        await AssertNowhere(mark);
    }

    // Into every field that takes a text, and into one that does not.
    private async Task Fill(Actor actor, FormAddress at, string mark)
    {
        var sheet = (await province.Ask<FormDesk, FormSheet?>(d => d.Find(actor, at.Owner, at.IsDraft, at.Code, null, default)))!;
        var posted = sheet.Form.Fields.Where(f => f.Type is FieldType.Line or FieldType.LongText or FieldType.Date or FieldType.Integer).ToDictionary(f => f.Key, _ => (IReadOnlyList<string>)[mark], StringComparer.Ordinal);
        Assert.NotEmpty(posted);
        Assert.True((await province.Ask<SaveForm, Result<SavedForm>>(s => s.Run(actor, at, sheet.Entry?.Revision ?? 0, posted, finish: true, null, default))).IsOk);
        await province.Relay();
    }

    [Fact]
    public async Task A_draft_made_secret_by_its_writer_is_overwritten()
    {
        var mark = Mark();
        var way = await _given.Way("VTLT-02");
        way = way with { Content = way.Content with { Abstract = mark } };
        var draft = await _given.Draft(way, "VTLT-02");
        var actor = province.Actor(way.Person);
        Assert.True((await province.Ask<Attachments, Result<Guid>>(a => a.Add(actor, draft, null, mark + ".txt", new MemoryStream(Encoding.UTF8.GetBytes(mark)), default))).IsOk);

        Assert.True((await _given.Save(way with { Content = way.Content with { Secrecy = Secrecy.Mat } }, draft)).IsOk);

        Assert.Empty(await province.Ask<Attachments, IReadOnlyList<DossierFile>>(a => a.Of(draft, default)));
        await AssertNowhere(mark);
    }

    // Letters of its own folding, so that the folded form is as unique.
    private static string Mark() => "Bí mật " + Guid.NewGuid().ToString("N");

    private async Task AssertNowhere(string mark)
    {
        Assert.Empty(await _given.TablesWith(mark));
        Assert.Empty(await _given.TablesWith(Folding.Fold(mark)));
        var unique = mark[^32..];
        byte[][] spellings = [Encoding.UTF8.GetBytes(unique), Encoding.Unicode.GetBytes(unique), Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(unique))[..40])];
        foreach (var file in await province.Look(Files))
        {
            // The database holds its files open.
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            Assert.All(spellings, s => Assert.True(bytes.AsSpan().IndexOf(s) < 0, $"{Path.GetFileName(file)} holds what is secret."));
            Assert.DoesNotContain(unique, Path.GetFileName(file), StringComparison.Ordinal);
        }
    }

    // On PostgreSQL the tables lie elsewhere and were searched row by row; here are the files that were uploaded.
    private static Task<string[]> Files(AppDb db)
    {
        var folder = db.IsSqlite ? Path.GetDirectoryName(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource)! : null;
        return Task.FromResult(folder is null ? [] : Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }
}
