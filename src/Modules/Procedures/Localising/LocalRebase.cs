using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Publishing;
using ThongSuot.Procedures.Search;

namespace ThongSuot.Procedures.Localising;

/// <summary>
/// Every variant of the procedure goes on with the new text from the instant at which it begins; what of it no longer fits waits for
/// its body's decision. All variants are read at once and the differences computed in memory: there may be thousands.
/// </summary>
/// <param name="organisation">Asked for when there is somebody to tell: the set is loaded before the organisation.</param>
internal sealed class LocalRebase(EventLog log, Func<IOrganisation> organisation) : ILocalRebase
{
    public async Task After(
        AppDb db, VersionRow published, Guid? replaced, PublishedSnapshot snapshot, Envelope envelope, DateTimeOffset now, CancellationToken cancellation)
    {
        if (published is not { Body: null, Base: null, Status: VersionStatus.Official })
            return;
        var (code, from) = (published.Code, published.ValidFrom);
        var (versions, allDrafts) = (db.Versions, db.ProcedureDrafts);
        var variants = await versions.Where(v => v.Code == code && v.Base != null && v.Base != published.Id && (v.ValidTo == null || v.ValidTo > from)).OrderBy(v => v.Number).ToListAsync(cancellation);
        var drafts = await allDrafts.Where(d => d.Code == code && d.IsLocal && d.Base != published.Id && d.State != DraftState.Published && d.State != DraftState.Withdrawn).ToListAsync(cancellation);
        if (variants.Count + drafts.Count == 0)
            return;

        var bases = variants.Select(v => v.Base).Concat(drafts.Select(d => d.Base)).OfType<Guid>().Distinct().ToList();
        var roots = (await versions.AsNoTracking().Where(v => bases.Contains(v.Id)).Select(v => new { v.Id, v.Path, v.Yaml }).ToListAsync(cancellation)).ToDictionary(v => v.Id, v => Root(v.Path, v.Yaml));
        var work = new Work(db, published, snapshot, await organisation().View(cancellation), roots, Root(published.Path, published.Yaml), now)
        {
            Number = Math.Max(published.Number, await versions.Where(v => v.Code == code).MaxAsync(v => (int?)v.Number, cancellation) ?? 0),
        };
        foreach (var variant in variants)
            work.Carry(variant);
        foreach (var draft in drafts)
            work.Carry(draft);
        await Tell(db, code, work, envelope with { Definition = published.Id, Basis = envelope.Basis ?? published.Decision }, cancellation);
    }

    private async Task Tell(AppDb db, string code, Work work, Envelope envelope, CancellationToken cancellation)
    {
        if (work.Entries.Count > 0)
            log.Append(db, await Head(db, PublishCatalogue.StreamOf(code), cancellation), envelope, work.Entries);
        if (work.Conflicts.Count == 0)
            return;
        var view = await organisation().View(cancellation);
        var notices = work.Conflicts.Where(c => view.Find(c.Key) is not null).OrderBy(c => view.Find(c.Key)!.Code, StringComparer.Ordinal)
            .Select(c => (Office: view.OrganOf(view.Find(c.Key)!, LocalRights.Office), c.Value)).Where(c => c.Office is not null)
            .Select(c => (NoticeWanted.Type, (object)new NoticeWanted(
                [], [new RoleAt(LocalRights.Owner, c.Office!.Id)], $"Thủ tục {code} của cấp trên thay đổi: {c.Value} nội dung cụ thể hóa cần xử lý.", LocalAddress.Conflicts)));
        var stream = $"procedure-local/{code}";
        log.Append(db, await Head(db, stream, cancellation), envelope, notices.ToList());
    }

    // The version's own entry is not saved yet, and this one follows it.
    private static async Task<StreamHead> Head(AppDb db, string stream, CancellationToken cancellation) =>
        db.Set<LogEntry>().Local.Where(e => e.Stream == stream).MaxBy(e => e.Sequence) is { } last
            ? new StreamHead(stream, last.Sequence, last.Hash)
            : await EventLog.Head(db, stream, cancellation);

    private static YamlNode.Map Root(string path, string yaml) => YamlText.Read(path, yaml, new CatalogueFaults()) as YamlNode.Map
        ?? throw new InvalidOperationException($"A published text no longer reads: {path}");

