using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Procedures.Drafting;

/// <summary>Drafts for modules that bring them about.</summary>
internal sealed class ProcedureDrafts(IServiceScopeFactory scopes) : IProcedureDrafts
{
    public async Task<Result<Guid>> Begin(Actor actor, string code, Guid? body, DraftOrigin origin, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var revise = scope.ServiceProvider.GetRequiredService<ReviseProcedure>();
        var begun = await revise.Run(new By(actor, null), code, body, origin, cancellation);
        return begun.IsOk ? begun.Value.Id : begun.Refusals.ToArray();
    }

    public async Task<Result<DraftProcedure>?> Read(Actor actor, Guid draft, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var opened = await scope.ServiceProvider.GetRequiredService<DraftDesk>().Open(actor, draft, null, cancellation);
        if (!opened.IsOk)
            return null;
        var (row, text) = (opened.Value.Row, opened.Value.Text);
        if (text is not { File: { } file, Faults.Count: 0 })
            return opened.Value.Faults.Select(Refusals.FaultOfText).ToArray();
        var procedure = file.Procedure with { Body = row.Body };
        var all = DraftForms.All(opened.Value.Published, text.Forms);
        var forms = procedure.Definition.Steps.SelectMany(step => step.Forms).Distinct(StringComparer.Ordinal).Where(all.ContainsKey).ToDictionary(code => code, code => all[code], StringComparer.Ordinal);
        return (Result<DraftProcedure>)new DraftProcedure(row.Id, row.Revision, procedure, CompetenceWith(procedure, opened.Value.Published.Competence), forms);
    }

    // What it brought for itself until now gives way to what the draft says.
    private static CompetenceTable CompetenceWith(Procedure procedure, CompetenceTable common) =>
        OwnCompetence.Added(new CompetenceTable(common.Inputs, [.. common.Rules.Where(r => !r.Id.StartsWith(procedure.Code + "/", StringComparison.Ordinal))]), [procedure]);

    public string AddressOf(Guid draft) => DraftAddress.Of(draft);
}
