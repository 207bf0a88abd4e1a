using ThongSuot.Engine.Documents;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;

namespace ThongSuot.Procedures.Drafting;

/// <summary>The decision of a competent body as somebody records it: nothing comes into force or out of it without one.</summary>
/// <param name="Number">As typed.</param>
internal sealed record Decision(string Number, DateOnly? Date, string Issuer)
{
    /// <summary>In its usual spelling.</summary>
    public string Usual => DocumentNumber.TryParse(Number, out var number) ? number.ToString() : Number;

    public IEnumerable<Refusal> Faults(DateOnly today)
    {
        if (Number.Length == 0)
            yield return Refusals.DecisionMissing;
        else if (!DocumentNumber.TryParse(Number, out _))
            yield return Refusals.DecisionInvalid;
        if (Date is null)
            yield return Refusals.DecisionDateMissing;
        else if (Date > today)
            yield return Refusals.DecisionInFuture;
        if (Issuer.Length == 0)
            yield return Refusals.IssuerMissing;
        else if (Issuer.Length > 200)
            yield return Refusals.TextTooLong with { Field = "co-quan-ban-hanh" };
    }
}

internal static class Effect
{
    /// <summary>The first instant of a day in Vietnam.</summary>
    public static DateTimeOffset Begin(this DateOnly day) => day.MidnightInVietnam();

    /// <summary>From that day on; today means from now on.</summary>
    public static DateTimeOffset BeginFrom(this DateOnly day, DateTimeOffset now) => day.Begin() > now ? day.Begin() : now;

    public static IEnumerable<Refusal> FaultsOf(DateOnly? effective, DateOnly? decided, DateOnly today)
    {
        if (effective is null)
            yield return Refusals.EffectiveMissing;
        else if (effective < today)
            yield return Refusals.EffectiveInPast;
        else if (effective < decided)
            yield return Refusals.EffectiveBeforeDecision;
    }
}
