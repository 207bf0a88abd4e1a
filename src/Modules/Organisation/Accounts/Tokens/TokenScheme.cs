using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Accounts.Tokens;

/// <summary>Authenticates the interface by <c>Authorization: Bearer</c>, and tells why not as the interface tells everything.</summary>
internal sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenCheck check, WrongTokens wrong)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    private Refusal _why = ApiRefusals.TokenMissing;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var from = Context.Connection.RemoteIpAddress;
        if (!wrong.MayTry(from))
        {
            _why = ApiRefusals.TokenTries;
            return AuthenticateResult.Fail(_why.Code);
        }

        _why = ApiRefusals.TokenInvalid;
        var found = await check.Find(header[Bearer.Length..].Trim(), Context.RequestAborted);
        if (!found.IsKnown)
            wrong.Tried(from);
        if (found.Token is not { } token)
            return AuthenticateResult.Fail(_why.Code);
        Context.Features.Set(token);
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, token.Account.ToString()), .. token.Scopes.Select(s => new Claim(ApiToken.ScopeClaim, s))], ApiToken.Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), ApiToken.Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // Its account was closed: the token itself was right.
        var why = Context.FindToken() is null ? _why : ApiRefusals.TokenInvalid;
        Response.Headers.WWWAuthenticate = "Bearer";
        var answer = why == ApiRefusals.TokenTries
            ? ApiAnswer.Refused(StatusCodes.Status429TooManyRequests, why) with { RetryAfter = "60" }
            : ApiAnswer.Refused(StatusCodes.Status401Unauthorized, why);
        return answer.ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiAnswer.Refused(StatusCodes.Status403Forbidden, ApiRefusals.ScopeMissing).ExecuteAsync(Context);
}
