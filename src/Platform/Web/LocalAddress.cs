namespace ThongSuot.Platform.Web;

/// <summary>Keeps redirects inside this installation.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path of this site, otherwise <paramref name="fallback"/>.</summary>
    public static string Or(string? address, string fallback) => IsLocal(address) ? address! : fallback;

    /// <summary>True for <c>/path?query</c>; false for other hosts in all their disguises.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..]
        && address is not ['/', '/' or '\\', ..]
        && !address.Any(char.IsControl);
}
