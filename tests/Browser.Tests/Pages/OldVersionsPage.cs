using ThongSuot.Browser.Tests.Running;

namespace ThongSuot.Browser.Tests.Pages;

/// <summary>Procedures of which dossiers still run on an older version.</summary>
internal sealed class OldVersionsPage(Person person)
{
    public const string Address = "/chuyen-phien-ban";

    public async Task<MigratePage> Choose(string code)
    {
        await person.Leave(() => person.Page.Locator("main td a, main th a").Filter(new() { HasText = code }).ClickAsync());
        return new MigratePage(person);
    }
}
