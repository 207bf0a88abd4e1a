using ThongSuot.Platform.Text;

namespace ThongSuot.Reform.Feedback;

/// <summary>Text that people typed, as it is kept.</summary>
internal static class Words
{
    /// <summary>Null when it is longer than <paramref name="most"/>; what is far too long is not even read.</summary>
    public static string? Of(string? typed, int most)
    {
        if (typed is null)
            return "";
        if (typed.Length > most * 4)
            return null;
        var kept = Folding.Normalise(string.Concat(typed.ReplaceLineEndings("\n").Where(IsKept)));
        return kept.Length <= most ? kept : null;
    }

    // Marks that turn the direction of writing could make a text read otherwise than it is.
    private static bool IsKept(char c) => c is '\n' or '\t'
        || !(char.IsControl(c) || c is '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
