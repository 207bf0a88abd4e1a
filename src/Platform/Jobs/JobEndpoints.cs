using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Security;

namespace ThongSuot.Platform.Jobs;

public static class JobEndpoints
{
    /// <summary>The file that a job made.</summary>
    public static void MapJobs(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/tien-trinh/{id:guid}/tep", async (Guid id, HttpContext http, JobList jobs) =>
            await jobs.OpenResult(http.Actor(), id, http.RequestAborted) is var (name, content)
                ? TypedResults.Stream(content, "application/octet-stream", name)
                : (IResult)TypedResults.NotFound()).RequireAuthorization(Policies.SignedIn);
}
