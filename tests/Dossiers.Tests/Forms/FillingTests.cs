using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.Values;
using ThongSuot.Load;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Forms;

/// <summary>QTTC-04 asks for one form at filing (BM-QTTC-05) and for one at its sixth step (BM-QTTC-06).</summary>
public sealed class FillingTests(Province province) : IClassFixture<Province>
{
    private const string Procedure = "QTTC-04", AtFiling = "BM-QTTC-05", AtStep = "BM-QTTC-06";

    private readonly Given _given = new(province);

    [Fact]
    public async Task A_draft_is_sent_when_its_form_is_filled_in_and_the_log_tells_of_it_by_a_hash()
    {
        var way = await _given.Way(Procedure);
        var actor = province.Actor(way.Person);
        var draft = (await province.Ask<Drafts, Result<Guid>>(d => d.Start(actor, Procedure, default))).Value;
        await _given.Save(way, draft);
        var refused = await _given.Send(way.Person, draft);
        Assert.Equal("FORM_MISSING", refused.Refusal.Code);
        Assert.Contains(AtFiling, refused.Refusal.Text, StringComparison.Ordinal);

        Assert.True(await StepForms.Fill(province.Services, actor, new FormAddress(draft, true, AtFiling)));
        Assert.True((await _given.Send(way.Person, draft)).IsOk);

        var told = Assert.Single((await _given.Events(draft)).OfType<FormFilled>());
        var entry = await Entry(draft, AtFiling);
        Assert.Equal((AtFiling, entry.Id, SaltedHash.Of(entry.Salt, entry.Values!)), (told.Form, told.Content.Content, told.Content.Hash));
    }

    [Fact]
    public async Task A_step_is_not_completed_before_its_form_and_only_its_people_write_it()
    {
        var dossier = await _given.At(await _given.Filed(Procedure), "b6", forms: false);
        var officer = _given.Officer(dossier);
        var complete = new StepAction(CommandKind.Complete, "b6");
        var refused = await province.Ask<ActOnDossier, Result<int>>(a => a.Run(officer, dossier.Id, dossier.Version, complete, null, default));
        Assert.Equal("FORM_MISSING", refused.Refusal.Code);
        Assert.Contains(AtStep, refused.Refusal.Text, StringComparison.Ordinal);

        var at = new FormAddress(dossier.Id, false, AtStep);
        Assert.Equal("FORM_NOT_NOW", (await Save(_given.Filer(dossier), at, 0, [], finish: false)).Refusal.Code);
        var stranger = province.Actor(province.Organisation.HoldersOf("security_auditor", province.Organisation.Province!.Id).First());
        Assert.Equal("FORM_UNKNOWN", (await Save(stranger, at, 0, [], finish: false)).Refusal.Code);
        Assert.Equal("FORM_UNKNOWN", (await Save(officer, at with { Code = "BM-UB-01" }, 0, [], finish: false)).Refusal.Code);

        Assert.True((await _given.Walk.Act(officer, dossier, complete)).IsOk);
    }

    [Fact]
    public async Task What_is_unfinished_is_kept_as_typed_and_what_is_finished_can_be_asked_for()
    {
        var (actor, at) = await Draft();
        var sheet = (await Sheet(actor, at))!;
        var number = sheet.Form.Fields.First(f => f.Type is FieldType.Integer or FieldType.Money or FieldType.Date);
        var saved = await Save(actor, at, 0, new() { [number.Key] = ["chưa rõ"] }, finish: true);
        Assert.True(saved.IsOk);
        Assert.False(saved.Value.IsFilled);
        Assert.Contains(saved.Value.Faults, f => f.Key == number.Key);
        sheet = (await Sheet(actor, at))!;
        Assert.Equal("chưa rõ", Assert.Single(TypedInputs.Of(sheet)[number.Key]));

        var values = new RandomForm(new Random(7), [.. sheet.Files.Select(f => f.Id.ToString())]).Values(sheet.Form, sheet.Known);
        Assert.True((await Save(actor, at, 1, Posted(sheet, values), finish: true)).Value.IsFilled);
        var entry = await Entry(at.Owner, at.Code);
        Assert.Null(entry.Typed);
        var stored = ValueJson.ReadMap(entry.Values!);
        Assert.Equal(values.Where(v => sheet.Form.Fields.All(f => f.Key != v.Key || !f.IsConfirmed())), stored.Where(v => sheet.Form.Fields.All(f => f.Key != v.Key || !f.IsConfirmed())));
        // Once it is a dossier's: as rows, as often as it is finished.
        Assert.Empty(await Rows(entry.Id));
        Assert.True((await _given.Send(actor.Person, at.Owner)).IsOk);
        await province.Relay();
        var rows = await Rows(entry.Id);
        Assert.Equal(FormValueRows.Of(entry.Id, sheet.Form, stored).Select(r => (r.Key, r.Row, r.Number, r.Day, r.Text)), rows.Select(r => (r.Key, r.Row, r.Number, r.Day, r.Text)));
    }

