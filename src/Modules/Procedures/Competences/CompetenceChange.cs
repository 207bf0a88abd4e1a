using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;

namespace ThongSuot.Procedures.Competences;

/// <summary>One change of the common table, as officers think of it.</summary>
internal abstract record CompetenceChange
{
    private CompetenceChange()
    {
    }

    /// <summary>Tells the changes of one set apart: the new rule's id, or the id of the one that ends.</summary>
    public abstract string Key { get; }

    /// <summary>The rule that ends by it, if any.</summary>
    public abstract string? Old { get; }

    /// <summary>The rule that begins by it, if any.</summary>
    public virtual CompetenceRule? New => null;

    /// <summary>The first day on which the table is another one.</summary>
    public abstract DateOnly Day { get; }

    internal sealed record Add(CompetenceRule Rule) : CompetenceChange
    {
        public override string Key => Rule.Id;

        public override string? Old => null;

        public override CompetenceRule New => Rule;

        public override DateOnly Day => Rule.From;
    }

    /// <summary>The old rule ends the day before, the new one begins.</summary>
    internal sealed record Replace(string Of, CompetenceRule Rule) : CompetenceChange
    {
        public override string Key => Rule.Id;

        public override string Old => Of;

        public override CompetenceRule New => Rule;

        public override DateOnly Day => Rule.From;
    }

    /// <param name="To">First day on which the rule no longer holds.</param>
    internal sealed record End(string Of, DateOnly To) : CompetenceChange
    {
        public override string Key => Of;

        public override string Old => Of;

        public override DateOnly Day => To;
    }
}

/// <summary>A change with who put it into the set, and when.</summary>
internal sealed record KeptChange(CompetenceChange Change, Guid By, DateTimeOffset At);

internal static class CompetenceChanges
{
    /// <summary>The rules as they are after the changes. What ends before it began never held and is gone; what the changes name and nobody has is passed over.</summary>
    public static ImmutableArray<CompetenceRule> Apply(IEnumerable<CompetenceRule> rules, IReadOnlyCollection<CompetenceChange> changes)
    {
        var byOld = changes.Where(c => c.Old is not null).GroupBy(c => c.Old!, StringComparer.Ordinal).ToDictionary(c => c.Key, c => c.First(), StringComparer.Ordinal);
        var after = ImmutableArray.CreateBuilder<CompetenceRule>();
        foreach (var rule in rules)
        {
            if (!byOld.TryGetValue(rule.Id, out var change))
            {
                after.Add(rule);
                continue;
            }

            if (change.Day > rule.From)
                after.Add(rule with { To = rule.To < change.Day ? rule.To : change.Day });
            if (change.New is { } next)
                after.Add(next);
        }

        after.AddRange(changes.OfType<CompetenceChange.Add>().Select(added => added.Rule));
        return after.ToImmutable();
    }

    /// <summary>The codes of procedures that a rule admits.</summary>
    /// <param name="all">All that the table knows, for a rule that does not ask.</param>
    public static IReadOnlyList<string> ProceduresOf(CompetenceRule rule, IReadOnlyList<string> all) => rule.When.GetValueOrDefault(FilingCompetence.Procedure, all);

    public static CompetenceRule With(this CompetenceRule rule, string input, IReadOnlyList<string> codes) =>
        rule with { When = new Dictionary<string, IReadOnlyList<string>>(rule.When, StringComparer.Ordinal) { [input] = codes } };
}
