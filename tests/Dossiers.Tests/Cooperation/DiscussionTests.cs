using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Cooperation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Cooperation;

/// <summary>Comments stand beside the process: they change nothing of it, are no party's to read, and can be taken back.</summary>
public sealed class DiscussionTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task A_comment_changes_neither_state_nor_version_and_stands_in_no_one_elses_way()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var officer = _given.Officer(dossier);
        var written = await Write(_given.Filer(dossier), dossier.Id, "Đã bổ sung căn cứ.", "b4");
        Assert.True(written.IsOk);

        var after = await _given.Walk.Load(dossier.Id);
        Assert.Equal(dossier.Version, after.Version);
        Assert.Equal(Json(dossier.State), Json(after.State));
        // With the version that the officer's page showed before the comment.
        Assert.True((await _given.Walk.Act(officer, dossier, await _given.Walk.Completion(dossier, dossier.State!.OpenSteps.Single()))).IsOk);
        var comment = Assert.Single((await View(officer, dossier.Id))!.Cooperation!.Comments);
        Assert.Equal(("b4", _given.Filer(dossier).Person), (comment.Node, comment.By));
        Assert.Null(await province.Look(db => EventLog.Verify(db, DossierEntries.DiscussionOf(dossier.Id))));
    }

    [Fact]
    public async Task Its_writer_takes_it_back_and_a_tombstone_stays()
    {
        const string Text = "Ý kiến sẽ được rút lại 7431";
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var officer = _given.Officer(dossier);
        var comment = (await Write(officer, dossier.Id, Text)).Value;
        var file = await Attach(officer, dossier.Id, comment);
        Assert.True(file.IsOk);
        Assert.Equal("COMMENT_NOT_YOURS", (await Withdraw(_given.Filer(dossier), dossier.Id, comment)).Refusal.Code);

        Assert.True((await Withdraw(officer, dossier.Id, comment)).IsOk);
        Assert.Empty(await _given.TablesWith(Text));
        var seen = (await View(officer, dossier.Id))!.Cooperation!;
        Assert.NotNull(Assert.Single(seen.Comments).WithdrawnAt);
        Assert.Null(await province.Ask<Attachments, (DossierFile File, Stream Content)?>(a => a.Open(officer, dossier.Id, file.Value, null, default)));
        Assert.Equal("COMMENT_NOT_YOURS", (await Withdraw(officer, dossier.Id, comment)).Refusal.Code);
    }

    [Fact]
    public async Task Who_filed_for_itself_neither_reads_nor_writes_nor_opens_its_files()
    {
        var dossier = await _given.Filed("VTLT-15", w => w.Role == Filer.Member);
        var (officer, filer) = (_given.Officer(dossier), _given.Filer(dossier));
        var comment = (await Write(officer, dossier.Id, $"Trao đổi nội bộ với @{province.Organisation.FindPerson(filer.Person)!.Account}")).Value;
        var file = (await Attach(officer, dossier.Id, comment)).Value;

        Assert.Empty((await View(filer, dossier.Id))!.Cooperation!.Comments);
        Assert.Equal("COMMENT_NOT_NOW", (await Write(filer, dossier.Id, "Cho hỏi")).Refusal.Code);
        Assert.Null(await province.Ask<Attachments, (DossierFile File, Stream Content)?>(a => a.Open(filer, dossier.Id, file, null, default)));
        Assert.NotNull(await province.Ask<Attachments, (DossierFile File, Stream Content)?>(a => a.Open(officer, dossier.Id, file, null, default)));
        Assert.DoesNotContain(await Entries(dossier.Id), e => e.Type == DossierEntries.Mentioned);
    }

    [Fact]
    public async Task Who_is_named_and_sees_the_dossier_is_told()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        Assert.True((await Write(_given.Officer(dossier), dossier.Id, $"Nhờ @{province.Organisation.FindPerson(dossier.FilerPerson)!.Account} xem.")).IsOk);
        var entry = Assert.Single(await Entries(dossier.Id), e => e.Type == DossierEntries.Mentioned);
        Assert.Equal(dossier.Id, DossierEntries.DossierOf(entry.Stream));
        Assert.Contains(dossier.FilerPerson.ToString(), entry.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("", "COMMENT_MISSING")]
    [InlineData("  ", "COMMENT_MISSING")]
    [InlineData(null, "TEXT_TOO_LONG")]
    public async Task What_is_no_comment_is_refused_at_its_field(string? text, string code)
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var refused = await Write(_given.Officer(dossier), dossier.Id, text ?? new string('a', 5_001));
        Assert.Equal((code, true), (refused.Refusal.Code, refused.Refusal.Field is not null));
    }

    [Fact]
    public async Task A_stranger_does_not_find_it_a_secret_dossier_takes_none_and_an_ended_one_neither()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var stranger = province.Actor(province.Organisation.Persons.First(p => province.Organisation.HeldBy(p.Id).Any() && !province.Actor(p.Id).Scopes.Any(dossier.Scopes.Contains)).Id);
        Assert.Equal("DOSSIER_NOT_FOUND", (await Write(stranger, dossier.Id, "Xin chào")).Refusal.Code);
        var officer = _given.Officer(dossier);
        var ended = await _given.Walk.ToTheEnd((await _given.Filed("VTLT-02")).Id);
        Assert.Equal("COMMENT_NOT_NOW", (await Write(_given.Filer(ended), ended.Id, "Muộn")).Refusal.Code);
        dossier = await _given.Done(officer, dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat });
        Assert.Equal("SECRET_TEXT", (await Write(officer, dossier.Id, "Nội dung")).Refusal.Code);
    }

    [Fact]
    public async Task Of_many_who_write_at_once_each_is_heard()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var officer = _given.Officer(dossier);
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => Write(officer, dossier.Id, $"Ý kiến {i}"))));
        Assert.All(all, written => Assert.True(written.IsOk, string.Join("; ", written.Refusals)));
        Assert.Equal(4, (await View(officer, dossier.Id))!.Cooperation!.Comments.Count);
    }

    private Task<Result<Guid>> Write(Actor actor, Guid dossier, string text, string? node = null) => province.Ask<Discussion, Result<Guid>>(d => d.Write(actor, dossier, node, text, "127.0.0.1", default));

    private Task<Result<Guid>> Withdraw(Actor actor, Guid dossier, Guid comment) => province.Ask<Discussion, Result<Guid>>(d => d.Withdraw(actor, dossier, comment, null, default));

    private Task<Result<Guid>> Attach(Actor actor, Guid dossier, Guid comment) =>
        province.Ask<Attachments, Result<Guid>>(a => a.Add(actor, dossier, null, comment, "ghi-chu.txt", new MemoryStream("nội dung kèm theo"u8.ToArray()), default));

    private Task<DossierView?> View(Actor actor, Guid dossier) => province.Ask<DossierReader, DossierView?>(r => r.Find(actor, dossier, null, default));

    private Task<List<LogEntry>> Entries(Guid dossier) => province.Look(db => db.Set<LogEntry>().AsNoTracking().Where(e => e.Stream == DossierEntries.DiscussionOf(dossier)).ToListAsync());

    private static string Json(DossierState? state) => System.Text.Json.JsonSerializer.Serialize(state, LogJson.Options);
}
