using System.Reflection;
using ThongSuot.Audit;
using ThongSuot.Dossiers;
using ThongSuot.Notifications;
using ThongSuot.Organisation;
using ThongSuot.Platform;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Web;
using ThongSuot.Procedures;
using ThongSuot.Reform;
using ThongSuot.Web.Components.Layout;

namespace ThongSuot.Web;

/// <summary>The modules of this installation: their services, pages and endpoints, and what each needs before the first page.</summary>
internal static class Modules
{
    public static readonly Assembly[] Assemblies =
        [typeof(PlatformModule).Assembly, typeof(OrganisationModule).Assembly, typeof(ProceduresModule).Assembly, typeof(DossiersModule).Assembly, typeof(NotificationsModule).Assembly, typeof(AuditModule).Assembly, typeof(ReformModule).Assembly];

    public static IServiceCollection AddModules(this IServiceCollection services) =>
        services.AddOrganisation().AddProcedures().AddDossiers().AddNotifications().AddAudit().AddReform();

    /// <summary>Sign-in comes after the frame and before the pages; antiforgery needs to know the person.</summary>
    public static void UseModules(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseActors();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseKeptForms();
        app.UsePageTurns();
        app.UseReform();
        PageNavigation.Use(app);
    }

    public static void MapModules(this WebApplication app)
    {
        app.MapPages().AddAdditionalAssemblies(Assemblies);
        app.MapJobs();
        app.MapApi();
        app.MapOrganisation();
        app.MapProcedures();
        app.MapDossiers();
        app.MapNotifications();
        app.MapAudit();
        app.MapReform();
    }

    /// <summary>Tables (SQLite), catalogue and, into an empty database, the sample; then the lines that a person at the console needs.</summary>
    /// <returns>False when it must not start; the reasons are printed.</returns>
    public static async Task<bool> Prepare(this WebApplication app, StartOptions options, TextWriter console, CancellationToken cancellation)
    {
        if (options.Database.IsSqlite)
            await Database.MigrateAsync(app.Services, cancellation);
        else if (await Database.NeedsMigration(app.Services, cancellation))
        {
            await console.WriteLineAsync("Các bảng trong PostgreSQL chưa được cập nhật: chạy \"./run migrate\" một lần rồi khởi động lại. / The tables are older than the program: run \"./run migrate\" once, then start again.");
            return false;
        }

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var installation = app.Services.GetRequiredService<Installation>();
            if (!await installation.Load(scope.ServiceProvider.GetRequiredService<AppDb>(), options.Profile, app.Services.GetRequiredService<TimeProvider>(), cancellation))
            {
                await console.WriteLineAsync($"Dữ liệu này được cài đặt ở chế độ {installation.Profile}; không đổi được bằng --profile. / These data were set up as {installation.Profile}; --profile cannot change that.");
                return false;
            }
        }

        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        app.Services.GetRequiredService<FileStore>().SweepArriving(now - TimeSpan.FromDays(1));
        var agreed = await MasterKeyAgreement.Run(app.Services, cancellation);
        if (!agreed.IsOk)
        {
            await console.WriteLineAsync(agreed.Refusal.Text);
            return false;
        }

        var folder = app.Configuration[ProceduresModule.FolderKey] ?? Path.Combine(AppContext.BaseDirectory, "catalogue");
        var loaded = await ProceduresModule.LoadCatalogue(app.Services, cancellation);
        if (!loaded.IsOk)
        {
            foreach (var refusal in loaded.Refusals)
                await console.WriteLineAsync(refusal.Text);
            return false;
        }

        foreach (var line in await app.Services.PrepareOrganisation(folder, sample: !options.Empty, options.Address, cancellation))
            await console.WriteLineAsync(line);
        return true;
    }
}
