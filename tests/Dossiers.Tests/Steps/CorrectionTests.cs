using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>What an officer did by mistake is taken back on the dossier's page, and both can be read there.</summary>
public sealed class CorrectionTests(Province province) : IClassFixture<Province>
{
    private static readonly StepAction Correction = new(CommandKind.Correct, null) { Note = "Chọn nhầm kết quả" };

    private readonly Given _given = new(province);

    [Fact]
    public async Task Who_did_it_takes_it_back_and_the_history_shows_both()
    {
        var dossier = await _given.At(await _given.Filed("TCCB-01"), "b4");
        var (officer, due) = (_given.Officer(dossier), dossier.State!.Open["b4"].Due!.At);
        dossier = await _given.Done(officer, dossier, await _given.Walk.Completion(dossier, dossier.State.Open["b4"]));
        var other = _given.Filer(dossier);
        Assert.Equal("NOT_ALLOWED", (await _given.Walk.Act(other, dossier, Correction)).Refusal.Code);
        Assert.Equal("REASON_REQUIRED", (await _given.Walk.Act(officer, dossier, Correction with { Note = null })).Refusal.Code);
        var view = (await province.Ask<DossierReader, DossierView?>(r => r.Find(officer, dossier.Id, null, default)))!;
        Assert.Contains(view.Offers, o => o.Kind == CommandKind.Correct);

        dossier = await _given.Done(officer, dossier, Correction);
        Assert.Equal(("b4", due), (dossier.State!.Open.Keys.Single(), dossier.State.Open["b4"].Due!.At));
        view = (await province.Ask<DossierReader, DossierView?>(r => r.Find(officer, dossier.Id, null, default)))!;
        Assert.StartsWith("Xong bước 4", Assert.Single(view.History, e => e.Struck).What, StringComparison.Ordinal);
        Assert.Equal("Chọn nhầm kết quả", Assert.Single(view.History, e => e.What.StartsWith("Đính chính", StringComparison.Ordinal)).Note);
        Assert.Equal(Fold.Of(await _given.Events(dossier.Id)).Open.Keys, dossier.State.Open.Keys);

        dossier = await _given.At(dossier, "b5");
        Assert.Equal("b5", dossier.State!.Open.Keys.Single());
    }

    [Fact]
    public async Task A_dossier_reopened_after_a_complaint_names_it_and_goes_on_with_the_time_that_was_left()
    {
        var dossier = await _given.Walk.ToTheEnd((await _given.Filed("VTLT-02")).Id, (_, _, _) => Task.CompletedTask);
        var decided = Process.DecidedBy((await province.Procedures.Version(dossier.Definition, default)).Definition, dossier.State!)!;
        var decider = province.Actor(decided.IsNamed ? decided.Persons[0] : province.Organisation.HoldersOf(decided.Role, decided.Body.Id).First());
        var target = Process.ReopenTargets((await province.Procedures.Version(dossier.Definition, default)).Definition, dossier.State!).Last().Id;
        var action = new StepAction(CommandKind.Reopen, null) { Node = target, Note = "Có khiếu nại", Number = "12/KN", Complainant = "Nguyễn Văn An" };
        Assert.Equal("COMPLAINT_UNCLEAR", (await _given.Walk.Act(decider, dossier, action)).Refusal.Code);
        dossier = await _given.Done(decider, dossier, action with { Date = new DateOnly(2026, 1, 5) });
        var reopened = Assert.Single((await _given.Events(dossier.Id)).OfType<Reopened>());
        Assert.Equal(("12/KN", dossier.State!.Due), (reopened.Complaint!.Number, reopened.Dues?.GetValueOrDefault(Clocks.Whole)));
        Assert.All(Clocks.Of(await _given.Events(dossier.Id)).Where(c => c.IsOpen), c => Assert.Equal(dossier.State.DueOf(c.Key), c.Due));
        // Who complained lies where it can be erased.
        Assert.NotNull(reopened.Complaint.Complainant);
        var view = (await province.Ask<DossierReader, DossierView?>(r => r.Find(decider, dossier.Id, null, default)))!;
        Assert.Contains(view.History, e => e.What.Contains("12/KN", StringComparison.Ordinal) && e.Note!.Contains("Nguyễn Văn An", StringComparison.Ordinal));
    }
}
