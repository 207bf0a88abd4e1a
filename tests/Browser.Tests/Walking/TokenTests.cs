using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>A person makes a token for a program, the program works with it, and it ends when the person says so.</summary>
public sealed class TokenTests(Site site)
{
    [Fact]
    public async Task A_token_is_seen_once_used_by_a_program_and_revoked()
    {
        await using var officer = await site.Officer("chuyenvien1.tu-vp");
        await officer.Open("/tai-khoan/ma-truy-cap");
        await officer.Sees("Chưa có mã truy cập nào");
        await officer.Page.Locator("[name=ten]").FillAsync("Nhập hồ sơ từ phần mềm quản lý công việc của Ban Tổ chức Tỉnh ủy");
        await officer.Page.Locator("[name=mat-khau]").FillAsync("không phải mật khẩu");
        await officer.Page.GetByLabel("Đọc thủ tục, biểu mẫu").CheckAsync();
        await officer.Press("Lập mã truy cập");
        await officer.Sees("Chưa làm được");
        // What was typed is still there, but for the password.
        Assert.True(await officer.Page.GetByLabel("Đọc thủ tục, biểu mẫu").IsCheckedAsync());
        await officer.Page.Locator("[name=mat-khau]").FillAsync(Site.Password);
        await officer.Press("Lập mã truy cập");
        await officer.Sees("chỉ hiện một lần");
        var token = (await officer.Page.Locator(".one-time-link").InnerTextAsync()).Trim();

        using var program = new HttpClient { BaseAddress = new Uri(officer.Page.Url) };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri("/api/v1/procedures", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync(new Uri("/api/v1/dossiers", UriKind.Relative))).StatusCode);

        await officer.Open("/tai-khoan/ma-truy-cap");
        await officer.SeesNot(token);
        await officer.Leave(() => officer.Page.GetByRole(AriaRole.Button, new() { Name = "Thu hồi" }).First.ClickAsync());
        await officer.Sees("Đã thu hồi");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(new Uri("/api/v1/procedures", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task An_administrator_opens_an_account_for_another_system()
    {
        await using var administrator = await site.Officer("quantri1.tu");
        await administrator.Open("/quan-tri/ket-noi");
        await administrator.Page.GetByLabel("Tên phần mềm").FillAsync("Phần mềm quản lý văn bản và điều hành iOffice");
        await administrator.Page.GetByLabel("Mục đích kết nối").FillAsync("Nhận tình trạng hồ sơ để báo trong lịch công tác");
        await administrator.Page.GetByLabel("Người chịu trách nhiệm (tên đăng nhập)").FillAsync("chuyenvien1.tu-vp");
        await administrator.Page.GetByLabel("Mã cơ quan chủ quản").FillAsync("KHONG-CO");
        await administrator.Press("Mở tài khoản");
        Assert.Equal("Nhận tình trạng hồ sơ để báo trong lịch công tác", await administrator.Page.GetByLabel("Mục đích kết nối").InputValueAsync());
        await administrator.Page.GetByLabel("Mã cơ quan chủ quản").FillAsync("TU-VP");
        await administrator.Press("Mở tài khoản");
        await administrator.Sees("Phần mềm quản lý văn bản và điều hành iOffice");
    }
}
