namespace ThongSuot.Reform.Comments;

/// <summary>Entries of the stream of one comment period: references and salted hashes, no words.</summary>
internal static class CommentEntries
{
    public const string Created = "reform.period_created", PartAdded = "reform.period_part_added", Opened = "reform.period_opened", Finished = "reform.period_finished",
        Given = "reform.comment_given", Answered = "reform.comment_answered";

    public static string StreamOf(Guid period) => $"comments/{period:N}";

    /// <summary>A stream of its own for each comment, so that many people may write at once.</summary>
    public static string StreamOfComment(Guid comment) => $"comment/{comment:N}";
}

internal sealed record PeriodCreated(Guid Period, string Code, Guid Owner, DateOnly From, DateOnly To, Guid? Draft);

internal sealed record PeriodPartAdded(int Number);

internal sealed record PeriodOpened(int Parts);

internal sealed record PeriodFinished(int Comments);

internal sealed record CommentGiven(Guid Period, Guid Comment, int Part, string TextHash);

internal sealed record CommentAnswered(Guid Comment, Verdict Verdict, string? ExplanationHash);
