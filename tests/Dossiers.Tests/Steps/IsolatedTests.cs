using System.Text;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>On a network apart, content of every level is accepted, and raising the level takes nothing away.</summary>
public sealed class IsolatedTests(IsolatedProvince province) : IClassFixture<IsolatedProvince>
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task A_secret_filing_keeps_title_text_and_files()
    {
        var mark = "Dấu" + Guid.NewGuid().ToString("N");
        var way = await _given.Way("VTLT-02");
        way = way with { Content = way.Content with { Abstract = mark, Secrecy = Secrecy.ToiMat } };
        var draft = await _given.Draft(way, "VTLT-02");
        var added = await province.Ask<Attachments, Result<Guid>>(a => a.Add(province.Actor(way.Person), draft, null, "Tài liệu.txt", Text(mark), default));
        Assert.True(added.IsOk, string.Join("; ", added.Refusals));

        var dossier = await _given.Walk.Load((await _given.Send(way.Person, draft)).Value);

        Assert.Equal(Secrecy.ToiMat, dossier.Secrecy);
        Assert.Contains(mark, dossier.Title, StringComparison.Ordinal);
        Assert.NotNull(await province.Ask<Attachments, object?>(async a => await a.Open(_given.Filer(dossier), dossier.Id, added.Value, null, default) is var (_, content) ? await Close(content) : null));
    }

    [Fact]
    public async Task Free_reasons_are_taken_and_raising_keeps_them()
    {
        var note = "Lý do " + Guid.NewGuid().ToString("N");
        var dossier = await _given.At(await _given.Filed("VTLT-02", secrecy: Secrecy.Mat), "b4", a => a with { Note = note });

        dossier = await _given.Done(_given.Officer(dossier), dossier, new Dossiers.Steps.StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.TuyetMat });

        Assert.Equal(Secrecy.TuyetMat, dossier.Secrecy);
        Assert.Contains("dossiers_content", await _given.TablesWith(note));
        var view = await province.Ask<DossierReader, DossierView?>(r => r.Find(_given.Officer(dossier), dossier.Id, null, default));
        Assert.Contains(view!.History, h => h.Note?.Contains(note, StringComparison.Ordinal) == true);
        Assert.DoesNotContain(view.History, h => h.What.Contains("đã xóa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_form_is_filled_in_and_printed()
    {
        var way = await _given.Way("VTLT-14");
        way = way with { Content = way.Content with { Secrecy = Secrecy.ToiMat } };
        // With its form filled in.
        var draft = await _given.Draft(way, "VTLT-14");
        var dossier = await _given.Walk.Load((await _given.Send(way.Person, draft)).Value);
        Assert.Equal(Secrecy.ToiMat, dossier.Secrecy);

        var at = new FormAddress(dossier.Id, false, "BM-VTLT-23");
        var sheet = await province.Ask<FormDesk, FormSheet?>(d => d.Find(_given.Filer(dossier), at.Owner, false, at.Code, null, default));
        Assert.True(sheet!.HoldsContent);
        Assert.NotEmpty(sheet.Values.Keys);
        Assert.NotNull(await province.Ask<FormPapers, Platform.Papers.PaperFile?>(p => p.Docx(_given.Filer(dossier), at, null, default)));
        await province.Relay();
        Assert.Contains("dossiers_form_value", await _given.TablesWith("BM-VTLT-23"));
    }

    private static async Task<object> Close(Stream content)
    {
        await content.DisposeAsync();
        return content;
    }

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));
}
