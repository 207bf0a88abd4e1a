using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ThongSuot.Organisation.Accounts.Sessions;

/// <summary>Where a sign-in comes from.</summary>
/// <param name="Browser">"Chrome trên Windows".</param>
/// <param name="Device">The browser's long-lived number; a new one when it brought none.</param>
internal sealed record Visitor(string? Address, string Browser, Guid Device);

/// <summary>Tells browsers apart by a protected cookie that outlives sessions. It opens nothing by itself.</summary>
internal sealed class Devices(IDataProtectionProvider protection)
{
    public const string Cookie = "thongsuot-may";

    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    private readonly IDataProtector _protector = protection.CreateProtector("ThongSuot.Organisation.Device");

    public Visitor VisitorOf(HttpContext context) => new(
        context.Connection.RemoteIpAddress?.ToString(),
        BrowserName.Of(context.Request.Headers.UserAgent.ToString()),
        Read(context.Request.Cookies[Cookie]) ?? Guid.NewGuid());

    /// <summary>Gives the browser its number again, so that it lasts as long as it is used.</summary>
    public void Remember(HttpContext context, Guid device) => context.Response.Cookies.Append(Cookie, _protector.Protect(device.ToString("N")), new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Life,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });

    private Guid? Read(string? cookie)
    {
        if (string.IsNullOrEmpty(cookie))
            return null;
        try
        {
            return Guid.TryParseExact(_protector.Unprotect(cookie), "N", out var device) ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>A browser in words that its owner recognises; nothing is decided by it.</summary>
internal static class BrowserName
{
    // The order matters: most browsers name those that they imitate, too.
    private static readonly (string Sign, string Name)[] Browsers =
        [("CocCoc", "Cốc Cốc"), ("coc_coc", "Cốc Cốc"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
         ("Chrome/", "Chrome"), ("CriOS", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return (browser, system) switch
        {
            (null, null) => "Trình duyệt không rõ",
            (null, _) => $"Trình duyệt trên {system}",
            (_, null) => browser,
            _ => $"{browser} trên {system}",
        };
    }

    private static string? Find((string Sign, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(k => userAgent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
