using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Walking;

/// <summary>The check that every other test makes does find something.</summary>
public sealed class AccessibilityTests(Site site)
{
    [Fact]
    public async Task A_page_with_faults_does_not_pass()
    {
        await using var visitor = await site.Visitor();
        await visitor.Open("/");
        Assert.Empty(await Accessibility.Faults(visitor.Page));
        await visitor.Page.EvaluateAsync(
            "document.documentElement.removeAttribute('lang'); document.querySelector('main').innerHTML = '<img src=\"data:,\"><input><p class=\"pale\">mờ</p>'; document.querySelector('.pale').style.color = '#eee'");
        var faults = await Accessibility.Faults(visitor.Page);
        Assert.All((string[])["html-has-lang: ", "image-alt: ", "label: ", "color-contrast: "], rule => Assert.Contains(faults, f => f.StartsWith(rule, StringComparison.Ordinal)));
    }
}
