using System.Collections.Concurrent;
using System.Collections.Immutable;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests;

/// <summary>A department with its head under the standing board, which stands under the standing committee; a cell far below.</summary>
internal sealed class OneOrganisation : IOrganisation
{
    private readonly OrganisationView _view = new(
        1,
        [
            new Body(PartyCommittee.Id, "TU", PartyCommittee.Name, "province_committee", "TINH", null),
            new Body(Department.Id, "BTC", Department.Name, "organisation_department", "TINH", PartyCommittee.Id),
            new Body(Board.Id, "TT", Board.Name, "standing_board", "TINH", PartyCommittee.Id),
            new Body(Committee.Id, "BTV", Committee.Name, "standing_committee", "TINH", PartyCommittee.Id),
            new Body(Cell.Id, "CB1", Cell.Name, "cell", "CB", PartyCommittee.Id),
        ],
        [.. new[] { CellSecretary, Officer, Colleague, Secretary, Head, BoardMember }.Select((id, i) => new Person(id, $"Đồng chí {i + 1}", $"nguoi{i + 1}"))],
        [
            new Holding(Officer, OfficerRole, Department.Id), new Holding(Colleague, OfficerRole, Department.Id), new Holding(Head, Heads.Role, Department.Id),
            new Holding(BoardMember, BoardMembers.Role, Board.Id), new Holding(CellSecretary, "cell_secretary", Cell.Id),
            new Holding(Secretary, Secretaries.Role, Committee.Id), new Holding(Secretary, OfficerRole, Committee.Id),
        ],
        [
            new SuperiorRule("organisation_department", "TINH", "standing_board", "standing_board"),
            new SuperiorRule("standing_board", "TINH", "standing_committee", "secretary"),
        ]);

    /// <summary>Who acts for whom.</summary>
    public IReadOnlyList<(Guid Delegate, Mandate Mandate)> Acting { get; set; } = [];

    public ValueTask<OrganisationView> View(CancellationToken cancellation) => ValueTask.FromResult(_view.With(Acting.ToLookup(a => a.Delegate, a => a.Mandate)));

    public ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation) => ValueTask.FromResult<Actor?>(null);
}

/// <summary>Every dossier has a summary until it is erased; open work is what a test put there.</summary>
internal sealed class DossierDouble : IDossiers
{
    public const string Code = "TCCB-01/2026/000001";

    public HashSet<Guid> Erased { get; } = [];

    public HashSet<Guid> Unseen { get; } = [];

    /// <summary>Dossiers whose work cannot be read.</summary>
    public HashSet<Guid> Broken { get; } = [];

    public HashSet<Guid> Paused { get; } = [];

    public Dictionary<Guid, Secrecy> Secret { get; } = [];

    public string Title { get; set; } = "Kết nạp đảng viên – Nguyễn Văn A";

    public ConcurrentDictionary<(Guid Dossier, string Key), OpenWorkDetails> Works { get; } = [];

    /// <summary>A step of the officers that came at <paramref name="since"/> and is due.</summary>
    public Guid Open(DateTimeOffset since, DateTimeOffset due, Holder? holder = null, LimitUnit unit = LimitUnit.WorkingDay)
    {
        var dossier = Guid.NewGuid();
        Works[(dossier, "b5")] = new OpenWorkDetails(
            dossier, "b5", "b5", since, new Due(due, new Limit(3, unit, LimitBasis.Planned), DateOnly.FromDateTime(due.DateTime)), [holder ?? Officers]);
        return dossier;
    }

