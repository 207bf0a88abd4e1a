using System.Text;
using System.Text.RegularExpressions;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Procedures.Pages;

/// <summary>Says a guard in Vietnamese: "Phạm vi là “Ra ngoài đảng bộ tỉnh” và …".</summary>
internal sealed partial class GuardWords(Procedure procedure, IReadOnlyDictionary<string, FormDefinition> forms)
{
    public string Of(Guard guard)
    {
        var words = new StringBuilder();
        Func<string, string> label = code => code;
        var inList = false;
        foreach (Match token in Tokens().Matches(guard.Text))
        {
            var text = token.Value;
            var said = text switch
            {
                "=" => "là",
                "!=" => "không phải là",
                "<" => "nhỏ hơn",
                "<=" => "không quá",
                ">" => "lớn hơn",
                ">=" => "từ",
                "in" => "là một trong",
                "and" => "và",
                "or" => "hoặc",
                "not" => "không phải",
                "is" => "đang",
                "empty" => "để trống",
                "count" => "số mục của",
                "true" => "có",
                "false" => "không",
                "," => inList ? "," : "",
                _ when text[0] == '\'' => $"“{label(text[1..^1].Replace("''", "'", StringComparison.Ordinal))}”",
                _ when text.StartsWith("d'", StringComparison.Ordinal) => DateOnly.ParseExact(text[2..^1], "yyyy-MM-dd", null).ToString("dd/MM/yyyy", null),
                _ => null,
            };
            if (text is "(" or ")")
                inList = text == "(";
            if (said is null && GuardTypes.IsName(text))
                (said, label) = Named(text);
            said ??= text;
            if (words.Length > 0 && said is not ("," or ")") && words[^1] != '(')
                words.Append(' ');
            words.Append(said);
        }

        return words.ToString();
    }

    private (string Label, Func<string, string> Values) Named(string name)
    {
        var parts = name.Split('.');
        switch (parts)
        {
            case ["fact", var key] when procedure.Facts.FirstOrDefault(f => f.Key == key) is { } fact:
                return (fact.Label.ToLower(0), code => fact.Choices.FirstOrDefault(c => c.Code == code)?.Label ?? code);
            case ["outcome", var id] when procedure.Definition.Find(id) is Step step:
                return ($"kết quả bước {step.Number}", code => step.Outcomes.Append(Outcome.Done).First(o => o.Code == code).Label);
            case ["secrecy"]:
                return ("độ mật", code => Enum.GetValues<Secrecy>().Where(s => SecrecyCodes.Of(s) == code).Select(SecrecyCodes.NameOf).FirstOrDefault(code));
            case ["form", var form, var key, ..] when forms.Values.FirstOrDefault(f => f.Code.Equals(form, StringComparison.OrdinalIgnoreCase)) is { } definition
                && definition.Fields.FirstOrDefault(f => f.Key == key) is { } field:
                return ($"mục “{field.Label}” của {definition.Code}", code => field.Choices.FirstOrDefault(c => c.Code == code)?.Label ?? code);
            default:
                return (name, code => code);
        }
    }

    [GeneratedRegex(@"d?'(?:[^']|'')*'|[<>!]=|[=<>(),]|[A-Za-z0-9_.\-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Tokens();
}

internal static class VietnameseText
{
    private static readonly System.Globalization.CultureInfo Vietnamese = System.Globalization.CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>The letter at this place small: a label inside a sentence.</summary>
    public static string ToLower(this string text, int at) => text.Length <= at ? text : text[..at] + char.ToLower(text[at], Vietnamese) + text[(at + 1)..];

    /// <summary>The first letter large.</summary>
    public static string Sentence(this string text) => text.Length == 0 ? text : char.ToUpper(text[0], Vietnamese) + text[1..];
}
