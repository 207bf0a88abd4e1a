using Microsoft.AspNetCore.Http;
using ThongSuot.Platform.Ui;
using ThongSuot.Platform.Web;

namespace ThongSuot.Platform.Tests.Ui;

public sealed class DisplaySettingsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("vua", null)]
    [InlineData("<script>", null)]
    [InlineData("nho", "size-small")]
    [InlineData("lon.tuong-phan", "size-large contrast-high")]
    [InlineData("rat-lon", "size-largest")]
    [InlineData("vua.tuong-phan", "contrast-high")]
    public void A_cookie_gives_known_classes_only(string? cookie, string? classes) =>
        Assert.Equal(classes, DisplaySettings.Parse(cookie).CssClass);

    [Fact]
    public void A_link_carries_the_whole_choice_and_the_way_back() =>
        Assert.Equal(
            "/hien-thi?co=lon&tuong-phan=cao&ve=%2Fho-so%3Ftu%3D1%26den%3D2",
            new DisplaySettings(TextSize.Large, HighContrast: true).Link("/ho-so?tu=1&den=2"));

    [Theory]
    [InlineData("/", true)]
    [InlineData("/ho-so?tu=//a", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("ho-so", false)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("javascript:alert(1)", false)]
    public void Only_paths_of_this_site_are_local(string? address, bool local)
    {
        Assert.Equal(local, LocalAddress.IsLocal(address));
        Assert.Equal(local ? address : "/x", LocalAddress.Or(address, "/x"));
    }

    [Fact]
    public void Without_a_cookie_the_default_holds() =>
        Assert.Equal(DisplaySettings.Default, DisplaySettings.Read(new DefaultHttpContext().Request));
}
