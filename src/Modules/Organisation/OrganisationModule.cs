using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Import;
using ThongSuot.Organisation.Reference;
using ThongSuot.Organisation.Responsibility;
using ThongSuot.Organisation.Sample;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Organisation;

/// <summary>The module's doors. The host calls <see cref="UseActors"/> between authentication and authorisation.</summary>
public static partial class OrganisationModule
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services)
    {
        services.AddSingleton<EntityMap, OrganisationMap>();
        services.AddSingleton<OrganisationReader>();
        services.AddSingleton<IOrganisation>(provider => provider.GetRequiredService<OrganisationReader>());
        services.AddKeeping();
        services.AddScoped<SignIn>();
        services.AddScoped<SignOut>();
        services.AddScoped<SetUp>();
        services.AddScoped<ImportReference>();
        services.AddScoped<SampleProvince>();
        services.AddNavigation(new NavigationItem("Cơ quan", "/co-quan", 80, Policies.SignedIn));
        services.AddNavigation(new NavigationItem("Tài khoản của tôi", "/tai-khoan", 10, Place: NavigationPlace.User));
        AddAccounts(services);
        return services;
    }

    /// <summary>Finds each request's <see cref="Actor"/> from its cookie, once.</summary>
    public static IApplicationBuilder UseActors(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            var organisation = context.RequestServices.GetRequiredService<IOrganisation>();
            var id = context.User.FindFirst(context.RequestServices.IdClaim())?.Value;
            context.SetActor(Guid.TryParse(id, out var account) ? await organisation.ActorOf(account, context.RequestAborted) : null);
        }

        await next(context);
    });

    public static IEndpointRouteBuilder MapOrganisation(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/dang-xuat", async (HttpContext context, IAntiforgery antiforgery, SignOut signOut) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.BadRequest();
            await signOut.Run(context.Actor(), context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted);
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            return Results.LocalRedirect("/dang-nhap");
        }).RequireAuthorization();
        endpoints.MapImport();
        endpoints.MapResponsibility();
        return endpoints;
    }

    private static string IdClaim(this IServiceProvider services) =>
        services.GetRequiredService<Microsoft.Extensions.Options.IOptions<IdentityOptions>>().Value.ClaimsIdentity.UserIdClaimType;

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "thongsuot";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/dang-nhap";
            cookie.ReturnUrlParameter = "ve";
            cookie.Events = new CookieAuthenticationEvents
            {
                OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync,
                // No page of its own: the host shows every 403 alike.
                OnRedirectToAccessDenied = refused =>
                {
                    refused.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                },
            };
        });
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        // Identity stages its changes on the context; the use case saves them once, together with the log.
        services.AddScoped<IUserStore<Account>>(provider => new UserOnlyStore<Account, AppDb, Guid>(provider.GetRequiredService<AppDb>()) { AutoSaveChanges = false });
    }
}
