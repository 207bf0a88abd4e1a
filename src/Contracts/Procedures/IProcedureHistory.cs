using System.Collections.Immutable;

namespace ThongSuot.Contracts.Procedures;

/// <summary>A version as the history tells it, without its text; the text is asked of <see cref="IProcedures.Version"/>.</summary>
/// <param name="Body">The body whose text it is; null for the set's own.</param>
/// <param name="IsPilot">It was published for its pilot only.</param>
/// <param name="ValidTo">The first instant at which it is no longer published.</param>
/// <param name="Origins">What moved somebody to make it.</param>
public sealed record HistoricVersion(
    Guid Id, string Code, string Field, int Number, Guid? Body, bool IsPilot, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo, ImmutableArray<DraftOrigin> Origins)
{
    public bool IsInForce(DateTimeOffset at) => ValidFrom <= at && !(ValidTo <= at);
}

/// <summary>How much each part of a procedure weighs in its complexity index: the sum of the parts, each times its weight.</summary>
/// <param name="Days">For one planned working day.</param>
/// <param name="ValidTo">Its last day.</param>
public sealed record ComplexityWeights(
    string Code, decimal Steps, decimal Components, decimal Forms, decimal Days, decimal Bodies, decimal Handovers, DateOnly ValidFrom, DateOnly? ValidTo,
    string Source, bool Verified);

/// <summary>What was published when. Versions never change, so what is computed from them stays right.</summary>
public interface IProcedureHistory
{
    /// <summary>Every version of a procedure that was ever published, of every body, oldest first.</summary>
    Task<IReadOnlyList<HistoricVersion>> Versions(string code, CancellationToken cancellation);

    /// <summary>Every version of the set's own procedures, by code and age.</summary>
    Task<IReadOnlyList<HistoricVersion>> OfSet(CancellationToken cancellation);

    /// <summary>The weights in force on a day; null when there are none.</summary>
    ValueTask<ComplexityWeights?> Weights(DateOnly day, CancellationToken cancellation);
}
