using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Bodies;

/// <summary>Begins a committee's term of office.</summary>
internal sealed class BeginTerm(OrganisationChanges changes)
{
    public async Task<Result<Term>> Run(By by, Guid body, string name, DateOnly? from, CancellationToken cancellation)
    {
        if (new[] { name.Length is 0 ? Refusals.BodyNameMissing : name.Length > 100 ? Refusals.BodyNameTooLong with { Text = "Tên dài quá 100 ký tự." } : null, from is null ? Refusals.DayMissing : null }
            .OfType<Refusal>().ToArray() is { Length: > 0 } wrong)
            return wrong;
        var change = await changes.Begin(by, basis: null, cancellation);
        if (await changes.Db.Bodies.FirstOrDefaultAsync(b => b.Id == body, cancellation) is not { EndedAt: null } at || at.ValidTo < from)
            return Refusals.BodyUnknown;
        if (await changes.Db.Terms.AnyAsync(t => t.Body == body && (t.ValidTo == null || t.ValidTo >= from), cancellation))
            return Refusals.TermRunning;
        var term = new Term { Id = Guid.CreateVersion7(changes.Now), Body = body, Name = name, ValidFrom = from!.Value };
        change.Begin(term);
        return await change.TrySave(cancellation) is { } refusal ? refusal : term;
    }
}

internal sealed class EndTerm(OrganisationChanges changes)
{
    public async Task<Result<Term>> Run(By by, Guid body, Guid id, DateOnly? lastDay, CancellationToken cancellation)
    {
        if (lastDay is null)
            return Refusals.DayMissing with { Field = "den-ngay" };
        var change = await changes.Begin(by, basis: null, cancellation);
        if (await changes.Db.Terms.FirstOrDefaultAsync(t => t.Id == id && t.Body == body && t.ValidTo == null, cancellation) is not { } term)
            return Refusals.NotFound;
        if (lastDay < term.ValidFrom)
            return Refusals.DaysReversed;
        change.End(term, lastDay.Value);
        return await change.TrySave(cancellation) is { } refusal ? refusal : term;
    }
}
