using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Reform.Breaches;

namespace ThongSuot.Reform.Tests.Breaches;

/// <summary>
/// What counts as a breach, and by how much, from the entries of a dossier. The days are those of April 2026: Monday 20 to Friday 24, worked from 8 to 12 and
/// from 13 to 17; the step is due on Tuesday 21 at 17:00 unless said otherwise.
/// </summary>
public sealed class FindingTests
{
    private static readonly Guid A = new("00000000-0000-0000-0000-00000000000a"), B = new("00000000-0000-0000-0000-00000000000b"), Applicant = new("00000000-0000-0000-0000-00000000000c");
    private static readonly BodyRef Office = new(new("00000000-0000-0000-0000-000000000101"), "Văn phòng"), Board = new(new("00000000-0000-0000-0000-000000000102"), "Ban"), Cell = new(new("00000000-0000-0000-0000-000000000103"), "Chi bộ");
    private static readonly Holder Officer = new("case_officer", Office), Consulted = new("consulted_body", Board), Member = new(Filer.Member, Cell, [Applicant]);
    private static readonly DateTimeOffset Due = Local(21, 17, 0);

    private static readonly WorkingCalendar Calendar = WorkingCalendar.Build(new CalendarData
    {
        Version = "1", UtcOffset = TimeSpan.FromHours(7), LateCutOff = new TimeOnly(17, 0),
        WeeklyHours =
        [
            new("tuần", null, null, null, Enumerable.Range(1, 5).ToDictionary(d => (DayOfWeek)d, _ => (IReadOnlyList<Session>)[new(new TimeOnly(8, 0), new TimeOnly(12, 0)), new(new TimeOnly(13, 0), new TimeOnly(17, 0))]), "nguồn", true),
        ],
    });

