using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Cooperation;

/// <summary>A comment was written; its text lies in an erasable row.</summary>
internal sealed record Commented(Guid Comment, string? Node, Note Text);

internal sealed record CommentWithdrawn(Guid Comment);

/// <summary>
/// What officers say to each other about a dossier, beside the process. It stands in a stream of its own: a comment changes neither state nor version
/// of the dossier, so it never stands in the way of who is acting. Whom the matter concerns neither reads nor writes.
/// </summary>
internal sealed class Discussion(AppDb db, Situations situations, EventLog log, FileErasure erasure, Installation installation, TimeProvider time)
{
    private const int Longest = 5_000, MostTries = 5;

    /// <summary>Who sees the dossier and is no party of it.</summary>
    public static bool MayRead(Dossier dossier, Situation situation) =>
        situation.Context.Actor.Person is { } person && !Process.IsConcerned(situation.Procedure.Definition, dossier.State!, situation.Context, person);

    public static bool MayWrite(Dossier dossier, Situation situation) => MayRead(dossier, situation) && !dossier.State!.IsOver;

    /// <param name="node">The step it is about; null: the whole dossier.</param>
    /// <returns>The comment's id.</returns>
    public async Task<Result<Guid>> Write(Actor actor, Guid id, string? node, string? text, string? address, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Refusals.CommentMissing;
        if (text.Length > Longest)
            return Refusals.TextTooLong with { Field = "text" };
        return await InTurn(async () =>
        {
            if (await Find(actor, id, cancellation) is not var (dossier, situation))
                return Refusals.NotFound;
            if (!MayWrite(dossier, situation))
                return Refusals.CommentNotNow;
            if (!installation.Holds(dossier.Secrecy))
                return Refusals.SecretText with { Field = "text" };
            if (await db.DossierComments.CountAsync(c => c.Dossier == id, cancellation) >= DossierComment.MostPerDossier)
                return Refusals.CommentNotNow;
            var definition = situation.Procedure.Definition;
            var note = Recording.Keep(db, id, Folding.Normalise(text))!;
            var (now, acted) = (time.Now(), Capacity(dossier, situation, actor, address));
            var comment = new DossierComment
            {
                Id = Guid.CreateVersion7(now), Dossier = id, Node = definition.Find(node ?? "") is Step or Consult ? node : null, By = actor.Person, BodyName = acted.Body?.Name, At = now, Content = note.Content,
            };
            db.Add(comment);
            List<(string, object)> entries = [(DossierEntries.Commented, new Commented(comment.Id, comment.Node, note))];
            if (Mentions.In(text, actor, dossier.Secrecy, Readers(dossier, situation), situation.Organisation) is { } mentioned)
                entries.Add((DossierEntries.Mentioned, mentioned));
            log.Append(db, await EventLog.Head(db, DossierEntries.DiscussionOf(id), cancellation), EnvelopeOf(dossier, acted, actor), entries);
            await db.SaveChangesAsync(cancellation);
            return await IsHeld(id, cancellation) ? comment.Id : await TakeOut(comment.Content, cancellation);
        });
    }

