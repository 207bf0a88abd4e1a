using Microsoft.AspNetCore.Diagnostics;

namespace ThongSuot.Web.Components.Layout;

internal static class ReturnAddress
{
    /// <summary>Path and query that the person asked for, also while an error page is shown in its place.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } refused)
            return refused.OriginalPath + refused.OriginalQueryString;
        if (context.Features.Get<IExceptionHandlerPathFeature>() is { } failed)
            return failed.Path;
        return context.Request.Path + context.Request.QueryString;
    }
}
