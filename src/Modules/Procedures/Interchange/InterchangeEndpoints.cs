using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Interchange;

/// <summary>Texts as files: the published ones for everybody, drafts for who may read them. Always attachments.</summary>
internal static class InterchangeEndpoints
{
    private const string YamlType = "application/yaml";

    public static void MapInterchange(this IEndpointRouteBuilder endpoints)
    {
        foreach (var isBpmn in (bool[])[true, false])
        {
            var kind = isBpmn ? "bpmn" : "yaml";
            endpoints.MapGet($"{Address.List}/{{code}}.{kind}", (string code, HttpContext http, ProceduresReader reader, AppDb db, CancellationToken cancellation) =>
                Published(code, isBpmn, http, reader, db, cancellation)).AllowAnonymous();
            endpoints.MapGet($"{DraftAddress.List}/{{id:guid}}.{kind}", (Guid id, HttpContext http, DraftDesk desk, CancellationToken cancellation) =>
                Draft(id, isBpmn, http, desk, cancellation)).RequireAuthorization(Policies.SignedIn);
        }
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Published(string code, bool isBpmn, HttpContext http, ProceduresReader reader, AppDb db, CancellationToken cancellation)
    {
        if (await reader.Now(cancellation) is not { } published || published.Find(code) is not { } version)
            return TypedResults.NotFound();
        var id = version.Procedure.VersionId;
        var yaml = await db.Versions.AsNoTracking().Where(v => v.Id == id).Select(v => v.Yaml).FirstAsync(cancellation);
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.CacheControl = "public, max-age=300";
        if (!isBpmn)
            return File(yaml, version.Procedure.Code, isBpmn);
        // What is published was read before.
        var root = (YamlNode.Map)YamlText.Read(code, yaml, new CatalogueFaults())!;
        return File(BpmnFiles.Write(root, published.Reference, Guards(version)), version.Procedure.Code, isBpmn);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Draft(Guid id, bool isBpmn, HttpContext http, DraftDesk desk, CancellationToken cancellation)
    {
        var opened = await desk.Open(http.Actor(), id, null, cancellation);
        if (!opened.IsOk)
            return TypedResults.NotFound();
        var draft = opened.Value;
        if (!isBpmn)
            return File(draft.Row.Yaml, draft.Row.Code, isBpmn);
        // A text that is no procedure has no graph.
        return draft.Text.Root is YamlNode.Map root ? File(BpmnFiles.Write(root, draft.Published.Reference), draft.Row.Code, isBpmn) : TypedResults.NotFound();
    }

    private static FileContentHttpResult File(string text, string code, bool isBpmn) =>
        TypedResults.Bytes(Encoding.UTF8.GetBytes(text), isBpmn ? Bpmn.MediaType : YamlType, $"{code}.{(isBpmn ? "bpmn" : "yaml")}");

    /// <summary>Conditions in words.</summary>
    private static Func<string, int, string?> Guards(LoadedVersion version)
    {
        var words = new GuardWords(version.Procedure, version.Forms);
        var choices = ProcedureDefinition.InOrder(version.Procedure.Definition.Root).OfType<Choice>().ToDictionary(c => c.Id, StringComparer.Ordinal);
        return (id, branch) => choices.TryGetValue(id, out var choice) && branch < choice.Branches.Length ? words.Of(choice.Branches[branch].When) : null;
    }
}
