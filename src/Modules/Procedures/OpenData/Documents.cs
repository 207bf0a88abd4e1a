using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.OpenData.Rdf;

namespace ThongSuot.Procedures.OpenData;

/// <param name="Tag">Of the bytes, in quotation marks as ETag wants it.</param>
internal sealed record OpenDocument(byte[] Bytes, string Tag);

/// <summary>
/// The open data as files, made when somebody asks for the first time after a publication and kept as long as that set is the published one.
/// </summary>
internal sealed class Documents(ProceduresReader reader, IServiceScopeFactory scopes, TimeProvider time)
{
    // Where no address is configured, a file depends on the host that somebody typed: no more than a few are kept then.
    private const int MostKept = 600;

    private readonly ConditionalWeakTable<PublishedSnapshot, Kept> _kept = [];

    private sealed class Kept(PublishedFacts facts)
    {
        public PublishedFacts Facts { get; } = facts;

        public ConcurrentDictionary<(string Site, string? Code, string Kind, DateOnly Day), OpenDocument> Files { get; } = new();
    }

    /// <summary>Null before the first load.</summary>
    public async ValueTask<PublishedFacts?> Facts(CancellationToken cancellation) => (await Now(cancellation))?.Facts;

    /// <param name="site">Without a slash at the end.</param>
    /// <param name="code">Null for the whole set.</param>
    /// <param name="kind">"json", "ttl" or "jsonld".</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Null when there is no such procedure.</returns>
    public async ValueTask<OpenDocument?> Find(string site, string? code, string kind, CancellationToken cancellation)
    {
        if (await Now(cancellation) is not { } kept)
            return null;
        var version = code is null ? null : kept.Facts.Snapshot.Find(code);
        if (code is not null && version is null)
            return null;
        // Whether a legal basis is in force may change with the date.
        var key = (site, code, kind, time.Now().DateInVietnam());
        if (kept.Files.TryGetValue(key, out var known))
            return known;
        if (kept.Files.Count >= MostKept)
            kept.Files.Clear();
        var bytes = Make(kept.Facts, new Names(site), version, kind, key.Item4);
        return kept.Files[key] = new OpenDocument(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
    }

    private static byte[] Make(PublishedFacts facts, Names names, LoadedVersion? version, string kind, DateOnly day)
    {
        if (kind == "json")
        {
            var json = new JsonOfProcedures(facts, names, day);
            return version is null ? OpenJson.Write(json.All()) : OpenJson.Write(json.One(version));
        }

        var set = new SetTriples(facts, names);
        var triples = version is null ? set.All() : set.One(version);
        return kind == "ttl" ? Encoding.UTF8.GetBytes(TurtleWriter.Write(triples)) : JsonLdWriter.Write(triples);
    }

    private async ValueTask<Kept?> Now(CancellationToken cancellation)
    {
        if (await reader.Now(cancellation) is not { } snapshot)
            return null;
        if (_kept.TryGetValue(snapshot, out var kept))
            return kept;
        await using var scope = scopes.CreateAsyncScope();
        var facts = await PublishedFacts.Read(snapshot, scope.ServiceProvider.GetRequiredService<AppDb>(), cancellation);
        return _kept.GetValue(snapshot, _ => new Kept(facts));
    }
}
