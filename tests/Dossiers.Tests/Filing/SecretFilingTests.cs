using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Tests.Filing;

/// <summary>Above Thường nothing that was typed is stored: not in the draft, not in the dossier, not in the log.</summary>
[Collection("Filing")]
public sealed class SecretFilingTests(Province province)
{
    private readonly Given _given = new(province);

    [Theory]
    [InlineData("KTUB-01", null)]
    [InlineData("VTLT-08", null)]
    [InlineData("VTLT-02", Secrecy.Mat)]
    [InlineData("VTLT-02", Secrecy.TuyetMat)]
    public async Task What_was_typed_stands_nowhere(string code, Secrecy? level)
    {
        var mark = "Dấu" + Guid.NewGuid().ToString("N");
        var way = await _given.Way(code);
        way = way with { Content = way.Content with { Subject = mark + " Văn Bí", Abstract = "Trích yếu " + mark, Secrecy = level, Paper = [] } };

        var draft = await _given.Draft(way, code);
        Assert.Empty(await _given.TablesWith(mark));
        var sent = await _given.Send(way.Person, draft);

        Assert.True(sent.IsOk, string.Join("; ", sent.Refusals));
        Assert.Empty(await _given.TablesWith(mark));
        var dossier = await _given.Walk.Load(sent.Value);
        Assert.True(dossier.Secrecy > Secrecy.Thuong);
        Assert.Equal($"{code}: hồ sơ có nội dung mật", dossier.Title);
    }

    [Fact]
    public async Task Of_an_ordinary_dossier_the_title_is_kept_and_the_log_holds_no_name()
    {
        var mark = "Tên" + Guid.NewGuid().ToString("N");
        var way = await _given.Way("TCCB-05");
        way = way with { Content = way.Content with { Subject = mark } };

        Assert.True((await _given.Send(way.Person, await _given.Draft(way, "TCCB-05"))).IsOk);

        Assert.Equal(["dossiers_dossier"], await _given.TablesWith(mark));
    }

    [Fact]
    public async Task A_draft_that_turns_out_secret_forgets_what_was_typed()
    {
        var mark = "Dấu" + Guid.NewGuid().ToString("N");
        var way = await _given.Way("VTLT-02");
        way = way with { Content = way.Content with { Abstract = mark, Secrecy = Secrecy.Thuong } };
        var draft = await _given.Draft(way, "VTLT-02");
        Assert.Equal(["dossiers_draft"], await _given.TablesWith(mark));

        var saved = await _given.Save(way with { Content = way.Content with { Secrecy = Secrecy.ToiMat } }, draft);

        Assert.True(saved.IsOk);
        Assert.Empty(await _given.TablesWith(mark));
        Assert.Equal(Secrecy.ToiMat, (await province.Ask<Drafts, Draft?>(d => d.Find(province.Actor(way.Person), draft, default)))!.Content.Secrecy);
    }
}
