using System.Collections.Frozen;
using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Search;

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

    public required CompetenceTable Competence { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    /// <summary>In the order of the set.</summary>
    public required ImmutableArray<LoadedVersion> Versions { get; init; }

    public required ImmutableSortedDictionary<string, LoadedForm> Forms { get; init; }

    public IReadOnlyList<Procedure> Procedures => field ??= [.. Versions.Select(v => v.Procedure)];

    public FrozenDictionary<string, LoadedVersion> ByCode => field ??= Versions.ToFrozenDictionary(v => v.Procedure.Code, StringComparer.Ordinal);

    public ProcedureSearch Search => field ??= new ProcedureSearch(Versions.Select(v => (v.Procedure, v.Details)));

    public FrozenSet<string> LeadingRoles => field ??= Reference.Roles.Values.Where(r => r.Leads).Select(r => r.Code).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The legal bases stand in a list of their own, so a correction there shows at once, also on older versions.</summary>
    public ProcedureDetails DetailsOf(LoadedVersion version) =>
        version.Details with { Basis = [.. version.Basis.Select(code => Reference.Bases.GetValueOrDefault(code)).OfType<LegalBasis>()] };

    /// <summary>Who files, in words.</summary>
    public string FilerOf(Procedure procedure) => ByCode[procedure.Code].Details.Filer;

    public FrozenSet<string> SigningRoles(DateOnly day) => Reference.Roles.Values.Where(r => r.Signs?.HoldsOn(day) == true).Select(r => r.Code).ToFrozenSet(StringComparer.Ordinal);

    public string RoleName(string role) => Reference.Roles.TryGetValue(role, out var known) ? known.Name : role;

    public string FieldName(string code) => Set.Fields.FirstOrDefault(f => f.Code == code)?.Name ?? code;

    public string LevelName(string code) => Set.Levels.FirstOrDefault(l => l.Code == code)?.Name ?? code;

    public string BodyKindName(string code) => Reference.BodyKinds.GetValueOrDefault(code, code);
}
