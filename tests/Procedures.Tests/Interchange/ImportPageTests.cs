using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Interchange;
using ThongSuot.Procedures.Tests.Life;

namespace ThongSuot.Procedures.Tests.Interchange;

public sealed class ImportPageTests
{
    [Fact]
    public async Task A_tree_is_shown_as_steps_with_what_is_to_be_completed_and_a_button()
    {
        await using var life = await Living.Start(sqlite: true);
        var page = await Draw(life, life.Province.Owner, await Model("tree-boundary-branch"));
        Shows(page, "Các bước sẽ có", "Song song, nhánh 1/2 (cần xong 1)", "Đôn đốc", "Cần bổ sung", "Hẹn giờ có nhánh riêng", "lỗi phải sửa trước khi gửi thẩm định", "Lập bản thảo từ tệp", "hệ thống vẽ lại");
    }

    [Fact]
    public async Task What_breaks_the_tree_is_listed_and_there_is_no_button()
    {
        await using var life = await Living.Start(sqlite: true);
        var page = await Draw(life, life.Province.Owner, await Model("not-deadlock"));
        Shows(page, "Không nhập được: 2 chỗ cần sửa", "JOIN_MISMATCH", "Chọn tệp khác");
        Assert.DoesNotContain("Lập bản thảo từ tệp", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_in_names_is_text()
    {
        await using var life = await Living.Start(sqlite: true);
        var page = await Draw(life, life.Province.Owner, await Model("tree-script-in-names"), decode: false);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_keeps_no_texts_finds_no_page()
    {
        await using var life = await Living.Start(sqlite: true);
        Assert.DoesNotContain("Nhập thủ tục từ tệp", await Draw(life, life.Province.Chief, null), StringComparison.Ordinal);
        Shows(await Draw(life, life.Province.Owner, null), "Nhập thủ tục từ tệp", "Chọn tệp", "Không quá 2 MB");
    }

    [Fact]
    public async Task An_open_draft_takes_a_file_and_one_that_was_sent_on_does_not()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner));
        Shows(await Draw(life, p.Owner, Encoding.UTF8.GetBytes(draft.Yaml), draft.Id), $"Nhập tệp vào {draft.Code}", "Toàn văn của bản thảo được thay", $"Đưa vào bản thảo {draft.Code}");
        Living.Done(await life.Submit(p.Owner, draft));
        Assert.DoesNotContain("Nhập tệp vào", await Draw(life, p.Owner, null, draft.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why()
    {
        await using var life = await Living.Start(sqlite: true);
        Shows(await Draw(life, life.Province.Owner, [0xFF, 0xFE, 0, 0xD8]), "UTF-8 hoặc UTF-16");
        Shows(await Draw(life, life.Province.Owner, new byte[FileText.MaxBytes + 1]), "Tệp lớn quá 2 MB");
        Shows(await Draw(life, life.Province.Owner, []), "Chọn tệp BPMN hoặc YAML có nội dung");
    }

    private static void Shows(string page, params string[] texts) => Assert.All(texts, text => Assert.Contains(text, page, StringComparison.Ordinal));

    private static async Task<string> Draw(Living life, By by, byte[]? file, Guid? draft = null, bool decode = true)
    {
        life.Host.Time.Forward(TimeSpan.FromSeconds(2));
        await using var scope = life.Host.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.SetActor(by.Actor);
        http.Request.QueryString = draft is null ? QueryString.Empty : QueryString.Create("ban-thao", draft.Value.ToString());
        if (file is not null)
        {
            http.Request.ContentType = "multipart/form-data; boundary=x";
            var files = new FormFileCollection { new FormFile(new MemoryStream(file), 0, file.Length, "tep", "mo-hinh.bpmn") };
            http.Request.Form = new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal), files);
        }

        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<CascadingValue<HttpContext>>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Value"] = http,
                ["ChildContent"] = (RenderFragment)(builder =>
                {
                    builder.OpenComponent<ImportPage>(0);
                    builder.CloseComponent();
                }),
            }));
            return decode ? WebUtility.HtmlDecode(page.ToHtmlString()) : page.ToHtmlString();
        });
    }

    private static Task<byte[]> Model(string name) => File.ReadAllBytesAsync(Path.Combine(Shipped.Folder, "Models", name + ".bpmn"));
}
