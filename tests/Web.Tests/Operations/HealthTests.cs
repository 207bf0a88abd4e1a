using System.Net;
using System.Text.Json;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Web.Tests.Operations;

/// <summary>Alive is not ready: a node that cannot do its work, or is about to end, says so to whoever spreads requests.</summary>
public sealed class HealthTests
{
    private static readonly Uri Health = new("/healthz", UriKind.Relative), Ready = new("/readyz", UriKind.Relative);

    [Fact]
    public async Task Ready_as_long_as_everything_is_there()
    {
        await using var program = new RunningProgram();
        using var client = program.CreateClient();

        var answer = await Look(client);
        Assert.Equal((HttpStatusCode.OK, true), (answer.Status, answer.Ready));
        Assert.Equal(["catalogue=ok", "database=ok", "deliveries=ok", "files=ok"], answer.Checks);

        // No place for files any more.
        var files = Path.Combine(program.Data.FullName, "files");
        Directory.Delete(files, recursive: true);
        await File.WriteAllTextAsync(files, "", TestContext.Current.CancellationToken);
        Assert.True((await Look(client)).Ready, "the answer holds for a moment");
        program.Time.Advance(TimeSpan.FromSeconds(3));
        answer = await Look(client);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, false), (answer.Status, answer.Ready));
        Assert.Equal(["catalogue=ok", "database=ok", "deliveries=ok", "files=failed"], answer.Checks);
        Assert.DoesNotContain(program.Data.FullName, answer.Text, StringComparison.Ordinal);

        File.Delete(files);
        program.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.True((await Look(client)).Ready);
    }

    [Fact]
    public async Task Not_ready_when_the_tables_are_gone_but_alive()
    {
        await using var program = new RunningProgram();
        using var client = program.CreateClient();
        await using (var scope = program.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AppDb>().Database.EnsureDeletedAsync(TestContext.Current.CancellationToken);

        var answer = await Look(client);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("database=failed", answer.Checks);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Health, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Not_ready_when_deliveries_stand_still_for_too_long()
    {
        await using var program = new RunningProgram(("Health:OldestDeliverySeconds", "60"));
        using var client = program.CreateClient();
        await using (var scope = program.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            // For a listener that nobody serves.
            db.Add(new Delivery { Listener = "khong.co", Entry = Guid.CreateVersion7(), Stream = "thu/1", Sequence = 1, NextAt = program.Time.GetUtcNow() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.True((await Look(client)).Ready);
        program.Time.Advance(TimeSpan.FromSeconds(61));

        Assert.Contains("deliveries=failed", (await Look(client)).Checks);
    }

    [Fact]
    public async Task Before_its_end_it_is_not_ready_and_still_serves()
    {
        await using var program = new RunningProgram(("Shutdown:DrainSeconds", "3600"));
        using var client = program.CreateClient();
        Assert.True((await Look(client)).Ready);
        using var enough = new CancellationTokenSource();

        var end = program.Services.GetRequiredService<IHost>().StopAsync(enough.Token);
        var answer = await Look(client);
        var page = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.False(end.IsCompleted);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, false), (answer.Status, answer.Ready));
        Assert.Equal(["running=ending"], answer.Checks);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await enough.CancelAsync();
        await Task.WhenAny(end);
    }

    private static async Task<(HttpStatusCode Status, bool Ready, string[] Checks, string Text)> Look(HttpClient client)
    {
        var answer = await client.GetAsync(Ready, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var json = JsonDocument.Parse(text).RootElement;
        return (answer.StatusCode, json.GetProperty("ready").GetBoolean(),
            [.. json.GetProperty("checks").EnumerateObject().Select(c => $"{c.Name}={c.Value.GetString()}").Order(StringComparer.Ordinal)], text);
    }
}
