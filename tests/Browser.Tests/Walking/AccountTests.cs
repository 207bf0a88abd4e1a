using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Pages;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>From nobody to somebody who works here safely: account, password, second factor, sessions.</summary>
public sealed class AccountTests(Site site)
{
    private const string Name = "Nguyễn Hoàng Thị Phương Thảo Uyên";
    private const string Chosen = "con đò nhỏ qua sông Thanh";

    [Fact]
    public async Task A_new_person_sets_a_password_and_signs_in_with_a_code_from_then_on()
    {
        await using var person = await site.Visitor();
        await person.Open(await LinkFor("phuong.uyen"));
        await person.Page.GetByLabel("Mật khẩu mới", new() { Exact = false }).First.FillAsync("ngắn");
        await person.Press("Đặt mật khẩu");
        await person.Sees("Chưa đặt được mật khẩu");
        await person.Page.Locator("[name=mat-khau-moi]").FillAsync(Chosen);
        await person.Page.Locator("[name=mat-khau-lai]").FillAsync(Chosen);
        await person.Press("Đặt mật khẩu");
        await person.SignIn("phuong.uyen", Chosen);

        await person.Open("/tai-khoan/xac-thuc");
        var app = new AuthenticatorApp(await person.Page.Locator(".totp-key").InnerTextAsync());
        await person.Page.Locator("[name=ma-xac-thuc]").FillAsync(app.NextCode());
        await person.Page.Locator("[name=mat-khau]").FillAsync(Chosen);
        await person.Press("Kết nối ứng dụng");
        await person.Sees("Đã kết nối ứng dụng xác thực");
        Assert.Equal(10, await person.Page.Locator(".recovery-codes li").CountAsync());

        await person.Open("/tai-khoan");
        await person.Press("Đăng xuất");
        await person.SignIn("phuong.uyen", Chosen, app.NextCode());

        await using var elsewhere = await site.Visitor();
        await elsewhere.SignIn("phuong.uyen", Chosen, app.NextCode());
        await person.Open("/tai-khoan/phien");
        await person.Leave(() => person.Page.Locator("tbody").GetByRole(AriaRole.Button).First.ClickAsync());
        await person.Sees("Đã kết thúc 1 phiên");
        await elsewhere.Open("/tai-khoan");
        Assert.Equal("Đăng nhập", await elsewhere.Heading());
        await person.Open("/tai-khoan");
        Assert.Equal("Tài khoản của tôi", await person.Heading());
    }

    [Fact]
    public async Task A_passkey_opens_the_account_without_a_password()
    {
        // A passkey belongs to a name, never to a bare address.
        await using var person = await site.Visitor(host: "localhost");
        var devices = await person.Page.Context.NewCDPSessionAsync(person.Page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        await person.SignIn("dangvien3.cb003");
        await person.Open("/tai-khoan/xac-thuc");
        await person.Page.GetByLabel("Tên để nhận ra khóa").FillAsync("máy cơ quan");
        await person.Page.Locator("[name=mat-khau-khoa]").FillAsync(Site.Password);
        await person.Press("Lập khóa truy cập");
        await person.Sees("máy cơ quan");
        await person.Sees("Mã dự phòng");

        await person.Open("/tai-khoan");
        await person.Press("Đăng xuất");
        await person.Open("/dang-nhap?ve=/tai-khoan");
        await person.Press("Đăng nhập bằng khóa truy cập");
        Assert.Equal("Tài khoản của tôi", await person.Heading());
    }

    [Fact]
    public async Task What_was_typed_in_an_ended_session_is_offered_again_and_sent()
    {
        const string typed = "Đề nghị bỏ thành phần đã có trong cơ sở dữ liệu.";
        await using var member = await site.Officer("dangvien2.cb005");
        var filing = new FilingPage(member);
        await filing.BeginAt("VTLT-15");
        var draft = new Uri(member.Page.Url).AbsolutePath;
        await member.Page.GetByLabel("Trích yếu").FillAsync(typed);

        await using (var elsewhere = await site.Officer("dangvien2.cb005"))
        {
            await elsewhere.Open("/tai-khoan/phien");
            await elsewhere.Page.GetByText("Kết thúc mọi phiên khác…").ClickAsync();
            await elsewhere.Press("Kết thúc các phiên khác");
            await elsewhere.Sees("Đã kết thúc 1 phiên");
        }

        await filing.Save();
        Assert.Equal("Đăng nhập", await member.Heading());
        await member.Page.GetByLabel("Tên đăng nhập").FillAsync("dangvien2.cb005");
        await member.Page.GetByLabel("Mật khẩu").FillAsync(Site.Password);
        await member.Press("Đăng nhập");
        Assert.Equal("Nội dung chưa gửi được", await member.Heading());
        await member.Sees(typed);

        await member.Press("Gửi lại");
        Assert.Equal(draft, new Uri(member.Page.Url).AbsolutePath);
        await member.Open(draft);
        Assert.Contains(typed, await member.EverythingEntered());
    }

    // An administrator registers a person, opens the account and hands over the link.
    private async Task<string> LinkFor(string userName)
    {
        await using var administrator = await site.Officer("quantri1.tu");
        await administrator.Open("/quan-tri/nhan-su/moi");
        await administrator.Page.GetByLabel("Họ và tên").FillAsync(Name);
        await administrator.Press("Đăng ký");
        Assert.Equal(Name, await administrator.Heading());

        await administrator.Open("/quan-tri/tai-khoan");
        await administrator.Follow("Mở tài khoản");
        await administrator.Page.GetByLabel("Tìm người chưa có tài khoản").FillAsync("phuong thao uyen");
        await administrator.Press("Tìm");
        await administrator.Follow(Name);
        await administrator.Page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await administrator.Press("Mở tài khoản");
        return (await administrator.Page.Locator(".one-time-link").InnerTextAsync()).Trim();
    }
}
