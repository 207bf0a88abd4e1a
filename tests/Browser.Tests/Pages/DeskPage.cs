using Microsoft.Playwright;
using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Pages;

/// <summary>An officer's desk: the work that waits.</summary>
internal sealed class DeskPage(Person person)
{
    public static async Task<DeskPage> Of(Person person)
    {
        await person.Open("/ban-lam-viec");
        return new DeskPage(person);
    }

    public ILocator Row(string code) => person.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = code });

    /// <summary>What the desk says is to be done with the dossier.</summary>
    public Task<string> TaskFor(string code) => Row(code).Locator("[data-label='Việc cần làm']").InnerTextAsync();

    public async Task<DossierPage> Take(string code)
    {
        await person.Follow(code);
        return new DossierPage(person);
    }
}
