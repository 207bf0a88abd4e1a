using System.Collections.Frozen;
using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Forms;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Calendars;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Competences;

namespace ThongSuot.Procedures;

/// <summary>A version with the forms it was published with. Never changes.</summary>
internal sealed record LoadedVersion(Procedure Procedure, ProcedureDetails Details, ImmutableArray<string> Basis, FrozenDictionary<string, FormDefinition> Forms);

/// <summary>A form as published, with the field of work it belongs to.</summary>
internal sealed record LoadedForm(string Field, ImmutableArray<string> Procedures, FormDefinition Definition);

/// <summary>All that is published at one marker, immutable and in memory.</summary>
internal sealed class PublishedSnapshot
{
    public required int Marker { get; init; }

    public required PublishedSet Set { get; init; }

    public required Reference Reference { get; init; }

    /// <summary>Number of the last load; its defaults hold for what is published now.</summary>
    public required int SetNumber { get; init; }

    public required SetDefaults Defaults { get; init; }

    /// <summary>The set's defaults as a text, part of a version's hash.</summary>
    public required string DefaultsText { get; init; }

    /// <summary>The common table, which officers change.</summary>
    public required LayeredCompetence Common { get; init; }

    /// <summary>The common table with the rules that procedures bring for themselves: what filings are asked by.</summary>
    public required CompetenceTable Competence { get; init; }

    public required LayeredCalendars Calendars { get; init; }

    /// <summary>The set's own in force, one of each code, in the order of the set.</summary>
    public required ImmutableArray<LoadedVersion> Versions { get; init; }

    /// <summary>Codes of the procedures with which the set was issued, also of those that were changed or ended since.</summary>
    public required FrozenSet<string> Originals { get; init; }

    /// <summary>Committees' own procedures in force, by their codes.</summary>
    public required FrozenDictionary<string, LoadedVersion> Own { get; init; }

    /// <summary>All that are or will be in force, of every body, without their texts.</summary>
    public required FrozenDictionary<string, ImmutableArray<VersionHead>> Heads { get; init; }

    /// <summary>The next instant at which something begins or ends by itself.</summary>
    public required DateTimeOffset? NextChange { get; init; }

    public required ImmutableSortedDictionary<string, LoadedForm> Forms { get; init; }

    public IReadOnlyList<Procedure> Procedures => field ??= [.. Versions.Select(v => v.Procedure)];

    public FrozenDictionary<string, LoadedVersion> ByCode => field ??= Versions.ToFrozenDictionary(v => v.Procedure.Code, StringComparer.Ordinal);

    /// <summary>The text that everybody is shown for a code: the set's, or the own procedure of a committee.</summary>
    public LoadedVersion? Find(string code) => ByCode.GetValueOrDefault(code) ?? Own.GetValueOrDefault(code);

    public FrozenSet<string> LeadingRoles => field ??= Reference.Roles.Values.Where(r => r.Leads).Select(r => r.Code).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The heads of a code, in no order; empty for an unknown one.</summary>
    public ImmutableArray<VersionHead> HeadsOf(string code) => Heads.GetValueOrDefault(code, []);

    /// <summary>The version by which a body files, or why it does not.</summary>
    public Result<VersionHead> HeadFor(string code, OrganisationView view, Body body, DateTimeOffset at)
    {
        var heads = HeadsOf(code);
        if (heads.IsEmpty)
            return Refusals.Unknown;
        IReadOnlyList<Body> line = [.. view.Line(body)];
        var type = line.FirstOrDefault(b => b.Type is not null)?.Type;
        var inForce = heads.Where(h => h.IsInForce(at)).ToList();
        if (inForce.Count == 0)
            return Refusals.NotYetInForce(heads.Min(h => h.From));
        // What is suspended above is suspended for its variants too.
        if (inForce.Any(h => h is { Body: null, PublishedAs: VersionStatus.Official } && h.StatusAt(at) == VersionStatus.Suspended))
            return Refusals.Suspended;
        var nearest = inForce.Select(h => (Head: h, Distance: h.DistanceTo(line, type))).Where(x => x.Distance is not null).OrderBy(x => x.Distance).Select(x => x.Head).FirstOrDefault();
        if (nearest is null)
            return inForce.Any(h => h.PublishedAs == VersionStatus.Pilot) ? Refusals.PilotElsewhere : Refusals.OfAnotherBody;
        return nearest.StatusAt(at) == VersionStatus.Suspended ? Refusals.Suspended : nearest;
    }

    /// <summary>The legal bases stand in a list of their own, so a correction there shows at once, also on older versions.</summary>
    public ProcedureDetails DetailsOf(LoadedVersion version) =>
        version.Details with { Basis = [.. version.Basis.Select(code => Reference.Bases.GetValueOrDefault(code)).OfType<LegalBasis>()] };

    /// <summary>Who files, in words.</summary>
    public string FilerOf(Procedure procedure) => Find(procedure.Code)!.Details.Filer;

    public FrozenSet<string> SigningRoles(DateOnly day) => Reference.Roles.Values.Where(r => r.Signs?.HoldsOn(day) == true).Select(r => r.Code).ToFrozenSet(StringComparer.Ordinal);

    public string RoleName(string role) => Reference.Roles.TryGetValue(role, out var known) ? known.Name : role;

    public string FieldName(string code) => Set.Fields.FirstOrDefault(f => f.Code == code)?.Name ?? code;

    public string LevelName(string code) => Set.Levels.FirstOrDefault(l => l.Code == code)?.Name ?? code;

    public string BodyKindName(string code) => Reference.BodyKinds.GetValueOrDefault(code, code);
}
