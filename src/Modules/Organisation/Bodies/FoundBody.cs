using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Bodies;

/// <summary>A body to be founded. <paramref name="Level"/> may be empty: then it follows from the kind, for organs from the committee.</summary>
internal sealed record NewBody(string Code, string Name, string Kind, Guid? Parent, string? Type, string? Level, DateOnly? From, string Basis);

internal sealed class FoundBody(OrganisationChanges changes)
{
    public async Task<Result<Body>> Run(By by, NewBody wanted, CancellationToken cancellation)
    {
        if (Check(wanted) is { Length: > 0 } wrong)
            return wrong;
        var change = await changes.Begin(by, wanted.Basis, cancellation);
        var db = changes.Db;
        var from = wanted.From!.Value;
        if (await db.Bodies.AnyAsync(b => b.Code == wanted.Code, cancellation))
            return Refusals.CodeTaken;
        var parent = wanted.Parent is { } above ? await db.Bodies.FirstOrDefaultAsync(b => b.Id == above, cancellation) : null;
        if (wanted.Parent is not null && (parent is not { ValidTo: null } || !parent.StandsOn(from)))
            return Refusals.ParentUnknown;
        if (await db.BodyKinds.AsNoTracking().FirstOrDefaultAsync(k => k.Code == wanted.Kind && k.ValidFrom <= from && (k.ValidTo == null || k.ValidTo >= from), cancellation) is not { } kind)
            return Refusals.KindUnknown;
        if (wanted.Type is { } type && !await db.OrganisationTypes.AnyAsync(t => t.Code == type, cancellation))
            return Refusals.TypeUnknown;
        if ((wanted.Level ?? kind.Level ?? parent?.Level) is not { } level)
            return Refusals.ParentUnknown with { Text = "Cơ quan tham mưu, giúp việc phải thuộc một cấp ủy." };
        var body = change.Found(Body.Found(wanted.Code, wanted.Name, wanted.Kind, level, parent?.Id, from, wanted.Type));
        return await change.TrySave(cancellation) is { } refusal ? refusal : body;
    }

    private static Refusal[] Check(NewBody wanted) =>
    [
        .. new[]
        {
            Codes.IsCode(wanted.Code) ? null : Refusals.CodeInvalid,
            BodyRules.CheckName(wanted.Name),
            wanted.From is null ? Refusals.DayMissing : null,
            BodyRules.CheckBasis(wanted.Basis),
        }.OfType<Refusal>(),
    ];
}

internal static class BodyRules
{
    public static Refusal? CheckName(string name) => name.Length == 0 ? Refusals.BodyNameMissing : name.Length > 300 ? Refusals.BodyNameTooLong : null;

    public static Refusal? CheckBasis(string basis) => basis.Length == 0 ? Refusals.BasisMissing : basis.Length > 300 ? Refusals.BasisTooLong : null;
}
