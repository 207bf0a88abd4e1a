using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Api.Tests;

/// <summary>Tokens: made on a page, limited to their scopes, ended at once, known to nobody but their owner.</summary>
public sealed class TokenTests(Installation installation)
{
    private const string Bodies = "/api/v1/organisation/bodies?limit=1";

    private static async Task<string> Code(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;

    [Fact]
    public async Task A_revoked_token_opens_nothing_from_then_on()
    {
        using var browser = await installation.SignIn("dangvien2.cb001");
        using var program = installation.WithToken(await Installation.MakeToken(browser, Installation.TokensPage, "organisation:read"));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri(Bodies, UriKind.Relative))).StatusCode);
        var page = await Installation.Page(browser, Installation.TokensPage);
        var id = page.QuerySelector("button[name='thu-hoi']")!.GetAttribute("value")!;

        await Installation.Post(browser, Installation.TokensPage, "thu-hoi", ("thu-hoi", id));

        var answer = await program.GetAsync(new Uri(Bodies, UriKind.Relative));
        Assert.Equal((HttpStatusCode.Unauthorized, "TOKEN_INVALID"), (answer.StatusCode, await Code(answer)));
    }

    [Fact]
    public async Task A_strangers_token_can_not_be_revoked()
    {
        using var program = await installation.Caller(Filing.Filer, "organisation:read");
        using var owner = await installation.SignIn(Filing.Filer);
        var id = (await Installation.Page(owner, Installation.TokensPage)).QuerySelector("button[name='thu-hoi']")!.GetAttribute("value")!;
        using var stranger = await installation.SignIn(Filing.Stranger);
        await Installation.MakeToken(stranger, Installation.TokensPage, "organisation:read");

        var answer = await Installation.Post(stranger, Installation.TokensPage, "thu-hoi", ("thu-hoi", id));

        Assert.Contains("Không có mã truy cập này", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri(Bodies, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task An_expired_token_opens_nothing()
    {
        var token = await installation.MakeToken(Filing.Filer, "organisation:read");
        await using (var scope = installation.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var (prefix, past) = (token[..10], TimeProvider.System.GetUtcNow().AddDays(-1));
            object then = db.IsSqlite ? past.UtcTicks : past;
            Assert.Equal(1, await db.Database.ExecuteSqlAsync($"update organisation_access_token set expires_at = {then} where prefix = {prefix}"));
        }

        using var program = installation.WithToken(token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(new Uri(Bodies, UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("mat-khau", "sai-mat-khau", "Mật khẩu hiện tại không đúng")]
    [InlineData("so-ngay", "9999", "Ghi số ngày dùng được")]
    [InlineData("quyen", "tat-ca", "Chọn ít nhất một quyền")]
    [InlineData("ten", "", "Đặt tên cho mã truy cập")]
    public async Task A_token_is_not_made_with_a_wrong_input_and_nothing_typed_is_lost(string field, string value, string told)
    {
        using var browser = await installation.SignIn("dangvien2.cb003");
        (string Name, string Value)[] fields = [("ten", "Phần mềm kế toán"), ("so-ngay", "77"), ("mat-khau", Installation.Password), ("quyen", "tasks:read")];
        var answer = await Installation.Post(browser, Installation.TokensPage, "quyen", [.. fields.Select(f => f.Name == field ? (f.Name, value) : f)]);

        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.DoesNotContain("chỉ hiện một lần", text, StringComparison.Ordinal);
        if (field != "ten")
            Assert.Contains("Phần mềm kế toán", text, StringComparison.Ordinal);
        if (field != "so-ngay")
            Assert.Contains("77", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_opens_no_interface_and_a_token_no_page()
    {
        using var browser = await installation.SignIn(Filing.Filer);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(new Uri(Bodies, UriKind.Relative))).StatusCode);
        using var program = await installation.Caller(Filing.Filer);
        var page = await program.GetAsync(new Uri("/ban-lam-viec", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Contains("/dang-nhap", page.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_stands_neither_in_the_database_nor_in_the_log_and_acts_are_logged_with_its_id()
    {
        var token = await installation.MakeToken(Filing.Filer, "dossiers:write", "dossiers:read");
        using var program = installation.WithToken(token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/dossiers") { Content = JsonContent.Create(new { procedure = "TCCB-10", submit = true, draft = new { subject = "Lê Văn Dấu" } }) };
        request.Headers.Add("Idempotency-Key", Filing.NewKey());
        var filed = await (await program.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();

        Assert.DoesNotContain(token, installation.Log, StringComparison.Ordinal);
        await using var scope = installation.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (prefix, stream) = (token[..10], $"dossier/{filed.GetProperty("id").GetGuid():N}");
        var id = await db.Database.SqlQuery<Guid>($"select id as \"Value\" from organisation_access_token where prefix = {prefix}").SingleAsync();
        var envelopes = await db.Database.SqlQuery<string>($"select envelope as \"Value\" from platform_log_entry where stream = {stream}").ToListAsync();
        Assert.NotEmpty(envelopes);
        Assert.All(envelopes, e => Assert.Contains($"token/{id}", e, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await db.Database.SqlQuery<string>($"select body as \"Value\" from platform_log_entry where body like {"%" + token + "%"}").ToListAsync());
    }

    [Fact]
    public async Task Whoever_tries_tokens_that_nobody_has_is_stopped()
    {
        var last = 0;
        for (var tries = 0; tries < 200 && last != 429; tries++)
        {
            last = (await installation.Server.SendAsync(context =>
            {
                (context.Request.Method, context.Request.Path) = ("GET", "/api/v1/organisation/bodies");
                context.Request.Headers.Authorization = "Bearer tsk_" + new string('A', 43);
                context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
            })).Response.StatusCode;
        }

        Assert.Equal(429, last);
    }
}
