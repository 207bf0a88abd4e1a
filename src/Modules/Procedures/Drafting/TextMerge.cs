using System.Collections.Immutable;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Drafting;

/// <summary>Two authors' changes of the same text, brought together where they do not touch the same thing.</summary>
internal static class TextMerge
{
    /// <param name="seen">The text from which both set out.</param>
    /// <returns>Null when both changed the same value or the same list.</returns>
    public static YamlNode? Of(YamlNode seen, YamlNode mine, YamlNode theirs)
    {
        if (Same(mine, theirs) || Same(theirs, seen))
            return mine;
        if (Same(mine, seen))
            return theirs;
        return seen is YamlNode.Map was && mine is YamlNode.Map my && theirs is YamlNode.Map their ? Keys(was, my, their) : null;
    }

    private static YamlNode.Map? Keys(YamlNode.Map seen, YamlNode.Map mine, YamlNode.Map theirs)
    {
        var merged = theirs;
        foreach (var key in mine.Entries.Concat(seen.Entries).Select(entry => entry.Key).Distinct(StringComparer.Ordinal))
        {
            switch (seen.Find(key), mine.Find(key), theirs.Find(key))
            {
                case (var was, var my, var their) when Same(my, was) || Same(my, their):
                    break;
                case (var was, null, var their) when Same(their, was):
                    merged = merged with { Entries = merged.Entries.RemoveAll(entry => entry.Key == key) };
                    break;
                case (var was, { } my, var their) when Same(their, was):
                    merged = merged.With(key, my);
                    break;
                case ({ } was, { } my, { } their) when Of(was, my, their) is { } inside:
                    merged = merged.With(key, inside);
                    break;
                default:
                    return null;
            }
        }

        return merged;
    }

    private static bool Same(YamlNode? one, YamlNode? other) => one?.Canonical() == other?.Canonical();
}
