using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Cooperation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests.Walking;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Cooperation;

/// <summary>A direction comes to the addressee's desk, its answer to the leader's; both stand on the page, and nobody learns of it who should not.</summary>
public sealed class DirectionsTests(Province province) : IClassFixture<Province>
{
    private const string Text = "Rà lại căn cứ, báo cáo trước thứ Năm.", Reply = "Đã rà, bổ sung hai căn cứ.";

    private readonly Given _given = new(province);

    [Fact]
    public async Task It_waits_at_the_addressee_then_at_the_leader_then_nowhere()
    {
        var (dossier, leader, to) = await Directed();
        Assert.Equal([(Scope.OfRole(to.Role, to.Body.Id), "Trả lời ý kiến chỉ đạo")], await Waiting(dossier.Id));
        var answerer = province.Actor(province.Organisation.HoldersOf(to.Role, to.Body.Id).First(p => p != leader.Person));

        dossier = await _given.Done(answerer, dossier, new StepAction(CommandKind.AnswerDirection, "cd1") { Note = Reply });
        var from = dossier.State!.Directions["cd1"].From;
        Assert.Equal([(Scope.OfRole(from.Role, from.Body.Id), "Xem trả lời ý kiến chỉ đạo")], await Waiting(dossier.Id));

        dossier = await _given.Done(leader, dossier, new StepAction(CommandKind.CloseDirection, "cd1"));
        Assert.Empty(await Waiting(dossier.Id));
        var row = Assert.Single((await View(answerer, dossier.Id)).Cooperation!.Directions);
        Assert.Equal((leader.Person, answerer.Person, leader.Person), (row.By, row.AnsweredBy, row.ClosedBy));
    }

    [Fact]
    public async Task It_is_reminded_of_like_other_work_until_it_is_answered()
    {
        var (dossier, leader, to) = await Directed();
        var far = province.Time.GetUtcNow().AddYears(1);
        async Task<bool> IsDue() => (await province.Ask<IDossiers, IReadOnlyList<DueWork>>(d => d.DueWork(far, null, 1_000, default))).Any(w => w.Dossier == dossier.Id && w.Key == "cd1");
        Assert.True(await IsDue());
        var details = Assert.Single(await province.Ask<IDossiers, IReadOnlyList<OpenWorkDetails>>(d => d.OpenWork([dossier.Id], default)), w => w.Key == "cd1");
        Assert.Equal((to, dossier.State!.Directions["cd1"].Due), (Assert.Single(details.Holders), details.Due));

        await _given.Done(province.Actor(province.Organisation.HoldersOf(to.Role, to.Body.Id).First(p => p != leader.Person)), dossier, new StepAction(CommandKind.AnswerDirection, "cd1") { Note = Reply });
        Assert.False(await IsDue());
    }

    [Fact]
    public async Task The_log_holds_a_hash_and_the_capacity_and_the_text_can_be_erased()
    {
        const string Own = "Văn bản chỉ đạo riêng của phép thử này 5208.";
        var (dossier, leader, _) = await Directed(Own);
        var entry = await province.Look(db => db.Set<LogEntry>().SingleAsync(e => e.Stream == DossierEntries.StreamOf(dossier.Id) && e.Type == DossierEntries.Directed));
        Assert.DoesNotContain(Own, entry.Body, StringComparison.Ordinal);
        var direction = dossier.State!.Directions["cd1"];
        Assert.Equal((leader.Person, direction.From.Role, (Guid?)direction.From.Body.Id), (entry.ReadEnvelope().Person!.Value, entry.ReadEnvelope().Role, entry.ReadEnvelope().Body));
        Assert.Equal(["dossiers_content"], await _given.TablesWith(Own));

        await _given.Done(leader, dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat });
        Assert.Empty(await _given.TablesWith(Own));
    }

    [Fact]
    public async Task The_filer_for_itself_sees_that_there_is_one_and_not_what_it_says()
    {
        var dossier = await _given.Filed("VTLT-15", w => w.Role == Filer.Member && w.Content.Facts["dien_quan_ly"] == "cap_duoi");
        var holder = dossier.State!.OpenSteps.Single().Holder;
        var leader = province.Actor(province.Organisation.HoldersOf(holder.Role, holder.Body.Id).First(p => province.Organisation.HeldBy(p).Any(h => h.Role == "unit_head" && h.Body == holder.Body.Id)));
        dossier = await _given.Done(leader, dossier, Direction(holder));

        var filer = await View(_given.Filer(dossier), dossier.Id);
        Assert.Empty(filer.Cooperation!.Directions);
        Assert.Contains(filer.History, h => h.What.StartsWith("Ý kiến chỉ đạo", StringComparison.Ordinal));
        Assert.DoesNotContain(filer.History, h => h.Note?.Contains(Text, StringComparison.Ordinal) == true);
        Assert.Contains((await View(leader, dossier.Id)).History, h => h.Note == Text);
    }

    [Theory]
    [InlineData(null, null, "DIRECTION_TO")]
    [InlineData("case_officer|khong", null, "DIRECTION_TO")]
    [InlineData("", "0", "NUMBER_WRONG")]
    [InlineData("", "251", "NUMBER_WRONG")]
    [InlineData("", "mai", "NUMBER_WRONG")]
    public async Task What_is_entered_wrong_is_refused_at_its_field(string? target, string? days, string code)
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b5");
        var leader = _given.Officer(dossier);
        var action = Direction(dossier.State!.Done[^1].Holder) with { DaysTyped = days, Days = decimal.TryParse(days, out var number) ? number : null };
        var refused = await _given.Walk.Act(leader, dossier, target is "" ? action : action with { Target = target });
        Assert.Equal((code, true), (refused.Refusal.Code, refused.Refusal.Field is not null));
    }

    [Fact]
    public async Task Who_sees_a_dossier_follows_from_what_happened_also_with_directions()
    {
        var (dossier, _, _) = await Directed();
        var definition = (await province.Procedures.Version(dossier.Definition, default)).Definition;
        Assert.Equal(dossier.Viewers.Order(Comparer<Viewer>.Create((a, b) => a.Scope.CompareTo(b.Scope))), Sight.After([], definition, dossier.Matter, null, await _given.Events(dossier.Id)).Order(Comparer<Viewer>.Create((a, b) => a.Scope.CompareTo(b.Scope))));
    }

    // The standing board has it; the chief of the office had it before.
    private async Task<(Dossier Dossier, Actor Leader, Holder To)> Directed(string text = Text)
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b5");
        var (leader, to) = (_given.Officer(dossier), dossier.State!.Done[^1].Holder);
        return (await _given.Done(leader, dossier, Direction(to) with { Note = text }), leader, to);
    }

    private static StepAction Direction(Holder to) => new(CommandKind.Direct, null) { Target = StepAction.TargetOf(to), Days = 2, DaysTyped = "2", Note = Text };

    private Task<List<(Guid, string)>> Waiting(Guid dossier) => province.Look(async db =>
        (await db.DossierTasks.AsNoTracking().Where(t => t.Dossier == dossier && t.Key == "cd1").ToListAsync()).Select(t => (t.Scope, t.Action)).ToList());

    private async Task<DossierView> View(Actor actor, Guid dossier) => (await province.Ask<DossierReader, DossierView?>(r => r.Find(actor, dossier, null, default)))!;
}
