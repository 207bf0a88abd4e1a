using System.Text;
using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>A model drawn elsewhere is looked at and becomes a draft; one that is no tree is told where; our own file comes back.</summary>
public sealed class ImportTests(Site site)
{
    private const string Author = "chuyenvien1.tu-vp";

    private const string Foreign = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://example.org/cho-muon">
          <process id="p" isExecutable="false">
            <startEvent id="start" /><userTask id="a" name="Nộp giấy đề nghị" /><userTask id="b" name="Xem xét &lt;b&gt;đề nghị&lt;/b&gt;" />
            <exclusiveGateway id="x" name="Đủ chưa" default="f4" /><userTask id="c" name="Bổ sung" /><exclusiveGateway id="y" /><endEvent id="end" />
            <sequenceFlow id="f1" sourceRef="start" targetRef="a" /><sequenceFlow id="f2" sourceRef="a" targetRef="b" /><sequenceFlow id="f0" sourceRef="b" targetRef="x" />
            <sequenceFlow id="f3" name="chưa" sourceRef="x" targetRef="c" /><sequenceFlow id="f4" sourceRef="x" targetRef="y" /><sequenceFlow id="f5" sourceRef="c" targetRef="y" />
            <sequenceFlow id="f6" sourceRef="y" targetRef="end" />
          </process>
        </definitions>
        """;

    [Fact]
    public async Task A_foreign_model_is_shown_and_becomes_a_draft()
    {
        await using var author = await site.Officer(Author);
        await Choose(author, "/ban-thao/nhap", "mau.bpmn", Foreign);
        await author.Sees("Các bước sẽ có");
        await author.Sees("Xem xét <b>đề nghị</b>");
        await author.Sees("Cần bổ sung");
        // It has no picture of its own, so ours is shown.
        await Assertions.Expect(author.Page.Locator(".bpmn-canvas svg").First).ToBeVisibleAsync();

        await author.Page.GetByLabel("Lĩnh vực").SelectOptionAsync("VTLT");
        await author.Press("Lập bản thảo từ tệp");
        await author.Sees("Chưa nhập được, vui lòng xem lại");
        // What the file said is still there.
        await author.Sees("Xem xét <b>đề nghị</b>");
        await DraftPage.Fill(author, "ten", "Cho mượn hội trường");
        await DraftPage.Fill(author, "muc-dich", "Cho cơ quan mượn hội trường.");
        await author.Page.GetByLabel("Căn cứ chính").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await DraftPage.Fill(author, "ly-do", "Chưa có quy trình.");
        await author.Press("Lập bản thảo từ tệp");
        await author.Follow("Các bước");
        await author.Sees("Bổ sung");
        await author.Sees("Xem xét <b>đề nghị</b>");
    }

    [Fact]
    public async Task What_is_no_tree_is_told_by_its_elements_and_nothing_is_kept()
    {
        await using var author = await site.Officer(Author);
        await Choose(author, "/ban-thao/nhap", "vong.bpmn", Foreign.Replace("sourceRef=\"c\" targetRef=\"y\"", "sourceRef=\"c\" targetRef=\"b\"", StringComparison.Ordinal));
        await author.Sees("Không nhập được");
        await author.Sees("Cần sửa");
        await author.SeesNot("Lập bản thảo từ tệp");
        await Choose(author, "/ban-thao/nhap", "khong-phai.bpmn", "{ \"khong\": \"phai\" ");
        await author.SeesNot("Các bước sẽ có");

        var tooLong = await author.Page.APIRequest.PostAsync(author.Page.Url, new() { DataByte = new byte[50_000_000], Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Type"] = "multipart/form-data; boundary=x" } });
        Assert.Equal(413, tooLong.Status);
        Assert.Contains("Nội dung gửi lên quá lớn", await tooLong.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_own_file_comes_back_the_same()
    {
        await using var author = await site.Officer(Author);
        var address = (await DraftPage.Begin(author, "VTLT", "Thủ tục để xuất và nhập", "Thử trao đổi tệp.", "Chưa có.")).Address;
        var file = await author.Page.APIRequest.GetAsync(new Uri(new Uri(author.Page.Url), address + ".bpmn").ToString());
        Assert.Equal(200, file.Status);
        var before = await TextOf(author, address);

        await Choose(author, $"/ban-thao/nhap?ban-thao={address.Split('/')[^1]}", "cua-ta.bpmn", await file.TextAsync());
        await Assertions.Expect(author.Page.Locator(".bpmn-canvas svg").First).ToBeVisibleAsync();
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Đưa vào bản thảo" }).ClickAsync();

        Assert.Equal(before, await TextOf(author, address));
    }

    private static async Task<string> TextOf(Person author, string address)
    {
        await author.Open(address + "/toan-van");
        return await author.Page.Locator("[name='toan-van']").InputValueAsync();
    }

    private static async Task Choose(Person author, string address, string name, string text)
    {
        await author.Open(address);
        await author.Page.Locator("[name='tep']").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/xml", Buffer = Encoding.UTF8.GetBytes(text) });
        await author.Press("Xem trước");
    }
}
