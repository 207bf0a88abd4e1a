using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Search;

namespace ThongSuot.Procedures.Publishing;

/// <summary>A version to be published by a decision of officers.</summary>
/// <param name="Body">The body whose text it is; null for the set.</param>
/// <param name="Base">The version of the set that a local variant derives from.</param>
/// <param name="Types">Types of grassroots organisations it is for; empty for all.</param>
/// <param name="As">Pilot or official.</param>
/// <param name="Pilot">Bodies of the pilot.</param>
/// <param name="To">The first instant after the pilot; null for an official version.</param>
internal sealed record NewVersion(
    string Code, string Yaml, Guid? Body, Guid? Base, IReadOnlyList<string> Types, VersionStatus As, IReadOnlyCollection<Guid> Pilot, DateTimeOffset From, DateTimeOffset? To,
    Guid? Draft, string Decision, DateOnly DecisionDate, string DecisionIssuer);

/// <summary>
/// Adds a version to what is published and ends the one in whose place it steps, without saving: the caller saves it together with its own
/// changes and <see cref="Publications"/>.
/// </summary>
internal sealed class PublishVersion(AppDb db, EventLog log, IOrganisation organisation)
{
    /// <param name="text">The version's text, read and without faults.</param>
    public async Task<VersionRow> Add(NewVersion wanted, DraftText text, PublishedSnapshot published, Envelope envelope, DateTimeOffset now, CancellationToken cancellation)
    {
        var versions = db.Versions;
        var number = (await versions.Where(v => v.Code == wanted.Code).MaxAsync(v => (int?)v.Number, cancellation) ?? 0) + 1;
        var file = text.File!;
        var formCodes = file.Procedure.Forms;
        var added = await AddForms(wanted, text, now, cancellation);
        var forms = (await db.FormVersions.AsNoTracking().Where(f => f.ValidTo == null && formCodes.Contains(f.Code)).Select(f => new { f.Id, f.Code, f.Hash }).ToListAsync(cancellation))
            .Where(f => added.All(own => own.Code != f.Code)).Concat(added.Where(own => formCodes.Contains(own.Code)).Select(f => new { f.Id, f.Code, f.Hash })).ToList();
        var types = wanted.Types.Count == 0 ? null : string.Join(' ', wanted.Types.Order(StringComparer.Ordinal));
        var row = new VersionRow
        {
            Id = Guid.CreateVersion7(now), Code = wanted.Code, Number = number, Field = file.Procedure.Field, Set = published.SetNumber, Path = file.At.File, Yaml = wanted.Yaml,
            Hash = PackageFile.HashOf(
                [PackageFile.HashOf(text.Root!.Canonical()), published.DefaultsText, .. formCodes.Select(code => forms.Single(f => f.Code == code).Hash)]),
            Status = wanted.As, ValidFrom = wanted.From, ValidTo = wanted.To, Body = wanted.Body, Base = wanted.Base, Types = types, Draft = wanted.Draft,
            Overlay = wanted.Base is null || wanted.Draft is null ? null : (await db.ProcedureDrafts.FindAsync([wanted.Draft], cancellation))?.Overlay,
            Decision = wanted.Decision, DecisionDate = wanted.DecisionDate, DecisionIssuer = wanted.DecisionIssuer,
        };
        var replaced = wanted.As == VersionStatus.Official ? await Ending(wanted, types, cancellation) : [];
        foreach (var old in replaced)
            old.ValidTo = old.ValidFrom > wanted.From ? old.ValidFrom : wanted.From;
        db.Add(row);
        var owner = wanted.Body is { } body ? (await organisation.View(cancellation)).Find(body) : null;
        db.Listings.Add(Listings.Of(
            row, file.Procedure, file.Details, DraftForms.All(published, text.Forms).Values, owner is null ? null : new ListedBody(owner.Id, owner.Code, owner.Name),
            original: owner is null && published.Originals.Contains(wanted.Code)));
        db.AddRange(wanted.Pilot.Select(one => new PilotRow { Version = row.Id, Body = one }));
        db.AddRange(forms.Select(form => new FormUseRow { Version = row.Id, Form = form.Id }));
        await log.Append(db, PublishCatalogue.StreamOf(wanted.Code), envelope, VersionPublished.Type,
            new VersionPublished(row.Id, row.Code, row.Number, row.Set, row.Hash, replaced.FirstOrDefault(r => r.Status == VersionStatus.Official)?.Id), cancellation);
        return row;
    }

    /// <summary>The forms that the draft brings, as versions of their own; what was published under their codes ends.</summary>
    private async Task<List<FormVersionRow>> AddForms(NewVersion wanted, DraftText text, DateTimeOffset now, CancellationToken cancellation)
    {
        var codes = text.Forms.Select(f => f.Code).ToList();
        var before = await db.FormVersions.Where(f => codes.Contains(f.Code)).ToListAsync(cancellation);
        var added = new List<FormVersionRow>();
        foreach (var form in text.Forms)
        {
            var node = form.At.Mapping;
            var same = before.Where(f => f.Code == form.Code).ToList();
            if (same.FirstOrDefault(f => f.ValidTo is null) is { } old)
                old.ValidTo = now;
            var row = new FormVersionRow
            {
                Id = Guid.CreateVersion7(now), Code = form.Code, Number = same.Select(f => f.Number).DefaultIfEmpty().Max() + 1, Hash = PackageFile.HashOf(node.Canonical()),
                Path = $"{form.Field}/forms/{form.Code}.yaml", Yaml = node.ToYaml(), Draft = wanted.Draft, ValidFrom = now,
            };
            added.Add(row);
            db.Add(row);
            db.FormListings.Add(Listings.Of(row, form));
        }

        return added;
    }

    // An official version takes the place of the official one of the same body and types, and of all pilots of the same text's owner.
    private async Task<List<VersionRow>> Ending(NewVersion wanted, string? types, CancellationToken cancellation) =>
        await db.Versions.Where(v => v.Code == wanted.Code && v.Body == wanted.Body && (v.ValidTo == null || v.ValidTo > wanted.From)
            && (v.Status == VersionStatus.Pilot || v.Types == types)).ToListAsync(cancellation);
}
