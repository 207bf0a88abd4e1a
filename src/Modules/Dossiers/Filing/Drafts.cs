using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Filing;

/// <summary>Drafts: begun, saved as often as wished, thrown away. Only their writer sees them.</summary>
internal sealed class Drafts(AppDb db, IOrganisation organisation, IProcedures procedures, FileErasure erasure, Installation installation, TimeProvider time)
{
    private const int MostDrafts = 50, MostTries = 5;

    /// <param name="id">The draft's, where whoever asks may ask again; null: a new one.</param>
    public async Task<Result<Guid>> Start(Actor actor, string procedureCode, CancellationToken cancellation, Guid? id = null)
    {
        var found = await Openable(actor, procedureCode, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        var (procedure, right) = found.Value;
        var drafts = db.Drafts;
        if (await drafts.CountAsync(d => d.Person == actor.Person, cancellation) >= MostDrafts)
            return Refusals.DraftTooMany;
        var now = time.Now();
        var draft = new Draft
        {
            Id = id ?? Guid.CreateVersion7(now),
            Person = actor.Person,
            Procedure = procedure.Code,
            Definition = procedure.VersionId,
            Role = right.Role,
            Body = right.Body,
            Content = new DraftContent(),
            SavedAt = now,
        };
        db.Add(draft);
        await db.SaveChangesAsync(cancellation);
        return draft.Id;
    }

    /// <summary>Why this person begins no dossier of the procedure; null when it may.</summary>
    public async Task<Refusal?> WhyNot(Actor actor, string code, CancellationToken cancellation) =>
        await Openable(actor, code, cancellation) is { IsOk: false, Refusal: var closed } ? closed : null;

    /// <summary>The first of the person's bodies that may file it, and the version by which that body files; otherwise why none may.</summary>
    private async Task<Result<(Procedure Procedure, (string Role, Guid Body) Right)>> Openable(Actor actor, string code, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        Refusal? closed = null;
        foreach (var body in actor.Grants.Select(g => g.Body).Distinct())
        {
            var found = await procedures.FindFor(code, body, cancellation);
            if (!found.IsOk)
                closed ??= found.Refusal;
            else if (Matters.FilingRights(found.Value, actor, view).Where(r => r.Body.Id == body).ToArray() is [var right, ..])
                return (found.Value, (right.Role, right.Body.Id));
            else
                closed = Refusals.MayNotFile;
        }

        return closed ?? Refusals.MayNotFile;
    }

    public async Task<IReadOnlyList<Draft>> Of(Actor actor, CancellationToken cancellation) =>
        await db.Drafts.AsNoTracking().Where(d => d.Person == actor.Person).OrderByDescending(d => d.SavedAt).ToListAsync(cancellation);

    public Task<Draft?> Find(Actor actor, Guid id, CancellationToken cancellation) =>
        db.Drafts.FirstOrDefaultAsync(d => d.Id == id && d.Person == actor.Person, cancellation);

    /// <param name="role">The grant to file with, when the person has several that fit.</param>
    /// <param name="read">When what was read had been saved: who saved meanwhile wins. Null: whoever saves last.</param>
    public Task<Result<Draft>> Save(Actor actor, Guid id, string? role, Guid? body, DraftContent content, CancellationToken cancellation, DateTimeOffset? read = null) =>
        InTurn(() => Keep(actor, id, role, body, content, read, cancellation));

    private async Task<Result<Draft>> Keep(Actor actor, Guid id, string? role, Guid? body, DraftContent content, DateTimeOffset? read, CancellationToken cancellation)
    {
        if (await Find(actor, id, cancellation) is not { } draft)
            return Refusals.DraftNotFound;
        if (read is not null && draft.SavedAt != read)
            return Refusals.ChangedMeanwhile;
        if (role is not null && body is not null)
        {
            // Another body may file by another version: its own variant, or the one it tries.
            if (body != draft.Body && await procedures.FindFor(draft.Procedure, body.Value, cancellation) is { IsOk: true, Value: var other })
                draft.Definition = other.VersionId;
            (draft.Role, draft.Body) = (role, body.Value);
        }

        // Names and words that may not lie here are not stored at all, not even in a draft.
        var held = installation.Holds(DraftCheck.SecrecyOf(await procedures.Version(draft.Definition, cancellation), content));
        draft.Content = content with
        {
            Subject = !held || content.Subject is null ? null : Folding.Normalise(content.Subject),
            SubjectId = !held ? null : content.SubjectId,
            Abstract = !held || content.Abstract is null ? null : Folding.Normalise(content.Abstract),
        };
        // It is the draft's version too: no two saves have the same.
        draft.SavedAt = time.Now() is var now && now > draft.SavedAt ? now : draft.SavedAt.AddMilliseconds(1);
        // Nor do the files that came before the writer said how secret it is.
        var erased = held ? [] : await TakeFiles(id, cancellation);
        if (!held)
            await FileErasure.TakeForms(db, id, cancellation);
        await db.SaveChangesAsync(cancellation);
        if (!held)
            await erasure.Finish(db, erased, cancellation);
        return draft;
    }

    public Task<Result<bool>> Discard(Actor actor, Guid id, CancellationToken cancellation) => InTurn(() => ThrowAway(actor, id, cancellation));

    private async Task<Result<bool>> ThrowAway(Actor actor, Guid id, CancellationToken cancellation)
    {
        if (await Find(actor, id, cancellation) is not { } draft)
            return Refusals.DraftNotFound;
        db.Remove(draft);
        var orphans = await TakeFiles(id, cancellation);
        await FileErasure.TakeForms(db, id, cancellation);
        await db.SaveChangesAsync(cancellation);
        erasure.EraseFromDisk(orphans);
        return true;
    }

    // Somebody saved it at this moment: looked at once more.
    private async Task<Result<T>> InTurn<T>(Func<Task<Result<T>>> change)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await change();
            }
            catch (DbUpdateException failure) when (failure.IsConflict() && tries < MostTries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<IReadOnlyList<string>> TakeFiles(Guid id, CancellationToken cancellation)
    {
        var files = await db.DossierFiles.Where(f => f.Dossier == id).ToListAsync(cancellation);
        db.RemoveRange(files);
        return await FileErasure.Unshared(db, id, files, cancellation);
    }
}
