using System.Collections.Frozen;
using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Organisation.Responsibility;

/// <summary>One step and all bodies at which it may be done, whoever files.</summary>
internal sealed record Duty(Procedure Procedure, int Step, string Action, string Role, FrozenSet<Guid> Bodies);

/// <summary>
/// Finds where the steps of a procedure are done: for every body that may file and every outcome of the competence table, through the same
/// look-up that running dossiers use. Bodies alike in kind and level are asked once for each place.
/// </summary>
/// <param name="filing">Only what these bodies and those below them file; null: all.</param>
internal sealed class Duties(OrganisationView view, CompetenceTable competence, DateOnly today, IReadOnlyCollection<Guid>? filing = null)
{
    private const string Competent = "competent";

    private readonly ILookup<(string Kind, string Level), Body> _alike = view.Bodies
        .Where(b => filing is null || view.Line(b).Any(above => filing.Contains(above.Id))).ToLookup(b => (b.Kind, b.Level));
    private readonly Dictionary<(string Place, string Anchor, string Kind, string Level, string Party), ImmutableHashSet<Guid>> _places = [];

    public IEnumerable<Duty> Of(Procedure procedure)
    {
        var filers = (from right in procedure.FiledBy from kind in right.At from alike in _alike where alike.Key.Kind == kind select alike.Key).Distinct().ToList();
        var anchors = filers.ToDictionary(f => f, f => AnchorsOf(procedure, f.Level));
        foreach (var (number, action, who) in Performers(procedure))
        {
            var bodies = new HashSet<Guid>();
            foreach (var (kind, level) in filers)
            {
                // A place that does not depend on who is competent is the same for all anchors.
                IEnumerable<string> asked = who.Place!.StartsWith(Competent, StringComparison.Ordinal) ? anchors[(kind, level)] : [""];
                foreach (var anchor in asked)
                    bodies.UnionWith(Places(who.Place, anchor, kind, level, procedure));
            }

            if (bodies.Count > 0)
                yield return new Duty(procedure, number, action, who.Role, bodies.ToFrozenSet());
        }
    }

    private static IEnumerable<(int Number, string Action, Performer Who)> Performers(Procedure procedure)
    {
        foreach (var node in ProcedureDefinition.InOrder(procedure.Definition.Root))
        {
            (int Number, string Action, IEnumerable<Performer> Who) row = node switch
            {
                Step step => (step.Number, step.Action, [step.Who]),
                Consult consult => (consult.Number, consult.Action, consult.Bodies),
                _ => (0, "", []),
            };
            foreach (var who in row.Who.Select(w => w.Outside is null ? w : w.RecordedBy).OfType<Performer>())
            {
                // Where only the case decides who it is, nobody can be missing beforehand.
                if (who.Place is not (null or Performer.Filer or Performer.Team or Performer.Subject or Performer.Item))
                    yield return (row.Number, row.Action, who);
            }
        }
    }

    private ImmutableHashSet<Guid> Places(string place, string anchor, string kind, string level, Procedure procedure)
    {
        var dot = place.IndexOf('.', StringComparison.Ordinal);
        var start = (dot < 0 ? place : place[..dot]).Split('_')[0];
        var party = procedure.Parties.FirstOrDefault(p => p.Key == start);
        var key = (place, anchor, kind, level, party is null ? "" : string.Join(' ', party.Kinds));
        if (_places.TryGetValue(key, out var known))
            return known;
        var found = ImmutableHashSet.CreateBuilder<Guid>();
        foreach (var request in Requests(anchor, kind, level, party))
        {
            if (view.PlacesFor(request).Find(place) is { } body)
                found.Add(body.Id);
        }

        return _places[key] = found.ToImmutable();
    }

    private IEnumerable<PlaceRequest> Requests(string anchor, string kind, string level, Party? party)
    {
        var none = ImmutableDictionary<string, Guid>.Empty;
        if (party is null)
            return _alike[(kind, level)].Select(filer => new PlaceRequest(filer.Id, anchor, none, Subject: null));
        // Which party it will be, the filer says: it may be any of its kinds.
        return view.Bodies.Where(b => party.Kinds.Contains(b.Kind)).Select(b => new PlaceRequest(b.Id, anchor, none.Add(party.Key, b.Id), Subject: null));
    }

    private List<string> AnchorsOf(Procedure procedure, string level)
    {
        var anchors = new List<string>();
        foreach (var code in procedure.ManagementCodes())
        {
            if (competence.Find(FilingCompetence.CaseOf(procedure.Code, level, code), today) is CompetenceAnswer.Found { Result: CompetenceResult.Competent competent } && !anchors.Contains(competent.Anchor))
                anchors.Add(competent.Anchor);
        }

        return anchors;
    }
}
