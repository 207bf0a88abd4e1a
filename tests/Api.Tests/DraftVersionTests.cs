using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ThongSuot.Api.Tests;

/// <summary>Of several that write one draft anew on the same reading exactly one does; the others hear that it has changed.</summary>
public sealed class DraftVersionTests(Installation installation)
{
    private const int Rounds = 40, AtOnce = 6;

    [Fact]
    public async Task Of_writers_at_the_same_time_one_is_taken()
    {
        using var program = await installation.Caller(Filing.Filer);
        var id = (await Filing.File(await installation.Client(Filing.Filer), submit: false)).Id!.Value;
        var address = new Uri($"/api/v1/dossiers/{id}", UriKind.Relative);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            var version = (await program.GetAsync(address)).Headers.ETag!.Tag;
            Assert.True(seen.Add(version), $"{version} came twice.");
            // All of them wait at the same door.
            var door = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writers = Enumerable.Range(0, AtOnce).Select(n => Task.Run(async () =>
            {
                await door.Task;
                return await Write(program, address, version, $"Trần Thị Lần {round} {n}");
            })).ToArray();
            door.SetResult();
            var answers = await Task.WhenAll(writers);

            var taken = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
            foreach (var other in answers.Where(a => a != taken))
                Assert.Equal((HttpStatusCode.PreconditionFailed, "CHANGED_MEANWHILE"), (other.StatusCode, (await other.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
            // What stands there is what the one wrote, under the version that it was told.
            var read = await program.GetAsync(address);
            Assert.Equal(taken.Headers.ETag!.Tag, read.Headers.ETag!.Tag);
            Assert.Equal($"Trần Thị Lần {round} {Array.IndexOf(answers, taken)}", (await read.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("draft").GetProperty("subject").GetString());
        }
    }

    private static async Task<HttpResponseMessage> Write(HttpClient program, Uri address, string version, string subject)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(new { subject, paperComponents = new[] { 1 } }) };
        request.Headers.TryAddWithoutValidation("If-Match", version);
        return await program.SendAsync(request);
    }
}
