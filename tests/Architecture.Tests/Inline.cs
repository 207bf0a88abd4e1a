using System.Text.RegularExpressions;

namespace ThongSuot.Architecture.Tests;

/// <summary>The Content-Security-Policy allows no inline script or style; one that slips in is silently dead in the browser.</summary>
public sealed class Inline
{
    private static readonly (string Pattern, string What)[] Forbidden =
    [
        // Data blocks are no script.
        ("""<script\b(?![^>]*type="application/(?:ld\+)?json")[^>]*>\s*(?!\s|</script)""", "a script with content"),
        (@"<style\b", "a style element"),
        (@"(?<=\s)style\s*=\s*[""'@]", "a style attribute"),
        // Blazor's own begin with @on, which is not preceded by white space.
        (@"(?<=\s)on[a-z]+\s*=\s*[""']", "a handler attribute"),
        (@"(?<=\s)hx-on[:-]", "an hx-on handler, which htmx evaluates"),
        (@"[""']\s*javascript:", "a javascript: address"),
    ];

    internal static IEnumerable<string> Violations(IEnumerable<SourceFile> sources) =>
        from source in sources
        from rule in Forbidden
        from Match match in Regex.Matches(source.Text, rule.Pattern, RegexOptions.IgnoreCase)
        select $"{source.Path}:{source.Text.AsSpan(0, match.Index).Count('\n') + 1} has {rule.What}";

    [Fact]
    public void Pages_and_drawings_have_no_inline_script_or_style() =>
        Rule.Holds(Violations(Repository.Sources("src", "*.razor", "*.cshtml", "*.html", "*.svg")));

    [Theory]
    [InlineData("<script>go()</script>", "a script with content")]
    [InlineData("<script src=\"a.js\">go()</script>", "a script with content")]
    [InlineData("<style>p { }</style>", "a style element")]
    [InlineData("<p style=\"color:red\">", "a style attribute")]
    [InlineData("<p style=@Colour>", "a style attribute")]
    [InlineData("<button onclick=\"go()\">", "a handler attribute")]
    [InlineData("<form hx-on:submit=\"go()\">", "an hx-on handler, which htmx evaluates")]
    [InlineData("<a href=\"javascript:go()\">", "a javascript: address")]
    public void What_the_browser_would_refuse_is_found(string markup, string what) =>
        Assert.Equal([$"Page.razor:2 has {what}"], Violations([new SourceFile("Page.razor", "<p>\n" + markup)]));

    [Theory]
    [InlineData("<script src=\"app.js\" defer></script>")]
    [InlineData("<script type=\"application/json\">{}</script>")]
    [InlineData("<button @onclick=\"Go\" class=\"on\">")]
    [InlineData("<link rel=\"stylesheet\" href=\"app.css\" />")]
    public void What_is_allowed_is_left_alone(string markup) => Assert.Empty(Violations([new SourceFile("Page.razor", markup)]));
}