    [Fact]
    public async Task Of_two_who_write_at_once_the_later_is_told_and_nothing_is_lost()
    {
        var (actor, at) = await Draft();
        var text = (await Sheet(actor, at))!.Form.Fields.First(f => f.Type is FieldType.Line or FieldType.LongText).Key;
        Assert.True((await Save(actor, at, 0, new() { [text] = ["người thứ nhất"] }, finish: false)).IsOk);
        Assert.Equal("FORM_CHANGED", (await Save(actor, at, 0, new() { [text] = ["người thứ hai"] }, finish: false)).Refusal.Code);
        Assert.Equal(new Value.Text("người thứ nhất"), (await Sheet(actor, at))!.Values[text]);

        var race = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => Save(actor, at, 1, new() { [text] = [$"cùng lúc {i}"] }, finish: false))));
        Assert.Single(race, r => r.IsOk);
        Assert.All(race.Where(r => !r.IsOk), r => Assert.Equal("FORM_CHANGED", r.Refusal.Code));
    }

    [Fact]
    public async Task Hostile_texts_are_told_at_their_field_and_never_run()
    {
        var (actor, at) = await Draft();
        var text = (await Sheet(actor, at))!.Form.Fields.First(f => f.Type is FieldType.Line or FieldType.LongText).Key;
        // Markup and formulas are text like any other; in NFC.
        foreach (var hostile in (string[])["<script>alert(1)</script>", "=cmd|'/c calc'!A1", "@SUM(1+1)", "'; drop table dossiers_form; --", "Ho\u0302\u0300 so\u031B"])
        {
            var kept = await Save(actor, at, (await Sheet(actor, at))!.Entry?.Revision ?? 0, new() { [text] = [hostile] }, finish: false);
            Assert.True(kept.IsOk, hostile);
            Assert.Equal(new Value.Text(hostile.Normalize()), (await Sheet(actor, at))!.Values[text]);
        }

        var revision = (await Sheet(actor, at))!.Entry!.Revision;
        var turned = await Save(actor, at, revision, new() { [text] = ["tệp\u202Efdp.exe"] }, finish: true);
        Assert.Contains(turned.Value.Faults, f => f.Key == text && f.Code == "characters");
        Assert.DoesNotContain("\u202E", (await Entry(at.Owner, at.Code)) is var e ? e.Values + e.Typed : "", StringComparison.Ordinal);

        var tooLong = await Save(actor, at, revision + 1, new() { [text] = [new string('a', 1 << 20)] }, finish: false);
        Assert.Equal(("FORM_TOO_LARGE", text), (tooLong.Refusal.Code, tooLong.Refusal.Field));
        Assert.Equal(revision + 1, (await Entry(at.Owner, at.Code)).Revision);
    }

    [Fact]
    public async Task What_the_system_knows_is_proposed()
    {
        var (actor, at) = await Draft();
        var sheet = (await Sheet(actor, at))!;
        var known = FormPrefill.Of(sheet, actor, new DateOnly(2026, 11, 27));
        Assert.NotEmpty(known);
        Assert.All(known, k => Assert.Contains(sheet.Form.Fields, f => f.Key == k.Key));
        Assert.DoesNotContain(sheet.Form.Validate(new ValueMap(known.Select(k => KeyValuePair.Create(k.Key, k.Value.Value)))), f => known.ContainsKey(f.Key));
    }

    [Fact]
    public async Task Raising_the_secrecy_takes_what_was_filled_in()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-01"), "b2");
        var entry = await Entry(dossier.Id, "BM-VTLT-01");
        await province.Relay();
        Assert.NotEmpty(await Rows(entry.Id));
        await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat });

        var after = await Entry(dossier.Id, "BM-VTLT-01");
        Assert.Equal((null, null, 0), (after.Values, after.Typed, after.Salt.Length));
        Assert.NotNull(after.ErasedAt);
        Assert.Empty(await Rows(entry.Id));
        await province.Tell($"dossier/{dossier.Id}", DossierEntries.FormFilled, SaveForm.Told(entry), null);
        Assert.Empty(await Rows(entry.Id));
        var officer = _given.Officer(await _given.Walk.Load(dossier.Id));
        Assert.Equal("FORM_SECRET", (await Save(officer, new FormAddress(dossier.Id, false, "BM-VTLT-02"), 0, [], finish: false)).Refusal.Code);
        Assert.Null(await province.Ask<FormPapers, Platform.Papers.PaperFile?>(p => p.Docx(officer, new FormAddress(dossier.Id, false, "BM-VTLT-01"), null, default)));
    }

    [Fact]
    public async Task The_filled_form_of_a_dossier_is_a_document_for_who_may_see_it()
    {
        var dossier = await _given.Filed(Procedure);
        var at = new FormAddress(dossier.Id, false, AtFiling);
        Assert.NotNull(await province.Ask<FormPapers, Platform.Papers.PaperFile?>(p => p.Docx(_given.Filer(dossier), at, null, default)));
        var stranger = province.Actor(province.Organisation.HoldersOf("security_auditor", province.Organisation.Province!.Id).First());
        Assert.Null(await province.Ask<FormPapers, Platform.Papers.PaperFile?>(p => p.Docx(stranger, at, null, default)));
    }

    [Fact]
    public async Task Discarding_a_draft_takes_its_forms()
    {
        var (actor, at) = await Draft();
        Assert.True(await StepForms.Fill(province.Services, actor, at));
        Assert.True((await province.Ask<Drafts, Result<bool>>(d => d.Discard(actor, at.Owner, default))).IsOk);
        Assert.Empty(await province.Look(db => All(db.FormEntries, at.Owner).ToListAsync()));
    }

    private async Task<(Actor Actor, FormAddress At)> Draft()
    {
        var way = await _given.Way(Procedure);
        var actor = province.Actor(way.Person);
        var draft = (await province.Ask<Drafts, Result<Guid>>(d => d.Start(actor, Procedure, default))).Value;
        await _given.Save(way, draft);
        return (actor, new FormAddress(draft, true, AtFiling));
    }

    private Task<FormSheet?> Sheet(Actor actor, FormAddress at) => province.Ask<FormDesk, FormSheet?>(d => d.Find(actor, at.Owner, at.IsDraft, at.Code, null, default));

    private Task<Result<SavedForm>> Save(Actor actor, FormAddress at, int revision, Dictionary<string, string[]> posted, bool finish) =>
        province.Ask<SaveForm, Result<SavedForm>>(s => s.Run(actor, at, revision, posted.ToDictionary(p => p.Key, p => (IReadOnlyList<string>)p.Value, StringComparer.Ordinal), finish, "127.0.0.1", default));

    private static Dictionary<string, string[]> Posted(FormSheet sheet, ValueMap values) =>
        StepForms.Posted(sheet.Form, values).ToDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);

    private Task<FormEntry> Entry(Guid owner, string code) => province.Look(db => All(db.FormEntries, owner).SingleAsync(f => f.Code == code));

    private Task<List<FormValueRow>> Rows(Guid form) => province.Look(db =>
    {
        var rows = db.FormValues;
        return rows.AsNoTracking().Where(r => r.Form == form).OrderBy(r => r.Position).ToListAsync();
    });

    private static IQueryable<FormEntry> All(IQueryable<FormEntry> entries, Guid owner) => entries.AsNoTracking().Where(f => f.Dossier == owner);
}
