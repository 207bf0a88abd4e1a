namespace ThongSuot.Platform.Ui;

/// <summary>Where a step of a dossier stands.</summary>
public enum StepperState
{
    Done,
    Current,
    Waiting,

    /// <summary>Sent back to be completed or done again.</summary>
    Returned,

    /// <summary>Never done, and no more to be done: the dossier is over, or its way led past.</summary>
    LeftOut,
}

/// <summary>One step as shown to a reader.</summary>
/// <param name="Title">The step's name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Who">Role, body or person; null when not known yet.</param>
/// <param name="Started">When it was received (UTC).</param>
/// <param name="Finished">When it was completed (UTC).</param>
/// <param name="Time">Planned or used time in words, such as "2 ngày làm việc (kế hoạch)".</param>
/// <param name="Note">For example why it was returned.</param>
public sealed record StepperItem(
    string Title,
    StepperState State,
    string? Who = null,
    DateTimeOffset? Started = null,
    DateTimeOffset? Finished = null,
    string? Time = null,
    string? Note = null)
{
    internal string CssClass => State switch
    {
        StepperState.Done => "done tone-success",
        StepperState.Current => "current tone-info",
        StepperState.Waiting => "waiting tone-neutral",
        StepperState.Returned => "returned tone-warning",
        StepperState.LeftOut => "waiting tone-neutral",
    };

    internal string Word => State switch
    {
        StepperState.Done => "Đã xong",
        StepperState.Current => "Đang xử lý",
        StepperState.Waiting => "Chưa đến",
        StepperState.Returned => "Đã trả lại",
        StepperState.LeftOut => "Không thực hiện",
    };
}
