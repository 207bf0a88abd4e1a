using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ThongSuot.Api.Tests;

/// <summary>The account of another system: opened by an administrator, it does what its roles allow, and nothing before it has one.</summary>
public sealed class ServiceTests(Installation installation)
{
    private const string Tasks = "/api/v1/tasks?limit=200", Administrator = "quantri1.tu", Reason = "Quyết định số 12-QĐ/ĐU về kết nối phần mềm";

    [Fact]
    public async Task It_sees_nothing_without_a_role_and_has_no_password()
    {
        using var administrator = await installation.SignIn(Administrator);
        var (page, _) = await Opened(administrator, "Phần mềm đảng viên");
        using var program = await Program(administrator, page);
        var filed = await Filing.File(await installation.Client(Filing.Filer));

        foreach (var address in (string[])[Tasks, "/api/v1/dossiers", $"/api/v1/dossiers/{filed.Id}", "/api/v1/organisation/bodies?limit=1", "/api/v1/procedures"])
            Assert.Equal((HttpStatusCode.Forbidden, address), ((await Get(program, address)).StatusCode, address));
        Assert.Equal(HttpStatusCode.Forbidden, (await FileIt(program)).StatusCode);

        // None can be given to it.
        var account = page[(page.LastIndexOf('/') + 1)..];
        var link = await Installation.Post(administrator, $"/quan-tri/tai-khoan/{account}", "_handler'][value='lien-ket");
        Assert.Contains("không có mật khẩu", WebUtility.HtmlDecode(await link.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_role_it_does_the_work_of_that_role_at_that_body_and_nothing_else()
    {
        using var administrator = await installation.SignIn(Administrator);
        var (page, person) = await Opened(administrator, "Phần mềm sinh hoạt chi bộ");
        using var program = await Program(administrator, page);
        var given = await Installation.Post(
            administrator, person, "vai-tro", ("co-quan", "CB001"), ("vai-tro", "cell_secretary"), ("tu-ngay", "2026-01-01"), ("can-cu", Reason));
        Assert.True(given.StatusCode == HttpStatusCode.Redirect, WebUtility.HtmlDecode(await given.Content.ReadAsStringAsync()));
        var (own, foreign) = (await Filing.File(await installation.Client(Filing.Filer)), await Filing.File(await installation.Client(Filing.Stranger)));

        // The cell's work waits for it as for the secretary; that of another cell does not.
        var waiting = (await Json(await Get(program, Tasks))).GetProperty("items").EnumerateArray().Select(t => t.GetProperty("code").GetString()).ToList();
        Assert.Contains(own.Code, waiting);
        Assert.DoesNotContain(foreign.Code, waiting);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(program, $"/api/v1/dossiers/{foreign.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Act(program, foreign.Id!.Value, "\"1\"", new { kind = "complete", key = "b2" })).StatusCode);

        var before = await Get(program, $"/api/v1/dossiers/{own.Id}");
        var work = (await Json(before)).GetProperty("open").EnumerateArray().Single();
        Assert.Equal("cell_secretary", work.GetProperty("role").GetString());
        var done = await Act(program, own.Id!.Value, before.Headers.ETag!.Tag, new { kind = "complete", key = work.GetProperty("key").GetString() });
        Assert.True(done.StatusCode == HttpStatusCode.OK, await done.Content.ReadAsStringAsync());

        // The step after it is another role's: it is seen, not done.
        var after = await Get(program, $"/api/v1/dossiers/{own.Id}");
        var seen = await Json(after);
        var next = seen.GetProperty("open").EnumerateArray().Single();
        Assert.Equal("cell", next.GetProperty("role").GetString());
        Assert.DoesNotContain(seen.GetProperty("offers").EnumerateArray(), o => o.GetProperty("kind").GetString() == "complete");
        Assert.Equal(HttpStatusCode.Forbidden, (await Act(program, own.Id!.Value, after.Headers.ETag!.Tag, new { kind = "complete", key = next.GetProperty("key").GetString() })).StatusCode);
        // What members file it does not file, and no page opens to it.
        Assert.Equal("MAY_NOT_FILE", (await Json(await FileIt(program))).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.Redirect, (await Get(program, "/ban-lam-viec")).StatusCode);

        // What it did names it.
        var entries = (await Json(await Get(program, $"/api/v1/dossiers/{own.Id}/entries"))).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("who").GetString()!);
        Assert.Contains(entries, who => who.StartsWith("Phần mềm sinh hoạt chi bộ", StringComparison.Ordinal));

        // Without the role from now on it sees nothing again.
        await Installation.Post(administrator, person, "den-ngay", ("can-cu", Reason));
        Assert.Equal(HttpStatusCode.Forbidden, (await Get(program, $"/api/v1/dossiers/{own.Id}")).StatusCode);
    }

    private static async Task<(string Page, string Person)> Opened(HttpClient administrator, string name)
    {
        var opened = await Installation.Post(administrator, "/quan-tri/ket-noi", "muc-dich", ("ten", name), ("muc-dich", "Gửi hồ sơ của chi bộ"), ("phu-trach", Filing.Secretary), ("co-quan", "CB001"));
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        var page = opened.Headers.Location!.ToString();
        page = Uri.TryCreate(page, UriKind.Absolute, out var absolute) ? absolute.PathAndQuery : page;
        var person = (await Installation.Page(administrator, page)).QuerySelector("a[href^='/quan-tri/nhan-su/']")!.GetAttribute("href")!;
        Assert.Contains(name, (await Installation.Page(administrator, person)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        return (page, person);
    }

    private async Task<HttpClient> Program(HttpClient administrator, string page) => installation.WithToken(await Installation.MakeToken(administrator, page, Installation.AllScopes));

    private static Task<HttpResponseMessage> Get(HttpClient program, string address) => program.GetAsync(new Uri(address, UriKind.Relative));

    private static Task<JsonElement> Json(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    private static Task<HttpResponseMessage> FileIt(HttpClient program) => Post(program, "/api/v1/dossiers", new { procedure = Filing.Procedure, submit = true, draft = new { subject = "Lê Văn Nối" } }, null);

    private static Task<HttpResponseMessage> Act(HttpClient program, Guid dossier, string version, object action) => Post(program, $"/api/v1/dossiers/{dossier}/actions", action, version);

    private static async Task<HttpResponseMessage> Post(HttpClient program, string address, object body, string? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Filing.NewKey());
        if (version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", version);
        return await program.SendAsync(request);
    }
}
