using ThongSuot.Dossiers.Deadlines;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Deadlines;

/// <summary>The proof sheet and the deadline always agree, whatever moved it; and it is shown to who sees the dossier.</summary>
public sealed class ProofSheetTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task Every_deadline_of_a_dossier_that_stood_still_is_proven()
    {
        var dossier = await _given.At(await _given.Filed("TCCB-01"), "b4");
        var officer = _given.Officer(dossier);
        province.Time.Advance(TimeSpan.FromHours(3));
        dossier = await _given.Done(officer, dossier, new StepAction(CommandKind.ReturnToFiler, "b4") { Note = "Thiếu giấy giới thiệu." });
        province.Time.Advance(TimeSpan.FromDays(6));
        dossier = await _given.Done(_given.Filer(dossier), dossier, new StepAction(CommandKind.Supplement, null));
        dossier = await _given.At(dossier, "b5");

        var sheet = (await Sheet(_given.Officer(dossier), dossier.Id))!;

        Assert.Equal(dossier.Code, sheet.Code);
        Assert.All(sheet.Deadlines, d => Assert.True(d.IsAsSet, d.Title));
        var whole = sheet.Deadlines.First(d => d.Clock.Key.Length == 0 && d.Clock.IsOpen);
        Assert.Equal(dossier.DueAt, whole.Deadline.DueAt);
        // It stood still at the step that took the dossier in, from whose end the whole is counted.
        Assert.Contains(sheet.Deadlines.Single(d => !d.Clock.IsOpen && d.Title.StartsWith("Bước 4.", StringComparison.Ordinal)).Deadline.Proof, line => line.Kind == ProofKind.Paused);
        foreach (var work in dossier.State!.Open.Values.Where(w => w.Due is not null))
            Assert.Contains(sheet.Deadlines, d => d.Clock.IsOpen && d.Clock.Key == work.Key && d.Deadline.DueAt == work.Due!.At);
    }

    [Fact]
    public async Task It_is_shown_to_who_sees_the_dossier_alone()
    {
        var dossier = await _given.Filed("TCCB-01");
        var stranger = province.Actor(province.Organisation.HoldersOf("security_auditor", province.Organisation.Province!.Id).First());
        Assert.Null(await Sheet(stranger, dossier.Id));
        Assert.Null(await Sheet(_given.Filer(dossier), Guid.CreateVersion7()));
        Assert.NotNull(await Sheet(_given.Filer(dossier), dossier.Id));
    }

    private Task<ProofSheet?> Sheet(Actor actor, Guid dossier) => province.Ask<ProofSheets, ProofSheet?>(s => s.Find(actor, dossier, null, default));
}
