using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Authoring;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Life;

namespace ThongSuot.Procedures.Tests.Authoring;

public sealed class EditDraftTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemberData(nameof(TestHost.Databases), MemberType = typeof(TestHost))]
    public async Task Of_two_authors_at_once_none_loses_anything(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));

        // One adds a step in front; the other one, who still sees the old numbers, changes what was step 3.
        Living.Done(await Edit(life, p.Owner, draft.Id, draft.Revision, new TreeEdit("Thêm", null, (root, _) => ProcessTree.Insert(root, ProcessTree.Root, 0, Fragments.All[0].Nodes))));
        Living.Done(await Edit(life, p.Other, draft.Id, draft.Revision, Saying("b3", "Thẩm định kỹ")));
        Assert.Equal(["Tiếp nhận, kiểm tra thẩm quyền và thành phần hồ sơ", "Lập hồ sơ, gửi văn bản đề nghị", "Tiếp nhận, kiểm tra thẩm quyền và thành phần hồ sơ", "Thẩm định kỹ", "Xem xét, quyết định", "Phát hành kết quả, lưu hồ sơ"], await Actions(life, draft.Id));

        // The same step, changed by both: the second is told, and the first one's words stay.
        var told = await Edit(life, p.Owner, draft.Id, draft.Revision, Saying("b3", "Khác"));
        Assert.Equal("STEP_CHANGED_MEANWHILE", told.Refusal.Code);
        Assert.Contains("Thẩm định kỹ", await Actions(life, draft.Id));
    }

    [Fact]
    public async Task What_was_done_is_undone_and_done_again_step_by_step()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));
        var before = await Actions(life, draft.Id);
        draft = Living.Done(await Edit(life, p.Owner, draft.Id, draft.Revision, Saying("b3", "Một")));
        draft = Living.Done(await Edit(life, p.Owner, draft.Id, draft.Revision, Saying("b3", "Hai")));

        draft = Living.Done(await life.Ask<EditDraft, Result<DraftRow>>(e => e.Undo(p.Owner, draft.Id, draft.Revision, None)));
        Assert.Contains("Một", await Actions(life, draft.Id));
        draft = Living.Done(await life.Ask<EditDraft, Result<DraftRow>>(e => e.Undo(p.Owner, draft.Id, draft.Revision, None)));
        Assert.Equal(before, await Actions(life, draft.Id));
        Assert.Equal("NOTHING_TO_TURN", (await life.Ask<EditDraft, Result<DraftRow>>(e => e.Undo(p.Owner, draft.Id, draft.Revision, None))).Refusal.Code);

        draft = Living.Done(await life.Ask<EditDraft, Result<DraftRow>>(e => e.DoAgain(p.Owner, draft.Id, draft.Revision, None)));
        draft = Living.Done(await life.Ask<EditDraft, Result<DraftRow>>(e => e.DoAgain(p.Owner, draft.Id, draft.Revision, None)));
        Assert.Contains("Hai", await Actions(life, draft.Id));
        Assert.Equal("NOTHING_TO_TURN", (await life.Ask<EditDraft, Result<DraftRow>>(e => e.DoAgain(p.Owner, draft.Id, draft.Revision, None))).Refusal.Code);

        // After a new change there is nothing to do again.
        draft = Living.Done(await life.Ask<EditDraft, Result<DraftRow>>(e => e.Undo(p.Owner, draft.Id, draft.Revision, None)));
        draft = Living.Done(await Edit(life, p.Owner, draft.Id, draft.Revision, Saying("b3", "Ba")));
        Assert.Equal("NOTHING_TO_TURN", (await life.Ask<EditDraft, Result<DraftRow>>(e => e.DoAgain(p.Owner, draft.Id, draft.Revision, None))).Refusal.Code);
    }

    [Fact]
    public async Task A_draft_is_changed_by_its_writers_only()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));
        Assert.Equal("MAY_NOT_WRITE", (await Edit(life, p.Clerk, draft.Id, draft.Revision, Saying("b3", "x"))).Refusal.Code);
        Assert.Equal("DRAFT_UNKNOWN", (await Edit(life, p.OwnerOfX01, draft.Id, draft.Revision, Saying("b3", "x"))).Refusal.Code);
    }

    [Fact]
    public async Task What_should_be_looked_at_is_told()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));
        // In this small province nobody holds the roles of the steps; else there is nothing.
        Assert.Equal(["Bước 1", "Bước 2", "Bước 3", "Bước 4", "Bước 5"], (await Checks(life, draft.Id)).Select(c => c.Contains("chưa ai giữ vai trò", StringComparison.Ordinal) ? c.Split(':')[0] : c));

        draft = Living.Done(await Edit(life, p.Owner, draft.Id, draft.Revision, new TreeEdit("", "b4", (root, id) => ProcessTree.Replace(root, id, With(ProcessTree.Find(root, id)!, "outcomes", "[{code: co, label: Có}, {code: khong, label: Không}]")))));
        draft = Living.Done(await Edit(life, p.Owner, draft.Id, draft.Revision, new TreeEdit("", "b4", (root, _) => ProcessTree.Insert(root, ProcessTree.Root, 4, [Node("""
            choice: c1
            branches:
              - {when: "outcome.b4 = 'co' or outcome.b4 = 'khong'", do: []}
              - {when: "outcome.b4 = 'co'", do: []}
            otherwise:
              - {step: 9, action: Không tới, kind: prepare, who: {role: case_officer, where: competent.office}, limit: {value: 30, unit: working_day, basis: planned}, guidance: x}
            """)]))));

        var checks = await Checks(life, draft.Id);
        Assert.Contains(checks, c => c.Contains("Nhánh 2 của c1 không bao giờ tới", StringComparison.Ordinal));
        Assert.Contains(checks, c => c.Contains("Không ai làm bước 5", StringComparison.Ordinal));
        Assert.Contains(checks, c => c.Contains("quá tổng thời hạn 6,5 ngày", StringComparison.Ordinal));
    }

    [Fact]
    public async Task General_fields_are_saved_beside_what_another_changed()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));
        Task<Result<DraftRow>> Save(By by, string key, string text) =>
            life.Ask<SaveDraft, Result<DraftRow>>(s => s.Run(by, draft.Id, draft.Revision, f => f with { Texts = f.Texts.SetItem(key, text) }, null, None));
        // A step and another field, by another; both had this revision before them.
        Living.Done(await Edit(life, p.Other, draft.Id, draft.Revision, Saying("b3", "Khác")));
        Living.Done(await Save(p.Other, "purpose", "Mục đích mới."));

        var saved = Living.Done(await Save(p.Owner, "name", "Tên mới"));

        Assert.Contains("Khác", await Actions(life, draft.Id));
        Assert.Equal(("Tên mới", "Tên mới", "Mục đích mới."), (saved.Name, NodeForm.Of(Node(saved.Yaml), "name"), NodeForm.Of(Node(saved.Yaml), "purpose")));
        // The same field: the second is told, and nothing of it is saved.
        Assert.Equal("CHANGED_MEANWHILE", (await Save(p.Other, "name", "Tên khác")).Refusal.Code);
        Assert.Equal("Tên mới", NodeForm.Of(Node((await life.Read(draft.Id)).Yaml), "name"));
    }

    [Fact]
    public async Task What_would_come_of_a_change_is_shown_and_not_saved()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));
        var before = await Actions(life, draft.Id);

        var shown = Living.Done(await life.Ask<EditDraft, Result<OpenedDraft>>(e => e.Preview(p.Owner, draft.Id, draft.Revision, Saying("b3", "Thử"), None)));

        Assert.Contains("Thử", shown.Text.File!.Procedure.Definition.Steps.Select(s => s.Action));
        Assert.Equal(before, await Actions(life, draft.Id));
        Assert.Equal("MAY_NOT_WRITE", (await life.Ask<EditDraft, Result<OpenedDraft>>(e => e.Preview(p.Clerk, draft.Id, draft.Revision, Saying("b3", "x"), None))).Refusal.Code);
    }

    [Fact]
    public async Task A_form_is_changed_whatever_another_author_did_to_the_rest()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));
        var (one, other) = (FormDesign.New("BM-1", "TCCB", draft.Code, "Một"), FormDesign.New("BM-2", "TCCB", draft.Code, "Hai"));
        draft = Living.Done(await Forms(life, p.Owner, draft.Id, draft.Revision, "BM-1", _ => [one, other]));

        // Both see this revision. A step and the other form are changed meanwhile: nothing of it stands in the way.
        Living.Done(await Edit(life, p.Other, draft.Id, draft.Revision, Saying("b3", "Khác")));
        Living.Done(await Forms(life, p.Other, draft.Id, draft.Revision, "BM-2", forms => [forms[0], Named(forms[1], "Hai mới")]));
        Living.Done(await Forms(life, p.Owner, draft.Id, draft.Revision, "BM-1", forms => [Named(forms[0], "Một mới"), forms[1]]));
        Assert.Equal(["Một mới", "Hai mới"], DraftForms.Nodes((await life.Read(draft.Id)).Forms).Select(f => NodeForm.Of(f, "name")));

        // The same form: the second is told.
        Assert.Equal("CHANGED_MEANWHILE", (await Forms(life, p.Other, draft.Id, draft.Revision, "BM-1", forms => [Named(forms[0], "Không"), forms[1]])).Refusal.Code);
    }

    private static Task<Result<DraftRow>> Forms(Living life, By by, Guid draft, int revision, string code, Func<IReadOnlyList<YamlNode.Map>, IEnumerable<YamlNode.Map>> change) =>
        life.Ask<EditDraft, Result<DraftRow>>(e => e.Forms(by, draft, revision, "Sửa biểu mẫu", code, opened => DraftForms.Text(change(DraftForms.Nodes(opened.Row.Forms))), None));

    private static YamlNode.Map Named(YamlNode.Map form, string name) => form.With("name", YamlNode.Scalar.OfText(name));

    private static async Task<IReadOnlyList<string>> Checks(Living life, Guid draft)
    {
        var opened = Living.Done(await life.Ask<DraftDesk, Result<OpenedDraft>>(d => d.Open(life.Province.Owner.Actor, draft, null, None)));
        Assert.Empty(opened.Faults);
        return DraftChecks.Of(opened);
    }

    private static Task<Result<DraftRow>> Edit(Living life, By by, Guid draft, int revision, TreeEdit edit) => life.Ask<EditDraft, Result<DraftRow>>(e => e.Run(by, draft, revision, edit, None));

    private static TreeEdit Saying(string node, string action) => new("Sửa", node, (root, id) => ProcessTree.Replace(root, id, ProcessTree.Find(root, id)!.With("action", YamlNode.Scalar.OfText(action))));

    private static YamlNode.Map With(YamlNode.Map map, string key, string yaml) => map.With(key, YamlText.Read("", yaml, new CatalogueFaults())!);

    private static YamlNode.Map Node(string yaml) => (YamlNode.Map)YamlText.Read("", yaml, new CatalogueFaults())!;

    private static async Task<string[]> Actions(Living life, Guid draft) =>
        [.. ProcessTree.All(ProcessTree.NodesOf(Node((await life.Read(draft)).Yaml))).Select(node => NodeForm.Of(node, "action"))];
}
