using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Viewing;

/// <summary>Forms of dossiers and drafts may be kept after a session's end when nothing about them is above Thường.</summary>
internal sealed class KeepableForms(AppDb db, IProcedures procedures) : IKeepableForms
{
    public async ValueTask<bool> MayKeep(Actor actor, string path, ILookup<string, string> fields, CancellationToken cancellation) => path.Split('/') switch
    {
        ["", "ho-so", "moi"] => true,
        ["", "ho-so", "nhap", var id] => Guid.TryParse(id, out var draft) && await MayKeepDraft(actor, draft, fields, cancellation),
        ["", "ho-so", var id] => Guid.TryParse(id, out var dossier) && await MayKeepAction(actor, dossier, fields, cancellation),
        ["", "ho-so", "nhap", var id, "bieu-mau", _] => Guid.TryParse(id, out var written) && await MayKeepFormOfDraft(actor, written, cancellation),
        ["", "ho-so", var id, "bieu-mau", _] => Guid.TryParse(id, out var filled) && await MayKeepAction(actor, filled, NoFields, cancellation),
        _ => false,
    };

    private static readonly ILookup<string, string> NoFields = Array.Empty<string>().ToLookup(f => f, StringComparer.Ordinal);

    // Here it is the draft that says how secret it is.
    private async Task<bool> MayKeepFormOfDraft(Actor actor, Guid id, CancellationToken cancellation) =>
        await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.Person == actor.Person, cancellation) is { } draft
        && DraftCheck.SecrecyOf(await procedures.Version(draft.Definition, cancellation), draft.Content) == Secrecy.Thuong
        && (draft.Content.Secrecy is not null || !(await procedures.Version(draft.Definition, cancellation)).Definition.SecrecyByContent);

    // Whoever raises the secrecy may already have typed what must not lie here.
    private async Task<bool> MayKeepAction(Actor actor, Guid id, ILookup<string, string> fields, CancellationToken cancellation)
    {
        var scopes = db.DossierScopes;
        return !fields.Contains("secrecy") && !fields["kind"].Contains(nameof(CommandKind.RaiseSecrecy), StringComparer.Ordinal)
            && await db.Dossiers.SeenBy(actor, scopes).AnyAsync(d => d.Id == id && d.Secrecy == Secrecy.Thuong, cancellation);
    }

    private async Task<bool> MayKeepDraft(Actor actor, Guid id, ILookup<string, string> fields, CancellationToken cancellation)
    {
        if (await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.Person == actor.Person, cancellation) is not { } draft)
            return false;
        var definition = (await procedures.Version(draft.Definition, cancellation)).Definition;
        if (definition.Secrecy > Secrecy.Thuong)
            return false;
        // Where the content decides, only its own word counts.
        var said = fields["secrecy"].ToList();
        return definition.SecrecyByContent ? said is [nameof(Secrecy.Thuong)] : said.TrueForAll(s => s is nameof(Secrecy.Thuong) or "");
    }
}
