using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

/// <summary>A local draft taken up by somebody who may read it.</summary>
/// <param name="Base">The text above.</param>
internal sealed record OpenedLocal(DraftRow Row, LocalRights Rights, PublishedSnapshot Published, YamlNode.Map Base)
{
    public bool IsOwn => Rights.IsOwn(Row.Body);

    public LocalOverlay Overlay => field ??= LocalOverlay.Parse(Row.Overlay);

    public Body Body => Rights.View.Find(Row.Body)!;

    public bool MayWrite => IsOwn && Row.State == DraftState.Draft;
}

/// <summary>What every act on a local draft does: look it up by the person's rights, compare the revision, note the act, save.</summary>
internal sealed class LocalDrafts(AppDb db, IOrganisation organisation, ProceduresReader reader, EventLog log, TimeProvider time)
{
    public AppDb Db => db;

    public DateTimeOffset Now { get; } = time.Now();

    public async Task<LocalRights> Rights(Actor actor, CancellationToken cancellation) => new(await organisation.View(cancellation), actor);

    public ValueTask<PublishedSnapshot?> Published(CancellationToken cancellation) => reader.Now(cancellation);

    /// <param name="revision">The one that the person has seen; null for looking only.</param>
    public async Task<Result<OpenedLocal>> Open(Actor actor, Guid id, int? revision, CancellationToken cancellation)
    {
        var rights = await Rights(actor, cancellation);
        var own = rights.Bodies.Select(b => (Guid?)b.Id).ToList();
        var (drafts, approves) = (db.ProcedureDrafts, rights.MayApprove);
        if (await Published(cancellation) is not { } published
            || await drafts.FirstOrDefaultAsync(d => d.Id == id && d.IsLocal && (own.Contains(d.Body) || (approves && d.State != DraftState.Draft)), cancellation) is not { } row
            || await Base(row.Base!.Value, cancellation) is not { } root)
            return Refusals.LocalUnknown;
        return revision is { } seen && seen != row.Revision ? Refusals.LocalChanged : new OpenedLocal(row, rights, published, root);
    }

    public async Task<YamlNode.Map?> Base(Guid version, CancellationToken cancellation)
    {
        var versions = db.Versions;
        return await versions.AsNoTracking().Where(v => v.Id == version).Select(v => new { v.Path, v.Yaml }).FirstOrDefaultAsync(cancellation) is { } text
            ? YamlText.Read(text.Path, text.Yaml, new CatalogueFaults()) as YamlNode.Map : null;
    }

    public async Task Note(Actor actor, string? address, LocalRights rights, Guid? body, string stream, string type, object happened, CancellationToken cancellation)
    {
        var committee = rights.IsOwn(body) ? rights.View.Find(body) : rights.View.Province;
        var office = committee is null ? null : rights.View.OrganOf(committee, LocalRights.Office);
        await log.Append(db, stream, new Envelope(actor.Person, LocalRights.Owner, office?.Id, office?.Name, Address: address), type, happened, cancellation);
    }

    /// <summary>Notes one act and saves it as the next revision.</summary>
    public async Task<Result<DraftRow>> Save(Actor actor, string? address, OpenedLocal draft, string type, object happened, CancellationToken cancellation)
    {
        (draft.Row.Revision, draft.Row.ChangedAt) = (draft.Row.Revision + 1, Now);
        await Note(actor, address, draft.Rights, draft.Row.Body, $"procedure-draft/{draft.Row.Id}", type, happened, cancellation);
        return await Saved(cancellation) is { } refusal ? refusal : draft.Row;
    }

    public async Task<Refusal?> Saved(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusals.LocalChanged;
        }
    }
}