    /// <summary>Its writer takes it back: text and files are gone, that something stood there remains.</summary>
    public async Task<Result<Guid>> Withdraw(Actor actor, Guid id, Guid comment, string? address, CancellationToken cancellation) => await InTurn(async () =>
    {
        if (await Find(actor, id, cancellation) is not var (dossier, situation))
            return Refusals.NotFound;
        if (await db.DossierComments.FirstOrDefaultAsync(c => c.Id == comment && c.Dossier == id && c.By == actor.Person && c.WithdrawnAt == null, cancellation) is not { } mine)
            return Refusals.CommentNotYours;
        var now = time.Now();
        mine.WithdrawnAt = now;
        var content = await db.DossierContents.SingleAsync(c => c.Id == mine.Content, cancellation);
        (content.Text, content.Salt, content.ErasedAt) = (null, [], content.ErasedAt ?? now);
        var files = await db.DossierFiles.Where(f => f.Comment == comment && f.ErasedAt == null).ToListAsync(cancellation);
        foreach (var file in files)
            (file.Name, file.ErasedAt) = ("(đã rút)", now);
        // Also one that another part of the same dossier refers to stays.
        var (hashes, ids) = (files.Select(f => f.Hash).ToArray(), files.Select(f => f.Id).ToArray());
        var kept = await db.DossierFiles.Where(f => hashes.Contains(f.Hash) && !ids.Contains(f.Id) && f.ErasedAt == null).Select(f => f.Hash).ToListAsync(cancellation);
        log.Append(db, await EventLog.Head(db, DossierEntries.DiscussionOf(id), cancellation), EnvelopeOf(dossier, Capacity(dossier, situation, actor, address), actor), [(DossierEntries.CommentWithdrawn, new CommentWithdrawn(comment))]);
        await db.SaveChangesAsync(cancellation);
        await erasure.Finish(db, [.. hashes.Except(kept, StringComparer.Ordinal)], cancellation);
        return (Result<Guid>)comment;
    });

    // Between the look and this row the dossier may have become secret.
    private async Task<bool> IsHeld(Guid id, CancellationToken cancellation) =>
        installation.Holds(await db.Dossiers.AsNoTracking().Where(d => d.Id == id).Select(d => d.Secrecy).SingleAsync(cancellation));

    private async Task<Result<Guid>> TakeOut(Guid content, CancellationToken cancellation)
    {
        var text = await db.DossierContents.SingleAsync(c => c.Id == content, cancellation);
        (text.Text, text.Salt, text.ErasedAt) = (null, [], time.Now());
        await db.SaveChangesAsync(cancellation);
        return Refusals.SecretText with { Field = "text" };
    }

    // Two who write at once both append to the discussion: the later one reads its end again.
    private async Task<Result<Guid>> InTurn(Func<Task<Result<Guid>>> write)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await write();
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                db.ChangeTracker.Clear();
                if (tries == MostTries)
                    return Refusals.ChangedMeanwhile;
            }
        }
    }

    private async Task<(Dossier, Situation)?> Find(Actor actor, Guid id, CancellationToken cancellation)
    {
        var scopes = db.DossierScopes;
        var dossier = await db.Dossiers.AsNoTracking().SeenBy(actor, scopes).FirstOrDefaultAsync(d => d.Id == id, cancellation);
        return dossier is null ? null : (dossier, await situations.Of(dossier, actor.Acting(), cancellation));
    }

    // Whom the matter concerns sees the dossier, and is told of nothing that it may not read.
    private static IEnumerable<Viewer> Readers(Dossier dossier, Situation situation) =>
        dossier.Viewers.Where(v => v.Person is not { } person || !Process.IsConcerned(situation.Procedure.Definition, dossier.State!, situation.Context, person));

    // By which of its roles it sees the dossier: the body that the comment speaks for.
    private static Acted Capacity(Dossier dossier, Situation situation, Actor actor, string? address)
    {
        var grant = actor.Grants.FirstOrDefault(g => dossier.Scopes.Contains(Scope.OfRole(g.Role, g.Body)))
            ?? actor.Grants.FirstOrDefault(g => dossier.Scopes.Contains(Scope.OfPersonAt(actor.Person, g.Body)))
            ?? actor.Mandates.SelectMany(m => m.Grants).FirstOrDefault(g => dossier.Scopes.Contains(Scope.OfRole(g.Role, g.Body)));
        return grant is not null && situation.Organisation.Find(grant.Body) is { } body
            ? new Acted(grant.Role, new BodyRef(body.Id, body.Name), grant.Principal, address)
            : new Acted(null, null, null, address);
    }

    private static Envelope EnvelopeOf(Dossier dossier, Acted acted, Actor actor) =>
        new(actor.Person, acted.Role, acted.Body?.Id, acted.Body?.Name, acted.Principal, acted.Address, dossier.Definition);
}
