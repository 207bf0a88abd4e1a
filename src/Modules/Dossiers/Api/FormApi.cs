using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Api;

/// <summary>The forms of drafts and dossiers: without them many procedures can't be filed and many steps not completed.</summary>
internal static class FormApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/dossiers/{id:guid}/forms/{code}", Find).Says<FilledFormAnswer>("getForm", ApiScopes.DossiersRead, "A form of a dossier or an own draft, with what stands in it.");
        group.MapPut("/dossiers/{id:guid}/forms/{code}", Save).Says<FilledFormAnswer>("saveForm", ApiScopes.DossiersWrite, "Fill in a form.").NeedsVersion();
    }

    private static async Task<ApiAnswer> Find(Guid id, string code, HttpContext http, Drafts drafts, FormDesk desk, CancellationToken cancellation)
    {
        var at = await At(http.Actor(), id, code, drafts, cancellation);
        return await desk.Find(http.Actor(), at.Owner, at.IsDraft, code, http.From(), cancellation) is { } sheet ? Told(sheet) : ApiAnswer.NotFound();
    }

    private static async Task<ApiAnswer> Save(Guid id, string code, Body<FormBody> body, HttpContext http, Drafts drafts, SaveForm save, CancellationToken cancellation)
    {
        var (version, unnamed) = IfMatch.Read(http);
        if ((unnamed ?? body.Refused) is { } refused)
            return refused;
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return IfMatch.Changed(ApiRefusals.VersionChanged);
        var at = await At(http.Actor(), id, code, drafts, cancellation);
        var saved = await save.Run(http.Actor(), at, revision, body.Value!.Inputs.ToDictionary(i => i.Key, i => (IReadOnlyList<string>)i.Value, StringComparer.Ordinal), body.Value.Finish, http.From(), cancellation);
        if (!saved.IsOk)
            return saved.Refusals.Answer();
        // Kept as far as it is, like on the page; to finish it, these stand in the way.
        return body.Value.Finish && saved.Value.Faults.Count > 0
            ? saved.Value.Faults.Select(f => new Refusal("FORM_FAULT", f.Text, $"inputs.{f.Key}")).ToArray().Answer()
            : Told(saved.Value.Sheet);
    }

    private static async Task<FormAddress> At(Actor actor, Guid id, string code, Drafts drafts, CancellationToken cancellation) =>
        new(id, await drafts.Find(actor, id, cancellation) is not null, code);

    private static ApiAnswer Told(FormSheet sheet)
    {
        var version = (sheet.Entry?.Revision ?? 0).ToString(CultureInfo.InvariantCulture);
        return ApiAnswer.Ok(new FilledFormAnswer(
            sheet.Form.Code, sheet.Form.Name,
            [.. sheet.Form.Fields.Select(f => new FormInputAnswer(f.Key, f.Label, JsonNamingPolicy.CamelCase.ConvertName(f.Type.ToString()), f.Required, [.. f.Choices.Select(c => c.Code)]))],
            sheet.HoldsContent ? sheet.Form.Write(sheet.Values).ToDictionary(i => i.Key, i => i.Value.ToList(), StringComparer.Ordinal) : [],
            sheet.MayFill, sheet.Entry?.FilledAt is not null, version), version);
    }
}