    public Task<IReadOnlyDictionary<Guid, DossierSummary>> Summaries(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<Guid, DossierSummary>>(
            ids.Where(id => !Erased.Contains(id) && !Unseen.Contains(id)).ToDictionary(id => id, id => new DossierSummary(id, Code, Title)));

    public Task<IReadOnlyDictionary<Guid, DossierReference>> References(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<Guid, DossierReference>>(
            ids.Where(id => !Erased.Contains(id)).ToDictionary(id => id, id => new DossierReference(id, Code, Guid.Empty, Secret.GetValueOrDefault(id))));

    public Task<Guid?> IdOf(string code, CancellationToken cancellation) => Task.FromResult<Guid?>(null);

    public Task<IReadOnlySet<Guid>> Visible(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlySet<Guid>>(ids.Where(id => !Unseen.Contains(id)).ToHashSet());

    public Task<IReadOnlyList<DueWork>> DueWork(DateTimeOffset until, DueWork? after, int count, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DueWork>>([.. Works.Values.Where(w => w.Due.At <= until && !Paused.Contains(w.Dossier)).Select(w => new DueWork(w.Due.At, w.Dossier, w.Key))
            .Where(w => after is null || (w.DueAt, w.Dossier, w.Key).CompareTo((after.DueAt, after.Dossier, after.Key)) > 0)
            .OrderBy(w => (w.DueAt, w.Dossier, w.Key)).Take(count)]);

    public Task<IReadOnlyList<OpenWorkDetails>> OpenWork(IReadOnlyCollection<Guid> dossiers, CancellationToken cancellation) => dossiers.Any(Broken.Contains)
        ? throw new InvalidOperationException("broken")
        : Task.FromResult<IReadOnlyList<OpenWorkDetails>>([.. Works.Values.Where(w => dossiers.Contains(w.Dossier) && !Paused.Contains(w.Dossier))]);

    public Task<IReadOnlyDictionary<Guid, int>> OverdueByBody(IReadOnlyCollection<Guid> bodies, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<Guid, int>>(Works.Values.Where(w => w.Due.At <= now).SelectMany(w => w.Holders).Select(h => h.Body.Id).Where(bodies.Contains)
            .GroupBy(b => b).ToDictionary(g => g.Key, g => g.Count()));
}

/// <summary>One procedure with one step, a plain working week, and the shipped reminders.</summary>
internal sealed class ProcedureDouble : IProcedures
{
    public const string Name = "Kết nạp đảng viên", Action = "Thẩm định hồ sơ";

    private static readonly WorkingCalendar Plain = WorkingCalendar.Build(new CalendarData
    {
        Version = "plain",
        WeeklyHours =
        [
            new WeeklyHours(
                "tuần", null, null, null,
                Enumerable.Range(1, 5).ToDictionary(
                    day => (DayOfWeek)day, _ => (IReadOnlyList<Session>)[new(new TimeOnly(7, 30), new TimeOnly(11, 30)), new(new TimeOnly(13, 0), new TimeOnly(17, 0))]),
                "nguồn", true),
        ],
    });

    public List<ReminderRule> Rules { get; } =
    [
        Rule("share", ReminderTo.Holder) with { Share = 0.8m }, Rule("before", ReminderTo.Holder) with { Offset = -1 },
        Rule("at", ReminderTo.Holder) with { Offset = 0 }, Rule("after", ReminderTo.Holder) with { Offset = 2 },
        Rule("head", ReminderTo.Head) with { Offset = 3 }, Rule("superior", ReminderTo.Superior) with { Offset = 5 },
    ];

    public static ReminderRule Rule(string code, ReminderTo to) =>
        new(code, $"nhắc {code}", to, [LimitUnit.WorkingDay], null, null, LimitUnit.WorkingDay, null, null, "nguồn", false);

    public ValueTask<IReadOnlyList<ReminderRule>> Reminders(CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<ReminderRule>>(Rules);

    public ValueTask<IReadOnlyList<ReformDeadline>> ReformDeadlines(CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<ReformDeadline>>([]);

    public ValueTask<IReadOnlyList<BreachRule>> BreachRules(CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<BreachRule>>([]);

    public ValueTask<IReadOnlyList<IndicatorTarget>> IndicatorTargets(CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<IndicatorTarget>>([]);

    public ValueTask<IReadOnlyList<BreachCause>> BreachCauses(CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<BreachCause>>([]);

    public ValueTask<IReadOnlyList<KeyValuePair<string, string>>> Roles(CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<KeyValuePair<string, string>>>([]);

    public ValueTask<IReadOnlySet<string>> SigningRoles(DateOnly day, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlySet<string>>(new HashSet<string>(StringComparer.Ordinal));

    public ValueTask<WorkingCalendar> Calendar(Guid? body, CancellationToken cancellation) => ValueTask.FromResult(Plain);

    public ValueTask<Func<Guid?, WorkingCalendar>> Calendars(CancellationToken cancellation) => ValueTask.FromResult<Func<Guid?, WorkingCalendar>>(_ => Plain);

    public ValueTask<Func<Guid?, WorkingCalendar>> LatestCalendars(CancellationToken cancellation) => Calendars(cancellation);

    public ValueTask<IReadOnlySet<string>> LeadingRoles(CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlySet<string>>(new HashSet<string>(StringComparer.Ordinal) { Heads.Role, BoardMembers.Role, Secretaries.Role });

    public bool Compartment { get; set; }

    public ValueTask<Procedure> Version(Guid versionId, CancellationToken cancellation)
    {
        var step = new Step("b5", 5, Action, StepKind.Review, new Performer(OfficerRole, "competent.organisation_department"));
        return ValueTask.FromResult(new Procedure(
            versionId, "TCCB-01", "TCCB", Name, "", false, SubjectKind.Person, [], [], [], [], [], "", false, false, false, new ProcedureDefinition("TCCB-01", new Sequence("s", [step])) { Compartment = Compartment }));
    }

    public ValueTask<IReadOnlyList<Procedure>> Published(CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<Result<Procedure>> FindFor(string code, Guid body, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Procedure>> OpenTo(Guid body, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<Procedure?> FindPublished(string code, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<FormDefinition?> Form(string code, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<FormDefinition?> Form(Guid versionId, string code, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<ProcedureDetails> Details(Guid versionId, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<PublishedSet?> Set(CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<CompetenceTable> Competence(CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<string> RoleName(string role, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<ThongSuot.Platform.Papers.PaperFormat> Format(DateOnly day, CancellationToken cancellation) => throw new NotSupportedException();
}

/// <summary>Keeps what was sent; fails as long as a test wants.</summary>
internal sealed class Letters : IMailSender
{
    public ConcurrentQueue<Letter> Sent { get; } = [];

    public Func<Letter, bool> Fails { get; set; } = _ => false;

    public Task Send(Letter letter, CancellationToken cancellation)
    {
        if (Fails(letter))
            throw new System.Net.Mail.SmtpException(System.Net.Mail.SmtpStatusCode.ServiceNotAvailable);
        Sent.Enqueue(letter);
        return Task.CompletedTask;
    }
}
