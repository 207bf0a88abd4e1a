using System.Collections.Immutable;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.Values;
using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;
using Parallel = ThongSuot.Engine.Processes.Parallel;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>The bodies and persons of the tests. A cell files, an office serves a committee, above which stands the province.</summary>
internal static class People
{
    public static readonly BodyRef Cell = Body(1, "Chi bộ 1"), Office = Body(2, "Văn phòng"), Department = Body(3, "Ban Tổ chức"), Committee = Body(4, "Ban Thường vụ"), Province = Body(5, "Tỉnh ủy");

    public static readonly ImmutableDictionary<string, BodyRef> Everywhere = new Dictionary<string, BodyRef>
    {
        ["cell"] = Cell, ["office"] = Office, ["department"] = Department, ["committee"] = Committee, ["province"] = Province,
    }.ToImmutableDictionary();

    public static readonly Acting
        Secretary = Person(11, ("secretary", Cell)),
        CoSecretary = Person(12, ("secretary", Cell)),
        AtOffice = Person(21, ("officer", Office)),
        OtherAtOffice = Person(22, ("officer", Office)),
        LeaderOfOffice = Person(23, ("leader", Office)),
        AtDepartment = Person(31, ("officer", Department)),
        ConsultedDepartment = Person(32, ("consulted_body", Department)),
        AtCommittee = Person(41, ("officer", Committee)),
        ConsultedCommittee = Person(42, ("consulted_body", Committee)),
        AtProvince = Person(51, ("officer", Province), ("standing_board", Province)),
        Member = Person(61), OtherMember = Person(62), Subject = Person(71), Stranger = Person(99);

    public static readonly ImmutableArray<Acting> All =
    [
        Secretary, CoSecretary, AtOffice, OtherAtOffice, LeaderOfOffice, AtDepartment, ConsultedDepartment, AtCommittee, ConsultedCommittee, AtProvince, Member, OtherMember,
        Subject, Stranger, Acting.System,
    ];

    public static readonly Note Because = new(Number(700), "hash");

    public static Guid Number(int n) => new(n, 0, 0, new byte[8]);

    /// <summary>The officer of the body above; above the province stands nobody.</summary>
    public static Holder? Superior(Holder holder) =>
        holder.Body == Cell || holder.Body == Office || holder.Body == Department ? new Holder("officer", Committee)
        : holder.Body == Committee ? new Holder("officer", Province)
        : null;

    private static BodyRef Body(int n, string name) => new(Number(n), name);

    private static Acting Person(int n, params (string Role, BodyRef Body)[] grants) => new(Number(n), [.. grants.Select(g => (g.Role, g.Body.Id))]);
}

/// <summary>Short words for definitions.</summary>
internal static class Define
{
    public static ProcedureDefinition Procedure(params Node[] nodes) => Procedure(Enum.GetValues<BranchCode>(), nodes);

    public static ProcedureDefinition Procedure(BranchCode[] branches, params Node[] nodes) =>
        new("TCCB-99", new Sequence("root", [.. nodes])) { Branches = [.. branches], MergeInto = "KTUB-01" };

    public static Step Submit(string id = "b1") => Step(id, StepKind.Submit) with { Who = ByFiler };

    /// <summary>An officer's step at a place.</summary>
    public static Step Step(string id, StepKind kind = StepKind.Prepare, string at = "office") => new(id, int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture), "Bước " + id, kind, Officer(at));

    public static Node[] Steps(params string[] ids) => [.. ids.Select(id => Step(id))];

    public static Step Asking(string id, params string[] outcomes) => Step(id) with { Outcomes = [.. outcomes.Select(o => new Outcome(o, o))] };

    public static Step Voting(string id, VoteThreshold threshold, VoteBase of = VoteBase.Members) =>
        Step(id, StepKind.Collective) with { Vote = new VoteRule(threshold, of, Secret: false) };

    public static Sequence Path(string id, params Node[] nodes) => new(id, [.. nodes]);

    public static Parallel All(string id, params Sequence[] branches) => new(id, [.. branches], branches.Length);

    public static Parallel Some(string id, int need, params Sequence[] branches) => new(id, [.. branches], need);

    public static Choice When(string id, string guard, Sequence then, Sequence otherwise) => new(id, [new GuardedBranch(Guard(guard), then)], otherwise);

    public static Performer Officer(string at) => new("officer", at);

    public static readonly Performer ByFiler = new("secretary", Performer.Filer);

    public static readonly Performer ByTeam = new("inspection_team", Performer.Team);

    public static readonly Performer BySubject = new("subject", Performer.Subject);

    public static Performer Outside(string name, string recordedAt = "office") => new("outside_body", null, name, Officer(recordedAt));

    public static Guard Guard(string text)
    {
        var types = Enumerable.Range(1, 60).Aggregate(GuardTypes.None, (known, n) => known.With($"outcome.b{n}", GuardType.Text))
            .With("fact.pham_vi", GuardType.Text).With("form.bm-01.so_tien", GuardType.Number).With("secrecy", GuardType.Text);
        return Engine.Guards.Guard.Parse(text, types).Guard ?? throw new ArgumentException(text, nameof(text));
    }
}

