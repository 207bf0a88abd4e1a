using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Files;

/// <summary>Files of drafts and dossiers: permission and secrecy are decided before a byte is read.</summary>
internal sealed class Attachments(
    AppDb db, FileStore store, VirusScanner scanner, FileErasure erasure, IProcedures procedures, Situations situations, Readings readings, Installation installation, TimeProvider time)
{
    public const long MostBytes = 200L * 1024 * 1024;
    private const int MostFiles = 100;

    private static readonly Refusal[] Known =
        [Refusals.NotFound, Refusals.SecretFile, Refusals.FileMissing, Refusals.FileTooLarge, Refusals.FileType, Refusals.FileName, Refusals.FileTooMany,
            Refusals.FileHostile, Refusals.FileMacro, Refusals.FileInfected, Refusals.ScannerUnavailable];

    /// <summary>A refusal by its code, for a page that is shown after a redirect.</summary>
    public static Refusal? Refusal(string? code) => Known.FirstOrDefault(r => r.Code == code);

    public async Task<IReadOnlyList<DossierFile>> Of(Guid dossier, CancellationToken cancellation) =>
        await db.DossierFiles.AsNoTracking().Where(f => f.Dossier == dossier).OrderBy(f => f.AddedAt).ToListAsync(cancellation);

    /// <inheritdoc cref="MayAdd(Actor, Guid, Guid?, CancellationToken)"/>
    public Task<Refusal?> MayAdd(Actor actor, Guid id, CancellationToken cancellation) => MayAdd(actor, id, null, cancellation);

    public Task<Result<Guid>> Add(Actor actor, Guid id, int? component, string? name, Stream content, CancellationToken cancellation) => Add(actor, id, component, null, name, content, cancellation);

    /// <summary>Null when this person may add files here now.</summary>
    /// <param name="comment">The person's own comment that the file belongs to; then who may not act may add, too.</param>
    public async Task<Refusal?> MayAdd(Actor actor, Guid id, Guid? comment, CancellationToken cancellation)
    {
        var secrecy = await WritableSecrecy(actor, id, comment, cancellation);
        if (secrecy is null)
            return Refusals.NotFound;
        if (!installation.Holds(secrecy.Value))
            return Refusals.SecretFile;
        return await db.DossierFiles.CountAsync(f => f.Dossier == id, cancellation) >= MostFiles ? Refusals.FileTooMany : null;
    }

    public async Task<Result<Guid>> Add(Actor actor, Guid id, int? component, Guid? comment, string? name, Stream content, CancellationToken cancellation, Guid? newId = null)
    {
        if (FileTypes.SafeName(name) is not { } safe)
            return string.IsNullOrEmpty(name) ? Refusals.FileMissing : Refusals.FileName;
        var head = new byte[FileTypes.HeadLength];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        if (read == 0)
            return Refusals.FileMissing;
        if (FileTypes.Of(safe, head.AsSpan(0, read)) is not { } type)
            return Refusals.FileType;
        await using var whole = new PrefixedStream(head.AsMemory(0, read), content);
        using var arriving = await store.Receive(whole, MostBytes, cancellation);
        if (arriving is null)
            return Refusals.FileTooLarge;
        // Once more: while it came in, its dossier may have become secret, or full.
        if ((await Inspect(arriving, type, cancellation) ?? await MayAdd(actor, id, comment, cancellation)) is { } refused)
            return refused;
        var kept = arriving.Keep();
        var now = time.Now();
        var file = new DossierFile
        {
            Id = newId ?? Guid.CreateVersion7(now),
            Dossier = id,
            Component = comment is null ? component : null,
            Node = await NodeOf(actor, id, comment, cancellation),
            Comment = comment,
            Name = safe,
            ContentType = type,
            Length = kept.Length,
            Hash = kept.Hash,
            AddedBy = actor.Person,
            AddedAt = now,
        };
        db.Add(file);
        await db.SaveChangesAsync(cancellation);
        // And between that look and this row.
        if (await WritableSecrecy(actor, id, comment, cancellation) is not { } raised || installation.Holds(raised))
            return file.Id;
        var orphans = await FileErasure.Unshared(db, id, [file], cancellation);
        db.Remove(file);
        await db.SaveChangesAsync(cancellation);
        await erasure.Finish(db, orphans, cancellation);
        return Refusals.SecretFile;
    }

    private async Task<Refusal?> Inspect(ArrivingFile arriving, string type, CancellationToken cancellation)
    {
        await using var content = arriving.Open();
        if (FileContent.Check(type, content) is { } wrong)
            return wrong;
        content.Position = 0;
        return await scanner.Scan(content, cancellation) switch
        {
            ScanAnswer.Infected => Refusals.FileInfected,
            ScanAnswer.Unavailable => Refusals.ScannerUnavailable,
            _ => null,
        };
    }

    /// <summary>The file and its content, for who may see the draft or dossier; the log says so first.</summary>
    public async Task<(DossierFile File, Stream Content)?> Open(Actor actor, Guid dossier, Guid id, string? address, CancellationToken cancellation)
    {
        var (drafts, dossiers, all) = (db.Drafts, db.Dossiers.SeenBy(actor, db.DossierScopes), installation.IsIsolated);
        var file = await db.DossierFiles.AsNoTracking().FirstOrDefaultAsync(
            f => f.Id == id && f.Dossier == dossier && f.ErasedAt == null
                && (drafts.Any(d => d.Id == dossier && d.Person == actor.Person) || dossiers.Any(d => d.Id == dossier && (all || d.Secrecy == Secrecy.Thuong))),
            cancellation);
        if (file is null || store.Open(file.Hash) is not { } content)
            return null;
        if (file.Comment is not null && !await MayReadDiscussion(actor, dossier, cancellation))
        {
            await content.DisposeAsync();
            return null;
        }

        await readings.Downloaded(actor, dossier, id, address, cancellation);
        return (file, content);
    }

    private async Task<bool> MayReadDiscussion(Actor actor, Guid id, CancellationToken cancellation)
    {
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == id, cancellation);
        return Cooperation.Discussion.MayRead(dossier, await situations.Of(dossier, actor.Acting(), cancellation));
    }

    // The step that its comment is about, or the one that the person works on.
    private async Task<string?> NodeOf(Actor actor, Guid id, Guid? comment, CancellationToken cancellation)
    {
        if (comment is { } about)
            return await db.DossierComments.Where(c => c.Id == about).Select(c => c.Node).SingleAsync(cancellation);
        Guid[] reached = [.. actor.Scopes, .. actor.Mandates.SelectMany(m => m.Scopes)];
        var tasks = await db.DossierTasks.Where(t => t.Dossier == id && reached.Contains(t.Scope)).Select(t => t.Key).ToListAsync(cancellation);
        if (tasks.Count == 0)
            return null;
        var open = (await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == id, cancellation)).State!.Open;
        return tasks.Select(key => open.GetValueOrDefault(key)?.Node).OfType<string>().Distinct().Order(StringComparer.Ordinal).FirstOrDefault();
    }

    // A draft is its writer's; a dossier takes files from whoever holds work in it, and to a comment of its own from whoever sees it.
    private async Task<Secrecy?> WritableSecrecy(Actor actor, Guid id, Guid? comment, CancellationToken cancellation)
    {
        if (comment is { } mine)
        {
            var (comments, scopes) = (db.DossierComments, db.DossierScopes);
            return (await db.Dossiers.AsNoTracking().SeenBy(actor, scopes).FirstOrDefaultAsync(
                d => d.Id == id && d.Status < DossierStatus.Finished && comments.Any(c => c.Id == mine && c.Dossier == id && c.By == actor.Person && c.WithdrawnAt == null),
                cancellation))?.Secrecy;
        }

        if (await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.Person == actor.Person, cancellation) is { } draft)
            return DraftCheck.SecrecyOf(await procedures.Version(draft.Definition, cancellation), draft.Content);
        var tasks = db.DossierTasks;
        var dossier = await db.Dossiers.AsNoTracking().WithWorkFor(actor, tasks).FirstOrDefaultAsync(d => d.Id == id, cancellation);
        return dossier?.Secrecy;
    }
}
