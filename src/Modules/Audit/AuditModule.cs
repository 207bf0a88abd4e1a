using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Audit.Delivering;
using ThongSuot.Audit.Reading;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Audit;

/// <summary>Audit: the log as its auditors read it, and the deliveries as administrators mend them.</summary>
public static class AuditModule
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddScoped<FilterReader>();
        services.AddScoped<LogReader>();
        services.AddScoped<NoteReading>();
        services.AddScoped<Deliveries>();
        services.AddScoped<RetryDelivery>();
        services.AddNavigation(new NavigationItem("Nhật ký", "/nhat-ky", 90, Policies.Auditor));
        services.AddNavigation(new NavigationItem("Giao nhận", "/quan-tri/giao-nhan", 91, Policies.Administrator, NavigationPlace.User));
        return services;
    }

    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapExports();
        return endpoints;
    }
}
