using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.OpenData;
using ThongSuot.Procedures.Reading;
using Interface = ThongSuot.Platform.Api.Api;

namespace ThongSuot.Procedures.Api;

internal sealed record ProcedureRowAnswer(string Code, string Name, string Field, Guid VersionId, int VersionNumber);

/// <summary>What a filer has to know besides what the open data say.</summary>
internal sealed record ProcedureAnswer(
    string Code, string Name, string Field, string Purpose, string Filer, string Receiving, string Deciding, SubjectKind Subject, Guid VersionId, int VersionNumber,
    IReadOnlyList<FilingRightAnswer> FiledBy, IReadOnlyList<FactAnswer> Facts, IReadOnlyList<PartyAnswer> Parties, IReadOnlyList<ComponentAnswer> Components, IReadOnlyList<string> Forms, string Result, string OpenData);

internal sealed record FilingRightAnswer(string Role, IReadOnlyList<string> BodyKinds);

internal sealed record FactAnswer(string Key, string Label, IReadOnlyList<ChoiceAnswer> Choices);

internal sealed record ChoiceAnswer(string Code, string Label);

internal sealed record PartyAnswer(string Key, string Label, IReadOnlyList<string> BodyKinds);

internal sealed record ComponentAnswer(int Number, string Name, int Copies, bool Required);

internal sealed record VersionAnswer(Guid Id, int Number, string Status, DateTimeOffset From, DateTimeOffset? To, string? Decision, string Owner);

internal sealed record FormAnswer(string Code, string Name, int Version, IReadOnlyList<FormFieldAnswer> Fields);

internal sealed record FormFieldAnswer(string Key, string Label, string Type, bool Required, IReadOnlyList<ChoiceAnswer> Choices);

/// <summary>The published set for programs that file; all of it is public as pages and as open data.</summary>
internal static class ProcedureApi
{
    public static void MapProcedureApi(this IEndpointRouteBuilder endpoints)
    {
        var group = Interface.Group(endpoints, "Procedures");
        group.MapGet("/procedures", All).Says<ApiPage<ProcedureRowAnswer>>("listProcedures", ApiScopes.ProceduresRead, "Procedures of the set in force now, by code.");
        group.MapGet("/procedures/{code}", One).Says<ProcedureAnswer>("getProcedure", ApiScopes.ProceduresRead, "A procedure as it is filed now: facts, parties, components, forms.");
        group.MapGet("/procedures/{code}/versions", Versions).Says<ApiPage<VersionAnswer>>("listVersions", ApiScopes.ProceduresRead, "All that was, is and will be published of a code, without local variants.");
        group.MapGet("/procedures/{code}/forms", Forms).Says<ApiPage<FormAnswer>>("listForms", ApiScopes.ProceduresRead, "The forms of a procedure with their fields.");
    }

    private static async Task<ApiAnswer> All(string? field, string? cursor, string? limit, IProcedures procedures, CancellationToken cancellation) =>
        Cursor.Page((await procedures.Published(cancellation)).Where(p => field is null || p.Field == field), p => p.Code, p => new ProcedureRowAnswer(p.Code, p.Name, p.Field, p.VersionId, p.Number), $"procedures {field}", cursor, limit).Answer();

    private static async Task<ApiAnswer> One(string code, HttpContext http, IProcedures procedures, SiteAddress site, CancellationToken cancellation)
    {
        if (await procedures.FindPublished(code, cancellation) is not { } p)
            return ApiAnswer.NotFound();
        var details = await procedures.Details(p.VersionId, cancellation);
        return ApiAnswer.Ok(new ProcedureAnswer(
            p.Code, p.Name, p.Field, p.Purpose, details.Filer, details.Receiving, details.Deciding, p.Subject, p.VersionId, p.Number,
            [.. p.FiledBy.Select(f => new FilingRightAnswer(f.Role, [.. f.At]))], [.. p.Facts.Select(f => new FactAnswer(f.Key, f.Label, [.. f.Choices.Select(c => new ChoiceAnswer(c.Code, c.Label))]))],
            [.. p.Parties.Select(x => new PartyAnswer(x.Key, x.Label, [.. x.Kinds]))], [.. p.Components.Select(c => new ComponentAnswer(c.Number, c.Name, c.Copies, c.Required))],
            [.. p.Forms], p.Result, new Names(site.Of(http.Request)).Of(p).Value + ".json"));
    }

    private static async Task<ApiAnswer> Versions(string code, string? cursor, string? limit, IProcedures procedures, VersionHistory history, CancellationToken cancellation)
    {
        if (await procedures.FindPublished(code, cancellation) is null)
            return ApiAnswer.NotFound();
        var rows = await history.Of(code, withLocal: false, cancellation);
        return Cursor.Page(rows, r => r.Number.ToString("D8", System.Globalization.CultureInfo.InvariantCulture), r => new VersionAnswer(r.Id, r.Number, JsonNamingPolicy.CamelCase.ConvertName(r.Status.ToString()), r.From, r.To, r.Decision, r.Owner), $"versions {code}", cursor, limit).Answer();
    }

    private static async Task<ApiAnswer> Forms(string code, string? cursor, string? limit, IProcedures procedures, CancellationToken cancellation)
    {
        if (await procedures.FindPublished(code, cancellation) is not { } p)
            return ApiAnswer.NotFound();
        var forms = new List<FormDefinition>();
        foreach (var form in p.Forms)
        {
            if (await procedures.Form(p.VersionId, form, cancellation) is { } found)
                forms.Add(found);
        }

        return Cursor.Page(forms, f => f.Code, Told, $"forms {code}", cursor, limit).Answer();
    }

    private static FormAnswer Told(FormDefinition form) => new(
        form.Code, form.Name, form.Version,
        [.. form.Fields.Select(f => new FormFieldAnswer(f.Key, f.Label, JsonNamingPolicy.CamelCase.ConvertName(f.Type.ToString()), f.Required, [.. f.Choices.Select(c => new ChoiceAnswer(c.Code, c.Label))]))]);
}
