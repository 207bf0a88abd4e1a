using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>A draft taken up by somebody who may read it.</summary>
internal sealed record OpenedDraft(DraftRow Row, DraftRights Rights, PublishedSnapshot Published)
{
    public DraftText Text { get => field ??= DraftText.Read(Row.Code, Row.Yaml, Published, Row.Forms); private init; }

    /// <summary>The draft as it would be with another text, to be checked and drawn; the row stays as it is.</summary>
    public Result<OpenedDraft> With(string yaml) =>
        yaml.Length > YamlText.MaxCharacters ? Refusals.DraftTooLong : this with { Text = DraftText.Read(Row.Code, yaml, Published, Row.Forms) };

    /// <summary>What keeps it from being sent on, in words with steps and lines.</summary>
    public IReadOnlyList<string> Faults => [.. Text.Faults.Select(f => f.Line > 0 ? $"{At(f)}: {f.MessageVi}" : f.MessageVi)];

    // The step in whose lines it stands: whoever writes by fields sees no lines.
    private string At(CatalogueFault fault)
    {
        if (fault.File != DraftForms.Path && Text.Root is YamlNode.Map root && root.Entries.LastOrDefault(e => e.Line <= fault.Line).Key == "process"
            && Authoring.ProcessTree.All(Authoring.ProcessTree.NodesOf(root)).LastOrDefault(node => node.Line <= fault.Line) is { } node && Authoring.ProcessTree.IdOf(node) is { Length: > 0 } id)
            return $"{(id[0] == 'b' ? $"Bước {id[1..]}" : id)}, dòng {fault.Line}";
        return $"Dòng {fault.Line}";
    }
}

/// <summary>What every act on a draft does: look it up by the person's rights, compare the revision, note the act, save.</summary>
internal sealed class DraftDesk(AppDb db, IOrganisation organisation, ProceduresReader reader, EventLog log, TimeProvider time)
{
    public AppDb Db => db;

    public DateTimeOffset Now { get; } = time.Now();

    public DateOnly Today => Now.DateInVietnam();

    public async Task<DraftRights> Rights(Actor actor, CancellationToken cancellation) => new(await organisation.View(cancellation), actor);

    public ValueTask<PublishedSnapshot?> Published(CancellationToken cancellation) => reader.Now(cancellation);

    public ValueTask<PublishedSnapshot?> Latest(CancellationToken cancellation) => reader.Latest(cancellation);

    public static string StreamOf(Guid draft) => $"procedure-draft/{draft}";

    /// <param name="revision">The one that the person has seen; null for looking only.</param>
    public async Task<Result<OpenedDraft>> Open(Actor actor, Guid id, int? revision, CancellationToken cancellation)
    {
        var rights = await Rights(actor, cancellation);
        if (await Published(cancellation) is not { } published
            || await rights.Visible(db.ProcedureDrafts).FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } row)
            return Refusals.DraftUnknown;
        // Tracked as the database has it now, also when this request has read it before.
        await db.Entry(row).ReloadAsync(cancellation);
        return revision is { } seen && seen != row.Revision ? Refusals.ChangedMeanwhile : new OpenedDraft(row, rights, published);
    }

    /// <summary>As <see cref="Open"/>, for who may write on it.</summary>
    public async Task<Result<OpenedDraft>> OpenToWrite(Actor actor, Guid id, int? revision, CancellationToken cancellation)
    {
        var opened = await Open(actor, id, revision, cancellation);
        return opened.IsOk && !opened.Value.Rights.MayWrite(opened.Value.Row) ? Refusals.MayNotWrite : opened;
    }

    public async Task Note(By by, DraftRights rights, string role, Guid? body, string stream, string type, object happened, string? basis, CancellationToken cancellation) =>
        await log.Append(db, stream, EnvelopeOf(by, rights, role, body, basis), type, happened, cancellation);

    public static Envelope EnvelopeOf(By by, DraftRights rights, string role, Guid? body, string? basis)
    {
        var office = rights.OfficeOf(body);
        return new Envelope(by.Actor.Person, role, office?.Id, office?.Name, Address: by.Address, Basis: basis);
    }

    /// <summary>Notes one act and saves it as the next revision.</summary>
    public async Task<Result<DraftRow>> Save(By by, OpenedDraft draft, string role, string type, object happened, CancellationToken cancellation)
    {
        var row = draft.Row;
        Touch(row);
        var body = role == DraftRights.Owner && row.State is DraftState.Draft or DraftState.Appraisal or DraftState.Withdrawn ? row.Proposer ?? row.Body : row.Body;
        await Note(by, draft.Rights, role, body, StreamOf(row.Id), type, happened, row.Decision, cancellation);
        return await Saved(cancellation) is { } refusal ? refusal : row;
    }

    public void Touch(DraftRow row) => (row.Revision, row.ChangedAt) = (row.Revision + 1, Now);

    public async Task<Refusal?> Saved(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.ChangeTracker.Clear();
            return Refusals.ChangedMeanwhile;
        }
    }

    /// <summary>Takes over a text; faults in it do not matter yet, its bounds do.</summary>
    public static Refusal? TakeText(OpenedDraft draft, string yaml)
    {
        if (yaml.Length > YamlText.MaxCharacters)
            return Refusals.DraftTooLong;
        if (!IsText(yaml))
            return Refusals.DraftNotText;
        draft.Row.Yaml = yaml;
        if (DraftText.Read(draft.Row.Code, yaml, draft.Published, draft.Row.Forms) is { Root: YamlNode.Map root } && DraftFields.TextOf(root, "name") is { Length: > 0 } name)
            draft.Row.Name = name.Length <= 500 ? name : name[..500];
        return null;
    }

    // Half a character or a zero is kept by no database.
    private static bool IsText(string yaml)
    {
        for (var i = 0; i < yaml.Length; i++)
        {
            if (yaml[i] == '\0' || (char.IsSurrogate(yaml[i]) && !char.IsSurrogatePair(yaml, i++)))
                return false;
        }

        return true;
    }
}
