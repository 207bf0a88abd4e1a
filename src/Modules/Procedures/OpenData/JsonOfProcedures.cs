using System.Text.Json;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.OpenData;

/// <summary>Tells procedures in the shape of <see cref="ProcedureJson"/>.</summary>
internal sealed class JsonOfProcedures(PublishedFacts facts, Names names, DateOnly today)
{
    private PublishedSnapshot Snapshot => facts.Snapshot;

    public SetJson All() => new(
        Snapshot.Set.Title, Snapshot.Set.Version, Snapshot.Set.StatusText,
        new DecisionJson(Snapshot.Set.Decision.Number, Snapshot.Set.Decision.Date, Snapshot.Set.Decision.Issuer),
        names.Set.Value, facts.Shown.Length,
        [.. facts.Shown.Select(v => (v.Procedure, About: facts.Of(v))).Select(p => new ListedJson(
            p.Procedure.Code, p.Procedure.Name, p.Procedure.Field, names.Of(p.Procedure).Value, names.Of(p.Procedure).Value + ".json",
            p.About.Number, p.About.Hash, p.About.ValidFrom))]);

    public ProcedureJson One(LoadedVersion version)
    {
        var (procedure, details, about) = (version.Procedure, Snapshot.DetailsOf(version), facts.Of(version));
        var definition = procedure.Definition;
        return new ProcedureJson(
            procedure.Code, procedure.Name, details.NameEn, new CodeJson(procedure.Field, Snapshot.FieldName(procedure.Field)), names.Of(procedure).Value,
            procedure.Purpose, details.Filer,
            [.. procedure.FiledBy.Select(f => new FiledByJson(f.Role, Snapshot.RoleName(f.Role), [.. f.At.Select(kind => new CodeJson(kind, Snapshot.BodyKindName(kind)))]))],
            details.Receiving, details.Deciding, [.. details.Levels.Select(level => new CodeJson(level, Snapshot.LevelName(level)))], procedure.ExOfficio,
            new InterAgencyJson(procedure.InterAgency, details.InterAgencyWith), new ResultJson(procedure.Result, details.ResultType),
            procedure.ElectronicEligible, procedure.PaperParallel, new LimitsJson(Of(definition.Total), Of(definition.FromIntake), details.LimitNote),
            new SecrecyJson(SecrecyCodes.Of(definition.Secrecy), SecrecyCodes.NameOf(definition.Secrecy), details.SecrecyInherited, details.SecrecyNote),
            [.. procedure.Components.Select(c => new ComponentJson(c.Number, c.Name, c.Copies, c.Required, definition.Steps.FirstOrDefault(s => s.Components.Contains(c.Number))?.Number))],
            new JsonOfSteps(Snapshot, version).All(),
            [.. procedure.Forms.Select(code => new FormJson(code, version.Forms[code].Name, version.Forms[code].Version, names.Form(code).Value))],
            [.. Snapshot.Set.Branches.Where(b => definition.Allows(b.Code)).Select(b => new RuleJson(JsonNamingPolicy.CamelCase.ConvertName(b.Code.ToString()), b.Text))],
            [.. details.Basis.Select(b => new BasisJson(b.Code, b.Citation, names.Basis(b.Code).Value, BasisState.Of(b, today), b.InForceFrom, b.ReplacedBy, b.Source, b.Verified))],
            details.Notes, Snapshot.Set.StatusText, new VersionJson(procedure.VersionId, about.Number, about.Hash, about.ValidFrom, about.ValidTo));
    }

    internal static LimitJson? Of(Limit? limit) => limit is { } set ? new LimitJson(set.Value, set.Unit, set.Basis, LimitText.Of(set)) : null;
}
