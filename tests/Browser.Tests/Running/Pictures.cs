namespace ThongSuot.Browser.Tests.Running;

/// <summary>Pictures for the README: taken only where the environment variable THONGSUOT_PICTURES names a folder.</summary>
internal static class Pictures
{
    public static async Task Take(Person person, string name)
    {
        if (Environment.GetEnvironmentVariable("THONGSUOT_PICTURES") is { Length: > 0 } folder)
            await person.Page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(folder).FullName, name) });
    }
}
