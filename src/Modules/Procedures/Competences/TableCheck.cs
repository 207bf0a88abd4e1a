using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;

namespace ThongSuot.Procedures.Competences;

/// <summary>One concrete filing.</summary>
/// <param name="Facts">A code for each input of the table.</param>
/// <param name="Filer">A body that may file it; null where no body has the level.</param>
internal sealed record FilingExample(IReadOnlyDictionary<string, string> Facts, DateOnly On, Body? Filer)
{
    public string Procedure => Facts[FilingCompetence.Procedure];

    public string Level => Facts.GetValueOrDefault(FilingCompetence.FilerLevel, "");

    public string Management => Facts.GetValueOrDefault(FilingCompetence.Management, FilingCompetence.NotStated);
}

/// <summary>Cases without a rule.</summary>
internal sealed record TableGap(CompetenceBox Box, FilingExample Example);

/// <summary>Cases with two rules.</summary>
internal sealed record TableOverlap(CompetenceRule First, CompetenceRule Second, CompetenceBox Box, FilingExample Example);

/// <summary>A rule that names a place which the organisation does not have for some who may file.</summary>
/// <param name="Organ">The organ that is missing at the competent body; null: the filer's line has no competent body at all.</param>
/// <param name="Filers">How many bodies it concerns.</param>
/// <param name="Competent">Of the example; null where there is none.</param>
internal sealed record MissingPlace(CompetenceRule Rule, string Anchor, string? Organ, int Filers, FilingExample Example, Body? Competent);

/// <summary>All that is wrong with a table in an organisation.</summary>
internal sealed record TableFindings(ImmutableArray<TableGap> Gaps, ImmutableArray<TableOverlap> Overlaps, ImmutableArray<MissingPlace> Missing)
{
    /// <summary>Exactly one rule for each case. Missing places are told and keep nothing back: the organisation may still get them.</summary>
    public bool IsExactlyOne => Gaps.IsEmpty && Overlaps.IsEmpty;
}

/// <summary>
/// Holds a competence table against an organisation. Pure. Gaps and overlaps are those of the engine's exact check, each with a filing that
/// somebody could really make where there is one; missing places are found by the same look-up that filing uses.
/// </summary>
internal sealed class TableCheck
{
    private readonly OrganisationView _view;
    private readonly Dictionary<string, Procedure> _procedures;
    private readonly Dictionary<(string Procedure, string Level), Body[]> _filers = [];
    private readonly ILookup<string, Body> _byLevel;
    private readonly ILookup<string, Body> _byKind;
    private readonly Dictionary<(Guid Filer, string Anchor), Body?> _competent = [];
    private readonly Dictionary<(Guid Body, string Organ), bool> _organs = [];

    /// <param name="procedures">One of each code; those that the table knows and nobody publishes have no filers.</param>
    public TableCheck(OrganisationView view, IEnumerable<Procedure> procedures)
    {
        _view = view;
        _procedures = procedures.DistinctBy(p => p.Code, StringComparer.Ordinal).ToDictionary(p => p.Code, StringComparer.Ordinal);
        var bodies = view.Bodies.OrderBy(b => b.Code, StringComparer.Ordinal).ToList();
        (_byLevel, _byKind) = (bodies.ToLookup(b => b.Level, StringComparer.Ordinal), bodies.ToLookup(b => b.Kind, StringComparer.Ordinal));
    }

    /// <param name="from">First day that is looked at; days before it can no longer be changed.</param>
    /// <exception cref="OperationCanceledException">The check took too long.</exception>
    public TableFindings Run(CompetenceTable table, DateOnly from, CancellationToken cancellation)
    {
        var report = CompetenceCheck.Run(table, from, null, cancellation);
        var rules = table.Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        return new TableFindings(
            [.. report.Gaps.Select(gap => new TableGap(gap, Example(gap)))],
            [.. report.Overlaps.Select(o => new TableOverlap(rules[o.FirstRuleId], rules[o.SecondRuleId], o.Box, Example(o.Box)))],
            [.. table.Rules.Where(rule => rule.To is null || rule.To > from).SelectMany(rule => MissingOf(rule, table, from))]);
    }

    /// <summary>The bodies of a level that may file a procedure, by code.</summary>
    private Body[] Filers(string procedure, string level)
    {
        if (_filers.TryGetValue((procedure, level), out var known))
            return known;
        var kinds = _procedures.GetValueOrDefault(procedure)?.FiledBy.SelectMany(right => right.At).Distinct(StringComparer.Ordinal) ?? [];
        return _filers[(procedure, level)] = [.. kinds.SelectMany(kind => _byKind[kind]).Where(b => b.Level == level).OrderBy(b => b.Code, StringComparer.Ordinal)];
    }

