namespace ThongSuot.Reform.Feedback;

/// <summary>Entries of the stream of one piece of feedback: references and salted hashes, no words.</summary>
internal static class FeedbackEntries
{
    public const string Given = "reform.feedback_given", Closed = "reform.feedback_closed", Forwarded = "reform.feedback_forwarded",
        Published = "reform.feedback_published", Reminded = "reform.feedback_reminded";

    public static string StreamOf(Guid item) => $"feedback/{item:N}";
}

internal sealed record FeedbackGiven(Guid Item, string Code, string Procedure, Guid Version, string Part, Guid Owner, DateTimeOffset DueAt, string TextHash);

internal sealed record FeedbackClosed(FeedbackStatus How, string AnswerHash, Guid? Draft);

internal sealed record FeedbackForwarded(Guid From, Guid To);

internal sealed record FeedbackPublished(string QuestionHash);

/// <param name="Stage">1: before the deadline, 2: after it, 3: to the chief of the office.</param>
internal sealed record FeedbackReminded(int Stage);
