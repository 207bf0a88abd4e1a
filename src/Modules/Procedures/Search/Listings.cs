using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Text;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Search;

/// <summary>The body whose text a version is.</summary>
internal sealed record ListedBody(Guid Id, string Code, string Name);

/// <summary>
/// Writes what the portal lists, in the transaction in which a version is published or its status changes. Whoever adds a version adds its
/// row by <see cref="Of(VersionRow, LoadedVersion, ListedBody?, bool)"/>; <see cref="Publishing.Publications.Save"/> renews those of changed ones.
/// </summary>
internal static class Listings
{
    public static ListingRow Of(VersionRow version, LoadedVersion loaded, ListedBody? body, bool original) =>
        Of(version, loaded.Procedure, loaded.Details, loaded.Forms.Values, body, original);

    public static ListingRow Of(
        VersionRow version, Procedure procedure, ProcedureDetails details, IEnumerable<FormDefinition> forms, ListedBody? body, bool original) => new()
    {
        Version = version.Id, Code = version.Code, Number = version.Number, Body = body?.Id, BodyCode = body?.Code, BodyName = body?.Name, Field = version.Field,
        Status = version.Status, Levels = Codes(details.Levels), FiledAt = Codes(procedure.FiledBy.SelectMany(f => f.At)), FiledBy = Codes(procedure.FiledBy.Select(f => f.Role)),
        InterAgency = procedure.InterAgency, ExOfficio = procedure.ExOfficio, Original = original, Name = procedure.Name, Filer = details.Filer,
        Limit = procedure.Definition.Total is { } total ? LimitText.Of(total) : null, FoldedName = Folding.Fold(procedure.Name),
        Words = Words(
        [
            procedure.Code, procedure.Name, procedure.Purpose, procedure.Result, details.NameEn, details.Filer, details.Receiving, details.Deciding, details.InterAgencyWith,
            body?.Code, body?.Name, .. procedure.Components.Select(c => c.Name), .. procedure.Definition.Steps.Select(s => s.Action),
            .. procedure.Forms, .. forms.Where(f => procedure.Forms.Contains(f.Code, StringComparer.Ordinal)).Select(f => f.Name),
        ]),
        ValidFrom = version.ValidFrom, ValidTo = version.ValidTo,
    };

    /// <summary>A variant that follows a changed text above: listed like that text, under its own body.</summary>
    public static ListingRow OfVariant(VersionRow version, ListingRow above, ListedBody body) => new()
    {
        Version = version.Id, Code = version.Code, Number = version.Number, Body = body.Id, BodyCode = body.Code, BodyName = body.Name, Field = version.Field, Status = version.Status,
        Levels = above.Levels, FiledAt = above.FiledAt, FiledBy = above.FiledBy, InterAgency = above.InterAgency, ExOfficio = above.ExOfficio, Original = false, Name = above.Name,
        Filer = above.Filer, Limit = above.Limit, FoldedName = above.FoldedName, Words = Words([above.Words, body.Code, body.Name]), ValidFrom = version.ValidFrom, ValidTo = version.ValidTo,
    };

    public static FormListingRow Of(FormVersionRow version, FormFile form) => new()
    {
        Form = version.Id, Code = version.Code, Field = form.Field, Name = form.Definition.Name, FoldedName = Folding.Fold(form.Definition.Name),
        Words = Words([form.Code, form.Definition.Name, form.NameEn, .. form.Procedures]), ValidFrom = version.ValidFrom, ValidTo = version.ValidTo,
    };

    /// <summary>Rows for all that a package adds. Saved with the rest.</summary>
    public static void Follow(AppDb db, CataloguePackage package)
    {
        foreach (var version in Tracked<VersionRow>(db, EntityState.Added))
        {
            var file = package.Procedures.First(p => p.Procedure.Code == version.Code);
            db.Listings.Add(Of(version, file.Procedure, file.Details, file.Procedure.Forms.Select(code => package.Forms[code].Definition), body: null, original: true));
        }

        foreach (var version in Tracked<FormVersionRow>(db, EntityState.Added))
            db.FormListings.Add(Of(version, package.Forms[version.Code]));
    }

    /// <summary>Takes over status and validity of every version that this context changes. Saved with it.</summary>
    public static async Task Renew(AppDb db, CancellationToken cancellation)
    {
        foreach (var version in Tracked<VersionRow>(db, EntityState.Modified))
        {
            if (await db.Listings.FindAsync([version.Id], cancellation) is { } listing)
                (listing.ValidTo, listing.SuspendedFrom, listing.SuspendedTo, listing.Revision) = (version.ValidTo, version.SuspendedFrom, version.SuspendedTo, listing.Revision + 1);
        }

        foreach (var version in Tracked<FormVersionRow>(db, EntityState.Modified))
        {
            if (await db.FormListings.FindAsync([version.Id], cancellation) is { } listing)
                (listing.ValidTo, listing.Revision) = (version.ValidTo, listing.Revision + 1);
        }
    }

    private static List<T> Tracked<T>(AppDb db, EntityState state)
        where T : class => [.. db.ChangeTracker.Entries<T>().Where(e => e.State == state).Select(e => e.Entity)];

    private static string Codes(IEnumerable<string> codes) => string.Join(' ', codes.Distinct(StringComparer.Ordinal));

    private static string Words(IEnumerable<string?> texts) =>
        Codes(texts.SelectMany(text => Folding.Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
