using System.Text.Json;
using ThongSuot.Testing;

namespace ThongSuot.Api.Tests;

/// <summary>Every operation of the document, with a good, a bad, a foreign and a repeated request, by the client generated from it.</summary>
public sealed class WalkTests(Installation installation)
{
    public static TheoryData<string, Way> Operations
    {
        get
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, DocumentTests.File)));
            var all = new TheoryData<string, Way>();
            foreach (var operation in document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()))
            {
                foreach (var way in Enum.GetValues<Way>())
                    all.Add(operation.Value.GetProperty("operationId").GetString()!, way);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_is_walked(string operation, Way way)
    {
        Assert.True(Walk.All.TryGetValue((operation, way), out var walk), $"{operation} is in the document and nobody walks it ({way}): add it to {nameof(Walk)}.");
        await walk(new Walk(installation));
    }

    [Fact]
    public void Nothing_is_walked_that_is_no_longer_in_the_document() =>
        Assert.Empty(Walk.All.Keys.Select(k => k.Operation).Except(Operations.Select(row => row.Data.Item1)));
}
