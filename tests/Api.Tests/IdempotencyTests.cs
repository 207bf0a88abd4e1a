using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Api.Tests;

/// <summary>A request that is repeated happens once, however the first attempt ended.</summary>
public sealed class IdempotencyTests(Installation installation)
{
    private static int s_subjects;

    private static object Filing(bool submit = true) => new { procedure = "TCCB-10", submit, draft = new { subject = $"Trần Thị Lặp {Interlocked.Increment(ref s_subjects)}", paperComponents = new[] { 1 } } };

    private static async Task<HttpResponseMessage> Post(HttpClient client, string path, object? body, string key, string? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        if (version is not null)
            request.Headers.Add("If-Match", $"\"{version}\"");
        return await client.SendAsync(request);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>())!;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    // As the node left it that died after it had committed and before it could note its answer.
    private async Task DieBeforeTheAnswer(string path, bool stillHeld = false)
    {
        await using var scope = installation.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var address = "POST /api/v1/" + path;
        var until = TimeProvider.System.GetUtcNow().AddMinutes(stillHeld ? 1 : -1);
        object held = db.IsSqlite ? until.UtcTicks : until;
        Assert.Equal(1, await db.Database.ExecuteSqlAsync($"update platform_idempotent_request set status = null, answer = null, version = null, location = null, held_until = {held} where address = {address} and at = (select max(at) from platform_idempotent_request where address = {address})"));
    }

    private async Task<int> Count(string subject)
    {
        await using var scope = installation.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return await db.Database.SqlQuery<int>($"select count(*) as \"Value\" from dossiers_dossier where title like {"%" + subject}").SingleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_filing_whose_node_died_is_completed_and_not_made_again(bool submit)
    {
        var (client, key, body) = (await installation.Caller(Tests.Filing.Filer), Tests.Filing.NewKey(), Filing(submit));
        var first = await Post(client, "dossiers", body, key);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await DieBeforeTheAnswer("dossiers");

        var again = await Post(client, "dossiers", body, key);

        var (one, other) = (await Json(first), await Json(again));
        Assert.Equal((HttpStatusCode.Created, Text(one, "id"), one.GetProperty("code").GetString(), Text(one, "status")), (again.StatusCode, Text(other, "id"), other.GetProperty("code").GetString(), Text(other, "status")));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        if (submit)
            Assert.Equal(1, await Count($"Trần Thị Lặp {s_subjects}"));
    }

    [Fact]
    public async Task An_action_whose_node_died_was_done_once_and_is_answered()
    {
        var (client, key) = (await installation.Caller(Tests.Filing.Filer), Tests.Filing.NewKey());
        var dossier = await Json(await Post(client, "dossiers", Filing(), Tests.Filing.NewKey()));
        var (path, body) = ($"dossiers/{Text(dossier, "id")}/actions", new { kind = "withdraw", note = "Rút một lần" });
        var first = await Json(await Post(client, path, body, key, Text(dossier, "version")));
        await DieBeforeTheAnswer(path);

        var again = await Post(client, path, body, key, Text(dossier, "version"));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(("withdrawn", Text(first, "version")), (Text(await Json(again), "status"), Text(first, "version")));
        var entries = await client.GetFromJsonAsync<JsonElement>($"/api/v1/dossiers/{Text(dossier, "id")}/entries?limit=200");
        Assert.Single(entries.GetProperty("items").EnumerateArray(), e => e.GetProperty("note").GetString() == "Rút một lần");
    }

    [Fact]
    public async Task A_file_whose_node_died_is_there_once_and_another_content_is_refused()
    {
        var (client, key) = (await installation.Caller(Tests.Filing.Filer), Tests.Filing.NewKey());
        var draft = await Json(await Post(client, "dossiers", Filing(submit: false), Tests.Filing.NewKey()));
        var path = $"dossiers/{Text(draft, "id")}/files";
        async Task<HttpResponseMessage> Send(string text)
        {
            using var body = new MultipartFormDataContent { { new StringContent("1"), "component" }, { new StringContent(text), "file", "don.txt" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = body };
            request.Headers.Add("Idempotency-Key", key);
            return await client.SendAsync(request);
        }

        var first = await Send("Đơn");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await DieBeforeTheAnswer(path);

        Assert.Equal("IDEMPOTENCY_KEY_REUSED", Text(await Json(await Send("Đơn khác")), "code"));
        Assert.Equal(Text(await Json(first), "id"), Text(await Json(await Send("Đơn")), "id"));
        var read = await client.GetFromJsonAsync<JsonElement>($"/api/v1/dossiers/{Text(draft, "id")}");
        Assert.Equal(1, read.GetProperty("files").GetArrayLength());
    }

    [Fact]
    public async Task A_key_in_use_answers_409_until_its_attempt_is_taken_for_dead()
    {
        var (client, key, body) = (await installation.Caller(Tests.Filing.Filer), Tests.Filing.NewKey(), Filing());
        await Post(client, "dossiers", body, key);
        await DieBeforeTheAnswer("dossiers", stillHeld: true);

        var busy = await Post(client, "dossiers", body, key);

        Assert.Equal((HttpStatusCode.Conflict, "IDEMPOTENCY_KEY_IN_USE"), (busy.StatusCode, Text(await Json(busy), "code")));
        Assert.NotNull(busy.Headers.RetryAfter);
    }

    [Fact]
    public async Task Of_many_at_once_one_files_and_all_others_are_told_the_same_or_to_wait()
    {
        var (client, key, body) = (await installation.Caller(Tests.Filing.Filer), Tests.Filing.NewKey(), Filing());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Post(client, "dossiers", body, key)));

        Assert.All(answers, a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.Single((await Task.WhenAll(answers.Where(a => a.StatusCode == HttpStatusCode.Created).Select(Json))).Select(a => Text(a, "id")).Distinct());
        Assert.Equal(1, await Count($"Trần Thị Lặp {s_subjects}"));
    }

    [Fact]
    public async Task A_refused_request_leaves_nothing_so_that_the_corrected_one_may_use_its_key()
    {
        var (client, key) = (await installation.Caller(Tests.Filing.Filer), Tests.Filing.NewKey());

        var refused = await Post(client, "dossiers", new { procedure = "TCCB-10", submit = true }, key);
        var corrected = await Post(client, "dossiers", Filing(), key);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created), (refused.StatusCode, corrected.StatusCode));
    }
}
