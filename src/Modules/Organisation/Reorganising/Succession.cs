using System.Collections.Immutable;
using ThongSuot.Organisation.Data;

namespace ThongSuot.Organisation.Reorganising;

/// <summary>What is asked for: which bodies end today, and who goes on.</summary>
/// <param name="ByField">For a split: field of procedures → the body that takes over its work.</param>
internal sealed record ReorganisationRequest(ImmutableArray<Guid> Bodies, Guid? Successor, ImmutableDictionary<string, Guid> ByField, string Basis);

/// <summary>A body that ends, and who goes on with its work.</summary>
internal sealed record Succeeded(Body Body, Body Successor, ImmutableDictionary<string, Body> ByField);

/// <summary>Pure: who follows whom, and what is put under whom, given the bodies that stand.</summary>
internal sealed class Succession
{
    private readonly IReadOnlyDictionary<Guid, Body> _standing;
    private readonly ILookup<Guid, Body> _children;
    private readonly HashSet<Guid> _ending;
    private readonly Dictionary<(Guid Committee, string Kind), Body> _organs = [];
    private readonly List<Succeeded> _succeeded = [];
    private readonly List<(Body Child, Body NewParent)> _moved = [];

    private Succession(IReadOnlyDictionary<Guid, Body> standing, IEnumerable<Guid> ending)
    {
        _standing = standing;
        _ending = [.. ending];
        _children = standing.Values.Where(b => b.Parent is not null).OrderBy(b => b.Code, StringComparer.Ordinal).ToLookup(b => b.Parent!.Value);
    }

    public IReadOnlyList<Succeeded> Bodies => _succeeded;

    public IReadOnlyList<(Body Child, Body NewParent)> Moved => _moved;

    /// <summary>The chosen bodies must stand, the successors must stand, not be chosen and not lie below a chosen one: then nothing comes to lie beneath itself.</summary>
    public static Succession Of(IReadOnlyDictionary<Guid, Body> standing, ImmutableArray<Guid> bodies, Body successor, ImmutableDictionary<string, Body> byField)
    {
        var succession = new Succession(standing, bodies);
        foreach (var id in bodies.Distinct())
            succession.Add(standing[id], successor, byField);
        return succession;
    }

    public static bool IsOrgan(Body body) => new Contracts.Organisation.Body(body.Id, body.Code, body.Name, body.Kind, body.Level, body.Parent, body.Type).IsOrgan;

    private void Add(Body body, Body successor, ImmutableDictionary<string, Body> byField)
    {
        _succeeded.Add(new Succeeded(body, successor, byField));
        foreach (var child in _children[body.Id])
        {
            if (_ending.Contains(child.Id))
                continue;
            // Two offices under one committee would leave open which one is meant, so an organ merges with its like.
            if (IsOrgan(child) && OrganOf(successor, child.Kind) is { } like)
            {
                _ending.Add(child.Id);
                Add(child, like, byField.ToImmutableDictionary(f => f.Key, f => OrganOf(f.Value, child.Kind) ?? f.Value, StringComparer.Ordinal));
                continue;
            }

            _moved.Add((child, successor));
            if (IsOrgan(child))
                _organs[(successor.Id, child.Kind)] = child;
        }
    }

    private Body? OrganOf(Body committee, string kind) =>
        _organs.GetValueOrDefault((committee.Id, kind))
        ?? _children[committee.Id].FirstOrDefault(b => b.Kind == kind && b.ValidTo is null && !_ending.Contains(b.Id));
}
