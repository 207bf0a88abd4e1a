using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;

namespace ThongSuot.Access.Tests;

/// <summary>Signs in by name alone: the real session and cookie, without the slow comparison of passwords. Exists in these tests only.</summary>
internal sealed class DirectSignIn : IStartupFilter
{
    public const string Address = "/phep-thu/dang-nhap";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            if (context.Request.Path != Address)
            {
                await rest(context);
                return;
            }

            var services = context.RequestServices;
            var db = services.GetRequiredService<AppDb>();
            var name = services.GetRequiredService<ILookupNormalizer>().NormalizeName(context.Request.Query["ten"]);
            var accounts = db.Accounts;
            var account = await accounts.SingleAsync(a => a.NormalizedUserName == name);
            var session = await services.GetRequiredService<BeginSession>().Run(account, SignInMethod.Password, services.GetRequiredService<Devices>().VisitorOf(context), default);
            await db.SaveChangesAsync();
            await SessionCookie.Give(context, session);
        });
        next(app);
    };
}