/// <summary>One dossier that the tests act on; time stands unless a test moves it. Monday, 3 March 2025, eight o'clock.</summary>
internal sealed class Case(ProcedureDefinition definition)
{
    public ProcedureDefinition Definition { get; private set; } = definition;
    public DossierState? Started { get; private set; }
    public DossierState State => Started!;
    public List<DossierEvent> Log { get; } = [];
    public DateTimeOffset Now { get; set; } = At("2025-03-03 08:00");
    public ImmutableDictionary<string, BodyRef> Places { get; set; } = People.Everywhere;
    public ImmutableDictionary<string, ImmutableArray<BodyRef>> Lists { get; set; } = ImmutableDictionary<string, ImmutableArray<BodyRef>>.Empty;
    public ImmutableArray<Guid> SubjectPersons { get; set; } = [];
    public ImmutableHashSet<Guid> RelativesOfTheSecretary { get; set; } = [];
    public ImmutableHashSet<Guid> Gone { get; set; } = [];

    /// <summary>Whether the organisation is known: who is in a holder's place, of all people of the tests.</summary>
    public bool KnowsPeople { get; set; }
    public Func<string, Value> Form { get; set; } = _ => Value.Nothing;
    public WorkingCalendar Calendar { get; } = Standard;

    /// <summary>The calendars of single bodies.</summary>
    public Func<Guid, WorkingCalendar> CalendarOf { get; set; } = _ => Standard;

    public IEnumerable<string> OpenKeys => State.Open.Keys.Order(StringComparer.Ordinal);
    public string Opened => string.Join(' ', OpenKeys);

    /// <summary>Filed by the cell's secretary; a first step "submit" is done by that.</summary>
    public static Case Filed(params Node[] nodes) => new Case(Define.Procedure(nodes)).File();

    public Case File(string scope = "noi_bo") =>
        Do(People.Secretary, new FileDossier("secretary", People.Cell, ImmutableDictionary<string, string>.Empty.Add("pham_vi", scope)));

    public Context By(Acting actor) => new(actor, Now, Calendar, new Places(p => Places.GetValueOrDefault(p), People.Superior))
    {
        CalendarOf = CalendarOf, SubjectPersons = SubjectPersons, Lists = Lists, FormValue = Form, LeadingRoles = ["leader"],
        RelativesOf = person => person == People.Secretary.Person ? RelativesOfTheSecretary : [],
        HoldersOf = KnowsPeople ? holder => People.All.Where(a => a.Person is { } person && !Gone.Contains(person) && a.Holds(holder)).Select(a => a.Person!.Value) : null,
    };

    public Decision Try(Acting actor, Command command) => Process.Decide(Definition, Started, command, By(actor));

    public Case Do(Acting actor, Command command)
    {
        var decision = Try(actor, command);
        Assert.True(decision.Refusal is null, $"{command}: {decision.Refusal}");
        Log.AddRange(decision.Events);
        Started = decision.State;
        return this;
    }

    /// <summary>Goes on by another version.</summary>
    public void Becomes(ProcedureDefinition to, Decision migrated)
    {
        Log.AddRange(migrated.Events);
        (Definition, Started) = (to, migrated.State);
    }

    /// <summary>The officer of the office completes these, one after another.</summary>
    public Case Done(params string[] keys) => keys.Aggregate(this, (self, key) => self.Do(People.AtOffice, new Complete(key)));

    public void IsRefused(Refused why, Acting actor, Command command) => Assert.Equal(why, Try(actor, command).Refusal);

    public bool Offers(Acting actor, CommandKind kind, string? key = null) => Process.Offers(Definition, State, By(actor)).Any(o => o.Kind == kind && o.Key == key);

    public T Last<T>()
        where T : DossierEvent => Log.OfType<T>().Last();

    public string DueOf(string key) => State.Open[key].Due is { } due ? Local(due.At) : "";
}
