using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ThongSuot.Procedures.OpenData.Rdf;

namespace ThongSuot.Procedures.Tests.OpenData;

/// <summary>A triple as somebody else's parser read it.</summary>
/// <param name="Kind">"NamedNode" or "Literal".</param>
internal sealed record ReadTriple(string Subject, string Predicate, string Kind, string Value, string Language, string Type);

/// <summary>Reads Turtle and JSON-LD with parsers that are not ours, in one process of node for all files.</summary>
internal static class IndependentReader
{
    private const string LangString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", String = "http://www.w3.org/2001/XMLSchema#string";

    /// <param name="files">By name, with its ending.</param>
    public static async Task<Dictionary<string, HashSet<ReadTriple>>> Read(IReadOnlyDictionary<string, byte[]> files)
    {
        var folder = Directory.CreateTempSubdirectory("rdf-").FullName;
        try
        {
            foreach (var (name, bytes) in files)
                await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
            using var node = Process.Start(new ProcessStartInfo("node", [Script(), folder]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, wrong) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await wrong);
            return JsonSerializer.Deserialize<Dictionary<string, string[][]>>(await said)!
                .ToDictionary(f => f.Key, f => f.Value.Select(t => new ReadTriple(t[0], t[1], t[2], t[3], t[4], t[5])).ToHashSet(), StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What a reader has to find.</summary>
    public static HashSet<ReadTriple> Expected(IEnumerable<Triple> triples) => [.. triples.Select(t => t.Object is Literal literal
        ? new ReadTriple(t.Subject.Value, t.Predicate.Value, "Literal", literal.Value, literal.Language ?? "", literal.Language is not null ? LangString : literal.Type?.Value ?? String)
        : new ReadTriple(t.Subject.Value, t.Predicate.Value, "NamedNode", ((Iri)t.Object).Value, "", ""))];

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "read-rdf.mjs");
}
