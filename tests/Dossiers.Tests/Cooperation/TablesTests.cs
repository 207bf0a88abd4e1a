using System.Collections.Immutable;
using System.Text;
using ThongSuot.Dossiers.Cooperation;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Dossiers.Tests.Cooperation;

/// <summary>The tables of opinions and hand-overs, as what happened makes them.</summary>
public sealed class TablesTests(Province province) : IClassFixture<Province>
{
    private static readonly DateTimeOffset Asked = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), Deadline = new(2026, 3, 5, 10, 0, 0, TimeSpan.Zero), Before = Deadline.AddHours(-2), After = Deadline.AddHours(2);

    private static readonly BodyRef Department = new(Guid.CreateVersion7(), "Ban Tổ chức"), Commission = new(Guid.CreateVersion7(), "Ủy ban Kiểm tra"), Office = new(Guid.CreateVersion7(), "Văn phòng");

    private static readonly Note Written = new(Guid.CreateVersion7(), "");

    private readonly Given _given = new(province);

    // What happened after asking two bodies | seen at | state and lateness of each, and whether it is over.
    public static readonly TheoryData<string, DossierEvent[], DateTimeOffset, string> Consults = new()
    {
        { "nobody answered yet", [], Before, "Waiting Waiting" },
        { "nobody answered, and the time is over", [], After, "Waiting! Waiting!" },
        { "one in time", [Given(Department, Before)], Before, "Answered Waiting" },
        { "one late", [Given(Department, After)], After, "Answered! Waiting!" },
        { "all", [Given(Department, Before), Given(Commission, Before), Closed(Before)], After, "Answered Answered ." },
        { "one silent", [Given(Commission, Before), Closed(Deadline)], After, "Silent Answered ." },
        { "taken back", [new WorkCancelled(["b3"])], After, "Dropped Dropped ." },
        { "the dossier ended", [Given(Department, Before), new Ended(DossierStatus.Declined, null, null, null, Before, null)], After, "Answered Dropped ." },
        { "more time after a standstill", [new Unpaused(DossierStatus.Suspended, Dues(After.AddDays(1)), null, Before, null), Given(Department, After)], After, "Answered Waiting" },
        { "more time by another calendar", [new Recomputed(Dues(After.AddDays(1)), "", null, Before)], After, "Waiting Waiting" },
        { "another body in its place", [new BodyReplaced(Commission.Id, Office, Before), Given(Office, Before)], Before, "Waiting Answered" },
    };

    [Theory]
    [MemberData(nameof(Consults))]
    public void A_consult_shows_who_answered_when_and_who_is_late(string why, DossierEvent[] happened, DateTimeOffset now, string expected)
    {
        DossierEvent opened = new ConsultOpened("b3", "b3", [new Holder("consulted_body", Department), new Holder("consulted_body", Commission)], Due(Deadline), SilenceRule.Consent, null, Asked);
        var sheet = Assert.Single(ConsultTable.Of(Happened([opened, .. happened]), now));
        Assert.True(expected == string.Join(' ', sheet.Rows.Select(r => r.State + (r.Late ? "!" : ""))) + (sheet.IsOpen ? "" : " ."), $"{why}: {string.Join(' ', sheet.Rows.Select(r => r.State + (r.Late ? "!" : "")))}");
    }

    [Fact]
    public void The_same_consult_after_a_sending_back_is_another_one()
    {
        DossierEvent opened = new ConsultOpened("b3", "b3", [new Holder("consulted_body", Department)], Due(Deadline), SilenceRule.Mandatory, null, Asked);
        var sheets = ConsultTable.Of(Happened([opened, new WorkCancelled(["b3"]), opened, Given(Department, Before)]), Before);
        Assert.Equal([OpinionState.Dropped, OpinionState.Answered], sheets.Select(s => s.Rows.Single().State));
        Assert.Contains("hệ thống nhắc", CooperationWords.RuleOf(sheets[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hand_over_is_awaited_until_it_is_signed_for_or_no_longer_needed()
    {
        var hops = HopTable.Of(Happened(
        [
            new StepCompleted("b1", "b1", "xong", Asked, null, Written),
            new Circulated(1, Office, Department, "b2", "system", Paper: true, Asked), new Circulated(2, Office, Commission, "b3", "system", Paper: false, Asked), new Circulated(3, Department, Department with { Name = "Sở Tài chính" }, "b4", "outside", false, Asked),
            new HopReceived(1, null, Before), new WorkCancelled(["b3"]),
        ]));
        Assert.Equal([false, false, true], hops.Select(h => h.IsAwaited));
        Assert.Equal([Written, null, null], hops.Select(h => h.PaperReason));
        Assert.Equal([true, true, false], hops.Select(h => h.IsElectronic));
    }

    [Fact]
    public async Task The_tables_are_had_as_files_by_who_sees_the_dossier_and_by_nobody_else()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var officer = _given.Officer(dossier);
        dossier = await _given.Done(officer, dossier, new StepAction(CommandKind.ConsultAdHoc, "b4") { Bodies = [ConsultedNear(dossier)], Note = "=Xin ý kiến" });
        foreach (var format in (string[])["csv", "xlsx", "docx"])
        {
            foreach (var table in Enum.GetValues<CooperationTable>())
            {
                var file = await province.Ask<CooperationPapers, (byte[] Content, string Name)?>(p => p.Table(officer, dossier.Id, table, format, null, null, default));
                Assert.True(file!.Value.Content.Length > 100, $"{table} {format}");
            }
        }

        var csv = Encoding.UTF8.GetString((await province.Ask<CooperationPapers, (byte[] Content, string Name)?>(p => p.Table(officer, dossier.Id, CooperationTable.Opinions, "csv", 1, null, default)))!.Value.Content);
        Assert.Contains("Chờ trả lời", csv, StringComparison.Ordinal);
        Assert.Null(await province.Ask<CooperationPapers, (byte[] Content, string Name)?>(p => p.Table(officer, dossier.Id, CooperationTable.Hops, "exe", null, null, default)));
        var stranger = province.Actor(province.Organisation.Persons.First(p => province.Organisation.HeldBy(p.Id).Any() && !province.Actor(p.Id).Scopes.Any(dossier.Scopes.Contains)).Id);
        Assert.Null(await province.Ask<CooperationPapers, (byte[] Content, string Name)?>(p => p.Table(stranger, dossier.Id, CooperationTable.Hops, "csv", null, null, default)));
        Assert.Null(await province.Ask<CooperationPapers, ThongSuot.Platform.Papers.PaperFile?>(p => p.Receipt(stranger, dossier.Id, 1, null, default)));
        Assert.NotNull(await province.Ask<CooperationPapers, ThongSuot.Platform.Papers.PaperFile?>(p => p.Receipt(officer, dossier.Id, 1, null, default)));
    }

    private Guid ConsultedNear(Dossier dossier)
    {
        var at = dossier.State!.OpenSteps.Single().Holder.Body.Id;
        return province.Organisation.Bodies.First(b => b.IsOrgan && b.Id != at && province.Organisation.HoldersOf("consulted_body", b.Id).Any()).Id;
    }

    private static DossierEvent Given(BodyRef body, DateTimeOffset at) => new OpinionGiven("b3", body.Id, "dong_y", null, at, null);

    private static DossierEvent Closed(DateTimeOffset at) => new ConsultClosed("b3", [], at);

    private static Due Due(DateTimeOffset at) => new(at, new Limit(3, LimitUnit.WorkingDay, LimitBasis.Planned), DateOnly.FromDateTime(at.Date));

    private static ImmutableDictionary<string, Due> Dues(DateTimeOffset at) => ImmutableDictionary<string, Due>.Empty.Add("b3", Due(at));

    private static IEnumerable<Happening> Happened(IEnumerable<DossierEvent> events) => events.Select(e => new Happening(Before, null, null, e));
}
