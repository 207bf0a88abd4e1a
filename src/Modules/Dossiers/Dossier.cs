using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers;

/// <summary>
/// One run of a procedure. The row is the fold of its log entries, written together with them, and can be rebuilt and compared.
/// It changes only by <see cref="Carry"/>: the engine decides.
/// </summary>
internal sealed class Dossier
{
    public const int LongestTitle = 400, LongestWords = 500;

    /// <summary>The draft's id: sending twice makes one dossier.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people say: "TCCB-01/2026/000123".</summary>
    public required string Code { get; init; }

    public required string Procedure { get; init; }

    /// <summary>The field of the procedure: what stands before its number.</summary>
    public string Field => FieldOf(Procedure);

    /// <summary>The version it runs on until it is migrated.</summary>
    public required Guid Definition { get; set; }

    /// <summary>Procedure and subject; neutral above Thường. Erasable.</summary>
    public required string Title { get; set; }

    /// <summary>The title folded, for search.</summary>
    public required string Words { get; set; }

    /// <summary>Procedure and subject, hashed: how an open duplicate is found, and kept out by the database. Meaningless once the secrecy was raised.</summary>
    public required string MatterKey { get; set; }

    /// <summary>What is handed in, hashed: how the same content sent elsewhere is found. Null where nothing is known of it.</summary>
    public string? ContentKey { get; set; }

    public required Guid FilerPerson { get; init; }

    public Guid FilerBody { get; private set; }

    /// <summary>The body that the competence table found.</summary>
    public Guid CompetentBody { get; private set; }

    /// <summary>Places' request and the rule of competence, fixed at filing; only a successor takes a body's place in it.</summary>
    public Matter Matter { get; private set; } = null!;

    /// <summary>Who stands in for somebody may reach it: it is no compartment. What was written before there were mandates is not, until the next act.</summary>
    public bool Delegable { get; private set; }

    public required DateTimeOffset FiledAt { get; init; }

    public DossierStatus Status { get; private set; }

    public Secrecy Secrecy { get; private set; }

    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the system must act by itself next (silence, an unanswered return, a wait); null when never.</summary>
    public DateTimeOffset? TimerAt { get; private set; }

    public DossierState? State { get; private set; }

    /// <summary>Who may see it (see <see cref="Steps.Sight"/>); the rows of scopes follow from it.</summary>
    public ImmutableHashSet<Steps.Viewer> Viewers { get; set; } = [];

    public ImmutableHashSet<Guid> Scopes => [.. Viewers.Select(v => v.Scope)];

    /// <summary>Sequence of the last entry; also the version that pages carry.</summary>
    public int Version { get; set; }

    public byte[] Hash { get; set; } = [];

    public static string FieldOf(string procedure) => procedure.Split('-')[0];

    public StreamHead Head => new(Contracts.Dossiers.DossierEntries.StreamOf(Id), Version, Hash);

    /// <summary>A dossier before its first event.</summary>
    /// <param name="number">The year's running number; the code is made of it.</param>
    public static Dossier New(
        Guid id, Procedure procedure, int number, string title, string matterKey, Guid filer, Guid filerBody, Guid competent, Matter matter, DateTimeOffset now)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"{procedure.Code}/{now.DateInVietnam().Year}/{number:D6}");
        var words = Folding.Fold($"{code} {title}");
        return new Dossier
        {
            Id = id,
            Code = code,
            Procedure = procedure.Code,
            Definition = procedure.VersionId,
            Title = title.Length > LongestTitle ? title[..(LongestTitle - 1)] + "…" : title,
            Words = words.Length > LongestWords ? words[..LongestWords] : words,
            MatterKey = matterKey,
            FilerPerson = filer,
            FilerBody = filerBody,
            CompetentBody = competent,
            Matter = matter,
            FiledAt = now,
        };
    }

    /// <summary>Lets the engine decide and moves on by its events.</summary>
    public Result<ImmutableArray<DossierEvent>> Carry(ProcedureDefinition definition, Command command, Context context)
    {
        var decision = Process.Decide(definition, State, command, context);
        if (decision.Refusal is { } refused)
            return new Refusal(refused.Code, refused.Text, refused == Engine.Processes.Refusals.ReasonRequired ? "note" : null);
        Become(decision.State!);
        Delegable = !definition.Compartment;
        foreach (var migrated in decision.Events.OfType<Migrated>())
            Definition = migrated.To;
        foreach (var replaced in decision.Events.OfType<BodyReplaced>())
            Replace(replaced.From, replaced.To.Id);
        return decision.Events;
    }

    /// <summary>Every body in which it stands: filer's, competent, parties, subject, and all that a state of it names.</summary>
    public HashSet<Guid> BodiesIn(DossierState state) => [.. Process.BodiesOf(state), FilerBody, CompetentBody, .. Matter.Bodies];

    private void Replace(Guid from, Guid to)
    {
        (FilerBody, CompetentBody) = (FilerBody == from ? to : FilerBody, CompetentBody == from ? to : CompetentBody);
        Matter = Matter.With(from, to);
    }

    /// <summary>Takes the columns from the state. Also for comparing a row with its log.</summary>
    internal void Become(DossierState state)
    {
        State = state;
        Status = state.Status;
        Secrecy = state.Secrecy;
        // Whichever comes first: one's own plan or what a rule above allows.
        DueAt = state.Pause is null ? new[] { state.Due?.At, state.Statutory?.At }.Min() : null;
        EndedAt = state.EndedAt;
        TimerAt = state.IsOver ? null : Timers(state).Min();
    }

    private static IEnumerable<DateTimeOffset?> Timers(DossierState state) => state.Pause is { } pause
        ? [pause.Expires?.At]
        : [null, .. state.Open.Values.Where(w => w is OpenConsult { Silence: SilenceRule.Consent } or OpenWait).Select(w => w.Due?.At)];
}

/// <summary>What was found at filing and does not change.</summary>
/// <param name="Anchor">The competent anchor: filer_cell, filer_grassroots, filer_upper or province.</param>
/// <param name="Rule">Id of the rule of competence.</param>
/// <param name="SubjectBody">The body it is about, when it is one.</param>
/// <param name="SubjectPerson">The person it is about, when that person has an account.</param>
/// <param name="Overseer">The inspection commission of the competent body, whose standing members oversee it if it is a compartment.</param>
/// <param name="Caller">The dossier that awaits this one's end.</param>
internal sealed record Matter(string Anchor, string Rule, ImmutableDictionary<string, Guid> Parties, Guid? SubjectBody, Guid? SubjectPerson, Guid? Overseer = null, Caller? Caller = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<Guid> Bodies => Parties.Values.Concat(((Guid?[])[SubjectBody, Overseer]).OfType<Guid>());

    public Matter With(Guid from, Guid to) => this with
    {
        Parties = Parties.ToImmutableDictionary(p => p.Key, p => p.Value == from ? to : p.Value),
        SubjectBody = SubjectBody == from ? to : SubjectBody,
        Overseer = Overseer == from ? to : Overseer,
    };
}

/// <summary>A call of another dossier.</summary>
/// <param name="Key">Of the call in that dossier.</param>
internal sealed record Caller(Guid Dossier, string Key);
