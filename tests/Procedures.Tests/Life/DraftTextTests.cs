using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.Life;

public sealed class DraftTextTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Two_who_save_at_once_are_told_and_nothing_is_overwritten()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));
        Living.Done(await Save(life, p.Owner, draft, draft.Yaml + "# one\n"));
        Assert.Equal("CHANGED_MEANWHILE", (await Save(life, p.Other, draft, draft.Yaml + "# other\n")).Refusal.Code);
        Assert.EndsWith("# one\n", (await life.Read(draft.Id)).Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_with_faults_is_kept_but_not_sent_on_and_one_out_of_bounds_is_not_kept()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));
        foreach (var hostile in (string[])["a: &x [*x, *x]", "name: <script>alert(1)</script>", "{{{{", "code: !!python/object:x y", ""])
        {
            draft = Living.Done(await Save(life, p.Owner, draft, hostile));
            Assert.Equal(hostile, (await life.Read(draft.Id)).Yaml);
            Assert.Equal("DRAFT_HAS_FAULTS", (await life.Submit(p.Owner, draft)).Refusal.Code);
        }

        foreach (var (text, code) in ((string, string)[])[(new string('x', YamlText.MaxCharacters + 1), "DRAFT_TOO_LONG"), (new string('x', 50_000_000), "DRAFT_TOO_LONG"), ("a: \0", "DRAFT_NOT_TEXT"), ("a: \ud800", "DRAFT_NOT_TEXT")])
            Assert.Equal(code, (await Save(life, p.Owner, draft, text)).Refusal.Code);
        Assert.Equal("", (await life.Read(draft.Id)).Yaml);
    }

    [Fact]
    public async Task The_plain_text_of_a_new_procedure_has_no_fault()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        foreach (var (by, committee) in ((By, Guid?)[])[(p.Owner, null), (p.OwnerOfX01, p.X01.Id)])
        {
            var draft = Living.Done(await life.New(by, committee));
            var opened = Living.Done(await life.Ask<DraftDesk, Result<OpenedDraft>>(d => d.Open(by.Actor, draft.Id, null, None)));
            Assert.Empty(opened.Faults);
        }
    }

    [Fact]
    public async Task Fields_are_written_into_the_text_and_all_else_stays()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var begun = Living.Done(await life.Ask<ReviseProcedure, Result<DraftRow>>(r => r.Run(p.Owner, "TCCB-04", null, null, None)));
        var saved = Living.Done(await life.Ask<SaveDraft, Result<DraftRow>>(s => s.Run(p.Owner, begun.Id, begun.Revision, f => f with
        {
            Total = "4.5", Steps = [.. f.Steps.Select(step => step.Number == 2 ? step with { Guidance = "Hỏi: \"đủ chưa?\" #1", Limit = "2" } : step)],
            Components = [.. f.Components, new ComponentFields(90, "Ảnh 3 × 4", "2", false)],
        }, "Gọn hơn", None)));
        var opened = Living.Done(await life.Ask<DraftDesk, Result<OpenedDraft>>(d => d.Open(p.Owner.Actor, saved.Id, null, None)));
        Assert.Empty(opened.Faults);
        var procedure = opened.Text.File!.Procedure;
        Assert.Equal(4.5m, procedure.Definition.Total!.Value.Value);
        Assert.Contains(procedure.Components, c => c is { Number: 90, Copies: 2, Required: false });
        Assert.Contains(procedure.Definition.Steps, s => s is { Number: 2, Guidance: "Hỏi: \"đủ chưa?\" #1" } && s.Limit!.Value.Value == 2);
    }

    /// <summary>Reading the fields of any shipped procedure and writing them back changes nothing.</summary>
    [Fact]
    public void Fields_that_nobody_touched_leave_every_text_as_it_was() => Assert.All(Directory.EnumerateFiles(CatalogueFolder.Shipped, "*-*.yaml", SearchOption.AllDirectories)
        .Where(f => !f.Contains("forms", StringComparison.Ordinal) && !f.Contains("reference", StringComparison.Ordinal)), file =>
        {
            var root = (YamlNode.Map)YamlText.Read(file, File.ReadAllText(file), new CatalogueFaults())!;
            Assert.Equal(root.Canonical(), DraftFields.Of(root).WriteInto(root).Canonical());
        });

    private static Task<Result<DraftRow>> Save(Living life, By by, DraftRow draft, string yaml) =>
        life.Ask<SaveDraft, Result<DraftRow>>(s => s.Run(by, draft.Id, draft.Revision, yaml, None));
}
