using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Comments;

/// <param name="MayKeep">The reader is an owner of the office that asks.</param>
/// <param name="Comments">All for owners and, once the table is finished, for everybody; otherwise the reader's own.</param>
internal sealed record PeriodView(Period Period, IReadOnlyList<PeriodPart> Parts, IReadOnlyList<Comment> Comments, bool MayKeep)
{
    public bool ShowsTable => MayKeep || Period.FinishedAt is not null;

    public string PartName(int number) => number == 0 ? "Toàn văn" : $"{number}. {Parts.FirstOrDefault(p => p.Number == number)?.Heading}";
}

/// <summary>Comment periods as each may see them: what is prepared its owners, what was opened everybody.</summary>
internal sealed class PeriodList(AppDb db)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<Period>> All(Actor? actor, CancellationToken cancellation)
    {
        var (periods, owners) = (db.Periods, Owners(actor));
        return await periods.AsNoTracking().Where(p => p.OpenedAt != null || owners.Contains(p.Owner)).OrderByDescending(p => p.Id).Take(Most).ToListAsync(cancellation);
    }

    public async Task<PeriodView?> Find(Actor? actor, string code, CancellationToken cancellation)
    {
        var (periods, parts, comments, owners) = (db.Periods, db.PeriodParts, db.Comments, Owners(actor));
        if (await periods.AsNoTracking().FirstOrDefaultAsync(p => p.Code == code && (p.OpenedAt != null || owners.Contains(p.Owner)), cancellation) is not { } period)
            return null;
        var keeps = owners.Contains(period.Owner);
        var seen = comments.AsNoTracking().Where(c => c.Period == period.Id);
        if (!keeps && period.FinishedAt is null)
        {
            var person = actor?.Person;
            seen = seen.Where(c => person != null && c.Writer == person);
        }

        return new PeriodView(
            period, await parts.AsNoTracking().Where(p => p.Period == period.Id).OrderBy(p => p.Number).ToListAsync(cancellation),
            await seen.OrderBy(c => c.Part).ThenBy(c => c.Id).ToListAsync(cancellation), keeps);
    }

    private static Guid[] Owners(Actor? actor) => actor is null ? [] : Offices.AnsweredBy(actor);
}

internal static class CommentWords
{
    public static readonly string[] Heads = ["STT", "Phần", "Ý kiến", "Người góp ý", "Kết quả", "Giải trình"];

    public static string NameOf(Verdict verdict) => verdict switch { Verdict.None => "Chưa trả lời", Verdict.Accepted => "Tiếp thu", Verdict.Partly => "Tiếp thu một phần", Verdict.NotAccepted => "Không tiếp thu" };

    public static string NameOf(Period period, DateOnly today) => period switch
    {
        { FinishedAt: not null } => "Đã có bảng tổng hợp",
        { OpenedAt: null } => "Đang chuẩn bị",
        _ when today < period.From => "Sắp lấy ý kiến",
        _ when today <= period.To => "Đang lấy ý kiến",
        _ => "Đã hết hạn, đang tổng hợp",
    };

    public static string Writer(Comment comment) => comment.ShownAs.Length == 0 ? "Không nêu tên" : comment.ShownAs;

    /// <summary>The consolidated table with its heads.</summary>
    public static IEnumerable<string?[]> Table(PeriodView view) =>
    [
        Heads, .. view.Comments.Select((c, index) => new[]
        {
            (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), view.PartName(c.Part), c.Text, Writer(c), NameOf(c.Verdict), c.Explanation,
        }),
    ];
}
