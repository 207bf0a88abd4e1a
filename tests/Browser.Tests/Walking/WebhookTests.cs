using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;
using ThongSuot.Testing;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>A person has another system told of its dossiers: from the first trial to the end; and who runs the system sees how it goes.</summary>
public sealed class WebhookTests(Site site)
{
    private const string Name = "Phần mềm quản lý công việc và theo dõi nhiệm vụ của Ban Tổ chức Tỉnh ủy";

    [Fact]
    public async Task A_webhook_is_added_tried_looked_at_given_another_secret_paused_and_removed()
    {
        await using var receiver = await Receiver.Open();
        await using var officer = await site.Officer("chuyenvien2.tu-vp");
        await officer.Open("/tai-khoan");
        await officer.Leave(() => officer.Page.GetByRole(AriaRole.Link, new() { Name = "Địa chỉ nhận tin (webhook)" }).ClickAsync());
        await officer.Sees("Chưa có địa chỉ nhận tin nào");
        await officer.Page.GetByLabel("Tên", new() { Exact = false }).First.FillAsync(Name);
        await officer.Page.Locator("[name=dia-chi]").FillAsync("http://nhan.example/thong-suot");
        await officer.Page.GetByLabel("Hồ sơ kết thúc").CheckAsync();
        await officer.Press("Thêm địa chỉ nhận tin");
        await officer.Sees("bắt đầu bằng https://");
        // What was typed is still there.
        Assert.Equal((Name, "http://nhan.example/thong-suot"), (await officer.Page.Locator("[name=ten]").InputValueAsync(), await officer.Page.Locator("[name=dia-chi]").InputValueAsync()));
        Assert.True(await officer.Page.GetByLabel("Hồ sơ kết thúc").IsCheckedAsync());
        await officer.Page.Locator("[name=dia-chi]").FillAsync(receiver.At("/thong-suot"));
        // Who finds the screen unlocked does not know the password.
        await officer.Page.Locator("[name=mat-khau]").FillAsync("khong-phai-mat-khau");
        await officer.Press("Thêm địa chỉ nhận tin");
        await officer.Sees("Mật khẩu hiện tại không đúng");
        Assert.Equal((receiver.At("/thong-suot"), ""), (await officer.Page.Locator("[name=dia-chi]").InputValueAsync(), await officer.Page.Locator("[name=mat-khau]").InputValueAsync()));
        await officer.Page.Locator("[name=mat-khau]").FillAsync(Site.Password);
        await officer.Press("Thêm địa chỉ nhận tin");
        await officer.Sees("chỉ hiện một lần");
        var secret = (await officer.Page.Locator(".one-time-link").InnerTextAsync()).Trim();
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);

        await officer.Leave(() => officer.Page.GetByRole(AriaRole.Link, new() { Name = Name }).ClickAsync());
        await officer.SeesNot(secret);
        await officer.Sees("Chưa gửi tin nào");
        await officer.Press("Gửi thử");
        await officer.Sees("Bên nhận đã nhận (200)");
        Assert.Equal("/thong-suot", Assert.Single(receiver.Messages).Path);
        receiver.Answers = _ => 503;
        await officer.Press("Gửi thử");
        await officer.Sees("Bên nhận gặp lỗi (503)");
        await officer.Leave(() => officer.Page.GetByRole(AriaRole.Link, new() { Name = "Không gửi được" }).ClickAsync());
        Assert.Equal(1, await officer.Page.Locator("tbody tr").CountAsync());

        await officer.Page.GetByText("Đổi khóa ký…").ClickAsync();
        await officer.Page.Locator("[name=mat-khau-doi-khoa]").FillAsync("khong-phai-mat-khau");
        await officer.Press("Đổi khóa ký");
        await officer.Sees("Mật khẩu hiện tại không đúng");
        await officer.Page.Locator("[name=mat-khau-doi-khoa]").FillAsync(Site.Password);
        await officer.Press("Đổi khóa ký");
        await officer.Sees("chỉ hiện một lần");
        Assert.NotEqual(secret, (await officer.Page.Locator(".one-time-link").InnerTextAsync()).Trim());
        await officer.Sees("Khóa cũ còn ký đến");
        await officer.Press("Tạm dừng");
        await officer.Sees("Đã tạm dừng");
        await officer.Press("Cho chạy tiếp");
        await officer.Sees("Đã cho chạy tiếp");

        await officer.Page.Locator("[name=ten]").FillAsync("");
        await officer.Press("Lưu thay đổi");
        await officer.Sees("nhiều nhất 100 chữ");
        await officer.Page.Locator("[name=ten]").FillAsync("Phần mềm khác");
        await officer.Page.Locator("[name=mat-khau]").FillAsync(Site.Password);
        await officer.Press("Lưu thay đổi");
        await officer.Sees("Đã lưu thay đổi");

        await using (var administrator = await site.Officer("quantri1.tu"))
        {
            await administrator.Open("/quan-tri/webhook");
            await administrator.Sees("127.0.0.1");
            await administrator.SeesNot("thong-suot");
            await administrator.SeesNot("Phần mềm khác");
            await administrator.Leave(() => administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Dừng:" }).First.ClickAsync());
            await administrator.Sees("Quản trị đã dừng");
        }

        await officer.Press("Tạm dừng");
        await officer.Sees("Quản trị đã dừng");
        Assert.Equal(0, await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Cho chạy tiếp" }).CountAsync());
        await officer.Page.GetByText("Xóa địa chỉ nhận tin…").ClickAsync();
        await officer.Press("Xóa địa chỉ nhận tin");
        await officer.Sees("Chưa có địa chỉ nhận tin nào");
    }

    [Fact]
    public async Task An_administrator_keeps_the_webhooks_of_another_system()
    {
        await using var receiver = await Receiver.Open();
        await using var administrator = await site.Officer("quantri1.tu");
        await administrator.Open("/quan-tri/ket-noi");
        await administrator.Page.GetByLabel("Tên phần mềm").FillAsync("Phần mềm điều hành tác nghiệp");
        await administrator.Page.GetByLabel("Mục đích kết nối").FillAsync("Được báo khi hồ sơ có thay đổi");
        await administrator.Page.GetByLabel("Người chịu trách nhiệm (tên đăng nhập)").FillAsync("chuyenvien1.tu-vp");
        await administrator.Page.GetByLabel("Mã cơ quan chủ quản").FillAsync("TU-VP");
        await administrator.Press("Mở tài khoản");
        await administrator.Leave(() => administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Xem và thêm" }).ClickAsync());
        await administrator.Page.Locator("[name=ten]").FillAsync("Nơi nhận của phần mềm");
        await administrator.Page.Locator("[name=dia-chi]").FillAsync(receiver.At("/nhan"));
        await administrator.Page.GetByLabel("Hồ sơ được nộp").CheckAsync();
        await administrator.Page.Locator("[name=mat-khau]").FillAsync(Site.Password);
        await administrator.Press("Thêm địa chỉ nhận tin");
        await administrator.Leave(() => administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Nơi nhận của phần mềm" }).ClickAsync());
        await administrator.Press("Gửi thử");
        await administrator.Sees("Bên nhận đã nhận (200)");
        await administrator.Page.GetByText("Xóa địa chỉ nhận tin…").ClickAsync();
        await administrator.Press("Xóa địa chỉ nhận tin");
        await administrator.Sees("Chưa có địa chỉ nhận tin nào");
    }
}
