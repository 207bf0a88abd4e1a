namespace ThongSuot.Contracts.Dossiers;

/// <summary>What other modules may show of a dossier, to a person who may see it.</summary>
/// <param name="Title">Neutral where the dossier is above Thường.</param>
public sealed record DossierSummary(Guid Id, string Code, string Title);

public interface IDossiers
{
    /// <summary>Summaries by id; a dossier that was erased is left out.</summary>
    Task<IReadOnlyDictionary<Guid, DossierSummary>> Summaries(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>The id behind a code, and nothing else; null when there is no such dossier. For readers of the log, whoever may see the dossier.</summary>
    Task<Guid?> IdOf(string code, CancellationToken cancellation);
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

    public static string StreamOf(Guid dossier) => StreamPrefix + dossier.ToString("N");

    public static Guid DossierOf(string stream) => Guid.ParseExact(stream.AsSpan(StreamPrefix.Length), "N");
}
