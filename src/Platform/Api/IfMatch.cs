using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Api;

/// <summary>An endpoint that changes what was read before asks for its version.</summary>
public sealed class NeedsVersion;

public static class IfMatch
{
    /// <summary>The version that the request names, without quotation marks; or the answer that none is named.</summary>
    public static (string? Version, ApiAnswer? Refused) Read(HttpContext http) =>
        http.Request.Headers.IfMatch is [{ Length: > 0 } text] && EntityTagHeaderValue.TryParse(text, out var tag) && !tag.IsWeak && tag.Tag.Length > 2
            ? (tag.Tag.Substring(1, tag.Tag.Length - 2), null)
            : (null, ApiAnswer.Refused(StatusCodes.Status428PreconditionRequired, ApiRefusals.VersionMissing));

    public static ApiAnswer Changed(Refusal refusal) => ApiAnswer.Refused(StatusCodes.Status412PreconditionFailed, refusal);
}
