namespace ThongSuot.Contracts.Dossiers;

/// <summary>How much open work waits for single persons: what was given to them by name, and what only they can do. Numbers, never what it is about.</summary>
public interface IWaitingWork
{
    /// <returns>Persons for whom nothing waits may be left out; cases with a team of their own are not counted.</returns>
    Task<IReadOnlyDictionary<Guid, int>> Count(IReadOnlyCollection<Guid> persons, CancellationToken cancellation);

    /// <summary>The page where leaders hand the work of a person over.</summary>
    public static string HandOverAddress(Guid person) => $"/ban-giao/{person}";
}
