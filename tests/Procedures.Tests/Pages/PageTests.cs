using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Procedures.Pages;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.Pages;

public sealed class PageTests(PublishedHost host) : IClassFixture<PublishedHost>
{
    [Fact]
    public async Task The_first_page_tells_the_counts_and_the_standing_of_the_set()
    {
        var page = await Render<PortalPage>();
        Assert.Contains("6 lĩnh vực, 70 quy trình, 79 biểu mẫu", page, StringComparison.Ordinal);
        Assert.Contains("Bản tái dựng – chưa phải văn bản chính thức", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/linh-vuc/KTBTV\"", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/thu-tuc\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_is_told_completely()
    {
        var page = await Procedure("TCCB-01");
        foreach (var text in (string[])["Kết nạp đảng viên", "Đơn xin vào Đảng (mẫu 1-KNĐ)", "60 ngày làm việc (kế hoạch); trong đó 40 ngày làm việc",
            "ít nhất hai phần ba số thành viên tán thành", "Bộ phận tiếp nhận", "chưa đối chiếu", "Trả lại để bổ sung: một lần", "Bản tái dựng", "href=\"/ho-so/moi?thu-tuc=TCCB-01\"", "Thường"])
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_procedure_and_form_has_a_page_in_words_without_codes_of_the_catalogue()
    {
        var published = (await host.Reader.Now(TestContext.Current.CancellationToken))!;
        foreach (var procedure in published.Procedures)
        {
            var page = await Procedure(procedure.Code);
            Assert.Contains(procedure.Definition.Steps[^1].Action, page, StringComparison.Ordinal);
            foreach (var code in (string[])["fact.", "outcome.", "competent", "filer_", "_committee", "_department"])
                Assert.DoesNotContain(code, page, StringComparison.Ordinal);
        }

        foreach (var form in published.Forms.Keys)
            Assert.Contains("Các mục của biểu mẫu", await Render<FormPage>(("Code", form)), StringComparison.Ordinal);
        foreach (var field in published.Set.Fields)
            Assert.Contains($"{field.Procedures} quy trình", await Render<FieldPage>(("Code", field.Code)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_form_is_offered_on_its_page_and_where_a_procedure_uses_it()
    {
        foreach (var page in (string[])[await Render<FormPage>(("Code", "BM-VTLT-04")), await Procedure("VTLT-02")])
        {
            Assert.Contains("href=\"/bieu-mau/BM-VTLT-04/trong.pdf\"", page, StringComparison.Ordinal);
            Assert.Contains("href=\"/bieu-mau/BM-VTLT-04/trong.docx\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_PDF_that_could_not_be_made_is_told_on_the_page_of_its_form() => Assert.Contains(
        "chưa cài LibreOffice", await Render(typeof(FormPage), new DefaultHttpContext { Request = { QueryString = QueryString.Create("loi", "PDF_OFF") } }, decode: true, ("Code", "BM-VTLT-04")), StringComparison.Ordinal);

    [Fact]
    public async Task A_choice_is_said_in_words() =>
        Assert.Contains("Nếu nơi đến là một trong (“Đảng bộ khác trong tỉnh”, “Ngoài tỉnh”) hoặc ", await Procedure("TCCB-04"), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task The_list_shows_what_was_found()
    {
        var page = await List("ket nap");
        Assert.Contains("/thu-tuc/TCCB-01", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/thu-tuc/QTTC-01", page, StringComparison.Ordinal);
        Assert.Contains("Không có thủ tục nào phù hợp", await List("zzz"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_filter_shows_its_values_with_their_counts_and_keeps_what_was_chosen()
    {
        var page = await At("?linh-vuc=QTTC&xep=ma&sau=nonsense");
        foreach (var text in (string[])["Tìm thấy 5 thủ tục", "Chính thức (5)", "Giải quyết theo đề nghị", "Bộ gốc kèm theo (5)", "Bộ của Tỉnh ủy (5)", "Chưa hết hiệu lực", "1–5 trong 5 thủ tục", "/thu-tuc/tep?linh-vuc=QTTC&xep=ma"])
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Matches("<option value=\"QTTC\" selected>[^<]+ \\(5\\)</option>", page);
        Assert.Matches("<option value=\"TCCB\">[^<]+ \\([0-9]+\\)</option>", page);
        Assert.Contains("Không kể điều kiện lọc thì có", await At("?q=ket+nap&linh-vuc=XXXX"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_lead_on_by_the_last_row_and_back()
    {
        var first = await At("");
        var next = System.Text.RegularExpressions.Regex.Match(first, "rel=\"next\" href=\"/thu-tuc(?<query>[^\"]+)\"").Groups["query"].Value;
        Assert.Contains("1–25 trong 70 thủ tục", first, StringComparison.Ordinal);
        var second = await At(next);
        Assert.Contains("26–50 trong 70 thủ tục", second, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\"", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_found_and_shown_as_one()
    {
        var page = await List("BM-VTLT-04");
        Assert.Contains("biểu mẫu</h2>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/bieu-mau/BM-VTLT-04\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("???")]
    [InlineData("%_*")]
    [InlineData("\0")]
    [InlineData("\u202E\u200F")]
    public async Task Signs_find_nothing_and_do_no_harm(string text) => Assert.Contains("Không có thủ tục nào phù hợp", await List(text), StringComparison.Ordinal);

    [Fact]
    public async Task Ten_thousand_characters_are_answered_calmly() =>
        Assert.Contains("Không có thủ tục nào phù hợp", await List(new string('x', 10_000)), StringComparison.Ordinal);

    [Fact]
    public async Task What_was_typed_comes_back_as_text() =>
        Assert.DoesNotContain("<script>", await List("\"><script>alert(1)</script>", decode: false), StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(ProcedurePage))]
    [InlineData(typeof(FormPage))]
    [InlineData(typeof(FieldPage))]
    [InlineData(typeof(Procedures.Calendars.CalendarYearPage))]
    public async Task An_unknown_code_answers_404(Type page)
    {
        var context = new DefaultHttpContext();
        Assert.Contains("Không tìm thấy nội dung này", await Render(page, context, decode: true, ("Code", "XX-99")), StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status404NotFound, context.Response.StatusCode);
    }

    [Fact]
    public void Pages_to_read_are_open_to_everyone_and_pages_to_write_are_not() => Assert.All(
        typeof(PortalPage).Assembly.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute), inherit: false)),
        page => Assert.Equal(
            page.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>().All(r => !r.Template.StartsWith("/ban-thao", StringComparison.Ordinal) && !r.Template.StartsWith("/dia-phuong", StringComparison.Ordinal) && !r.Template.StartsWith("/tham-quyen", StringComparison.Ordinal) && !r.Template.EndsWith("/sua", StringComparison.Ordinal)),
            page.IsDefined(typeof(AllowAnonymousAttribute), inherit: false)));

    private Task<string> Procedure(string code) => Render<ProcedurePage>(("Code", code));

    private Task<string> At(string query) => Render(typeof(ProcedureListPage), new DefaultHttpContext { Request = { QueryString = new QueryString(query) } }, decode: true);

    private Task<string> List(string text, bool decode = true) => Render(
        typeof(ProcedureListPage), new DefaultHttpContext { Request = { QueryString = QueryString.Create("q", text) } }, decode);

    private Task<string> Render<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => Render(typeof(TPage), new DefaultHttpContext(), decode: true, parameters);

    private async Task<string> Render(Type page, HttpContext context, bool decode, params (string Name, object? Value)[] parameters)
    {
        await using var renderer = new HtmlRenderer(host.Services, host.Services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            RenderFragment content = builder =>
            {
                builder.OpenComponent(0, page);
                foreach (var (name, value) in parameters)
                    builder.AddComponentParameter(1, name, value);
                builder.CloseComponent();
            };
            var root = await renderer.RenderComponentAsync<CascadingValue<HttpContext>>(ParameterView.FromDictionary(
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["Value"] = context, ["ChildContent"] = content }));
            return decode ? WebUtility.HtmlDecode(root.ToHtmlString()) : root.ToHtmlString();
        });
    }
}

/// <summary>The shipped catalogue, published once for all pages.</summary>
public sealed class PublishedHost : IAsyncLifetime
{
    private TestHost? _host;

    public IServiceProvider Services => _host!.Services;

    internal ProceduresReader Reader => Services.GetRequiredService<ProceduresReader>();

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.Start(sqlite: true, CatalogueFolder.Shipped);
        Assert.True((await ProceduresModule.LoadCatalogue(_host.Services, default)).IsOk);
    }

    public ValueTask DisposeAsync() => _host!.DisposeAsync();
}
