using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Organisation.Bodies;

/// <summary>What the pages of this module ask and show alike.</summary>
internal static class BodyNames
{
    /// <summary>As it stands in the table; also one that ended.</summary>
    public static Task<Body?> BodyByCode(this AppDb db, string code, CancellationToken cancellation) =>
        db.Bodies.AsNoTracking().FirstOrDefaultAsync(b => b.Code == code, cancellation);

    /// <summary>Null when nothing was typed; an id that nobody has when the code is unknown, so that the use case refuses it.</summary>
    public static async Task<Guid?> BodyIdByCode(this AppDb db, string code, CancellationToken cancellation) =>
        code.Length == 0 ? null : (await db.BodyByCode(code.ToUpperInvariant(), cancellation) ?? await db.BodyByCode(code, cancellation))?.Id ?? Guid.Empty;

    public static async Task<IReadOnlyList<FieldOption>> KindOptions(this AppDb db, DateOnly today, CancellationToken cancellation) =>
        [.. (await db.BodyKinds.AsNoTracking().Where(k => k.ValidTo == null || k.ValidTo >= today).ToListAsync(cancellation)).Select(k => new FieldOption(k.Code, k.Name))];

    public static async Task<IReadOnlyList<FieldOption>> TypeOptions(this AppDb db, CancellationToken cancellation) =>
        [.. (await db.OrganisationTypes.AsNoTracking().ToListAsync(cancellation)).Select(t => new FieldOption(t.Code, t.Name))];

    public static FieldErrors ToErrors(this IEnumerable<Refusal> refusals, string scope) => new(refusals.Select(r => new FieldError(r.Field is null ? null : scope + r.Field, r.Text)));
}
