using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ThongSuot.Testing;

namespace ThongSuot.Api.Tests;

/// <summary>docs/api.md, sent to the program as it stands there.</summary>
public sealed partial class TutorialTests(Installation installation)
{
    [Fact]
    public async Task Every_request_of_the_tutorial_is_answered_as_it_says()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs/api.md"));
        var scopes = Installation.AllScopes.Where(s => text.Contains($"`{s}`", StringComparison.Ordinal)).ToArray();
        var known = new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = await installation.MakeToken("dangvien2.cb002", scopes) };
        using var program = installation.CreateClient();
        var examples = Example().Matches(text);
        Assert.True(examples.Count >= 7);
        foreach (Match example in examples)
        {
            using var request = Request(Filled(example.Groups["request"].Value, known));
            using var answer = await program.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            var expected = example.Groups["answer"].Value.Split('\n', 2);
            Assert.True(expected[0].Trim() == ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture), $"{request.Method} {request.RequestUri}: {(int)answer.StatusCode} {body}");
            Compare(JsonDocument.Parse(expected[1]).RootElement, JsonDocument.Parse(body).RootElement, known, $"{request.Method} {request.RequestUri}");
        }
    }

    private static HttpRequestMessage Request(string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n\n", 2);
        var lines = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var request = new HttpRequestMessage(new HttpMethod(lines[0].Split(' ')[0]), new Uri(lines[0].Split(' ')[1], UriKind.Relative));
        if (parts.Length > 1 && parts[1].Trim().Length > 0)
            request.Content = new StringContent(parts[1].Trim(), Encoding.UTF8, "application/json");
        foreach (var header in lines.Skip(1).Select(l => l.Split(": ", 2)).Where(h => h[0] != "Content-Type"))
            Assert.True(request.Headers.TryAddWithoutValidation(header[0], header[1]));
        return request;
    }

    private static string Filled(string text, Dictionary<string, string> known) => Kept().Replace(text, m => known[m.Groups[1].Value]);

    private static void Compare(JsonElement expected, JsonElement actual, Dictionary<string, string> known, string where)
    {
        if (expected.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in expected.EnumerateObject())
                Compare(member.Value, actual.GetProperty(member.Name), known, $"{where}.{member.Name}");
        }
        else if (expected.ValueKind == JsonValueKind.Array)
        {
            Assert.True(expected.GetArrayLength() == actual.GetArrayLength(), $"{where} has {actual.GetArrayLength()} items");
            foreach (var (one, other) in expected.EnumerateArray().Zip(actual.EnumerateArray()))
                Compare(one, other, known, where + "[]");
        }
        else if (expected.ValueKind == JsonValueKind.String && expected.GetString() is { } text && text != "…" && Kept().Match(text) is { Success: true } kept && !known.ContainsKey(kept.Groups[1].Value))
        {
            known[kept.Groups[1].Value] = actual.GetString()!;
        }
        else if (expected.ValueKind != JsonValueKind.String || expected.GetString() != "…")
        {
            Assert.True(Filled(expected.ToString(), known) == actual.ToString(), $"{where} is {actual}, not {expected}");
        }
    }

    [GeneratedRegex("```http\\n(?<request>.*?)```\\s*```answer\\n(?<answer>.*?)```", RegexOptions.Singleline, 5000)]
    private static partial Regex Example();

    [GeneratedRegex(@"\{\{(\w+)\}\}", RegexOptions.None, 1000)]
    private static partial Regex Kept();
}
