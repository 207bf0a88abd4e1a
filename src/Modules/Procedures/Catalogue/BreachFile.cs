using System.Collections.Frozen;
using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Reads <c>reference/breaches.yaml</c> and <c>reference/breach_causes.yaml</c>: what counts as a breach, and the causes that may be named.</summary>
internal static class BreachFile
{
    public const string Path = Reference.Folder + "breaches.yaml", CausesPath = Reference.Folder + "breach_causes.yaml";

    private const int MinutesOfHour = 60, MinutesOfDay = 8 * MinutesOfHour, Longest = 1_000;

    private static readonly FrozenDictionary<string, BreachKind> Kinds = new Dictionary<string, BreachKind>(StringComparer.Ordinal)
    {
        ["step_late"] = BreachKind.StepLate, ["consult_late"] = BreachKind.ConsultLate, ["receipt_late"] = BreachKind.ReceiptLate,
        ["not_competent_late"] = BreachKind.NotCompetentLate, ["returned_again"] = BreachKind.ReturnedAgain, ["sent_back"] = BreachKind.SentBack, ["marked"] = BreachKind.Marked,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, BreachGroup> Groups = new Dictionary<string, BreachGroup>(StringComparer.Ordinal)
    {
        ["procedure"] = BreachGroup.Procedure, ["pace"] = BreachGroup.Pace, ["quality"] = BreachGroup.Quality,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Units = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["working_hour"] = MinutesOfHour, ["working_day"] = MinutesOfDay,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static BreachRule Read(MapReader map)
    {
        var kind = map.Word("kind", Kinds);
        var isLate = kind is BreachKind.StepLate or BreachKind.ConsultLate or BreachKind.ReceiptLate or BreachKind.NotCompetentLate;
        var from = isLate ? map.Whole("late_from") * map.Word("unit", Units) : 0;
        if (from > Longest * MinutesOfDay)
            map.Fault("late_from", "breach", $"at most {Longest}", $"không quá {Longest}");
        var within = kind is BreachKind.ReceiptLate or BreachKind.NotCompetentLate ? map.Whole("within", least: 1) : (int?)null;
        return new BreachRule(
            map.Text("code"), kind, map.Text("name"), map.Word("group", Groups), from, within, map.DateOrNull("valid_from"), map.DateOrNull("valid_to"), map.Text("source"), map.Truth("verified"));
    }

    public static BreachCause ReadCause(MapReader map) =>
        new(map.Text("code"), map.Text("name"), map.DateOrNull("valid_from"), map.DateOrNull("valid_to"), map.Text("source"), map.Truth("verified"));
}
