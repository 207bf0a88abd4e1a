using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Organisation.Accounts.KeptForms;
using ThongSuot.Organisation.Data;

namespace ThongSuot.Organisation.Accounts.Sessions;

/// <summary>The request's cookie named a session of this account that has ended.</summary>
internal sealed record EndedSession(Guid Account);

/// <summary>The cookie says which account and which session; whether that goes on and what the account may is asked anew by each request.</summary>
internal static class SessionCookie
{
    public const string Name = "thongsuot";

    private const string SessionClaim = "thongsuot:session";

    public static async Task Give(HttpContext context, Session session)
    {
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, session.Account.ToString()), new Claim(SessionClaim, session.Id.ToString())], IdentityConstants.ApplicationScheme);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity));
        context.RequestServices.GetRequiredService<Devices>().Remember(context, session.Device);
        PendingSignIn.Forget(context);
    }

    public static Guid? AccountOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static LiveSession? FindSession(this HttpContext context) => context.Features.Get<LiveSession>();

    /// <summary>The session of a page that nobody may open without signing in.</summary>
    public static LiveSession Session(this HttpContext context) =>
        context.FindSession() ?? throw new InvalidOperationException("No session: the page must carry a policy that asks for one.");

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = Name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // Longer than any session: its end stands in the table, and a form that comes too late still tells whose it is.
        cookie.ExpireTimeSpan = Data.Session.Longest + TimeSpan.FromDays(1);
        cookie.SlidingExpiration = false;
        cookie.LoginPath = "/dang-nhap";
        cookie.ReturnUrlParameter = "ve";
        cookie.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = Check,
            OnRedirectToLogin = AskToSignIn,
            // No page of its own: the host shows every 403 alike.
            OnRedirectToAccessDenied = refused =>
            {
                refused.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            },
        };
    }

    private static async Task Check(CookieValidatePrincipalContext cookie)
    {
        var account = cookie.Principal is { } principal ? AccountOf(principal) : null;
        if (account is null || !Guid.TryParse(cookie.Principal!.FindFirstValue(SessionClaim), out var id))
        {
            cookie.RejectPrincipal();
            return;
        }

        var context = cookie.HttpContext;
        if (await context.RequestServices.GetRequiredService<LiveSessions>().Find(id, account.Value, context.RequestAborted) is { } session)
        {
            context.Features.Set(session);
            return;
        }

        cookie.RejectPrincipal();
        context.Features.Set(new EndedSession(account.Value));
    }

    private static async Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> asked)
    {
        var context = asked.HttpContext;
        var address = asked.RedirectUri;
        if (context.Features.Get<EndedSession>() is { } ended
            && await context.RequestServices.GetRequiredService<KeepForm>().Run(context, ended.Account) is { } kept)
            address = "/dang-nhap?ve=" + Uri.EscapeDataString(KeptFormPage.AddressOf(kept));
        // A part of a page can't be replaced by the sign-in page: the whole page goes there.
        if (context.Request.Headers.ContainsKey("HX-Request"))
            context.Response.Headers["HX-Redirect"] = address;
        else
            context.Response.Redirect(address);
    }
}
