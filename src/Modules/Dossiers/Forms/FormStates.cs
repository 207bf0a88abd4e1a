using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;

namespace ThongSuot.Dossiers.Forms;

/// <param name="Step">The first step that asks for it.</param>
internal sealed record FormState(string Code, string Name, int Step, FormEntry? Entry);

/// <summary>The forms of a procedure with how far each is at a draft or dossier that the caller may see.</summary>
internal sealed class FormStates(AppDb db, IProcedures procedures)
{
    public async Task<IReadOnlyList<FormState>> Of(Guid owner, ProcedureDefinition definition, Guid version, bool isDraft, CancellationToken cancellation)
    {
        var asked = isDraft ? FormDesk.FilingForms(definition).Select(code => (Code: code, Step: 1)) : definition.Steps.SelectMany(s => s.Forms.Select(code => (Code: code, Step: s.Number)));
        var entries = db.FormEntries;
        // Not what stands in them: that may be long.
        var known = await entries.AsNoTracking().Where(f => f.Dossier == owner)
            .Select(f => new FormEntry { Id = f.Id, Dossier = f.Dossier, Code = f.Code, FormVersion = f.FormVersion, Node = f.Node, Revision = f.Revision, ChangedBy = f.ChangedBy, ChangedAt = f.ChangedAt, FilledAt = f.FilledAt, ErasedAt = f.ErasedAt })
            .ToDictionaryAsync(f => f.Code, cancellation);
        var states = new List<FormState>();
        foreach (var (code, step) in asked.DistinctBy(a => a.Code))
            states.Add(new FormState(code, (await procedures.Form(version, code, cancellation))?.Name ?? code, step, known.GetValueOrDefault(code)));
        return states;
    }
}
