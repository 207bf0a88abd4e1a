using ThongSuot.Platform.Ui;

namespace ThongSuot.Platform.Jobs;

internal static class JobWords
{
    public static (string Text, Tone Tone) Of(Job job) => job.State switch
    {
        JobState.Waiting => ("Đang chờ đến lượt", Tone.Neutral),
        JobState.Running => (job.CancelAsked ? "Đang dừng" : "Đang chạy", Tone.Info),
        JobState.Done when job.Report.Any(l => l.Failed) => ("Đã xong, có mục không làm được", Tone.Warning),
        JobState.Done => ("Đã xong", Tone.Success),
        JobState.Cancelled => ("Đã dừng theo yêu cầu", Tone.Neutral),
        _ => ("Dừng vì lỗi", Tone.Danger),
    };

    /// <summary>"1.200/5.243", or how many so far where nobody knows the end; nothing where nothing is told.</summary>
    public static string Count(Job job) => job.Total is { } total ? $"{LocalNumber.Of(job.Done)}/{LocalNumber.Of(total)}" : job.Done > 0 ? LocalNumber.Of(job.Done) : "–";

    /// <summary>"khoảng 2 phút nữa": what is left, at the pace so far; null while nobody can tell.</summary>
    public static string? Left(Job job, DateTimeOffset now)
    {
        if (job is not { State: JobState.Running, StartedAt: { } started, Total: { } total } || job.Done == 0 || job.Done >= total)
            return null;
        var left = (now - started) / job.Done * (total - job.Done);
        return left < TimeSpan.FromMinutes(1) ? "còn dưới 1 phút" : $"còn khoảng {Math.Ceiling(left.TotalMinutes):0} phút";
    }
}
