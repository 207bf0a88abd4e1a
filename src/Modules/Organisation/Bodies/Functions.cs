using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Bodies;

/// <summary>Enters a function or duty of a body, with the document that gives it.</summary>
internal sealed class GiveFunction(OrganisationChanges changes)
{
    public async Task<Result<BodyFunction>> Run(By by, Guid body, string text, string basis, DateOnly? from, CancellationToken cancellation)
    {
        if (new[]
            {
                text.Length == 0 ? Refusals.TextMissing : text.Length > 2000 ? Refusals.TextTooLong : null,
                BodyRules.CheckBasis(basis), from is null ? Refusals.DayMissing : null,
            }.OfType<Refusal>().ToArray() is { Length: > 0 } wrong)
            return wrong;
        var change = await changes.Begin(by, basis, cancellation);
        if (await changes.Db.Bodies.FirstOrDefaultAsync(b => b.Id == body, cancellation) is not { EndedAt: null } at || at.ValidTo < from)
            return Refusals.BodyUnknown;
        var function = new BodyFunction { Id = Guid.CreateVersion7(changes.Now), Body = body, Text = text, Basis = basis, ValidFrom = from!.Value };
        change.Add(function);
        return await change.TrySave(cancellation) is { } refusal ? refusal : function;
    }
}

internal sealed class EndFunction(OrganisationChanges changes)
{
    public async Task<Result<BodyFunction>> Run(By by, Guid body, Guid id, DateOnly? lastDay, CancellationToken cancellation)
    {
        if (lastDay is null)
            return Refusals.DayMissing with { Field = "den-ngay" };
        var change = await changes.Begin(by, basis: null, cancellation);
        if (await changes.Db.BodyFunctions.FirstOrDefaultAsync(f => f.Id == id && f.Body == body && f.ValidTo == null, cancellation) is not { } function)
            return Refusals.NotFound;
        if (lastDay < function.ValidFrom)
            return Refusals.DaysReversed;
        change.End(function, lastDay.Value);
        return await change.TrySave(cancellation) is { } refusal ? refusal : function;
    }
}
