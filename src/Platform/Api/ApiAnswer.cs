using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Api;

/// <summary>An error as RFC 9457 tells it.</summary>
/// <param name="Type">"urn:thongsuot:CODE".</param>
/// <param name="Detail">Vietnamese, for the person behind the program.</param>
/// <param name="Code">Stable; programs rely on it.</param>
/// <param name="Errors">Each input that was wrong, all at once.</param>
/// <param name="TraceId">To find the request in the program's log.</param>
public sealed record ApiProblem(string Type, string Title, int Status, string Detail, string Code, IReadOnlyList<ApiFieldError> Errors, string? TraceId);

/// <param name="Field">Path of the input in the body, or the name of the parameter; null when it is about the whole.</param>
public sealed record ApiFieldError(string? Field, string Code, string Detail);

/// <summary>An answer of the interface: a status, perhaps a body, a version and an address.</summary>
public sealed record ApiAnswer(int Status, object? Value = null) : IResult
{
    public const string ProblemType = "application/problem+json";

    /// <summary>Version of what is answered, without quotation marks.</summary>
    public string? Version { get; init; }

    public string? Location { get; init; }

    public string? RetryAfter { get; init; }

    /// <summary>What is kept for who repeats the request, where the answer tells a secret that is told once; null keeps the answer itself.</summary>
    public object? Kept { get; init; }

    public bool IsRefusal => Status >= 400;

    public static ApiAnswer Ok(object value, string? version = null) => new(StatusCodes.Status200OK, value) { Version = version };

    public static ApiAnswer Created(object value, string location, string? version = null) => new(StatusCodes.Status201Created, value) { Location = location, Version = version };

    public static ApiAnswer Refused(int status, params IReadOnlyList<Refusal> refusals) => new(status, new ApiProblem(
        $"urn:thongsuot:{refusals[0].Code.ToLowerInvariant()}", TitleOf(status), status, refusals[0].Text, refusals[0].Code,
        [.. refusals.Where(r => r.Field is not null || refusals.Count > 1).Select(r => new ApiFieldError(r.Field, r.Code, r.Text))],
        Activity.Current?.TraceId.ToString()));

    public static ApiAnswer NotFound() => Refused(StatusCodes.Status404NotFound, ApiRefusals.NotFound);

    /// <summary>For a status that the framework set.</summary>
    public static ApiAnswer OfStatus(int status) => Refused(status, ApiRefusals.OfStatus(status));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (Version is not null)
            response.Headers.ETag = $"\"{Version}\"";
        if (Location is not null)
            response.Headers.Location = Location;
        if (RetryAfter is not null)
            response.Headers.RetryAfter = RetryAfter;
        if (Value is null)
            return;
        response.ContentType = Value is ApiProblem ? ProblemType : "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(response.Body, Value, Value.GetType(), ApiJson.Options, httpContext.RequestAborted);
    }

    private static string TitleOf(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