    private sealed class Work(
        AppDb db, VersionRow published, PublishedSnapshot snapshot, OrganisationView view, IReadOnlyDictionary<Guid, YamlNode.Map> roots, YamlNode.Map root, DateTimeOffset now)
    {
        private readonly HashSet<string> _sound = new(StringComparer.Ordinal);
        private readonly List<FormUseRow> _forms = [.. db.Set<FormUseRow>().Local.Where(u => u.Version == published.Id)];

        // What the portal lists of the text above; its variants are listed alike.
        private readonly ListingRow? _listing = db.Set<ListingRow>().Local.FirstOrDefault(l => l.Version == published.Id);

        public required int Number { get; set; }

        public List<(string Type, object Body)> Entries { get; } = [];

        /// <summary>How many, by body.</summary>
        public Dictionary<Guid, int> Conflicts { get; } = [];

        public void Carry(VersionRow variant)
        {
            var rebased = Rebasing.Run(published.Code, LocalOverlay.Parse(variant.Overlay), roots[variant.Base!.Value], root, snapshot, _sound);
            var from = variant.ValidFrom > published.ValidFrom ? variant.ValidFrom : published.ValidFrom;
            var to = variant.ValidTo;
            variant.ValidTo = from;
            Leave(rebased, variant.Base.Value, variant.Body!.Value, variant.Types);
            if (rebased.Overlay.IsEmpty)
            {
                Entries.Add((LocalEnded.Type, new LocalEnded(variant.Id, published.Code, variant.Body.Value, published.Id)));
                return;
            }

            var row = new VersionRow
            {
                Id = Guid.CreateVersion7(now), Code = published.Code, Number = ++Number, Field = published.Field, Set = published.Set, Path = published.Path,
                Yaml = rebased.Root.ToYaml(), Hash = PackageFile.HashOf([PackageFile.HashOf(rebased.Root.Canonical()), published.Hash]), Status = variant.Status,
                ValidFrom = from, ValidTo = to, Body = variant.Body, Base = published.Id, Types = variant.Types, Overlay = rebased.Overlay.ToJson(), Draft = variant.Draft,
                Decision = variant.Decision, DecisionDate = variant.DecisionDate, DecisionIssuer = variant.DecisionIssuer,
            };
            db.Add(row);
            if (_listing is not null && view.Find(row.Body) is { } owner)
                db.Add(Listings.OfVariant(row, _listing, new ListedBody(owner.Id, owner.Code, owner.Name)));
            db.AddRange(_forms.Select(use => new FormUseRow { Version = row.Id, Form = use.Form }));
            Entries.Add((VersionPublished.Type, new VersionPublished(row.Id, row.Code, row.Number, row.Set, row.Hash, variant.Id)));
        }

        public void Carry(DraftRow draft)
        {
            var old = draft.Base!.Value;
            var rebased = Rebasing.Run(published.Code, LocalOverlay.Parse(draft.Overlay), roots[old], root, snapshot, _sound);
            (draft.Base, draft.Overlay, draft.Yaml) = (published.Id, rebased.Overlay.ToJson(), rebased.Root.ToYaml());
            (draft.Revision, draft.ChangedAt) = (draft.Revision + 1, now);
            Leave(rebased, old, draft.Body!.Value, draft.Types);
            // What was appraised is no longer what would be issued.
            if (!rebased.Conflicts.IsEmpty && draft.State != DraftState.Draft)
                (draft.State, draft.Opinion) = (DraftState.Draft, "Văn bản cấp trên đã thay đổi; một số nội dung cụ thể hóa không còn phù hợp.");
        }

        private void Leave(Rebased rebased, Guid old, Guid body, string? types)
        {
            foreach (var conflict in rebased.Conflicts)
            {
                db.Add(new LocalConflictRow
                {
                    Id = Guid.CreateVersion7(now), Code = published.Code, Body = body, Types = types, OldBase = old, NewBase = published.Id,
                    Difference = LocalOverlay.ToJson(conflict), FoundAt = now,
                });
                Conflicts[body] = Conflicts.GetValueOrDefault(body) + 1;
            }
        }
    }
}
