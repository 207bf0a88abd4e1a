using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>Secrecy raised on the way takes the content out for good; what happened stays provable.</summary>
[Collection("Steps")]
public sealed class SecrecyTests(Province province)
{
    private const string Outgoing = "VTLT-02";

    private readonly Given _given = new(province);

    [Fact]
    public async Task Raising_takes_texts_and_title_and_leaves_tombstones()
    {
        var (title, note) = ("Tên" + Guid.NewGuid().ToString("N"), "Lời" + Guid.NewGuid().ToString("N"));
        var dossier = await FiledWith(title);
        dossier = await _given.At(dossier, "b4", a => a with { Note = note });
        Assert.Equal(["dossiers_dossier"], await _given.TablesWith(title));

        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat });

        Assert.Empty(await _given.TablesWith(title));
        Assert.Empty(await _given.TablesWith(note));
        Assert.Equal((FileErasure.NeutralTitle, "", Secrecy.Mat), (dossier.Title, dossier.Words, dossier.Secrecy));
        var contents = await Contents(dossier.Id);
        Assert.NotEmpty(contents);
        // Without the salt nobody can try out what a short text was.
        Assert.All(contents, c => Assert.True(c.Text is null && c.Salt.Length == 0 && c.ErasedAt == province.Time.GetUtcNow()));
    }

    [Fact]
    public async Task The_log_still_verifies_and_the_row_is_still_its_fold()
    {
        var dossier = await _given.At(await FiledWith("Việc thường"), "b4", a => a with { Note = "Đã xem" });
        dossier = await _given.Done(_given.Filer(dossier), dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.ToiMat });
        dossier = await _given.Walk.ToTheEnd(dossier.Id);

        Assert.Equal(DossierStatus.Finished, dossier.Status);
        Assert.Null(await province.Look(db => EventLog.Verify(db, DossierEntries.StreamOf(dossier.Id))));
        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(Fold.Of(await _given.Events(dossier.Id)), LogJson.Options),
            System.Text.Json.JsonSerializer.Serialize(dossier.State, LogJson.Options));
    }

    [Fact]
    public async Task A_secret_dossier_takes_reasons_from_the_list_and_no_free_text()
    {
        var text = "Tự do" + Guid.NewGuid().ToString("N");
        var dossier = await _given.At(await _given.Filed(Outgoing, secrecy: Secrecy.Mat), "b4");

        var refused = await _given.Walk.Act(_given.Officer(dossier), dossier, new StepAction(CommandKind.Decline, "b4") { Note = text });
        Assert.Equal(("SECRET_TEXT", "note"), (refused.Refusal.Code, refused.Refusal.Field));
        Assert.Empty(await _given.TablesWith(text));

        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.Decline, "b4") { Note = SecretReasons.All[3] });
        Assert.Equal(DossierStatus.Declined, dossier.Status);
    }

    [Fact]
    public async Task The_text_that_comes_with_the_raising_itself_is_not_kept()
    {
        var text = "Vì" + Guid.NewGuid().ToString("N");
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");

        var raised = await _given.Walk.Act(_given.Officer(dossier), dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat, Note = text });

        Assert.True(raised.IsOk, string.Join("; ", raised.Refusals));
        Assert.Empty(await _given.TablesWith(text));
    }

    [Theory]
    [InlineData(Secrecy.Thuong)]
    [InlineData(Secrecy.Mat)]
    [InlineData((Secrecy)9)]
    public async Task It_is_never_lowered(Secrecy level)
    {
        var dossier = await _given.At(await _given.Filed(Outgoing, secrecy: Secrecy.Mat), "b4");

        var refused = await _given.Walk.Act(_given.Officer(dossier), dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = level });

        Assert.Equal("SECRECY_ONLY_UP", refused.Refusal.Code);
    }

    [Fact]
    public async Task A_follow_on_of_a_secret_dossier_tells_nothing_in_its_title()
    {
        var dossier = await _given.At(await FiledWith("Việc thường"), "b4");
        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat });
        await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.FollowOn, "b4") { Procedure = "VTLT-05" });
        await province.Relay();

        var title = await province.Look(db =>
        {
            var dossiers = db.Dossiers;
            return dossiers.Where(d => d.Title.Contains(dossier.Code)).Select(d => d.Title).SingleAsync();
        });
        Assert.Equal($"VTLT-05: hồ sơ có nội dung mật, tiếp theo {dossier.Code}", title);
    }

    private async Task<Dossier> FiledWith(string text)
    {
        var way = await _given.Way(Outgoing);
        way = way with { Content = way.Content with { Abstract = text } };
        return await _given.Walk.Load((await _given.Send(way.Person, await _given.Draft(way, Outgoing))).Value);
    }

    private Task<List<DossierContent>> Contents(Guid dossier) => province.Look(db =>
    {
        var contents = db.DossierContents;
        return contents.AsNoTracking().Where(c => c.Dossier == dossier).ToListAsync();
    });
}
