using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Breaches;
using ThongSuot.Reform.Facts;
using ThongSuot.Reform.Ratings;

namespace ThongSuot.Reform.Figures;

/// <summary>What one dossier adds to the sums.</summary>
internal sealed record Counted(IReadOnlyList<HandledMonth> Handled, IReadOnlyList<DaysMonth> Days, IReadOnlyList<SentMonth> Sent, IReadOnlyList<StepMonth> Steps)
{
    public static readonly Counted Nothing = new([], [], [], []);

    public static Counted Together(IReadOnlyList<Counted> all) =>
        new([.. all.SelectMany(c => c.Handled)], [.. all.SelectMany(c => c.Days)], [.. all.SelectMany(c => c.Sent)], [.. all.SelectMany(c => c.Steps)]);
}

/// <summary>What facts add to the sums by month. Cases of a compartment add nothing: two sums that differ by a month or a body would tell of a single one.</summary>
internal static class Tally
{
    /// <summary>Year × 100 + month, in Vietnam.</summary>
    public static int MonthOf(DateTimeOffset at) => at.DateInVietnam() is var day ? (day.Year * 100) + day.Month : 0;

    public static Counted Of(DossierFact? fact, IEnumerable<StepFact> steps) =>
        fact is null or { IsCompartment: true } ? Counted.Nothing : OfWhole(fact) with { Steps = [.. steps.SelectMany(OfStep)] };

    /// <summary>The steps are not counted with it.</summary>
    public static Counted OfWhole(DossierFact fact)
    {
        if (fact.IsCompartment)
            return Counted.Nothing;
        var filed = Handled(fact, fact.FiledAt);
        Measure.Filed.Add(filed);
        var sent = new List<SentMonth> { new() { Month = MonthOf(fact.FiledAt), Body = fact.Filer, Filed = 1 } };
        if (fact.EndedAt is not { } at)
            return new Counted([filed], [], sent, []);
        var ended = Handled(fact, at);
        foreach (var measure in Measure.OfEnds.Where(m => m.Holds(fact)))
            measure.Add(ended);
        if (fact.End == nameof(DossierStatus.NotCompetent))
            sent.Add(new SentMonth { Month = MonthOf(at), Body = fact.Filer, NotCompetent = 1 });
        if (fact is not { End: nameof(DossierStatus.Finished), WorkedHundredths: { } worked })
            return new Counted([filed, ended], [], sent, []);
        ended.WorkedHundredths = worked;
        return new Counted([filed, ended], [new DaysMonth { Month = MonthOf(at), Version = fact.Version, Body = fact.Body, Days = (worked + 99) / 100, Procedure = fact.Procedure, Field = fact.Field, Finished = 1 }], sent, []);
    }

    /// <param name="step">Of a dossier that is in no compartment.</param>
    public static IEnumerable<StepMonth> OfStep(StepFact step)
    {
        if (step is { ClosedAt: { } at, End: not StepEnd.Dropped })
        {
            yield return new StepMonth
            {
                Month = MonthOf(at), Version = step.Version, Node = step.Node, Body = step.Body, Used = step.UsedPercent ?? StepMonth.WithoutLimit, Runs = 1, Late = step.IsLate ? 1 : 0,
                Returns = step.Returns, SentBacks = step.SentBacks, Rework = step.IsRework ? 1 : 0,
            };
        }
    }

    public static IEnumerable<OfficerMonth> OfDuty(DutyRow duty)
    {
        if (!duty.IsCompartment && duty is { ClosedAt: { } at, End: DutyEnd.Done or DutyEnd.Silent })
        {
            yield return new OfficerMonth
            {
                Month = MonthOf(at), Body = duty.Body, Person = duty.Person ?? Guid.Empty, Role = duty.Role, Done = 1, Timed = duty.DueAt is not null || duty.IsLate ? 1 : 0,
                Late = duty.IsLate ? 1 : 0, SentBack = duty.WasSentBack ? 1 : 0,
            };
        }
    }

    public static IEnumerable<RatedMonth> OfRating(Rating rating)
    {
        if (rating is { Stars: { } stars, RatedAt: { } at })
            yield return new RatedMonth { Month = MonthOf(at), Procedure = rating.Procedure, Body = rating.Body, Rated = 1, Stars = stars, Satisfied = stars >= Rating.FewestSatisfied ? 1 : 0 };
    }

    /// <summary>A dossier's share in the sums becomes another, with what is saved next.</summary>
    public static void Change(AppDb db, Counted before, Counted after)
    {
        Sums.Change(db, before.Handled, after.Handled);
        Sums.Change(db, before.Days, after.Days);
        Sums.Change(db, before.Sent, after.Sent);
        Sums.Change(db, before.Steps, after.Steps);
    }

    private static HandledMonth Handled(DossierFact fact, DateTimeOffset at) =>
        new() { Month = MonthOf(at), Version = fact.Version, Body = fact.Body, Procedure = fact.Procedure, Field = fact.Field };
}
