using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Reform.Breaches;

/// <summary>Entries of the stream of one breach: references and salted hashes, no words. Of a compartment nothing that leads to the dossier or a person.</summary>
internal static class BreachEntries
{
    public const string Recorded = "reform.breach_recorded", Fixed = "reform.breach_fixed", Given = "reform.breach_given", Withdrawn = "reform.breach_withdrawn",
        Renewed = "reform.breach_renewed", Marked = "reform.breach_marked", Explained = "reform.breach_explained", Decided = "reform.breach_decided", Replied = "reform.breach_replied";

    public static string StreamOf(Guid breach) => $"breach/{breach:N}";
}

internal sealed record BreachRecorded(Guid Breach, BreachKind Kind, string Rule, Guid? Dossier, string? Node, Guid Body, string? Role, Guid? Person, DateTimeOffset? DueAt, DateTimeOffset ExplainBy);

internal sealed record BreachFixed(DateTimeOffset? DoneAt, int? LateMinutes);

/// <summary>It is another person's than was known before.</summary>
internal sealed record BreachGiven(Guid? Person, string Role, Guid Body, DateTimeOffset ExplainBy);

internal sealed record BreachWithdrawn(WithdrawnWhy Why, string? TextHash);

internal sealed record BreachRenewed(DateTimeOffset? DueAt, DateTimeOffset ExplainBy);

internal sealed record BreachMarked(Guid Breach, string Rule, Guid Dossier, string Node, Guid Body, string Role, Guid? Person, DateTimeOffset ExplainBy, string TextHash);

internal sealed record BreachExplained(string Cause, string TextHash);

internal sealed record BreachDecided(BreachState How, string TextHash);

internal sealed record BreachReplied(string TextHash);
