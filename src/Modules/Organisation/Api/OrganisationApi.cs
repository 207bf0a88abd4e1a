using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Api;
using Body = ThongSuot.Contracts.Organisation.Body;
using Interface = ThongSuot.Platform.Api.Api;

namespace ThongSuot.Organisation.Api;

/// <param name="Kind">Code of a kind of body, such as "cell".</param>
/// <param name="Level">TINH, CTCS, CS or CB.</param>
/// <param name="ParentId">The committee that an organ belongs to, or the one above.</param>
internal sealed record BodyAnswer(Guid Id, string Code, string Name, string Kind, string Level, Guid? ParentId);

internal sealed record RoleAnswer(string Code, string Name);

/// <summary>The organisation as everybody who works in it sees it.</summary>
internal static class OrganisationApi
{
    public static void MapOrganisationApi(this IEndpointRouteBuilder endpoints)
    {
        var group = Interface.Group(endpoints, "Organisation");
        group.MapGet("/organisation/bodies", Bodies).Says<ApiPage<BodyAnswer>>("listBodies", ApiScopes.OrganisationRead, "Bodies that stand now, by code.");
        group.MapGet("/organisation/bodies/{body}", OneBody).Says<BodyAnswer>("getBody", ApiScopes.OrganisationRead, "A body by its code or id.");
        group.MapGet("/organisation/roles", Roles).Says<ApiPage<RoleAnswer>>("listRoles", ApiScopes.OrganisationRead, "Roles that do steps, by code.");
    }

    private static async Task<ApiAnswer> Bodies(string? kind, string? parent, string? cursor, string? limit, IOrganisation organisation, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var above = parent is null ? null : Find(view, parent);
        if (parent is not null && above is null)
            return ApiAnswer.Refused(StatusCodes.Status400BadRequest, ApiRefusals.ParameterInvalid with { Field = "parent" });
        return Cursor.Page(view.Bodies.Where(b => (kind is null || b.Kind == kind) && (above is null || b.Parent == above.Id)), b => b.Code, Told, $"bodies {kind} {above?.Id}", cursor, limit).Answer();
    }

    private static async Task<ApiAnswer> OneBody(string body, IOrganisation organisation, CancellationToken cancellation) =>
        Find(await organisation.View(cancellation), body) is { } found ? ApiAnswer.Ok(Told(found)) : ApiAnswer.NotFound();

    private static async Task<ApiAnswer> Roles(string? cursor, string? limit, IProcedures procedures, CancellationToken cancellation) =>
        Cursor.Page(await procedures.Roles(cancellation), r => r.Key, r => new RoleAnswer(r.Key, r.Value), "roles", cursor, limit).Answer();

    private static Body? Find(OrganisationView view, string codeOrId) => Guid.TryParse(codeOrId, out var id) ? view.Find(id) : view.FindByCode(codeOrId);

    private static BodyAnswer Told(Body body) => new(body.Id, body.Code, body.Name, body.Kind, body.Level, body.Parent);
}
