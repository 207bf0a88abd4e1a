using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;

namespace ThongSuot.Dossiers.Forms;

/// <summary>Inputs as they were typed, for drafts whose values do not hold all of it: what cannot be read yet, and what is hidden now.</summary>
internal static class TypedInputs
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Null when the typed values say everything. What no form takes (hidden characters) is not kept.</summary>
    public static string? Keep(FormDefinition form, FormReading reading, Func<string, Value> context)
    {
        var visible = form.VisibleKeys(reading.Values, context);
        bool IsHidden(KeyValuePair<string, IReadOnlyList<string>> input) => !visible.Contains(FieldOf(input.Key)) && input.Value.Any(text => text.Length > 0);
        if (reading.Errors.IsEmpty && !reading.Raw.Any(IsHidden))
            return null;
        var kept = reading.Raw.Where(input => input.Value.All(FormDefinition.IsClean)).ToDictionary(input => input.Key, input => input.Value.Select(text => text.Normalize()), StringComparer.Ordinal);
        return JsonSerializer.Serialize(kept, Options);
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string[]>>(json, Options)!.ToDictionary(i => i.Key, i => (IReadOnlyList<string>)i.Value, StringComparer.Ordinal);

    /// <summary>The inputs of a form as it lies here.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(FormSheet sheet) =>
        sheet.Entry?.Typed is { } typed ? Read(typed) : sheet.Form.Write(sheet.Values);

    /// <summary>The field of "key", "key.from" or "key[0].column".</summary>
    public static string FieldOf(string input) => input.IndexOfAny(['.', '[']) is >= 0 and var end ? input[..end] : input;
}
