using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Files;

/// <summary>A file that was handed in before under a component of the same name.</summary>
/// <param name="Component">Number of the component that it serves now.</param>
internal sealed record HeldFile(Guid Id, int Component, string Name, Guid Dossier, string Code, DateTimeOffset AddedAt);

/// <summary>
/// What the system already holds of what a filer is asked for: files of earlier dossiers of the same body that this person sees, handed in under a
/// component of the same name; for a draft only those about the same subject.
/// </summary>
internal sealed class HeldFiles(AppDb db, Attachments attachments, IProcedures procedures, IOrganisation organisation, Installation installation, TimeProvider time) : IHeldComponents
{
    private const int MostFiles = 500, MostOfOne = 3;

    public async Task<IReadOnlyList<HeldFile>> Of(Actor actor, Draft draft, Procedure procedure, CancellationToken cancellation)
    {
        var content = draft.Content;
        if (!installation.Holds(DraftCheck.SecrecyOf(procedure, content)) || (procedure.Subject != SubjectKind.None && content.SubjectId is null && string.IsNullOrWhiteSpace(content.Subject)))
            return [];
        // A dossier says whom it is about by a key made of procedure, subject and body.
        bool IsAboutTheSame(Earlier earlier) => procedure.Subject == SubjectKind.None
            ? earlier.Procedure.Subject == SubjectKind.None
            : earlier.MatterKey == Matters.KeyOf(earlier.Procedure.Code, content.Subject, content.SubjectId, draft.Body);
        var found = await Found(actor, [draft.Body], procedure, cancellation);
        return [.. found.Where(f => IsAboutTheSame(f.Earlier)).Select(f => f.File).GroupBy(f => f.Component).SelectMany(same => same.Take(MostOfOne))];
    }

    public async Task<IReadOnlySet<int>> Of(Actor actor, Procedure procedure, CancellationToken cancellation)
    {
        var bodies = Matters.FilingRights(procedure, actor, await organisation.View(cancellation)).Select(r => r.Body.Id).Distinct().ToArray();
        return bodies.Length == 0 ? new HashSet<int>() : (await Found(actor, bodies, procedure, cancellation)).Select(f => f.File.Component).ToHashSet();
    }

    /// <summary>Puts such a file into the draft as well; its content lies in the store once.</summary>
    public async Task<Result<Guid>> Reuse(Actor actor, Draft draft, Procedure procedure, Guid file, CancellationToken cancellation)
    {
        if ((await Of(actor, draft, procedure, cancellation)).FirstOrDefault(f => f.Id == file) is not { } held)
            return Refusals.NotFound;
        if (await attachments.MayAdd(actor, draft.Id, cancellation) is { } refused)
            return refused;
        var (files, now) = (db.DossierFiles, time.Now());
        var from = await files.AsNoTracking().FirstAsync(f => f.Id == file, cancellation);
        var added = new DossierFile
        {
            Id = Guid.CreateVersion7(now), Dossier = draft.Id, Component = held.Component, Name = from.Name, ContentType = from.ContentType, Length = from.Length, Hash = from.Hash, AddedBy = actor.Person, AddedAt = now,
        };
        db.Add(added);
        await db.SaveChangesAsync(cancellation);
        return added.Id;
    }

    private sealed record Earlier(Procedure Procedure, string MatterKey);

    // The newest first.
    private async Task<IReadOnlyList<(HeldFile File, Earlier Earlier)>> Found(Actor actor, Guid[] bodies, Procedure procedure, CancellationToken cancellation)
    {
        var asked = DraftCheck.DemandedAtFiling(procedure).ToLookup(c => Folding.Fold(c.Name), c => c.Number, StringComparer.Ordinal);
        if (asked.Count == 0)
            return [];
        var (files, dossiers, scopes, all) = (db.DossierFiles, db.Dossiers, db.DossierScopes, installation.IsIsolated);
        var rows = await (
            from file in files.AsNoTracking()
            join dossier in dossiers.AsNoTracking() on file.Dossier equals dossier.Id
            where file.Component != null && file.ErasedAt == null && bodies.Contains(dossier.FilerBody) && (all || dossier.Secrecy == Secrecy.Thuong)
                && scopes.Any(s => s.Dossier == dossier.Id && actor.Scopes.Contains(s.Scope))
            orderby file.AddedAt descending
            select new { file.Id, file.Component, file.Name, file.AddedAt, Dossier = dossier.Id, dossier.Code, dossier.Definition, dossier.MatterKey }).Take(MostFiles).ToListAsync(cancellation);
        var found = new List<(HeldFile, Earlier)>();
        foreach (var row in rows)
        {
            var earlier = await procedures.Version(row.Definition, cancellation);
            if (earlier.Definition.Compartment || earlier.Components.FirstOrDefault(c => c.Number == row.Component) is not { } component)
                continue;
            found.AddRange(asked[Folding.Fold(component.Name)].Select(number => (new HeldFile(row.Id, number, row.Name, row.Dossier, row.Code, row.AddedAt), new Earlier(earlier, row.MatterKey))));
        }

        return found;
    }
}
