using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Feedback;

/// <summary>The deadlines of those who keep the set, from its dated data; a set that was published without them goes by what is usual.</summary>
internal sealed class Pace(IProcedures procedures, TimeProvider time)
{
    public const string Answer = "feedback_answer", WarnBefore = "feedback_warn_before", EscalateAfter = "feedback_escalate_after",
        DigestWeekday = "digest_weekday", CommentMinimum = "comment_minimum", BreachExplain = "breach_explain", BreachReply = "breach_reply";

    public async Task<int> Of(string code, CancellationToken cancellation)
    {
        var today = time.Now().DateInVietnam();
        return (await procedures.ReformDeadlines(cancellation)).FirstOrDefault(d => d.Code == code && d.IsInForce(today))?.Value ?? Usual(code);
    }

    /// <summary>So many working days after the instant, by the working calendar; the instant itself for none.</summary>
    public async Task<DateTimeOffset> After(DateTimeOffset at, int workingDays, CancellationToken cancellation) => workingDays <= 0
        ? at
        : (await procedures.Calendar(null, cancellation)).DueAt(at, new Limit(workingDays, LimitUnit.WorkingDay, LimitBasis.Planned)).DueAt.ToMilliseconds();

    private static int Usual(string code) => code switch { Answer => 10, WarnBefore => 2, EscalateAfter => 3, DigestWeekday => 5, CommentMinimum => 15, BreachExplain or BreachReply => 3, _ => throw new ArgumentOutOfRangeException(nameof(code)) };
}
