using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Api;

/// <summary>Hash of a request's JSON, by which a repeated request is told from another one.</summary>
internal sealed record ReadBody(byte[] Hash);

/// <summary>
/// The JSON body of a request. What cannot be read is a refusal with its place, not an exception: the framework's own reading would answer without
/// saying where, and would pass over members that it does not know.
/// </summary>
public readonly record struct Body<T>(T? Value, Refusal? Wrong, int Status) : IEndpointParameterMetadataProvider
    where T : class
{
    public const int Longest = 1 << 20;

    /// <summary>The answer when it could not be read; null when it could.</summary>
    public ApiAnswer? Refused => Wrong is null ? null : ApiAnswer.Refused(Status, Wrong);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    private static string? Missing(string message)
    {
        const string Said = "missing required properties including: '";
        var at = message.IndexOf(Said, StringComparison.Ordinal);
        return at < 0 ? null : message[(at + Said.Length)..].Split('\'')[0];
    }

    public static async ValueTask<Body<T>> BindAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
            return new Body<T>(null, ApiRefusals.BodyMissing, StatusCodes.Status415UnsupportedMediaType);
        if (context.Request.ContentLength > Longest)
            return new Body<T>(null, ApiRefusals.BodyTooLarge, StatusCodes.Status413PayloadTooLarge);
        using var whole = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await context.Request.Body.ReadAsync(part, context.RequestAborted) is > 0 and var read)
        {
            if (whole.Length + read > Longest)
                return new Body<T>(null, ApiRefusals.BodyTooLarge, StatusCodes.Status413PayloadTooLarge);
            whole.Write(part, 0, read);
        }

        var bytes = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        context.Features.Set(new ReadBody(SHA256.HashData(bytes.Span)));
        try
        {
            return JsonSerializer.Deserialize<T>(bytes.Span, ApiJson.Options) is { } value
                ? new Body<T>(value, null, 0)
                : new Body<T>(null, ApiRefusals.BodyMissing, StatusCodes.Status400BadRequest);
        }
        catch (JsonException wrong)
        {
            var path = (wrong.Path ?? "").TrimStart('$').TrimStart('.');
            if (Missing(wrong.Message) is { } missing)
                return new Body<T>(null, ApiRefusals.MemberMissing(path.Length == 0 ? missing : $"{path}.{missing}"), StatusCodes.Status400BadRequest);
            // The reader names an unknown member in the path, too; only its message says that it is unknown.
            return new Body<T>(null, wrong.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) ? ApiRefusals.MemberUnknown(path) : ApiRefusals.BodyInvalid(path), StatusCodes.Status400BadRequest);
        }
    }
}
