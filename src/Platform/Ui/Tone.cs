namespace ThongSuot.Platform.Ui;

/// <summary>What a colour means. A tone never stands alone: an icon and a word always say the same.</summary>
public enum Tone
{
    /// <summary>Nothing to act on: draft, closed, none.</summary>
    Neutral,

    /// <summary>Under way, or worth knowing.</summary>
    Info,

    /// <summary>Done, on time.</summary>
    Success,

    /// <summary>Needs attention soon.</summary>
    Warning,

    /// <summary>Late, refused, failed.</summary>
    Danger,
}

internal static class ToneLook
{
    public static string CssClass(this Tone tone) => tone switch
    {
        Tone.Neutral => "tone-neutral",
        Tone.Info => "tone-info",
        Tone.Success => "tone-success",
        Tone.Warning => "tone-warning",
        Tone.Danger => "tone-danger",
    };

    public static IconName Icon(this Tone tone) => tone switch
    {
        Tone.Neutral => IconName.Circle,
        Tone.Info => IconName.Info,
        Tone.Success => IconName.CheckCircle,
        Tone.Warning => IconName.Warning,
        Tone.Danger => IconName.Alert,
    };
}
