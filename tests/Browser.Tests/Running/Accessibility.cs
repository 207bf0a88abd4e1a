using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ThongSuot.Browser.Tests.Running;

/// <summary>
/// What axe finds on a page. Its package for Playwright opens a second tab for each page, to put together what it found in frames: four times
/// the work. Our pages have no frames, so it runs in the page alone.
/// </summary>
internal static class Accessibility
{
    private const string Run =
        """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
            .filter(finding => finding.impact === 'serious' || finding.impact === 'critical')
            .map(finding => [`${finding.id}: ${finding.help}`, ...finding.nodes.map(node => node.html)].join('\n  '))
        """;

    private static readonly string s_axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Serious and critical findings, each with the elements that it is about.</summary>
    public static async Task<string[]> Faults(IPage page)
    {
        Assert.Single(page.Frames);
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(s_axe);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
