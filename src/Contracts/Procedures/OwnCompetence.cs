using ThongSuot.Engine.Competence;

namespace ThongSuot.Contracts.Procedures;

/// <summary>The competence table together with the rules that procedures bring for themselves.</summary>
public static class OwnCompetence
{
    public static CompetenceTable Added(CompetenceTable table, IEnumerable<Procedure> procedures)
    {
        // A version on trial may stand beside the official one with the same rules; the table knows each rule once.
        var own = procedures.Where(p => !p.OwnCompetence.IsEmpty).DistinctBy(p => p.Code, StringComparer.Ordinal).ToList();
        return own.Count == 0 ? table : table.With("procedure", own.Select(p => p.Code), own.SelectMany(p => p.OwnCompetence));
    }

    /// <summary>With the rules of one procedure that is not in force yet.</summary>
    public static CompetenceTable AddedFor(CompetenceTable table, Procedure procedure) =>
        table.Inputs.Any(i => i.Name == "procedure" && i.Codes.Contains(procedure.Code, StringComparer.Ordinal)) ? table : Added(table, [procedure]);
}
