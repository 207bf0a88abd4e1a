using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace ThongSuot.Platform.Security;

/// <summary>
/// The actor of a request, found once after authentication and kept for the request. Pages and endpoints take it here
/// and pass it on by hand.
/// </summary>
public static class ActorAccess
{
    /// <summary>Claim that a request carries when its account is open and holds at least one role.</summary>
    public const string HasGrantClaim = "thongsuot:has_grant";

    /// <summary>The signed-in person, or null.</summary>
    public static Actor? FindActor(this HttpContext context) => context.Features.Get<Actor>();

    /// <summary>The signed-in person; on a page that nobody may open without signing in. Its absence there is a bug.</summary>
    public static Actor Actor(this HttpContext context) =>
        context.FindActor() ?? throw new InvalidOperationException("No actor: the page must carry a policy that asks for one.");

    /// <summary>
    /// Sets the request's actor, with its roles of now as claims of this request only (never in the cookie, so a role that ended ends at once).
    /// Null: the account was closed, and the request goes on as nobody's.
    /// </summary>
    public static void SetActor(this HttpContext context, Actor? actor)
    {
        if (actor is null)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            return;
        }

        context.Features.Set(actor);
        // A copy: what the cookie carries is not touched, and pages greet by the person's name instead of the user name.
        var identity = ((ClaimsIdentity)context.User.Identity!).Clone();
        foreach (var userName in identity.FindAll(identity.NameClaimType).ToList())
            identity.RemoveClaim(userName);
        identity.AddClaim(new Claim(identity.NameClaimType, actor.Name));
        identity.AddClaims(actor.Grants.Select(g => g.Role).Distinct(StringComparer.Ordinal).Select(role => new Claim(identity.RoleClaimType, role)));
        if (actor.Grants.Length > 0)
            identity.AddClaim(new Claim(HasGrantClaim, "true"));
        context.User = new ClaimsPrincipal(identity);
    }
}
