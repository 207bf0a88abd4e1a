using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Accounts.Administration;
using ThongSuot.Organisation.Accounts.Factors;
using ThongSuot.Organisation.Accounts.KeptForms;
using ThongSuot.Organisation.Accounts.Passwords;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Organisation.Accounts.Tokens;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Platform.Web;
using Account = ThongSuot.Organisation.Data.Account;

namespace ThongSuot.Organisation;

public static partial class OrganisationModule
{
    private const string ByAddress = "ByAddress";
    private const string FactorsAddress = "/tai-khoan/xac-thuc";

    /// <summary>Finds each request's <see cref="Actor"/> from its cookie, once. An account that owes its second factor gets no further than getting one.</summary>
    public static IApplicationBuilder UseActors(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.FindToken() is { } token)
        {
            if (await ActsByToken(context, token))
                await next(context);
            return;
        }

        if (context.FindSession() is { } session)
        {
            var actor = await context.RequestServices.GetRequiredService<IOrganisation>().ActorOf(session.Account, context.RequestAborted);
            if (actor is not null && !session.HasSecondFactor && await context.RequestServices.GetRequiredService<SecondFactorRule>().Requires(actor, context.RequestAborted))
            {
                var endpoint = context.GetEndpoint()?.Metadata;
                if (IsOpenBeforeSecondFactor(endpoint))
                    actor = new Actor(actor.Person, actor.Account, actor.Name, []);
                else if (endpoint?.GetMetadata<IAllowAnonymous>() is not null || endpoint is null)
                    actor = null;
                else
                {
                    context.Response.Redirect(FactorsAddress);
                    return;
                }
            }

            context.SetActor(actor);
            await TellNews(context, session, actor, next);
            return;
        }

