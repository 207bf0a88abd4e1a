using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Standing;

internal sealed record BasisMarked(string Code, DateOnly InForceTo)
{
    public const string Type = "procedures.basis_marked";
}

/// <summary>Says that a legal basis is no longer in force: all procedures that rest on it are flagged from then on.</summary>
internal sealed class MarkBasis(DraftDesk desk)
{
    public async Task<Result<BasisMarkRow>> Run(By by, string code, DateOnly? inForceTo, string? replacedBy, string source, CancellationToken cancellation)
    {
        var rights = await desk.Rights(by.Actor, cancellation);
        if (!rights.Holds(DraftRights.Owner, null))
            return Refusals.MayNotChangeStanding;
        if (await desk.Published(cancellation) is not { } published || !published.Reference.Bases.ContainsKey(code))
            return Refusals.BasisUnknown;
        if (inForceTo is not { } last)
            return Refusals.MarkDateMissing;
        if (source.Length == 0)
            return Refusals.SourceMissing;
        if (source.Length > 500 || replacedBy?.Length > 500)
            return Refusals.TextTooLong with { Field = source.Length > 500 ? "nguon" : "thay-bang" };
        if (await desk.Db.BasisMarks.FirstOrDefaultAsync(m => m.Code == code, cancellation) is { } row)
            (row.InForceTo, row.ReplacedBy, row.Source, row.By, row.At) = (last, replacedBy, source, by.Actor.Person, desk.Now);
        else
            desk.Db.Add(row = new BasisMarkRow { Code = code, InForceTo = last, ReplacedBy = replacedBy, Source = source, By = by.Actor.Person, At = desk.Now });
        await desk.Note(by, rights, DraftRights.Owner, null, $"procedure-basis/{code}", BasisMarked.Type, new BasisMarked(code, last), null, cancellation);
        return await PublishDraft.SaveAll(desk, cancellation) is { } refusal ? refusal : row;
    }
}
