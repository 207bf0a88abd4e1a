using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ThongSuot.Dossiers.Files;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Security;
using Interface = ThongSuot.Platform.Api.Api;

namespace ThongSuot.Dossiers.Api;

/// <summary>Files of drafts and dossiers, streamed: permission and secrecy are decided before a byte is read.</summary>
internal static class FileApi
{
    private const string Binary = "application/octet-stream";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = Interface.Group(endpoints, "Files");
        group.MapPost("/dossiers/{id:guid}/files", Add).Accepts<UploadBody>("multipart/form-data").WithMetadata(new StreamedBody())
            .Says<FileAnswer>("addFile", ApiScopes.FilesWrite, "Add a file to an own draft, or to a dossier in which the caller has work.", StatusCodes.Status201Created);
        group.MapGet("/dossiers/{id:guid}/files/{file:guid}", Open).WithName("getFile").WithSummary("The content of a file.").WithDescription($"Scope: {ApiScopes.FilesRead}.")
            .Produces<Stream>(StatusCodes.Status200OK, Binary).RequireAuthorization(ApiScopes.PolicyOf(ApiScopes.FilesRead));
    }

    private static async Task<ApiAnswer> Add(Guid id, HttpContext http, Attachments attachments, CancellationToken cancellation)
    {
        var (actor, attempt) = (http.Actor(), http.Attempt());
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Attachments.MostBytes + (1 << 20);
        if (!attempt.WasAnswered && await attachments.MayAdd(actor, id, cancellation) is { } refusal)
            return new[] { refusal }.Answer();
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
            return ApiAnswer.Refused(StatusCodes.Status415UnsupportedMediaType, Refusals.FileMissing);

        var reader = new MultipartReader(boundary, http.Request.Body);
        int? component = null;
        try
        {
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                    continue;
                if (part.IsFileDisposition())
                    return await Take(id, actor, component, HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value, section.Body, attempt, attachments, cancellation);
                if (part.Name != "component" || !int.TryParse(await Short(section, cancellation), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    return ApiAnswer.Refused(StatusCodes.Status400BadRequest, ApiRefusals.MemberUnknown(part.Name.Value ?? ""));
                component = number;
            }
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException && !cancellation.IsCancellationRequested)
        {
            return ApiAnswer.Refused(StatusCodes.Status400BadRequest, ApiRefusals.BodyInvalid("file"));
        }

        return ApiAnswer.Refused(StatusCodes.Status422UnprocessableEntity, Refusals.FileMissing);
    }

    private static async Task<ApiAnswer> Take(Guid id, Actor actor, int? component, string? name, Stream content, IdempotentCall attempt, Attachments attachments, CancellationToken cancellation)
    {
        // Repeated: read to be compared, and nothing of it kept.
        if (attempt.WasAnswered)
            return attempt.Again(Fingerprint(component, name, await HashOf(content, cancellation)));
        var there = (await attachments.Of(id, cancellation)).FirstOrDefault(f => f.Id == attempt.Id);
        if (there is null)
        {
            var added = await attachments.Add(actor, id, component, null, name, content, cancellation, attempt.Id);
            if (!added.IsOk)
                return added.Refusals.Answer();
            there = (await attachments.Of(id, cancellation)).Single(f => f.Id == attempt.Id);
        }
        else if (there.Hash != await HashOf(content, cancellation))
        {
            return IdempotentCall.Reused;
        }

        attempt.Was(Fingerprint(component, name, there.Hash));
        return ApiAnswer.Created(Telling.Of(there), $"{Interface.Root}/dossiers/{id}/files/{there.Id}");
    }

    private static async Task<IResult> Open(Guid id, Guid file, HttpContext http, Attachments attachments, CancellationToken cancellation)
    {
        if (await attachments.Open(http.Actor(), id, file, http.From(), cancellation) is not { } found)
            return ApiAnswer.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(found.Content, Binary, found.File.Name);
    }

    private static async Task<string> HashOf(Stream content, CancellationToken cancellation) => Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));

    private static byte[] Fingerprint(int? component, string? name, string hash) => SHA256.HashData(Encoding.UTF8.GetBytes($"{component}|{name}|{hash}"));

    private static async Task<string> Short(MultipartSection section, CancellationToken cancellation)
    {
        var buffer = new byte[20];
        return Encoding.UTF8.GetString(buffer, 0, await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation));
    }
}
