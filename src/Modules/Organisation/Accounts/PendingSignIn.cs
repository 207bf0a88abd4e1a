using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts;

/// <summary>Who gave the right password and still owes the second factor.</summary>
/// <param name="Stamp">The account's security stamp then: a password changed meanwhile sends back to the start.</param>
internal sealed record Pending(Guid Account, string Stamp);

/// <summary>Keeps a <see cref="Pending"/> in the browser for ten minutes, protected, sent to the sign-in pages only.</summary>
internal sealed class PendingSignIn(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Cookie = "thongsuot-buoc-hai";
    private const string Path = "/dang-nhap";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("ThongSuot.Organisation.PendingSignIn");

    public void Remember(HttpContext context, Account account) =>
        context.Response.Cookies.Append(Cookie, Seal(new Pending(account.Id, account.SecurityStamp ?? "")), Options(context));

    public Pending? Find(HttpContext context) => Open(context.Request.Cookies[Cookie]);

    public static void Forget(HttpContext context)
    {
        if (context.Request.Cookies.ContainsKey(Cookie))
            context.Response.Cookies.Delete(Cookie, Options(context));
    }

    private string Seal(Pending pending) =>
        _protector.Protect($"{pending.Account:N}|{(time.Now() + Life).ToUnixTimeSeconds()}|{pending.Stamp}");

    private Pending? Open(string? cookie)
    {
        try
        {
            return !string.IsNullOrEmpty(cookie) && _protector.Unprotect(cookie).Split('|') is [var account, var until, var stamp]
                && long.Parse(until, System.Globalization.CultureInfo.InvariantCulture) > time.Now().ToUnixTimeSeconds()
                ? new Pending(Guid.ParseExact(account, "N"), stamp)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, IsEssential = true, Path = Path, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps };
}
