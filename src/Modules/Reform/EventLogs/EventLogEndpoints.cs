using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.EventLogs;

internal static class EventLogEndpoints
{
    public static void MapEventLogs(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/ra-soat/diem-nghen/xes", Export).RequireAuthorization(Policies.SignedIn).DisableAntiforgery();

    // Antiforgery is checked by hand, as everywhere outside of pages.
    private static async Task<IResult> Export(HttpContext http, HeatQuestions questions, IProcedures procedures, AppDb db, IAntiforgery antiforgery, TimeProvider time, CancellationToken cancellation)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        string? Posted(string name) => http.Request.Form[name];
        if (await questions.Read(Posted("thu-tuc"), Posted("phien-ban"), Posted("tu"), Posted("den"), null, cancellation) is not { Procedure.Definition.Compartment: false } question)
            return TypedResults.NotFound();
        var input = await InputOf(question, Posted("pham-vi"), procedures, cancellation);
        var job = JobList.Start(db, http.Actor(), ExportEventLog.KindName, $"Xuất nhật ký xử lý (XES): {input.Name}", input, time);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.LocalRedirect(JobList.AddressOf(job.Id));
    }

    private static async Task<EventLogInput> InputOf(HeatQuestion question, string? scope, IProcedures procedures, CancellationToken cancellation)
    {
        var procedure = question.Procedure;
        return scope switch
        {
            "linh-vuc" => new(procedure.Field, [.. (await procedures.Published(cancellation)).Where(p => p.Field == procedure.Field).Select(p => p.Code)], null, question.From, question.To),
            "thu-tuc" => new(procedure.Code, [procedure.Code], null, question.From, question.To),
            _ => new(procedure.Code, [procedure.Code], procedure.VersionId, question.From, question.To),
        };
    }
}
