using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.Filing;

/// <summary>What is still missing in a draft, all of it at once. Pure.</summary>
internal static class DraftCheck
{
    private const int LongestAbstract = 500, LongestSubject = 200;

    /// <param name="filed">Numbers of components with a file.</param>
    /// <param name="holdsContent">False where the installation keeps no content of this level: none is asked for.</param>
    public static IReadOnlyList<Refusal> Run(Procedure procedure, DraftContent content, OrganisationView view, IReadOnlySet<int> filed, bool holdsContent)
    {
        // In the order of the page.
        var missing = new List<Refusal>();
        if (procedure.Definition.SecrecyByContent && content.Secrecy is null)
            missing.Add(Refusals.SecrecyMissing);
        missing.AddRange(procedure.Facts
            .Where(f => !content.Facts.TryGetValue(f.Key, out var chosen) || f.Choices.All(c => c.Code != chosen))
            .Select(f => Refusals.FactMissing(f.Key, f.Label)));
        missing.AddRange(procedure.Parties
            .Where(p => IsNeeded(procedure.Definition.Root, p.Key, content.Facts))
            .Where(p => !content.Parties.TryGetValue(p.Key, out var chosen) || view.Find(chosen) is not { } body || !p.Kinds.Contains(body.Kind))
            .Select(p => Refusals.PartyMissing(p.Key, p.Label)));
        if (holdsContent && procedure.Subject == SubjectKind.Person && (string.IsNullOrWhiteSpace(content.Subject) || content.Subject.Length > LongestSubject))
            missing.Add(Refusals.SubjectMissing);
        if (holdsContent && procedure.Subject == SubjectKind.Body && view.Find(content.SubjectId) is null)
            missing.Add(Refusals.SubjectBodyUnknown);
        if (content.Abstract is { Length: > LongestAbstract })
            missing.Add(Refusals.AbstractTooLong);
        if (holdsContent)
        {
            missing.AddRange(DemandedAtFiling(procedure)
                .Where(c => c.Required && !filed.Contains(c.Number) && !content.Paper.Contains(c.Number))
                .Select(c => Refusals.ComponentMissing(c.Number, c.Name)));
        }

        return missing;
    }

    /// <summary>The level of what is filed: the procedure's, or the content's where that is higher.</summary>
    public static Secrecy SecrecyOf(Procedure procedure, DraftContent content) =>
        procedure.Definition.SecrecyByContent && content.Secrecy > procedure.Definition.Secrecy ? content.Secrecy.Value : procedure.Definition.Secrecy;

    // A party is asked only when a step on the path that the facts choose lies at it.
    private static bool IsNeeded(Node node, string party, IReadOnlyDictionary<string, string> facts)
    {
        bool At(Performer who) => who.Place?.StartsWith(party + "_", StringComparison.Ordinal) == true;
        return node switch
        {
            Step step => At(step.Who),
            Consult consult => consult.Bodies.Any(At),
            Engine.Processes.Choice choice when choice.Branches.All(b => b.When.Names.All(n => n.StartsWith("fact.", StringComparison.Ordinal))) => IsNeeded(Taken(choice, facts), party, facts),
            _ => ProcedureDefinition.ChildrenOf(node).Any(child => IsNeeded(child, party, facts)),
        };
    }

    private static Sequence Taken(Engine.Processes.Choice choice, IReadOnlyDictionary<string, string> facts) =>
        choice.Branches.FirstOrDefault(b => b.When.Evaluate(name => facts.TryGetValue(name[5..], out var fact) ? new Value.Text(fact) : Value.Nothing))?.Do ?? choice.Otherwise;

    /// <summary>Components that come into being at a later step are not asked of the filer.</summary>
    public static IEnumerable<Component> DemandedAtFiling(Procedure procedure)
    {
        var later = procedure.Definition.Steps.SelectMany(s => s.Components).ToHashSet();
        return procedure.Components.Where(c => !later.Contains(c.Number));
    }
}
