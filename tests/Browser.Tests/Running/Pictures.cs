namespace ThongSuot.Browser.Tests.Running;

/// <summary>
/// Pictures: those of the README where the environment variable THONGSUOT_PICTURES names a folder, and of every page that is reached, wide and narrow,
/// to be looked at, where THONGSUOT_LOOKS names one.
/// </summary>
internal static class Pictures
{
    private static int s_taken;

    public static async Task Take(Person person, string name)
    {
        if (Environment.GetEnvironmentVariable("THONGSUOT_PICTURES") is { Length: > 0 } folder)
            await person.Page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(folder).FullName, name) });
    }

    public static async Task Look(Person person, int width)
    {
        if (Environment.GetEnvironmentVariable("THONGSUOT_LOOKS") is not { Length: > 0 } folder)
            return;
        var name = $"{Interlocked.Increment(ref s_taken):0000}-{new Uri(person.Page.Url).AbsolutePath.Trim('/').Replace('/', '_')}-{width}.png";
        await person.Page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(folder).FullName, name), FullPage = true });
    }
}
