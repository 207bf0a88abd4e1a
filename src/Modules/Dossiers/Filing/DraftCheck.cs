using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.Filing;

/// <summary>What is still missing in a draft, all of it at once. Pure.</summary>
internal static class DraftCheck
{
    private const int LongestAbstract = 500, LongestSubject = 200;

    /// <param name="filed">Numbers of components with a file.</param>
    public static IReadOnlyList<Refusal> Run(Procedure procedure, DraftContent content, OrganisationView view, IReadOnlySet<int> filed)
    {
        var missing = new List<Refusal>();
        var secret = procedure.Definition.Secrecy > Secrecy.Thuong;
        if (!secret && procedure.Subject == SubjectKind.Person && (string.IsNullOrWhiteSpace(content.Subject) || content.Subject.Length > LongestSubject))
            missing.Add(Refusals.SubjectMissing);
        if (procedure.Subject == SubjectKind.Body && view.Find(content.SubjectId) is null)
            missing.Add(Refusals.SubjectBodyUnknown);
        if (content.Abstract is { Length: > LongestAbstract })
            missing.Add(Refusals.AbstractTooLong);
        missing.AddRange(procedure.Facts
            .Where(f => !content.Facts.TryGetValue(f.Key, out var chosen) || f.Choices.All(c => c.Code != chosen))
            .Select(f => Refusals.FactMissing(f.Key, f.Label)));
        missing.AddRange(procedure.Parties
            .Where(p => !content.Parties.TryGetValue(p.Key, out var chosen) || view.Find(chosen) is not { } body || !p.Kinds.Contains(body.Kind))
            .Select(p => Refusals.PartyMissing(p.Key, p.Label)));
        if (!secret)
        {
            missing.AddRange(DemandedAtFiling(procedure)
                .Where(c => c.Required && !filed.Contains(c.Number) && !content.Paper.Contains(c.Number))
                .Select(c => Refusals.ComponentMissing(c.Number, c.Name)));
        }

        return missing;
    }

    /// <summary>Components that come into being at a later step are not asked of the filer.</summary>
    public static IEnumerable<Component> DemandedAtFiling(Procedure procedure)
    {
        var later = procedure.Definition.Steps.SelectMany(s => s.Components).ToHashSet();
        return procedure.Components.Where(c => !later.Contains(c.Number));
    }
}
