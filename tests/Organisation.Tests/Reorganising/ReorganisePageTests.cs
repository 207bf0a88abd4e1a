using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Reorganising;
using ThongSuot.Platform.Data;
using ThongSuot.Testing;

namespace ThongSuot.Organisation.Tests.Reorganising;

public sealed class ReorganisePageTests(Keeping keeping) : IClassFixture<Keeping>
{
    [Fact]
    public async Task A_code_that_nobody_has_is_named_beside_its_field()
    {
        var (body, heir) = (await keeping.Found(), await keeping.Found());

        var page = await Page($"?noi={body.Code},X99, zzz&ke-thua={heir.Code}");

        Assert.Contains("Chưa sắp xếp được", page, StringComparison.Ordinal);
        // In the sum above, with a link to the field, and beside the field.
        Assert.Equal(3, page.Split("Không có cơ quan, tổ chức nào có mã “X99”, “zzz”.").Length);
        Assert.Contains($"value=\"{body.Code},X99, zzz\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sẽ thay đổi", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_successors_are_named_too_also_that_of_one_field()
    {
        var body = await keeping.Found();

        var page = await Page($"?noi={body.Code}&ke-thua=KHONG-CO&lv-TCCB=CUNG-KHONG");

        Assert.Equal(3, page.Split("nào có mã “KHONG-CO”.").Length);
        Assert.Equal(3, page.Split("nào có mã “CUNG-KHONG”.").Length);
        Assert.Contains("<details open", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_codes_show_what_would_change()
    {
        var (body, heir) = (await keeping.Found(), await keeping.Found());

        var page = await Page($"?noi={body.Code.ToLowerInvariant()}&ke-thua={heir.Code}");

        Assert.DoesNotContain("Không có cơ quan, tổ chức nào", page, StringComparison.Ordinal);
        Assert.Contains("Sẽ thay đổi", page, StringComparison.Ordinal);
        Assert.Contains(heir.Name, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_refused_before_anything_was_asked()
    {
        var page = await Page("");

        Assert.DoesNotContain("Chưa sắp xếp được", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Không có cơ quan, tổ chức nào", page, StringComparison.Ordinal);
    }

    private async Task<string> Page(string query)
    {
        await using var scope = keeping.Services.CreateAsyncScope();
        var services = new ServiceCollection();
        foreach (var injected in (Type[])[typeof(PlanReorganisation), typeof(Reorganise), typeof(IProcedures), typeof(AppDb)])
            services.AddSingleton(injected, scope.ServiceProvider.GetRequiredService(injected));
        return WebUtility.HtmlDecode(await DrawnPage.Of<ReorganisePage>(keeping.Admin.Actor, "/quan-tri/sap-xep" + query, services));
    }
}
