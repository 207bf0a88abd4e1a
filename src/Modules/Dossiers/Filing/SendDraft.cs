using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Measuring;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Filing;

/// <summary>
/// Sends a draft: checks it, finds the competent body, blocks a duplicate, and makes the dossier. The draft's id becomes the dossier's,
/// so sending again finds the dossier that is there.
/// </summary>
internal sealed class SendDraft(
    AppDb db, Drafts drafts, IOrganisation organisation, IProcedures procedures, Situations situations, Recording recording, FilledForms forms, Numbers numbers, Installation installation, TimeProvider time)
{
    public async Task<Result<Guid>> Run(Actor actor, Guid id, string? address, CancellationToken cancellation)
    {
        using var activity = Telemetry.Source.StartActivity("file dossier");
        var sent = await Send(actor, id, address, cancellation);
        Telemetry.Acted("File", sent.IsOk ? "ok" : sent.Refusal.Code);
        return sent;
    }

    private async Task<Result<Guid>> Send(Actor actor, Guid id, string? address, CancellationToken cancellation)
    {
        if (await drafts.Find(actor, id, cancellation) is not { } draft)
            return await SentAlready(actor, id, cancellation) ? id : Refusals.DraftNotFound;
        // What the body files by may have changed since the draft was begun.
        var current = await procedures.FindFor(draft.Procedure, draft.Body, cancellation);
        if (!current.IsOk)
            return current.Refusal;
        var procedure = current.Value;
        if (procedure.VersionId != draft.Definition)
        {
            draft.Definition = procedure.VersionId;
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                return Refusals.ChangedMeanwhile;
            }

            return Refusals.NewerVersion(procedure.Number);
        }

        var view = await organisation.View(cancellation);
        if (Matters.FilingRights(procedure, actor, view).All(r => r.Role != draft.Role || r.Body.Id != draft.Body))
            return Refusals.MayNotFile;

        var files = await db.DossierFiles.Where(f => f.Dossier == id).Select(f => new { f.Component, f.Hash }).ToListAsync(cancellation);
        var content = draft.Content;
        var secrecy = DraftCheck.SecrecyOf(procedure, content);
        var held = installation.Holds(secrecy);
        if (DraftCheck.Run(procedure, content, view, files.Where(f => f.Component is not null).Select(f => f.Component!.Value).ToHashSet(), held) is { Count: > 0 } missing)
            return missing.ToArray();
        var filerBody = view.Find(draft.Body)!;
        var competent = Matters.Competent(await procedures.Competence(cancellation), procedure, filerBody, content.Facts, view, time.Now().DateInVietnam());
        if (!competent.IsOk)
            return competent.Refusal;

        var named = held && procedure.Subject != SubjectKind.None;
        var matterKey = Matters.KeyOf(procedure.Code, named ? content.Subject : id.ToString(), named ? content.SubjectId : null, draft.Body);
        if (await OpenDuplicate(actor, id, matterKey, cancellation) is { } other)
            return Refusals.Duplicate(other.Code);
        var contentKey = held && !procedure.Definition.Compartment ? Matters.ContentOf(files.Select(f => f.Hash), content.Abstract, draft.Body) : null;
        if (await SentElsewhere(actor, id, contentKey, named ? competent.Value.Competent.Id : null, view, cancellation) is { } elsewhere)
            return elsewhere;

        var now = time.Now();
        var title = !held ? $"{procedure.Code}: hồ sơ có nội dung mật" : Folding.Normalise(string.Join(" – ", new[] { procedure.Name, SubjectName(content, view), content.Abstract }.Where(p => !string.IsNullOrWhiteSpace(p))));
        var dossier = Dossier.New(
            id, procedure, await numbers.Next(now.DateInVietnam().Year, cancellation), title, matterKey, actor.Person, draft.Body, competent.Value.Competent.Id,
            new Matter(
                competent.Value.Anchor, competent.Value.Rule, content.Parties.ToImmutableDictionary(),
                named && procedure.Subject == SubjectKind.Body ? content.SubjectId : null,
                named && procedure.Subject == SubjectKind.Person ? content.SubjectId : null,
                Matters.Overseer(view, competent.Value.Competent)),
            now);
        dossier.ContentKey = contentKey;
        var situation = (await situations.Of(procedure, draft.Body, dossier.Matter, actor.Acting(), cancellation)).With(await forms.Values(id, procedure.Definition, cancellation));
        var command = new FileDossier(draft.Role, new BodyRef(filerBody.Id, filerBody.Name), content.Facts.ToImmutableDictionary(), secrecy);
        var carried = dossier.Carry(procedure.Definition, command, situation.Context);
        if (!carried.IsOk)
            return carried.Refusal;
        var copied = Copied(dossier, procedure, content, situation, view);
        if (!copied.IsOk)
            return copied.Refusal;
        // What the filing does itself is complete with its forms.
        var asked = carried.Value.OfType<StepCompleted>().SelectMany(done => ((Step)procedure.Definition.Find(done.Node)!).Forms).ToArray();
        if (held && await forms.Missing(id, procedure.VersionId, asked, cancellation) is { } unfilled)
            return unfilled;
        var happened = carried.Value.AddRange(copied.Value).AddRange((await forms.OfDraft(id, cancellation)).Select(SaveForm.Told));

        db.Add(dossier);
        db.AddRange(DraftCheck.DemandedAtFiling(procedure).Select(c => new DossierComponent { Dossier = id, Number = c.Number, Paper = content.Paper.Contains(c.Number) }));
        db.Remove(draft);
        recording.Record(db, dossier, null, situation, happened, new Acted(draft.Role, new BodyRef(filerBody.Id, filerBody.Name), null, address));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Sent twice at the same time: the same draft, or another about the same matter.
            db.ChangeTracker.Clear();
            if (await SentAlready(actor, id, cancellation))
                return id;
            return await OpenDuplicate(actor, id, matterKey, cancellation) is { } faster ? Refusals.Duplicate(faster.Code) : Refusals.ChangedMeanwhile;
        }

        return id;
    }

    /// <summary>This person's draft of that id was sent and is a dossier.</summary>
    public Task<bool> SentAlready(Actor actor, Guid id, CancellationToken cancellation) =>
        db.Dossiers.AnyAsync(d => d.Id == id && d.FilerPerson == actor.Person, cancellation);

    // The matter has its one addressee; others are let know of it.
    private static Result<ImmutableArray<DossierEvent>> Copied(Dossier dossier, Procedure procedure, DraftContent content, Situation situation, OrganisationView view)
    {
        if (content.Copies.Count == 0)
            return ImmutableArray<DossierEvent>.Empty;
        var readers = Copies.Of(content.Copies, dossier.CompetentBody, view);
        return readers.IsOk ? dossier.Carry(procedure.Definition, new Inform(readers.Value), situation.Context) : readers.Refusal;
    }

    // The same content under way at another body. Of what is about nobody in particular the same body is asked only once, too.
    private async Task<Refusal?> SentElsewhere(Actor actor, Guid id, string? contentKey, Guid? except, OrganisationView view, CancellationToken cancellation)
    {
        if (contentKey is null)
            return null;
        var scopes = db.DossierScopes;
        var found = await db.Dossiers.Where(d => d.ContentKey == contentKey && d.Id != id && d.CompetentBody != except && d.Status < DossierStatus.Finished)
            .Select(d => new { d.CompetentBody, Code = scopes.Any(s => s.Dossier == d.Id && actor.Scopes.Contains(s.Scope)) ? d.Code : null }).FirstOrDefaultAsync(cancellation);
        return found is null ? null : Refusals.SameContent(found.Code, view.Find(found.CompetentBody)?.Name ?? "một cơ quan khác");
    }

    // Another dossier than the one made from this draft. Its code is told only to who may see it.
    private async Task<Duplicate?> OpenDuplicate(Actor actor, Guid id, string matterKey, CancellationToken cancellation)
    {
        var scopes = db.DossierScopes;
        return await db.Dossiers.Where(d => d.MatterKey == matterKey && d.Id != id && d.Status < DossierStatus.Finished)
            .Select(d => new Duplicate(scopes.Any(s => s.Dossier == d.Id && actor.Scopes.Contains(s.Scope)) ? d.Code : null))
            .FirstOrDefaultAsync(cancellation);
    }

    private sealed record Duplicate(string? Code);

    private static string? SubjectName(DraftContent content, OrganisationView view) =>
        view.Find(content.SubjectId)?.Name ?? content.Subject;
}