    private bool MaySay(string procedure, string management) => !_procedures.TryGetValue(procedure, out var known) || known.ManagementCodes().Contains(management, StringComparer.Ordinal);

    /// <summary>Of the box's cases one that a body could file, otherwise one of a body of that level, otherwise any.</summary>
    private FilingExample Example(CompetenceBox box)
    {
        var any = box.Example.Facts;
        var cases = (from procedure in CodesOf(box, FilingCompetence.Procedure) from level in CodesOf(box, FilingCompetence.FilerLevel)
                     from management in CodesOf(box, FilingCompetence.Management)
                     let filer = Filers(procedure, level).FirstOrDefault()
                     orderby filer is null ? 2 : MaySay(procedure, management) ? 0 : 1
                     select (FilingCompetence.CaseOf(procedure, level, management), filer ?? _byLevel[level].FirstOrDefault())).First();
        var facts = new Dictionary<string, string>(any, StringComparer.Ordinal);
        foreach (var (input, code) in cases.Item1.Where(c => any.ContainsKey(c.Key)))
            facts[input] = code;
        return new FilingExample(facts, box.From, cases.Item2);
    }

    // A table without the input asks nothing of it.
    private static IReadOnlyList<string> CodesOf(CompetenceBox box, string input) => box.Sides.FirstOrDefault(side => side.Input == input)?.Codes ?? [""];

    private IEnumerable<MissingPlace> MissingOf(CompetenceRule rule, CompetenceTable table, DateOnly from)
    {
        if (rule.Result is not CompetenceResult.Competent competent)
            yield break;
        var on = rule.From > from ? rule.From : from;
        var missing = new Dictionary<string, List<(Body Filer, string Procedure, string Management, Body? Competent)>>(StringComparer.Ordinal);
        var seen = new HashSet<Guid>();
        foreach (var (filer, procedure, management) in Possible(rule, table).Where(filing => seen.Add(filing.Filer.Id)))
        {
            var body = CompetentFor(filer, competent.Anchor);
            IEnumerable<string> organs = body is null ? [""] : new[] { competent.IntakeOrgan, competent.DeciderOrgan }.Where(organ => organ.Length > 0 && !Has(body, organ)).Distinct(StringComparer.Ordinal);
            foreach (var organ in organs)
            {
                if (!missing.TryGetValue(organ, out var filings))
                    missing[organ] = filings = [];
                filings.Add((filer, procedure, management, body));
            }
        }

        foreach (var (organ, filings) in missing)
        {
            var first = filings.MinBy(f => f.Filer.Code, StringComparer.Ordinal);
            var facts = FilingCompetence.CaseOf(first.Procedure, first.Filer.Level, first.Management);
            yield return new MissingPlace(rule, competent.Anchor, organ.Length == 0 ? null : organ, filings.Count, new FilingExample(facts, on, first.Filer), first.Competent);
        }
    }

    /// <summary>Who may file what the rule is about, and what to say so that the rule is asked.</summary>
    private IEnumerable<(Body Filer, string Procedure, string Management)> Possible(CompetenceRule rule, CompetenceTable table)
    {
        IReadOnlyList<string> Admitted(string input) => rule.When.GetValueOrDefault(input) ?? table.Inputs.FirstOrDefault(i => i.Name == input)?.Codes ?? [];
        var management = Admitted(FilingCompetence.Management);
        foreach (var procedure in Admitted(FilingCompetence.Procedure).Where(_procedures.ContainsKey))
        {
            if (_procedures[procedure].ManagementCodes().FirstOrDefault(code => management.Contains(code, StringComparer.Ordinal)) is not { } said)
                continue;
            foreach (var filer in Admitted(FilingCompetence.FilerLevel).SelectMany(level => Filers(procedure, level)))
                yield return (filer, procedure, said);
        }
    }

    private Body? CompetentFor(Body filer, string anchor) =>
        _competent.TryGetValue((filer.Id, anchor), out var known) ? known : _competent[(filer.Id, anchor)] = _view.CompetentFor(filer, anchor);

    private bool Has(Body body, string organ) => _organs.TryGetValue((body.Id, organ), out var known) ? known : _organs[(body.Id, organ)] = _view.OrganAt(body, organ) is not null;
}
