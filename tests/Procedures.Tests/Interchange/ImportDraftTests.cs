using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Interchange;
using ThongSuot.Procedures.Tests.Life;

namespace ThongSuot.Procedures.Tests.Interchange;

public sealed class ImportDraftTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly NewDraft s_wanted = new(null, false, "TCCB", "Cấp lại thẻ", "Cấp lại thẻ cho đảng viên.", "QD294", "Chưa có quy trình riêng.");

    [Fact]
    public async Task A_foreign_tree_becomes_a_new_draft_whose_faults_say_what_is_to_be_completed()
    {
        await using var life = await Living.Start(sqlite: true);
        var draft = Living.Done(await New(life, life.Province.Owner, await Model("tree-parallel")));
        var opened = Living.Done(await life.Ask<DraftDesk, Result<OpenedDraft>>(d => d.Open(life.Province.Owner.Actor, draft.Id, null, None)));
        Assert.StartsWith("TCCB-", draft.Code, StringComparison.Ordinal);
        Assert.Contains("parallel: x", draft.Yaml, StringComparison.Ordinal);
        Assert.Contains(opened.Faults, f => f.Contains("cần bổ sung", StringComparison.Ordinal));
        Assert.Contains(opened.Faults, f => f.Contains("guidance", StringComparison.Ordinal));
        Assert.Equal("DRAFT_HAS_FAULTS", (await life.Submit(life.Province.Owner, draft)).Refusal.Code);
    }

    [Fact]
    public async Task A_procedure_of_ours_becomes_a_new_draft_without_faults()
    {
        await using var life = await Living.Start(sqlite: true);
        var draft = Living.Done(await New(life, life.Province.Owner, BpmnFiles.Write(Shipped.Text("TCCB-04"), Shipped.Reference)));
        var opened = Living.Done(await life.Ask<DraftDesk, Result<OpenedDraft>>(d => d.Open(life.Province.Owner.Actor, draft.Id, null, None)));
        Assert.Empty(opened.Faults);
        Assert.Equal("Cấp lại thẻ", draft.Name);
    }

    [Fact]
    public async Task What_is_no_tree_leaves_nothing_behind()
    {
        await using var life = await Living.Start(sqlite: true);
        var before = await life.Host.InDb(db => db.ProcedureDrafts.CountAsync());
        foreach (var text in (string[])[await Model("not-loop"), await Model("not-deadlock"), await Model("not-doctype"), "a: &x 1", "<html/>", ""])
            Assert.NotEmpty((await New(life, life.Province.Owner, text)).Refusals);
        Assert.Equal(before, await life.Host.InDb(db => db.ProcedureDrafts.CountAsync()));
        var draft = Living.Done(await life.New(life.Province.Owner));
        Assert.NotEmpty((await Into(life, life.Province.Owner, draft, await Model("not-loop"))).Refusals);
        Assert.Equal(draft.Yaml, (await life.Read(draft.Id)).Yaml);
    }

    [Fact]
    public async Task A_text_goes_into_an_open_draft_as_it_is_written()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));
        var text = draft.Yaml.Replace("Thẩm định, lập tờ trình", "Thẩm định", StringComparison.Ordinal) + "# ghi chú\n";
        var saved = Living.Done(await Into(life, p.Owner, draft, text));
        Assert.Equal(text, saved.Yaml);
        Assert.Equal("CHANGED_MEANWHILE", (await Into(life, p.Owner, draft, text)).Refusal.Code);
    }

    [Fact]
    public async Task Another_procedures_text_takes_over_the_drafts_code_and_competence()
    {
        await using var life = await Living.Start(sqlite: true);
        var draft = Living.Done(await life.New(life.Province.Owner));
        var saved = Living.Done(await Into(life, life.Province.Owner, draft, Shipped.Text("TCCB-04").ToYaml()));
        var root = (YamlNode.Map)YamlText.Read("text", saved.Yaml, new CatalogueFaults())!;
        Assert.Equal(draft.Code, DraftFields.TextOf(root, "code"));
        Assert.NotNull(root.Find("competence"));
    }

    [Fact]
    public async Task Who_keeps_no_texts_imports_none()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        Assert.Equal("MAY_NOT_DRAFT", (await New(life, p.Chief, await Model("tree-parallel"))).Refusal.Code);
        var draft = Living.Done(await life.New(p.Owner));
        Assert.Equal("MAY_NOT_WRITE", (await Into(life, p.Chief, draft, await Model("tree-parallel"))).Refusal.Code);
        Assert.Equal("DRAFT_UNKNOWN", (await Into(life, p.OwnerOfX01, draft, await Model("tree-parallel"))).Refusal.Code);
    }

    private static Task<Result<DraftRow>> New(Living life, By by, string text) => life.Ask<ImportDraft, Result<DraftRow>>(i => i.New(by, s_wanted, text, None));

    private static Task<Result<DraftRow>> Into(Living life, By by, DraftRow draft, string text) =>
        life.Ask<ImportDraft, Result<DraftRow>>(i => i.IntoDraft(by, draft.Id, draft.Revision, text, None));

    private static Task<string> Model(string name) => File.ReadAllTextAsync(Path.Combine(Shipped.Folder, "Models", name + ".bpmn"));
}