        await next(context);
    });

    /// <summary>Keeps forms whose token no longer fits after a new sign-in; stands behind antiforgery.</summary>
    public static IApplicationBuilder UseKeptForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } && context.FindSession() is { } session && context.FindActor() is not null
            && await StaleTokens.Keep(context, session) is { } kept)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = KeptFormPage.AddressOf(kept);
            return;
        }

        await next(context);
    });

    // With the roles of now. Who owes a second factor owes it here, too: no token may be the way around it.
    private static async Task<bool> ActsByToken(HttpContext context, ApiToken token)
    {
        var actor = await context.RequestServices.GetRequiredService<IOrganisation>().ActorOf(token.Account, context.RequestAborted);
        if (actor is not null && await context.RequestServices.GetRequiredService<SecondFactorRule>().Requires(actor, context.RequestAborted)
            && !await context.RequestServices.GetRequiredService<TokenCheck>().HasSecondFactor(token.Account, context.RequestAborted))
        {
            await ApiAnswer.Refused(StatusCodes.Status403Forbidden, ApiRefusals.SecondFactorOwed).ExecuteAsync(context);
            return false;
        }

        context.SetActor(actor);
        return true;
    }

    private static bool IsOpenBeforeSecondFactor(EndpointMetadataCollection? endpoint) =>
        endpoint?.GetMetadata<OpenBeforeSecondFactorAttribute>() is not null;

    // Shown on a whole page only, and taken as told once that page arrived.
    private static async Task TellNews(HttpContext context, LiveSession session, Actor? actor, RequestDelegate next)
    {
        var tells = session.TellNewDevice && actor is not null && HttpMethods.IsGet(context.Request.Method) && !context.Request.Headers.ContainsKey("HX-Request")
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (tells)
            context.AddPageNotice(new PageNotice("Tài khoản của đồng chí vừa đăng nhập từ thiết bị mới. Nếu không phải đồng chí, hãy kết thúc phiên đó và đổi mật khẩu.", "/tai-khoan/phien", "Xem các phiên"));
        await next(context);
        if (tells && context.Response.StatusCode == StatusCodes.Status200OK)
            await context.RequestServices.GetRequiredService<LiveSessions>().Told(session, CancellationToken.None);
    }

    private static void MapAccounts(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/dang-xuat", async (HttpContext context, IAntiforgery antiforgery, SignOut signOut) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.BadRequest();
            await signOut.Run(context.Actor(), context.Session().Id, context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted);
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            return Results.LocalRedirect("/dang-nhap");
        }).RequireAuthorization().WithMetadata(new OpenBeforeSecondFactorAttribute());

        // What the browser is asked for; each answer comes back in a form of a page, with its token.
        endpoints.MapPost("/dang-nhap/khoa", async (HttpContext context, PasskeySignIn passkeys) =>
                Results.Content(await passkeys.Options(pending: null, context.RequestAborted), "application/json"))
            .AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        endpoints.MapPost("/dang-nhap/buoc-hai/khoa", async (HttpContext context, PasskeySignIn passkeys, PendingSignIn pending) =>
                pending.Find(context) is { } owing ? Results.Content(await passkeys.Options(owing, context.RequestAborted), "application/json") : Results.NotFound())
            .AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        endpoints.MapPost(FactorsAddress + "/khoa", async (HttpContext context, AddPasskey passkeys, IOrganisation organisation) =>
            {
                var actor = context.Actor();
                var person = (await organisation.View(context.RequestAborted)).FindPerson(actor.Person);
                return Results.Content(await passkeys.Options(actor, person?.Account ?? actor.Name), "application/json");
            })
            .RequireAuthorization().WithMetadata(new OpenBeforeSecondFactorAttribute());

        endpoints.MapPost("/noi-dung-giu-lai/{id:guid}/gui-lai", async (Guid id, HttpContext context, IAntiforgery antiforgery, OwnKeptForms kept) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.BadRequest();
            // The browser posts the same fields, with their fresh token, on to where they belong.
            return await kept.Take(context.Actor().Account, id, context.RequestAborted) is { } form
                ? Results.LocalRedirect(form.Address, permanent: false, preserveMethod: true)
                : Results.LocalRedirect(KeptFormPage.AddressOf(id));
        }).RequireAuthorization();
        endpoints.MapPost("/noi-dung-giu-lai/{id:guid}/bo-di", async (Guid id, HttpContext context, IAntiforgery antiforgery, OwnKeptForms kept) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.BadRequest();
            await kept.Take(context.Actor().Account, id, context.RequestAborted);
            return Results.LocalRedirect("/");
        }).RequireAuthorization();
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddScoped<SignIn>().AddScoped<SignOut>().AddScoped<SetUp>().AddScoped<BeginSession>().AddScoped<EndSessions>().AddScoped<AccountChange>().AddScoped<OneTimeLinks>();
        services.AddScoped<CurrentPassword>().AddScoped<IPasswordQuestion>(provider => provider.GetRequiredService<CurrentPassword>()).AddScoped<ChangePassword>().AddScoped<SetPassword>();
        services.AddScoped<SecondStep>().AddScoped<EnrolTotp>().AddScoped<RecoveryCodes>().AddScoped<RenewRecoveryCodes>().AddScoped<RemoveFactor>().AddScoped<AddPasskey>().AddScoped<PasskeySignIn>();
        services.AddScoped<AccountList>().AddScoped<OpenAccount>().AddScoped<IssuePasswordLink>().AddScoped<UnlockAccount>().AddScoped<RemoveSecondFactors>().AddScoped<CloseAccount>().AddScoped<ReopenAccount>();
        services.AddScoped<KeepForm>().AddScoped<OwnKeptForms>();
        services.AddSingleton<LiveSessions>().AddSingleton<SignInPace>().AddSingleton<Devices>().AddSingleton<PendingSignIn>();
        services.AddSingleton<TotpSecrets>().AddSingleton<SecondFactorRule>().AddSingleton<FormSeal>();
        services.AddSingleton<Sweeping>().AddHostedService(provider => provider.GetRequiredService<Sweeping>());
        services.AddNavigation(new NavigationItem("Tài khoản của tôi", "/tai-khoan", 10, Place: NavigationPlace.User));
        services.AddNavigation(new NavigationItem("Tài khoản", "/quan-tri/tai-khoan", 26, Policies.Administrator));

        services.AddScoped<TokenCheck>().AddScoped<TokenList>().AddScoped<MakeToken>().AddScoped<RevokeToken>().AddScoped<ServiceList>().AddScoped<OpenService>();
        services.AddScoped<IProgramAccounts, ProgramAccounts>();
        services.AddSingleton<WrongTokens>();
        services.AddOptions<TokenLimits>().BindConfiguration("Tokens");
        services.AddNavigation(new NavigationItem("Kết nối phần mềm", ServicesPage.Address, 92, Policies.Administrator));

        // The address decides, and nothing else: a cookie opens no interface, a token no page.
        services.AddAuthentication(ByAddress)
            .AddPolicyScheme(ByAddress, null, scheme => scheme.ForwardDefaultSelector = context => context.IsApi() ? ApiToken.Scheme : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenScheme>(ApiToken.Scheme, null)
            .AddCookie(IdentityConstants.ApplicationScheme, SessionCookie.Configure)
            // Where the framework remembers what it asked a passkey for.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                cookie.Cookie.Name = "thongsuot-khoa";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        services.AddIdentityCore<Account>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3).AddSignInManager();
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "required";
            passkey.AttestationConveyancePreference = "none";
        });
        // Identity stages its changes on the context; the use case saves them once, together with the log.
        services.AddScoped<IUserStore<Account>>(provider => new UserOnlyStore<Account, AppDb, Guid>(provider.GetRequiredService<AppDb>()) { AutoSaveChanges = false });
    }
}
