using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Bodies;

/// <summary>What a body is to be from a day on: its name, its type, where it belongs.</summary>
internal sealed record BodyBecomes(string Name, string? Type, Guid? Parent, DateOnly? From, string Basis);

/// <summary>Renames a body, changes its type or where it belongs, from a day on. What it was before stays readable.</summary>
internal sealed class ChangeBody(OrganisationChanges changes)
{
    public async Task<Result<Body>> Run(By by, Guid id, BodyBecomes wanted, CancellationToken cancellation)
    {
        if (new[] { BodyRules.CheckName(wanted.Name), wanted.From is null ? Refusals.DayMissing : null, BodyRules.CheckBasis(wanted.Basis) }
            .OfType<Refusal>().ToArray() is { Length: > 0 } wrong)
            return wrong;
        var change = await changes.Begin(by, wanted.Basis, cancellation);
        var db = changes.Db;
        var from = wanted.From!.Value;
        if (await db.Bodies.FirstOrDefaultAsync(b => b.Id == id, cancellation) is not { EndedAt: null } body)
            return Refusals.BodyUnknown;
        if (from < body.ValidFrom)
            return Refusals.BeforeBodyBegins;
        if (body.ValidTo < from)
            return Refusals.AfterBodyEnds with { Field = "tu-ngay" };
        if (wanted.Name == body.Name && wanted.Type == body.Type && wanted.Parent == body.Parent)
            return Refusals.NothingChanges;
        if (wanted.Type is { } type && type != body.Type && !await db.OrganisationTypes.AnyAsync(t => t.Code == type, cancellation))
            return Refusals.TypeUnknown;
        if (wanted.Parent is null && body.Parent is not null)
            return Refusals.ParentUnknown with { Text = "Hãy ghi mã cấp trên trực tiếp." };
        if (wanted.Parent is { } parent && parent != body.Parent)
        {
            if (await db.Bodies.FirstOrDefaultAsync(b => b.Id == parent, cancellation) is not { ValidTo: null } above || !above.StandsOn(from))
                return Refusals.ParentUnknown;
            if ((await BodyLines.Read(db.Bodies, cancellation)).IsBelow(parent, id))
                return Refusals.ParentBelow;
        }

        var last = await db.BodyStates.Where(s => s.Body == id).OrderByDescending(s => s.ValidFrom).FirstOrDefaultAsync(cancellation);
        if (last?.ValidFrom > from)
            return Refusals.ChangedLater with { Text = $"Đã có thay đổi từ ngày {Days.Text(last.ValidFrom)}. Hãy chọn ngày từ ngày đó trở đi." };
        Change(change, db, body, last, from, state =>
        {
            (state.Name, state.FoldedName) = (wanted.Name, Folding.Fold(wanted.Name));
            (state.Type, state.Parent) = (wanted.Type, wanted.Parent);
        });
        return await change.TrySave(cancellation) is { } refusal ? refusal : body;
    }

    /// <summary>Adds or replaces the state of a day; the first change also keeps what the body was before.</summary>
    /// <param name="last">The body's last state, if any; none later than <paramref name="from"/>.</param>
    public void Change(OrganisationChange change, Platform.Data.AppDb db, Body body, BodyState? last, DateOnly from, Action<BodyState> make)
    {
        if (last is null && from > body.ValidFrom)
        {
            var first = body.StateFrom(body.ValidFrom);
            first.AppliedAt = changes.Now;
            db.Add(first);
        }

        var added = last is null || last.ValidFrom != from;
        var state = added ? body.StateFrom(from) : last!;
        make(state);
        change.Change(body, state, added, changes.Today, changes.Now);
    }
}
