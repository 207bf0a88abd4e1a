using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Files;

/// <summary>Upload and download. The upload streams: permission from the route first, then the token, then the file.</summary>
internal static class FileEndpoints
{
    private const int LongestField = 4096, MostFields = 300;

    public static void MapFiles(this IEndpointRouteBuilder endpoints)
    {
        // Antiforgery is checked by hand: the framework would read the whole body first.
        endpoints.MapPost("/ho-so/{id:guid}/tep", Upload).RequireAuthorization(Policies.SignedIn).DisableAntiforgery();
        endpoints.MapGet("/ho-so/{id:guid}/tep/{file:guid}", Download).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> Upload(Guid id, HttpContext http, Attachments attachments, SaveWithUpload draft, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        var actor = http.Actor();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Attachments.MostBytes + (1 << 20);
        // Not in the form: permission is decided before it is read.
        var comment = Guid.TryParse(http.Request.Query["trao-doi"], out var about) ? about : (Guid?)null;
        if (await attachments.MayAdd(actor, id, comment, cancellation) is { } refusal)
            return Back(id, http, refusal);
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
            return Back(id, http, Refusals.FileMissing);

        var reader = new MultipartReader(boundary, http.Request.Body);
        var checkedToken = false;
        int? component = null;
        var typed = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                continue;
            if (part.IsFormDisposition())
            {
                var text = await ReadShort(section, cancellation);
                if (part.Name == "__RequestVerificationToken")
                {
                    http.Request.Headers["RequestVerificationToken"] = text;
                    await antiforgery.ValidateRequestAsync(http);
                    checkedToken = true;
                }
                else if (part.Name == "component" && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    component = number;
                }
                else if (part.Name.Value is { } field && typed.Count < MostFields)
                {
                    typed[field] = StringValues.Concat(typed.GetValueOrDefault(field), text);
                }
            }
            else if (part.IsFileDisposition())
            {
                if (!checkedToken)
                    return TypedResults.BadRequest();
                // What stood in the form around it first: it is kept whatever comes of the file, and may say that no file is taken.
                if (await draft.Run(actor, id, new FormCollection(typed), cancellation) && await attachments.MayAdd(actor, id, comment, cancellation) is { } no)
                    return Back(id, http, no);
                var name = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value;
                var added = await attachments.Add(actor, id, component, comment, name, section.Body, cancellation);
                return Back(id, http, added.IsOk ? null : added.Refusal);
            }
        }

        // The button pressed without a file: what was typed is kept all the same.
        if (checkedToken)
            await draft.Run(actor, id, new FormCollection(typed), cancellation);
        return Back(id, http, Refusals.FileMissing);
    }

    private static async Task<string> ReadShort(MultipartSection section, CancellationToken cancellation)
    {
        var buffer = new byte[LongestField];
        var read = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, read);
    }

    // Back to the page the form stood on: the draft's or the dossier's.
    private static Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult Back(Guid id, HttpContext http, Refusal? refusal)
    {
        var page = http.Request.Query["tu"] == "nhap" ? $"/ho-so/nhap/{id}" : $"/ho-so/{id}";
        var place = http.Request.Query["trao-doi"].Count > 0 ? "discussion" : "files";
        return TypedResults.LocalRedirect(refusal is null ? $"{page}#{place}" : $"{page}?loi={refusal.Code}#{place}");
    }

    private static async Task<IResult> Download(Guid id, Guid file, HttpContext http, Attachments attachments, CancellationToken cancellation)
    {
        if (await attachments.Open(http.Actor(), id, file, http.Connection.RemoteIpAddress?.ToString(), cancellation) is not { } found)
            return TypedResults.NotFound();
        // Always an attachment and never a type that a browser would run.
        return TypedResults.Stream(found.Content, "application/octet-stream", found.File.Name);
    }
}
