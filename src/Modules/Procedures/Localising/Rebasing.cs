using System.Collections.Immutable;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Localising;

/// <summary>What became of a variant's differences when the text above changed.</summary>
/// <param name="Overlay">What was carried over.</param>
/// <param name="Conflicts">What no longer fits: there the text above prevails until somebody decides.</param>
/// <param name="Root">The variant on the new base; without faults.</param>
internal sealed record Rebased(LocalOverlay Overlay, ImmutableArray<LocalDifference> Conflicts, YamlNode.Map Root);

/// <summary>Carries differences from one base over to the next, each as far as its own place did not change.</summary>
internal static class Rebasing
{
    /// <param name="known">Shapes of differences known to be sound on <paramref name="after"/>: of a thousand variants most are alike but for their words.</param>
    public static Rebased Run(string code, LocalOverlay overlay, YamlNode.Map before, YamlNode.Map after, PublishedSnapshot published, ISet<string>? known = null)
    {
        known ??= new HashSet<string>(StringComparer.Ordinal);
        var (old, now) = (new BaseSteps(before), new BaseSteps(after));
        var kept = ImmutableArray.CreateBuilder<LocalDifference>();
        var conflicts = ImmutableArray.CreateBuilder<LocalDifference>();
        foreach (var difference in overlay.Differences)
        {
            if (TargetOf(difference, before, old) == TargetOf(difference, after, now))
                kept.Add(difference);
            else if (!IsSaidAbove(difference, now))
                conflicts.Add(difference);
        }

        var whole = new LocalOverlay(kept.ToImmutable());
        if (Sound(code, whole, after, published, known) is { } read)
            return new Rebased(whole, conflicts.ToImmutable(), read);

        // Together they no longer make a sound text: those that do not fit into what is sound so far are left to be decided.
        var (sound, last) = (LocalOverlay.Empty, after);
        foreach (var difference in kept)
        {
            if (Sound(code, sound.With(difference), after, published, known) is { } more)
                (sound, last) = (sound.With(difference), more);
            else
                conflicts.Add(difference);
        }

        return new Rebased(sound, conflicts.ToImmutable(), last);
    }

    // Words are checked when they are written in; whether the rest makes a sound text does not depend on them.
    private static YamlNode.Map? Sound(string code, LocalOverlay overlay, YamlNode.Map root, PublishedSnapshot published, ISet<string> known)
    {
        var (local, faults) = overlay.Apply(root);
        if (faults.Count > 0)
            return null;
        var shape = new LocalOverlay([.. overlay.Differences.Select(WithoutWords)]).ToJson();
        if (!known.Contains(shape) && DraftText.Read(code, local.ToYaml(), published).Faults.Count > 0)
            return null;
        known.Add(shape);
        return local;
    }

    private static LocalDifference WithoutWords(LocalDifference difference) => difference switch
    {
        LocalGuidance guidance => guidance with { Text = "" },
        LocalNote note => note with { Text = "" },
        AddedStep added => added with { Action = "", Guidance = "" },
        _ => difference,
    };

    /// <summary>The piece of the base that a difference stands on, as a text; null when it is not there.</summary>
    public static string? TargetOf(LocalDifference difference, YamlNode.Map root, BaseSteps steps)
    {
        if (difference is LocalNote)
            return "";
        if (difference is LocalTotal)
            return root.Find("limit") is YamlNode.Map limit ? Piece(limit.Find("total")) + Piece(limit.Find("unit")) : null;
        if (steps.Find(difference.At) is not { } step)
            return null;
        return difference switch
        {
            LocalGuidance => Piece(step.Find("guidance")),
            LocalPerformer => Piece(step.Find("who")) + BaseSteps.KindOf(step),
            LocalLimit => Piece(step.Find("limit")),
            // The place is the step as people know it; how long it takes and who does it may change.
            AddedStep => Piece(step.Find("action")) + BaseSteps.KindOf(step),
            _ => step.Canonical(),
        };
    }

    /// <summary>The text above now says the same: nothing local is left of it.</summary>
    private static bool IsSaidAbove(LocalDifference difference, BaseSteps now)
    {
        var step = now.Find(difference.At);
        return difference switch
        {
            RemovedStep => step is null,
            LocalTotal total => now.Total == total.Value,
            LocalGuidance guidance => step is not null && BaseSteps.Text(step, "guidance") == guidance.Text,
            LocalLimit limit => now.Limit(limit.Step) == limit.Value,
            LocalPerformer who => step?.Find("who") is YamlNode.Map map && BaseSteps.Text(map, "role") == who.Role && BaseSteps.Text(map, "where") == who.Place,
            _ => false,
        };
    }

    private static string Piece(YamlNode? node) => node?.Canonical() ?? "-";
}
