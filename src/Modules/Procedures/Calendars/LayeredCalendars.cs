using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Procedures.Calendars;

/// <summary>
/// The calendars of all bodies at one marker. Thousands of bodies share few layers, so a calendar is built once for each set of layers
/// that somebody asks for.
/// </summary>
/// <param name="shipped">The country's layers as the package brought them.</param>
/// <param name="everybody">What the province's office laid over them; null: nothing.</param>
/// <param name="bodies">What bodies laid over these, each for itself and all below it.</param>
internal sealed class LayeredCalendars(ImmutableArray<CalendarData> shipped, CalendarData? everybody, FrozenDictionary<Guid, CalendarData> bodies)
{
    private readonly ConcurrentDictionary<string, WorkingCalendar> _built = new(StringComparer.Ordinal);

    public FrozenDictionary<Guid, CalendarData> Bodies => bodies;

    public CalendarData? OfEverybody => everybody;

    /// <summary>The holidays of every year that are law, each by the last layer that tells it.</summary>
    public IReadOnlyList<HolidayRule> Rules => field ??=
        [.. shipped.SelectMany(layer => layer.HolidayRules).GroupBy(rule => rule.Id, StringComparer.Ordinal).Select(same => same.Last()).Where(rule => rule.Status == LegalStatus.InForce)];

    /// <summary>The calendar of whoever has no layer on its line.</summary>
    public WorkingCalendar General => Of([]);

    /// <summary>The layer of one body, or of everybody; null when there is none.</summary>
    public CalendarData? LayerOf(Guid? body) => body is { } known ? bodies.GetValueOrDefault(known) : everybody;

    /// <param name="line">The body and all above it, as <see cref="OrganisationView.Line"/> gives it.</param>
    public WorkingCalendar Of(IEnumerable<Body> line)
    {
        var layers = LayersOf(line);
        return _built.GetOrAdd(string.Join('+', layers.Select(layer => layer.Version)), _ => WorkingCalendar.Build(layers));
    }

    /// <summary>General first: the country's, everybody's, then from the top of the line down to the body.</summary>
    public ImmutableArray<CalendarData> LayersOf(IEnumerable<Body> line) =>
        Fitting([.. shipped, .. everybody is null ? (CalendarData[])[] : [everybody], .. line.Select(b => bodies.GetValueOrDefault(b.Id)).OfType<CalendarData>().Reverse()]);

    /// <summary>The layers with another one in the place of a body's or of everybody's, as they would be after a change.</summary>
    public LayeredCalendars With(Guid? body, CalendarData layer) => body is { } known
        ? new(shipped, everybody, bodies.Where(b => b.Key != known).Append(KeyValuePair.Create(known, layer)).ToFrozenDictionary())
        : new(shipped, layer, bodies);

    /// <summary>A later package may know a holiday no longer whose first day somebody chose: the choice then means nothing, and must not bring the calendar down.</summary>
    private ImmutableArray<CalendarData> Fitting(ImmutableArray<CalendarData> layers)
    {
        var rules = shipped.SelectMany(layer => layer.HolidayRules).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        return [.. layers.Select(layer => layer.HolidayChoices.All(choice => rules.Contains(choice.Rule)) ? layer : layer with { HolidayChoices = [.. layer.HolidayChoices.Where(choice => rules.Contains(choice.Rule))] })];
    }
}
