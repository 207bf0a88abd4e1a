using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Forms;

/// <summary>Finds a form of a draft or dossier through what the person may see, and whether it may be written on now.</summary>
internal sealed class FormDesk(AppDb db, Drafts drafts, Situations situations, Readings readings, IProcedures procedures, IOrganisation organisation, Installation installation)
{
    /// <param name="address">Network address; a form of a restricted dossier is shown only after the log says who reads it.</param>
    public async Task<FormSheet?> Find(Actor actor, Guid owner, bool isDraft, string code, string? address, CancellationToken cancellation)
    {
        var sheet = isDraft ? await OfDraft(actor, owner, code, cancellation) : await OfDossier(actor, owner, code, address, cancellation);
        if (sheet is null or { HoldsContent: false })
            return sheet;
        var (entries, files) = (db.FormEntries, db.DossierFiles);
        // Of the others only what a file field or what is known already would need.
        var found = await entries.AsNoTracking().Where(f => f.Dossier == owner && (f.Code == code || (f.FilledAt != null && f.Values != null))).OrderByDescending(f => f.FilledAt).ToListAsync(cancellation);
        var entry = found.FirstOrDefault(f => string.Equals(f.Code, code, StringComparison.Ordinal));
        return sheet with
        {
            Entry = entry,
            Others = [.. found.Where(f => f != entry)],
            Files = !sheet.Form.Fields.Any(f => f.IsFile()) ? [] : await files.AsNoTracking().Where(f => f.Dossier == owner && f.ErasedAt == null).OrderBy(f => f.AddedAt).ToListAsync(cancellation),
        };
    }

    private async Task<FormSheet?> OfDraft(Actor actor, Guid id, string code, CancellationToken cancellation)
    {
        if (await drafts.Find(actor, id, cancellation) is not { } draft)
            return null;
        var procedure = await procedures.Version(draft.Definition, cancellation);
        if (!FilingForms(procedure.Definition).Contains(code, StringComparer.Ordinal) || await Definition(procedure.VersionId, code, cancellation) is not var (form, leftOut))
            return null;
        var holds = installation.Holds(DraftCheck.SecrecyOf(procedure, draft.Content));
        return new FormSheet(form, leftOut, procedure, await organisation.View(cancellation)) { Draft = draft, HoldsContent = holds, MayFill = holds };
    }

    private async Task<FormSheet?> OfDossier(Actor actor, Guid id, string code, string? address, CancellationToken cancellation)
    {
        var scopes = db.DossierScopes;
        var dossier = await db.Dossiers.AsNoTracking().SeenBy(actor, scopes).FirstOrDefaultAsync(d => d.Id == id, cancellation);
        if (dossier is null)
            return null;
        var situation = await situations.Of(dossier, actor.Acting(), cancellation);
        var definition = situation.Procedure.Definition;
        if (!definition.Steps.Any(s => s.Forms.Contains(code, StringComparer.Ordinal)) || await Definition(dossier.Definition, code, cancellation) is not var (form, leftOut))
            return null;
        var holds = installation.Holds(dossier.Secrecy);
        if (holds && (dossier.Secrecy > Secrecy.Thuong || definition.Compartment))
            await readings.Opened(actor, id, address, cancellation);
        var (node, capacity) = actor.Capacities().Select(c => (Node: WritableAt(definition, dossier.State!, situation.As(c).Context, code), Capacity: c)).FirstOrDefault(w => w.Node is not null);
        if (capacity is not null)
            situation = situation.As(capacity);
        return new FormSheet(form, leftOut, situation.Procedure, situation.Organisation)
        {
            Dossier = dossier, Situation = situation, HoldsContent = holds, Node = node, MayFill = holds && node is not null,
        };
    }

    /// <summary>The step whose work includes this form and that this person may do now; the filer's own step while the dossier is returned.</summary>
    public static string? WritableAt(ProcedureDefinition definition, DossierState state, Context context, string code)
    {
        var offers = Process.Offers(definition, state, context);
        if (offers.Any(o => o.Kind == CommandKind.Supplement))
            return definition.Steps.FirstOrDefault(s => s.Kind == StepKind.Submit && s.Forms.Contains(code, StringComparer.Ordinal))?.Id;
        return offers.Where(o => o.Kind == CommandKind.Complete && o.Node is not null && definition.Find(o.Node) is Step step && step.Forms.Contains(code, StringComparer.Ordinal)).Select(o => o.Node).FirstOrDefault();
    }

    /// <summary>Forms of a first step that the filing itself does.</summary>
    public static ImmutableArray<string> FilingForms(ProcedureDefinition definition) => definition.Steps.FirstOrDefault() is { Kind: StepKind.Submit } first ? first.Forms : [];

    // What the cipher service protects may not lie in an ordinary installation at all.
    private async Task<(FormDefinition Form, ImmutableArray<FieldDefinition> LeftOut)?> Definition(Guid version, string code, CancellationToken cancellation)
    {
        if (await procedures.Form(version, code, cancellation) is not { } form)
            return null;
        return Shown(form, installation.IsIsolated);
    }

    public static (FormDefinition Form, ImmutableArray<FieldDefinition> LeftOut) Shown(FormDefinition form, bool isolated)
    {
        if (isolated || form.Fields.All(f => f.Type != FieldType.Encrypted))
            return (form, []);
        var leftOut = form.Fields.Where(f => f.Type == FieldType.Encrypted).ToImmutableArray();
        return (form with { Fields = form.Fields.RemoveRange(leftOut), Rules = [.. form.Rules.Where(r => leftOut.All(f => f.Key != r.FieldKey))] }, leftOut);
    }
}
