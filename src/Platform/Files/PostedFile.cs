using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ThongSuot.Platform.Files;

/// <summary>A form with one file, read from the request as it comes in: the size is decided from its head, the form's own token before the file.</summary>
public static class PostedFile
{
    private const int LongestField = 4096;
    private const int OtherFields = 1 << 16;
    private const int Slack = 1 << 20;

    /// <param name="mostBytes">Of the file. Whoever takes it still bounds what it reads: a request may not tell its length.</param>
    /// <param name="take">Gets the name as sent, which is not to be trusted, and the content.</param>
    /// <param name="tooBig">When the head says that it is.</param>
    /// <param name="missing">When there is no file.</param>
    /// <returns>One of the three answers, or 400 when the file stands before the token.</returns>
    public static async Task<IResult> Take(
        HttpContext http, IAntiforgery antiforgery, long mostBytes, Func<string?, Stream, Task<IResult>> take, Func<IResult> tooBig, Func<IResult> missing)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = mostBytes + Slack;
        if (http.Request.ContentLength > mostBytes + OtherFields)
            return tooBig();
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
            return missing();
        var reader = new MultipartReader(boundary, http.Request.Body);
        var isChecked = false;
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                continue;
            if (part.IsFormDisposition() && part.Name == "__RequestVerificationToken")
            {
                var buffer = new byte[LongestField];
                var read = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
                http.Request.Headers["RequestVerificationToken"] = System.Text.Encoding.UTF8.GetString(buffer, 0, read);
                await antiforgery.ValidateRequestAsync(http);
                isChecked = true;
            }
            else if (part.IsFileDisposition())
            {
                return isChecked
                    ? await take(HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value, section.Body)
                    : TypedResults.BadRequest();
            }
        }

        return missing();
    }
}
