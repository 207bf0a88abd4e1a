namespace ThongSuot.Platform.Ui;

/// <summary>One thing that happened.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Who">Name, position and body as they were then.</param>
/// <param name="What">Short sentence, such as "Trả lại để bổ sung".</param>
/// <param name="Note">Opinion or reason in the person's words; line breaks are kept.</param>
/// <param name="Icon">Symbol of the kind of event.</param>
/// <param name="Tone">Neutral unless the event needs to be found at a glance.</param>
public sealed record TimelineEntry(
    DateTimeOffset At,
    string Who,
    string What,
    string? Note = null,
    IconName Icon = IconName.Circle,
    Tone Tone = Tone.Neutral)
{
    /// <summary>A later entry took it back; it stays to be read.</summary>
    public bool Struck { get; init; }
}
