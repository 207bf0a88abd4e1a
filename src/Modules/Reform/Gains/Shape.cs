using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Reform.Gains;

/// <summary>What a version asks of people, counted from its text alone.</summary>
/// <param name="Steps">Rows of the officers' table: steps and opinions asked for.</param>
/// <param name="Components">Of the dossier.</param>
/// <param name="Forms">Different forms.</param>
/// <param name="Days">Planned working days on the longest path.</param>
/// <param name="Bodies">Places at which something is done, outside bodies too.</param>
/// <param name="Handovers">Rows whose place is another than that of the row before, in reading order.</param>
internal sealed record Shape(int Steps, int Components, int Forms, decimal Days, int Bodies, int Handovers)
{
    public static Shape Of(Procedure procedure, ProcedureDetails details)
    {
        var rows = ProcedureDefinition.InOrder(procedure.Definition.Root).Select(PlacesOf).Where(places => !places.IsEmpty).ToList();
        var handovers = rows.Zip(rows.Skip(1)).Count(pair => !pair.First.SetEquals(pair.Second));
        var forms = procedure.Forms.Concat(procedure.Definition.Steps.SelectMany(s => s.Forms)).Distinct(StringComparer.Ordinal).Count();
        return new Shape(rows.Count, procedure.Components.Length, forms, details.PlannedDays, rows.SelectMany(places => places).Distinct(StringComparer.Ordinal).Count(), handovers);
    }

    /// <summary>The sum of the parts, each times its weight.</summary>
    public decimal Index(ComplexityWeights weights) =>
        (Steps * weights.Steps) + (Components * weights.Components) + (Forms * weights.Forms) + (Days * weights.Days) + (Bodies * weights.Bodies) + (Handovers * weights.Handovers);

    public static Shape operator -(Shape after, Shape before) => new(
        after.Steps - before.Steps, after.Components - before.Components, after.Forms - before.Forms, after.Days - before.Days, after.Bodies - before.Bodies,
        after.Handovers - before.Handovers);

    public static Shape operator +(Shape one, Shape other) => new(
        one.Steps + other.Steps, one.Components + other.Components, one.Forms + other.Forms, one.Days + other.Days, one.Bodies + other.Bodies, one.Handovers + other.Handovers);

    public static Shape None { get; } = new(0, 0, 0, 0, 0, 0);

    private static ImmutableHashSet<string> PlacesOf(Node node) => node switch
    {
        Step step => [PlaceOf(step.Who)],
        Consult consult => [.. consult.Bodies.Select(PlaceOf)],
        _ => [],
    };

    private static string PlaceOf(Performer performer) => performer.Outside is { } outside ? "outside:" + outside : performer.Place ?? performer.Role;
}
