using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Files;

/// <summary>Files of drafts and dossiers: who adds, who reads, and when nobody does any more.</summary>
[Collection("Filing")]
public sealed class AttachmentsTests(Province province)
{
    private const string Outgoing = "VTLT-02", Transfer = "TCCB-05";

    private readonly Given _given = new(province);

    [Fact]
    public async Task A_file_comes_back_as_it_went_in()
    {
        var dossier = await _given.Filed(Outgoing);
        var (text, actor) = (NewText(), _given.Filer(dossier));

        var added = await Add(actor, dossier.Id, "Tờ trình.txt", text);

        Assert.True(added.IsOk, string.Join("; ", added.Refusals));
        Assert.Equal(text, await Read(actor, dossier.Id, added.Value));
    }

    [Theory]
    [InlineData("", "x", "FILE_MISSING")]
    [InlineData(null, "x", "FILE_MISSING")]
    [InlineData("a.txt", "", "FILE_MISSING")]
    [InlineData("a.exe", "MZ", "FILE_TYPE")]
    [InlineData("a.pdf", "không phải PDF", "FILE_TYPE")]
    [InlineData("a\u202Etxt.pdf", "%PDF-1.7", "FILE_NAME")]
    [InlineData("..", "x", "FILE_NAME")]
    public async Task What_cannot_be_taken_is_refused_with_its_reason(string? name, string content, string code)
    {
        var dossier = await _given.Filed(Outgoing);

        var added = await Add(_given.Filer(dossier), dossier.Id, name, content);

        Assert.Equal((code, "file"), (added.Refusal.Code, added.Refusal.Field));
        Assert.Empty(await FilesOf(dossier.Id));
    }

    [Fact]
    public async Task A_name_with_a_path_never_becomes_a_path()
    {
        var dossier = await _given.Filed(Outgoing);
        Assert.True((await Add(_given.Filer(dossier), dossier.Id, "../../../tmp/trom.txt", NewText())).IsOk);
        Assert.Equal("trom.txt", Assert.Single(await FilesOf(dossier.Id)).Name);
    }

    [Fact]
    public async Task Only_who_may_see_the_dossier_opens_its_files()
    {
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        var filed = (await Add(_given.Officer(dossier), dossier.Id, "a.txt", NewText())).Value;

        Assert.NotNull(await Read(_given.Officer(dossier), dossier.Id, filed));
        Assert.NotNull(await Read(_given.Filer(dossier), dossier.Id, filed));
        var stranger = Stranger(dossier);
        Assert.Null(await Read(stranger, dossier.Id, filed));
        // Nor through a dossier of one's own.
        var own = await _given.Filed(Transfer);
        Assert.Null(await Read(_given.Filer(own), own.Id, filed));
    }

    [Fact]
    public async Task Files_are_added_by_who_holds_work_there_now()
    {
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");

        Assert.Null(await MayAdd(_given.Officer(dossier), dossier.Id));
        Assert.Equal("DOSSIER_NOT_FOUND", (await MayAdd(_given.Filer(dossier), dossier.Id))?.Code);
        Assert.Equal("DOSSIER_NOT_FOUND", (await MayAdd(Stranger(dossier), dossier.Id))?.Code);
    }

    [Fact]
    public async Task A_drafts_files_are_its_writers_alone_and_go_with_it()
    {
        var way = await _given.Way(Transfer);
        var draft = await _given.Draft(way, Transfer);
        var writer = province.Actor(way.Person);
        var file = (await Add(writer, draft, "đơn.txt", NewText())).Value;
        var hash = Assert.Single(await FilesOf(draft)).Hash;
        var fellow = province.Actor(province.Organisation.HoldersOf(way.Role, way.Body.Id).First(p => p != way.Person));
        Assert.NotNull(await Read(writer, draft, file));
        Assert.Null(await Read(fellow, draft, file));
        Assert.Equal("DOSSIER_NOT_FOUND", (await MayAdd(fellow, draft))?.Code);

        Assert.True((await province.Ask<Drafts, Result<bool>>(d => d.Discard(writer, draft, default))).IsOk);

        Assert.Null(await Read(writer, draft, file));
        Assert.Null(Store.Open(hash));
    }

    [Fact]
    public async Task Nothing_is_uploaded_to_what_is_secret()
    {
        var filed = await _given.Filed(Outgoing, secrecy: Secrecy.Mat);
        Assert.Equal("SECRET_FILE", (await MayAdd(_given.Filer(filed), filed.Id))?.Code);
        var way = await _given.Way("KTUB-01");
        Assert.Equal("SECRET_FILE", (await MayAdd(province.Actor(way.Person), await _given.Draft(way, "KTUB-01")))?.Code);
    }

    [Fact]
    public async Task Raising_the_secrecy_erases_files_but_not_what_another_dossier_holds()
    {
        var (only, shared) = (NewText(), NewText());
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        var other = await _given.Filed(Outgoing);
        var officer = _given.Officer(dossier);
        var mine = (await Add(officer, dossier.Id, "riêng.txt", only)).Value;
        Assert.True((await Add(officer, dossier.Id, "chung.txt", shared)).IsOk);
        var theirs = (await Add(_given.Filer(other), other.Id, "chung.txt", shared)).Value;
        var hash = (await FilesOf(dossier.Id)).Single(f => f.Id == mine).Hash;

        await _given.Done(officer, dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat });

        Assert.Null(await Read(officer, dossier.Id, mine));
        Assert.Null(Store.Open(hash));
        Assert.All(await FilesOf(dossier.Id), f => Assert.True(f.ErasedAt is not null && f.Name == "(đã xóa do nâng độ mật)"));
        Assert.Equal(shared, await Read(_given.Filer(other), other.Id, theirs));
    }

    [Fact]
    public async Task A_file_that_arrives_after_the_raising_does_not_stay()
    {
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        var officer = _given.Officer(dossier);
        // Permission was asked before; the body of the upload is still on its way.
        Assert.Null(await MayAdd(officer, dossier.Id));
        await _given.Done(officer, dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat });
        var text = NewText();

        var added = await Add(officer, dossier.Id, "muộn.txt", text);

        Assert.Equal("SECRET_FILE", added.Refusal.Code);
        Assert.Empty(await FilesOf(dossier.Id));
        Assert.Null(Store.Open(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)))));
    }

    private FileStore Store => province.Services.GetRequiredService<FileStore>();

    private static string NewText() => "Nội dung " + Guid.NewGuid().ToString("N");

    private Actor Stranger(Dossier dossier) => province.Organisation.Persons.Select(p => province.Actor(p.Id)).First(a => !Walking.Walk.Sees(a, dossier));

    private Task<Refusal?> MayAdd(Actor actor, Guid id) => province.Ask<Attachments, Refusal?>(a => a.MayAdd(actor, id, default));

    private Task<Result<Guid>> Add(Actor actor, Guid id, string? name, string content) =>
        province.Ask<Attachments, Result<Guid>>(a => a.Add(actor, id, null, name, new MemoryStream(Encoding.UTF8.GetBytes(content)), default));

    private Task<IReadOnlyList<DossierFile>> FilesOf(Guid id) => province.Ask<Attachments, IReadOnlyList<DossierFile>>(a => a.Of(id, default));

    private Task<string?> Read(Actor actor, Guid dossier, Guid file) => province.Ask<Attachments, string?>(async a =>
    {
        if (await a.Open(actor, dossier, file, "127.0.0.1", default) is not { } opened)
            return null;
        using var reader = new StreamReader(opened.Content);
        return await reader.ReadToEndAsync();
    });
}