    private static readonly Dictionary<string, (DossierEvent[] Happened, DateTimeOffset Now, string[] Found)> s_cases = new(StringComparer.Ordinal)
    {
        ["done in time"] = ([Opened(), Done(Local(21, 16, 59))], Local(24, 8, 0), []),
        ["done at the very deadline"] = ([Opened(), Done(Due)], Local(24, 8, 0), []),
        ["done two hours late"] = ([Opened(), Done(Local(22, 10, 0))], Local(24, 8, 0), ["StepLate 120 fixed A"]),
        ["done a minute late after work"] = ([Opened(), Done(Local(21, 17, 1))], Local(24, 8, 0), ["StepLate 0 fixed A"]),
        ["done after a week-end"] = ([Opened(due: Local(24, 17, 0)), Done(Local(27, 9, 0))], Local(28, 8, 0), ["StepLate 60 fixed A"]),
        ["open before its deadline"] = ([Opened()], Local(21, 16, 59), []),
        ["open after its deadline, nobody's yet"] = ([Opened()], Local(22, 17, 0), ["StepLate 480 open role"]),
        ["open after its deadline, somebody's"] = ([Opened(), new Reassigned("b1", A, B, Local(20, 10, 0), null)], Local(22, 17, 0), ["StepLate 480 open A"]),
        ["given back to the role"] = ([Opened(), new Reassigned("b1", A, B, Local(20, 10, 0), null), new Unassigned("b1", A, Local(21, 10, 0))], Local(22, 17, 0), ["StepLate 480 open role"]),
        ["a limit in hours goes by the clock"] = ([Opened(due: Local(21, 20, 0), unit: LimitUnit.Hour), Done(Local(22, 8, 0))], Local(24, 8, 0), ["StepLate 720 fixed A"]),
        ["without a deadline"] = ([new StepOpened("b1", "b1", Officer, null, Local(20, 9, 0)), Done(Local(24, 9, 0))], Local(27, 8, 0), []),
        ["stopped in time, and done by the deadline that was left"] =
            ([Opened(), Returned(Local(21, 10, 0)), GoesOn(Local(23, 8, 0), Local(23, 15, 0)), Done(Local(23, 14, 0))], Local(24, 8, 0), []),
        ["late, then stopped: the standstill is not counted"] =
            ([Opened(), Returned(Local(22, 10, 0)), GoesOn(Local(24, 8, 0), Due), Done(Local(24, 9, 0))], Local(24, 12, 0), ["StepLate 180 fixed A"]),
        ["late, and still stopped"] = ([Opened(), Returned(Local(22, 10, 0))], Local(24, 12, 0), ["StepLate 120 open role"]),
        ["late, then extended so that it was in time"] = ([Opened(), new Extended("b1", DueAt(Local(24, 17, 0)), A, Local(22, 9, 0), null), Done(Local(23, 9, 0))], Local(24, 12, 0), []),
        ["late, then computed anew so that it was in time"] =
            ([Opened(), new Recomputed(ImmutableDictionary<string, Due>.Empty.Add("b1", DueAt(Local(23, 17, 0))), "2", null, Local(22, 9, 0)), Done(Local(23, 9, 0))], Local(24, 12, 0), []),
        ["the applicant's own step"] = ([new StepOpened("b1", "b1", Member, DueAt(Due), Local(20, 9, 0)), new StepCompleted("b1", "b1", "xong", Local(23, 9, 0), Applicant)], Local(24, 8, 0), []),
        ["an outside body's answer"] = ([new StepOpened("b1", "b1", Officer with { Outside = "Sở Nội vụ" }, DueAt(Due), Local(20, 9, 0)), Done(Local(23, 9, 0))], Local(24, 8, 0), []),
        ["no longer wanted when it was late"] = ([Opened(), new WorkCancelled(["b1"])], Local(24, 8, 0), ["StepLate 120 fixed role"]),
        ["handed up late: only the first one"] =
            ([Opened(), new HandedUp("b1", new Holder("standing_board", Board), DueAt(Local(24, 17, 0)), A, Local(22, 10, 0), null, null), new StepCompleted("b1", "b1", "xong", Local(24, 9, 0), B)], Local(24, 12, 0), ["StepLate 120 fixed A"]),
        ["refused as not competent in time"] = ([Opened(due: Local(24, 17, 0)), NotCompetent(Local(22, 16, 0))], Local(24, 8, 0), []),
        ["refused as not competent late"] = ([Opened(due: Local(24, 17, 0)), NotCompetent(Local(23, 10, 0))], Local(24, 8, 0), ["NotCompetentLate 120 fixed A"]),
        ["declined late: the step, and no notice"] = ([Opened(), new Ended(DossierStatus.Declined, null, null, A, Local(22, 10, 0), null)], Local(24, 8, 0), ["StepLate 120 fixed A"]),
        ["an opinion in time"] = ([Asked(), Answered(Local(21, 10, 0)), new ConsultClosed("c1", [], Local(21, 10, 0))], Local(24, 8, 0), []),
        ["an opinion late"] = ([Asked(), Answered(Local(22, 9, 0)), new ConsultClosed("c1", [], Local(22, 9, 0))], Local(24, 8, 0), ["ConsultLate 60 fixed B"]),
        ["an opinion that is open and late"] = ([Asked()], Local(22, 9, 0), ["ConsultLate 60 open role"]),
        ["silence that counts as consent"] = ([Asked(), new ConsultClosed("c1", [Board.Id], Due)], Local(24, 8, 0), ["ConsultLate 0 fixed role"]),
        ["one of two is silent"] =
            ([new ConsultOpened("c1", "c1", [Consulted, new Holder("consulted_body", Cell)], DueAt(Due), SilenceRule.Consent, null, Local(20, 9, 0)), Answered(Local(21, 9, 0)), new ConsultClosed("c1", [Cell.Id], Due)], Local(24, 8, 0), ["ConsultLate 0 fixed role"]),
        ["asked by a step on its way"] = ([Opened(due: Local(24, 17, 0)), Asked("b1?1", "b1"), Answered(Local(22, 9, 0), "b1?1")], Local(23, 8, 0), ["ConsultLate 60 fixed B"]),
        ["arrival signed in time"] = ([.. Arrived(), new HopReceived(1, A, Local(21, 16, 0))], Local(22, 8, 0), []),
        ["arrival signed late"] = ([.. Arrived(), new HopReceived(1, A, Local(22, 10, 0))], Local(22, 12, 0), ["ReceiptLate 120 fixed A"]),
        ["arrival not signed at all"] = (Arrived(), Local(22, 9, 0), ["ReceiptLate 60 open role"]),
        ["arrival while the clocks stand"] = ([.. Arrived(), Suspended(Local(20, 10, 0))], Local(24, 9, 0), []),
        ["returned once"] = ([Opened(due: Local(24, 17, 0)), Returned(Local(20, 10, 0))], Local(22, 8, 0), []),
        ["returned twice"] =
            ([Opened(due: Local(24, 17, 0)), Returned(Local(20, 10, 0)), GoesOn(Local(20, 11, 0), Local(24, 17, 0)), Returned(Local(20, 13, 0))], Local(22, 8, 0), ["ReturnedAgain – fixed A"]),
        ["suspended, then returned"] =
            ([Opened(due: Local(24, 17, 0)), Suspended(Local(20, 10, 0)), GoesOn(Local(20, 11, 0), Local(24, 17, 0)), Returned(Local(20, 13, 0))], Local(22, 8, 0), []),
        ["its result was sent back"] =
            ([Opened(), Done(Local(20, 10, 0)), new StepOpened("b2", "b2", new Holder("unit_head", Office), DueAt(Local(24, 17, 0)), Local(20, 10, 0)), new SentBack("b2", "b1", B, Local(20, 11, 0), null), Opened(at: Local(20, 11, 0)), Done(Local(20, 15, 0), B)],
                Local(22, 8, 0), ["SentBack – fixed A"]),
        ["both late and sent back"] =
            ([Opened(), Done(Local(22, 10, 0)), new StepOpened("b2", "b2", new Holder("unit_head", Office), DueAt(Local(24, 17, 0)), Local(22, 10, 0)), new SentBack("b2", "b1", B, Local(22, 11, 0), null)],
                Local(23, 8, 0), ["StepLate 120 fixed A", "SentBack – fixed A"]),
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Facts_become_breaches_by_the_rules(string name)
    {
        var (happened, now, found) = s_cases[name];

        Assert.Equal(found, Words(happened, now, Rules()));
        // However often it is looked at.
        Assert.Equal(found, Words(happened, now, Rules()));
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public void A_rule_may_begin_later_than_the_deadline(int hour, bool isBreach) =>
        Assert.Equal(isBreach, Words([Opened(), Done(Local(22, hour, 0))], Local(24, 8, 0), Rules(lateFrom: 240)).Length == 1);

    [Theory]
    [InlineData(21, true)]
    [InlineData(22, false)]
    public void A_rule_speaks_for_deadlines_in_its_validity(int from, bool isBreach) =>
        Assert.Equal(isBreach, Words([Opened(), Done(Local(23, 9, 0))], Local(24, 8, 0), Rules(from: new DateOnly(2026, 4, from))).Length == 1);

    [Fact]
    public void It_is_known_when_to_look_again()
    {
        DateTimeOffset? Next(DateTimeOffset now, int lateFrom, params DossierEvent[] happened) => new BreachFinding(Rules(lateFrom), Calendar).NextAt(Sheet(happened).Duties, now);

        Assert.Equal(Due.AddMilliseconds(1), Next(Local(20, 10, 0), 0, Opened()));
        Assert.Equal(Local(22, 10, 0), Next(Local(20, 10, 0), 120, Opened()));
        Assert.Null(Next(Local(22, 10, 0), 0, Opened()));
        Assert.Null(Next(Local(20, 10, 0), 0, Opened(), Done(Local(20, 9, 30))));
        Assert.Null(Next(Local(20, 10, 0), 0, Opened(), Returned(Local(20, 9, 30))));
        // Never in the past, or the look would not end.
        Assert.True(Next(Local(24, 8, 0), 240, Opened(), Returned(Local(22, 9, 0)), GoesOn(Local(24, 7, 0), Due)) > Local(24, 8, 0));
    }

    private static string[] Words(DossierEvent[] happened, DateTimeOffset now, IReadOnlyList<BreachRule> rules) =>
        [.. new BreachFinding(rules, Calendar).Of(Sheet(happened).Duties, now).Select(f =>
            $"{f.Rule.Kind} {f.LateMinutes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"} {(f.IsFixed ? "fixed" : "open")} {(f.Duty.Person == A ? "A" : f.Duty.Person == B ? "B" : "role")}")];

    private static DutySheet Sheet(IEnumerable<DossierEvent> happened)
    {
        var (sheet, sequence) = (new DutySheet(), 0);
        sheet.Take(++sequence, Local(20, 8, 0), new Filed(new Filer(Applicant, Filer.Member, Cell), ImmutableDictionary<string, string>.Empty, Secrecy.Thuong, null, Local(20, 8, 0)));
        foreach (var one in happened)
            sheet.Take(++sequence, Local(22, 10, 0), one);
        return sheet;
    }

    private static List<BreachRule> Rules(int lateFrom = 0, DateOnly? from = null) =>
        [.. Enum.GetValues<BreachKind>().Select(k => new BreachRule(k.ToString(), k, k.ToString(), BreachGroup.Pace, lateFrom, k switch { BreachKind.ReceiptLate => 1, BreachKind.NotCompetentLate => 2, _ => null }, from, null, "nguồn", false))];

    private static DateTimeOffset Local(int day, int hour, int minute) => new DateTimeOffset(2026, 4, day, hour, minute, 0, TimeSpan.FromHours(7)).ToUniversalTime();

    private static Due DueAt(DateTimeOffset at, LimitUnit unit = LimitUnit.WorkingDay) => new(at, new Limit(1, unit, LimitBasis.Planned), new DateOnly(2026, 4, 21));

    private static StepOpened Opened(DateTimeOffset? due = null, LimitUnit unit = LimitUnit.WorkingDay, DateTimeOffset? at = null) => new("b1", "b1", Officer, DueAt(due ?? Due, unit), at ?? Local(20, 9, 0));

    private static StepCompleted Done(DateTimeOffset at, Guid? by = null) => new("b1", "b1", "xong", at, by ?? A);

    private static Paused Returned(DateTimeOffset at) => new(DossierStatus.Returned, "b1", null, A, at, null);

    private static Paused Suspended(DateTimeOffset at) => new(DossierStatus.Suspended, null, null, A, at, null);

    private static Unpaused GoesOn(DateTimeOffset at, DateTimeOffset due) => new(DossierStatus.Returned, ImmutableDictionary<string, Due>.Empty.Add("b1", DueAt(due)), Applicant, at, null);

    private static Ended NotCompetent(DateTimeOffset at) => new(DossierStatus.NotCompetent, null, "Ban Tổ chức", A, at, null);

    private static ConsultOpened Asked(string key = "c1", string? step = null) => new(key, step ?? "c1", [Consulted], DueAt(Due), SilenceRule.Consent, step, Local(20, 9, 0));

    private static OpinionGiven Answered(DateTimeOffset at, string key = "c1") => new(key, Board.Id, "dong_y", B, at, null);

    private static DossierEvent[] Arrived() => [Opened(due: Local(24, 17, 0)), new Circulated(1, Cell, Office, "b1", "system", false, Local(20, 9, 0))];
}
