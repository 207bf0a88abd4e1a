namespace ThongSuot.Contracts.Reform;

/// <summary>How a body worked in a period. Compartment cases are not in it: of those only sums over everything are told.</summary>
/// <param name="Done">Steps and opinions that ended in the period, opinions that never came included.</param>
/// <param name="Timed">Of those, with a deadline.</param>
/// <param name="OnTime">Of the timed.</param>
/// <param name="Late">Of the timed: <paramref name="OnTime"/> + <paramref name="Late"/> = <paramref name="Timed"/>.</param>
/// <param name="LateExcused">Of the late, those whose breach was excused.</param>
/// <param name="SentBack">Of the done, those whose result was sent back to be done again.</param>
/// <param name="Breaches">Breaches that arose in the period and were not withdrawn: the sum of the four that follow.</param>
/// <param name="Undecided">Waiting for explanation or for the head.</param>
public sealed record BodyConduct(
    Guid Body, int Done, int Timed, int OnTime, int Late, int LateExcused, int SentBack, int Breaches, int Undecided, int Confirmed, int Excused, int Disputed);

/// <summary>Reform's answer to whoever rates bodies.</summary>
public interface IConduct
{
    /// <param name="from">First day, in Vietnam.</param>
    /// <param name="to">Last day.</param>
    /// <returns>By body; bodies of which nothing is known are left out.</returns>
    Task<IReadOnlyDictionary<Guid, BodyConduct>> Of(IReadOnlyCollection<Guid> bodies, DateOnly from, DateOnly to, CancellationToken cancellation);
}
