using ThongSuot.Platform.Security;

namespace ThongSuot.Contracts.Dossiers;

/// <summary>What other modules may show of a dossier, to a person who may see it.</summary>
/// <param name="Title">Neutral where the dossier is above Thường.</param>
public sealed record DossierSummary(Guid Id, string Code, string Title);

public interface IDossiers
{
    /// <summary>Summaries by id; a dossier that this person may not see, or no longer, is left out.</summary>
    Task<IReadOnlyDictionary<Guid, DossierSummary>> Summaries(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);
}

/// <summary>The types of a dossier's log entries. Their bodies are the engine's events of the same names.</summary>
public static class DossierEntries
{
    public const string StreamPrefix = "dossier/";
    public const string Filed = "dossier.filed";
    public const string StepOpened = "dossier.step_opened";
    public const string ConsultOpened = "dossier.consult_opened";
    public const string Paused = "dossier.paused";
    public const string Unpaused = "dossier.unpaused";
    public const string Reassigned = "dossier.reassigned";
    public const string HandedUp = "dossier.handed_up";
    public const string Ended = "dossier.ended";
    public const string FollowOnOpened = "dossier.follow_on_opened";
    public const string Unassigned = "dossier.unassigned";
    public const string Escalated = "dossier.escalated";
    public const string BodyReplaced = "dossier.body_replaced";

    /// <summary>A restricted dossier's page was opened; stream <see cref="ReadingsOf"/>, body <see cref="DossierRead"/>.</summary>
    public const string Read = "dossier.read";

    /// <summary>A file was downloaded; stream <see cref="ReadingsOf"/>, body <see cref="FileRead"/>.</summary>
    public const string FileRead = "dossier.file_read";

    /// <summary>What one person read of one dossier: a stream of its own, so that reading never stands in the way of acting.</summary>
    public static string ReadingsOf(Guid dossier, Guid person) => $"reading/{dossier:N}/{person:N}";

    public static string StreamOf(Guid dossier) => StreamPrefix + dossier.ToString("N");

    public static Guid DossierOf(string stream) => Guid.ParseExact(stream.AsSpan(StreamPrefix.Length), "N");
}

/// <summary>A restricted dossier was opened; told once an hour for each person.</summary>
public sealed record DossierRead(Guid Dossier);

/// <summary>A file of a dossier or draft was downloaded.</summary>
public sealed record FileRead(Guid Dossier, Guid File);
