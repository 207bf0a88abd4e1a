using System.Collections.Immutable;
using ThongSuot.Platform.Text;

namespace ThongSuot.Procedures.Search;

/// <summary>What somebody typed into a search box, folded. What is longer than anybody means is cut.</summary>
internal sealed class TypedWords
{
    public const int MaxText = 200;

    public TypedWords(string? typed)
    {
        Typed = typed is { Length: > MaxText } ? typed[..(char.IsHighSurrogate(typed[MaxText - 1]) ? MaxText - 1 : MaxText)] : typed ?? "";
        Folded = Folding.Fold(Typed);
        Each = [.. Folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        IsNothing = string.IsNullOrWhiteSpace(Typed);
    }

    public string Typed { get; }

    public string Folded { get; }

    public ImmutableArray<string> Each { get; }

    /// <summary>An empty box asks for all.</summary>
    public bool IsNothing { get; }
}
