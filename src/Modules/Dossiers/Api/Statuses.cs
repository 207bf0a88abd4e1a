using Microsoft.AspNetCore.Http;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.Api;

/// <summary>Which status a refusal of a use case has over HTTP. What is not named here was understood and is wrong: 422.</summary>
internal static class Statuses
{
    public static ApiAnswer Answer(this IReadOnlyList<Refusal> refusals) => refusals[0].Code switch
    {
        "CHANGED_MEANWHILE" or "FORM_CHANGED" => IfMatch.Changed(ApiRefusals.VersionChanged),
        // Whether it is unknown or foreign is told to nobody.
        "DOSSIER_NOT_FOUND" or "DRAFT_NOT_FOUND" or "FORM_UNKNOWN" => ApiAnswer.NotFound(),
        var code => ApiAnswer.Refused(StatusOf(code), refusals),
    };

    private static int StatusOf(string code) => code switch
    {
        "MAY_NOT_FILE" or "NOT_ALLOWED" or "CONFLICT_OF_INTEREST" or "PRINCIPAL_CONCERNED" or "BEYOND_MANDATE" or "MANDATE_OVER" or "FORM_NOT_NOW" => StatusCodes.Status403Forbidden,
        "DUPLICATE" or "SAME_CONTENT" or "NEWER_VERSION" => StatusCodes.Status409Conflict,
        "FILE_TOO_LARGE" or "FORM_TOO_LARGE" => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
