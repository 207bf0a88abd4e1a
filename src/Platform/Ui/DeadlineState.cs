namespace ThongSuot.Platform.Ui;

/// <summary>How a deadline stands.</summary>
public enum DeadlineState
{
    /// <summary>There is none.</summary>
    None,
    OnTime,

    /// <summary>Most of the time is used up.</summary>
    Soon,
    Overdue,

    /// <summary>The clock stands, for example while the filer completes the dossier.</summary>
    Paused,
}

internal static class DeadlineLook
{
    public static Tone Tone(this DeadlineState state) => state switch
    {
        DeadlineState.None => Ui.Tone.Neutral,
        DeadlineState.OnTime => Ui.Tone.Success,
        DeadlineState.Soon => Ui.Tone.Warning,
        DeadlineState.Overdue => Ui.Tone.Danger,
        DeadlineState.Paused => Ui.Tone.Info,
    };

    public static IconName Icon(this DeadlineState state) => state switch
    {
        DeadlineState.None => IconName.Circle,
        DeadlineState.OnTime => IconName.Clock,
        DeadlineState.Soon => IconName.Warning,
        DeadlineState.Overdue => IconName.Alert,
        DeadlineState.Paused => IconName.Pause,
    };
}
