using ThongSuot.Testing;

namespace ThongSuot.Api.Tests;

/// <summary>The document in the repository is the one that the program serves: from it clients are generated, here and elsewhere.</summary>
public sealed class DocumentTests(Installation installation)
{
    public const string File = "docs/openapi.json", Renew = "THONGSUOT_RENEW";

    [Fact]
    public async Task The_snapshot_is_the_document_served()
    {
        using var anybody = installation.CreateClient();
        var served = (await anybody.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative))).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var path = Path.Combine(SourceTree.Root, File);
        if (Environment.GetEnvironmentVariable(Renew) == "1")
            await System.IO.File.WriteAllTextAsync(path, served);
        Assert.True(served == (await System.IO.File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"),
            $"The program serves another document than {File}. If that is meant, run {Renew}=1 ./test --fast Api, look at the difference and commit it; nothing that programs rely on may go.");
    }

    [Theory]
    [InlineData("GET", "/api/v1/khong-co", null, 404, "NOT_FOUND")]
    [InlineData("DELETE", "/api/v1/tasks", null, 405, "METHOD_NOT_ALLOWED")]
    [InlineData("POST", "/api/v1/dossiers", "text/plain", 415, "BODY_MISSING")]
    public async Task What_is_no_request_of_the_interface_is_told_so(string method, string address, string? type, int status, string code)
    {
        using var anybody = await installation.Caller(Filing.Filer);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        if (type is not null)
            request.Content = new StringContent("x", System.Text.Encoding.UTF8, type);

        using var answer = await anybody.SendAsync(request);

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(code, System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task It_is_OpenAPI_3_1_and_every_operation_says_its_scope_and_its_errors()
    {
        using var anybody = installation.CreateClient();
        var document = System.Text.Json.JsonDocument.Parse(await anybody.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative))).RootElement;

        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (Method: o.Name, Operation: o.Value))).ToList();
        Assert.All(operations, o => Assert.Contains(Installation.AllScopes, s => o.Operation.GetProperty("description").GetString()!.Contains(s, StringComparison.Ordinal)));
        Assert.All(operations, o => Assert.True(o.Operation.GetProperty("responses").GetProperty("401").GetProperty("content").TryGetProperty("application/problem+json", out _)));
        Assert.All(operations.Where(o => o.Method == "post"), o => Assert.Contains(o.Operation.GetProperty("parameters").EnumerateArray(), p => p.GetProperty("name").GetString() == "Idempotency-Key" && p.GetProperty("required").GetBoolean()));
        Assert.Equal(operations.Count, operations.Select(o => o.Operation.GetProperty("operationId").GetString()).Distinct().Count());
    }
}
