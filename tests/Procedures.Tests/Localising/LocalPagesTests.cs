using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Localising;

namespace ThongSuot.Procedures.Tests.Localising;

public sealed class LocalPagesTests
{
    private const string Code = "TCCB-05";

    private static readonly LocalOverlay Overlay = new([new LocalGuidance(2, "Xác nhận <b>ngay</b>."), new LocalLimit(3, 5), new AddedStep(3, "review", "Rà soát lại", "case_officer", "filer_upper.office", 0.5m, "Đối chiếu sổ.")]);

    [Fact]
    public async Task The_differences_stand_beside_the_text_above_and_what_needs_approval_is_told()
    {
        await using var host = await LocalHost.Start(sqlite: true);
        var draft = await host.Draft("X01", Code, Overlay, "truong_hoc");
        var page = await Draw<LocalDraftPage>(host, host.Owner("X01"), ("Draft", draft.Id));
        foreach (var text in (string[])["Chi bộ nơi đi xác nhận, nhận xét", "Cần cấp trên chấp thuận trước", "Thời hạn bước 3: 5 ngày làm việc (cấp trên: 2 ngày làm việc)", "Rà soát lại", "name=\"b2-huong-dan\"", "name=\"them-2-noi-dung\"", "Trường học", "Phù hợp với địa phương."])
            Assert.Contains(text, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>ngay</b>", page, StringComparison.Ordinal);
        Assert.Contains($"/dia-phuong/{draft.Id}", await Draw<LocalDeskPage>(host, host.Owner("X01")), StringComparison.Ordinal);
        Assert.DoesNotContain($"/dia-phuong/{draft.Id}", await Draw<LocalDeskPage>(host, host.Owner("X02")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_see_which_body_says_what_and_its_owner_what_has_to_be_decided()
    {
        await using var host = await LocalHost.Start(sqlite: true);
        await host.Publish(await host.Draft("X01", Code, new LocalOverlay([new LocalGuidance(2, "Xác nhận ngay."), new LocalLimit(3, 1)])));
        var shown = WebUtility.HtmlDecode(await Draw<LocalDifferences>(host, host.Owner("X02"), ("Code", Code), ("Body", "X01")));
        foreach (var text in (string[])["Nội dung do X01 cụ thể hóa", "Xác nhận ngay.", "Xác nhận đảng viên đang sinh hoạt", "1 ngày làm việc", "2 ngày làm việc", "/thu-tuc/TCCB-05?co-quan=X01"])
            Assert.Contains(text, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Nội dung do", WebUtility.HtmlDecode(await Draw<LocalDifferences>(host, host.Owner("X02"), ("Code", Code))), StringComparison.Ordinal);

        await host.PublishAbove(Code, new LocalOverlay([new LocalLimit(3, 4)]).Apply(await host.Root(Code)).Root);
        var page = WebUtility.HtmlDecode(await Draw<LocalConflictsPage>(host, host.Owner("X01")));
        foreach (var text in (string[])["Thời hạn bước 3", "2 ngày làm việc", "4 ngày làm việc", "1 ngày làm việc", "Theo văn bản cấp trên", "Áp dụng lại"])
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Thời hạn bước 3", WebUtility.HtmlDecode(await Draw<LocalConflictsPage>(host, host.Owner("X02"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_the_same_differences()
    {
        await using var host = await LocalHost.Start(sqlite: true);
        var root = await host.Root(Code);
        var stored = new LocalForm(null, root, Overlay);
        string[] names = [.. stored.Steps.All.SelectMany(s => (string[])["huong-dan", "han", "vai-tro", "noi", "bo"], (s, what) => $"b{s.Number}-{what}"), "tong", "ghi-chu",
            .. Enumerable.Range(1, stored.AddedRows).SelectMany(i => (string[])["noi-dung", "sau", "loai", "vai-tro", "noi", "han", "huong-dan"], (i, what) => $"them-{i}-{what}")];
        var posted = names.ToDictionary(n => n, n => new StringValues(stored[n]), StringComparer.Ordinal);
        posted["them"] = stored.AddedRows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (read, refused) = new LocalForm(new FormCollection(posted), root, LocalOverlay.Empty).Read();
        Assert.Empty(refused);
        Assert.Equal(Overlay.Differences.ToHashSet(), read.Differences.ToHashSet());
        posted["b3-han"] = "1e9";
        var bad = new LocalForm(new FormCollection(posted), root, Overlay);
        Assert.Equal(["b3-han"], bad.Read().Refused.Select(r => r.Field));
        Assert.Equal("1e9", bad["b3-han"]);
    }

    private static async Task<string> Draw<TPage>(LocalHost host, Actor actor, params (string Name, object Value)[] parameters)
        where TPage : IComponent
    {
        await using var scope = host.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.SetActor(actor);
        RenderFragment page = builder =>
        {
            builder.OpenComponent<TPage>(0);
            foreach (var (name, value) in parameters)
                builder.AddComponentParameter(1, name, value);
            builder.CloseComponent();
        };
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<CascadingValue<HttpContext>>(ParameterView.FromDictionary(
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["Value"] = http, ["ChildContent"] = page }))).ToHtmlString());
    }
}

/// <summary>What pages ask for of the server around them.</summary>
internal static class Surroundings
{
    public static void AddSurroundings(this IServiceCollection services) =>
        services.AddScoped<NavigationManager, Staying>().AddSingleton<AntiforgeryStateProvider, NoToken>().AddSupplyValueFromQueryProvider();

    private sealed class Staying : NavigationManager
    {
        public Staying() => Initialize("http://localhost/", "http://localhost/dia-phuong");
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
