using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>Ids of nodes of one version as those of another, also inside the keys of work ("e1.2/b5", "b5?1"). What has no other id is marked, so that it meets no new node by chance.</summary>
/// <param name="Nodes">Old → new.</param>
internal sealed record Renaming(ImmutableDictionary<string, string> Nodes)
{
    private const string Gone = "~";

    public string Node(string id) => Nodes.GetValueOrDefault(id) ?? Gone + id;

    /// <summary>The key, or null where a node in it has no other id.</summary>
    public string? Find(string key)
    {
        var parts = key.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            var end = parts[i].IndexOfAny(['.', '?']);
            var (id, rest) = end < 0 ? (parts[i], "") : (parts[i][..end], parts[i][end..]);
            if (Nodes.GetValueOrDefault(id) is not { } other)
                return null;
            parts[i] = other + rest;
        }

        return string.Join('/', parts);
    }

    public string Key(string key) => Find(key) ?? Gone + key;

    /// <summary>Everything that a state names by a node; nothing else changes, so what is open keeps holder, deadline and clock.</summary>
    public DossierState Apply(DossierState state) => state with
    {
        Open = state.Open.Values.Select(Of).ToImmutableDictionary(work => work.Key, StringComparer.Ordinal),
        Forks = state.Forks.Values.Select(f => f with { Key = Key(f.Key), Node = Node(f.Node) }).ToImmutableDictionary(f => f.Key, StringComparer.Ordinal),
        Meetings = state.Meetings.Values.Select(m => m with { Key = Key(m.Key) }).ToImmutableDictionary(m => m.Key, StringComparer.Ordinal),
        Done = [.. state.Done.Select(d => d with { Key = Key(d.Key), Node = Node(d.Node) })],
        Hops = [.. state.Hops.Select(h => h with { Key = Key(h.Key) })],
        Pause = state.Pause is { Key: { } key } pause ? pause with { Key = Key(key) } : state.Pause,
    };

    private OpenWork Of(OpenWork work) => work is OpenConsult { ForStep: { } step } asked
        ? asked with { Key = Key(work.Key), Node = Node(work.Node), ForStep = Key(step) }
        : work with { Key = Key(work.Key), Node = Node(work.Node) };
}
