using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.TryOut;

/// <summary>
/// The inputs of a try-out as they travel in its page: readable and changeable by nobody, of use only for this draft, in the revision that
/// stands inside, and for this person.
/// </summary>
internal sealed class TryOutSeal(IDataProtectionProvider protection)
{
    /// <summary>Characters of a sealed state.</summary>
    public const int MostCharacters = 64 * 1024;

    private static readonly JsonSerializerOptions s_json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true };

    private readonly IDataProtector _protector = protection.CreateProtector("ThongSuot.Dossiers.TryOut");

    public Result<string> Close(TryOutInputs inputs, Guid draft, Guid person)
    {
        if (inputs.Moves.Length > TryOutInputs.MostMoves)
            return TryOutRefusals.TooLong;
        var text = Of(draft, person).Protect(JsonSerializer.Serialize(inputs, s_json));
        return text.Length > MostCharacters ? TryOutRefusals.TooLong : text;
    }

    /// <param name="revision">Of the draft as it is now.</param>
    public Result<TryOutInputs> Open(string text, Guid draft, int revision, Guid person)
    {
        if (text.Length is 0 or > MostCharacters)
            return TryOutRefusals.Foreign;
        try
        {
            var inputs = JsonSerializer.Deserialize<TryOutInputs>(Of(draft, person).Unprotect(text), s_json)!;
            return inputs.Revision == revision ? inputs : TryOutRefusals.DraftChanged;
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or JsonException)
        {
            // Made up, another draft's or another person's; or its key is no longer kept.
            return TryOutRefusals.Foreign;
        }
    }

    private IDataProtector Of(Guid draft, Guid person) => _protector.CreateProtector(draft.ToString("N"), person.ToString("N"));
}
