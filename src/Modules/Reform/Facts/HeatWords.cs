using ThongSuot.Platform.Ui;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Facts;

/// <summary>From which number on a step is told apart; each with its word, so that no colour speaks alone.</summary>
internal static class HeatWords
{
    public const int TightPercent = 80, LatePercent = 100, SomePercent = 5, ManyPercent = 20;

    public static (string Text, Tone Tone) OfTime(int? used) => used switch
    {
        null => ("không có hạn", Tone.Neutral),
        > LatePercent => ($"{Shown.Percent(used)} – quá hạn", Tone.Danger),
        > TightPercent => ($"{Shown.Percent(used)} – sát hạn", Tone.Warning),
        _ => ($"{Shown.Percent(used)} – trong hạn", Tone.Success),
    };

    public static (string Text, Tone Tone) OfShare(int number, int? percent) => percent switch
    {
        null => ("–", Tone.Neutral),
        > ManyPercent => ($"{LocalNumber.Of(number)} ({Shown.Percent(percent)}) – nhiều", Tone.Danger),
        > SomePercent => ($"{LocalNumber.Of(number)} ({Shown.Percent(percent)}) – đáng chú ý", Tone.Warning),
        _ => ($"{LocalNumber.Of(number)} ({Shown.Percent(percent)}) – ít", Tone.Success),
    };
}
