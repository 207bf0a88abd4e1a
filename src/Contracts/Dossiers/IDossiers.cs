using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Contracts.Dossiers;

/// <summary>What other modules may show of a dossier, to a person who may see it.</summary>
/// <param name="Title">Neutral where the dossier is above Thường.</param>
public sealed record DossierSummary(Guid Id, string Code, string Title);

/// <summary>A dossier without its title.</summary>
/// <param name="Definition">Version of the procedure it runs on.</param>
public sealed record DossierReference(Guid Id, string Code, Guid Definition, Secrecy Secrecy)
{
    /// <summary>The body that decides; null where only the rest was asked for.</summary>
    public Guid? CompetentBody { get; init; }

    /// <summary>Code of its procedure; null as above.</summary>
    public string? Procedure { get; init; }
}

/// <summary>Open work with a deadline; the three together are the order and the page key of the list.</summary>
/// <param name="Key">Key of the open work within its dossier.</param>
public sealed record DueWork(DateTimeOffset DueAt, Guid Dossier, string Key);

/// <summary>Open work with all that a reminder needs.</summary>
/// <param name="Node">Node of the procedure; "" for a leader's direction.</param>
/// <param name="Holders">Who has to do it: the assigned person alone, or each body that has not given its opinion yet.</param>
public sealed record OpenWorkDetails(Guid Dossier, string Key, string Node, DateTimeOffset Since, Due Due, IReadOnlyList<Holder> Holders);

public interface IDossiers
{
    /// <summary>Summaries by id; a dossier that this person may not see, or no longer, is left out.</summary>
    Task<IReadOnlyDictionary<Guid, DossierSummary>> Summaries(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>What is neutral of any dossier, for those who are told of its deadlines and for readers of the log.</summary>
    Task<IReadOnlyDictionary<Guid, DossierReference>> References(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>The id behind a code, and nothing else; null when there is no such dossier. For readers of the log, whoever may see the dossier.</summary>
    Task<Guid?> IdOf(string code, CancellationToken cancellation);

    /// <summary>Those of the dossiers that this person may see now.</summary>
    Task<IReadOnlySet<Guid>> Visible(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>Open work of dossiers whose clocks run, with a deadline up to <paramref name="until"/>, in order.</summary>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    Task<IReadOnlyList<DueWork>> DueWork(DateTimeOffset until, DueWork? after, int count, CancellationToken cancellation);

    /// <summary>The open steps and consults with a deadline of these dossiers; none of those whose clocks stand or that are over.</summary>
    Task<IReadOnlyList<OpenWorkDetails>> OpenWork(IReadOnlyCollection<Guid> dossiers, CancellationToken cancellation);

    /// <summary>How much open work of each of these bodies is overdue; bodies without any are left out.</summary>
    Task<IReadOnlyDictionary<Guid, int>> OverdueByBody(IReadOnlyCollection<Guid> bodies, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>The types of a dossier's log entries. Their bodies are the engine's events of the same names.</summary>
public static class DossierEntries
{
    public const string StreamPrefix = "dossier/";
    public const string Filed = "dossier.filed";
    public const string StepOpened = "dossier.step_opened";
    public const string StepCompleted = "dossier.step_completed";
    public const string ConsultOpened = "dossier.consult_opened";
    public const string Paused = "dossier.paused";
    public const string Unpaused = "dossier.unpaused";
    public const string Reassigned = "dossier.reassigned";
    public const string HandedUp = "dossier.handed_up";
    public const string Mentioned = "dossier.mentioned";
    public const string FormFilled = "dossier.form_filled";
    public const string Ended = "dossier.ended";
    public const string Reopened = "dossier.reopened";
    public const string FollowOnOpened = "dossier.follow_on_opened";
    public const string CallOpened = "dossier.call_opened";
    public const string Unassigned = "dossier.unassigned";
    public const string Escalated = "dossier.escalated";
    public const string BodyReplaced = "dossier.body_replaced";
    public const string Directed = "dossier.directed";
    public const string DirectionAnswered = "dossier.direction_answered";
    public const string MeetingCalled = "dossier.meeting_called";
    public const string Informed = "dossier.informed";
    public const string ExtensionAsked = "dossier.extension_asked";
    public const string Extended = "dossier.extended";
    public const string Migrated = "dossier.migrated";
    public const string Corrected = "dossier.corrected";

    /// <summary>A comment was written, or taken back; stream <see cref="DiscussionOf"/>.</summary>
    public const string Commented = "dossier.commented";
    public const string CommentWithdrawn = "dossier.comment_withdrawn";

    /// <summary>A restricted dossier's page was opened; stream <see cref="ReadingsOf"/>, body <see cref="DossierRead"/>.</summary>
    public const string Read = "dossier.read";

    /// <summary>A file was downloaded; stream <see cref="ReadingsOf"/>, body <see cref="FileRead"/>.</summary>
    public const string FileRead = "dossier.file_read";

    /// <summary>What one person read of one dossier: a stream of its own, so that reading never stands in the way of acting.</summary>
    public static string ReadingsOf(Guid dossier, Guid person) => $"reading/{dossier:N}/{person:N}";

    public static string StreamOf(Guid dossier) => StreamPrefix + dossier.ToString("N");

    /// <summary>What is said around a dossier: a stream of its own, so that a comment never stands in the way of acting.</summary>
    public static string DiscussionOf(Guid dossier) => $"discussion/{dossier:N}";

    /// <summary>Of its stream or of its discussion.</summary>
    public static Guid DossierOf(string stream) => Guid.ParseExact(stream.AsSpan(stream.LastIndexOf('/') + 1), "N");
}

/// <summary>A restricted dossier was opened; told once an hour for each person.</summary>
public sealed record DossierRead(Guid Dossier);

/// <summary>A file of a dossier or draft was downloaded.</summary>
public sealed record FileRead(Guid Dossier, Guid File);
