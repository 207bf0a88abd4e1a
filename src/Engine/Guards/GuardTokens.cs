using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Guards;

internal enum GuardTokenKind
{
    Name,
    Keyword,
    Symbol,
    Constant,
    End,
}

/// <param name="Column">Counted from 1.</param>
internal readonly record struct GuardToken(GuardTokenKind Kind, string Text, Value Value, int Column)
{
    internal bool Is(string text) =>
        Kind is GuardTokenKind.Keyword or GuardTokenKind.Symbol && string.Equals(Text, text, StringComparison.Ordinal);
}

/// <summary>Cuts the text of a guard into tokens.</summary>
internal static class GuardTokens
{
    // More digits than this do not fit the number type exactly.
    private const int MaxDigits = 28;

    private static readonly string[] Symbols = ["!=", "<=", ">=", "=", "<", ">", "(", ")", ","];

    /// <returns>The tokens with an end token, or the error that stopped the cutting.</returns>
    internal static (ImmutableArray<GuardToken> Tokens, GuardError? Error) Cut(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<GuardToken>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\r' or '\n')
            {
                at++;
                continue;
            }
            var (token, length, error) = Next(text, at);
            if (error is not null)
                return ([], error);
            tokens.Add(token);
            at += length;
        }
        tokens.Add(new GuardToken(GuardTokenKind.End, string.Empty, Value.Nothing, text.Length + 1));
        return (tokens.ToImmutable(), null);
    }

    private static (GuardToken Token, int Length, GuardError? Error) Next(string text, int at)
    {
        if (text[at] == '\'')
            return Quoted(text, at, at);
        if (text[at] == 'd' && at + 1 < text.Length && text[at + 1] == '\'')
            return Day(text, at);
        foreach (var symbol in Symbols)
        {
            if (text.AsSpan(at).StartsWith(symbol, StringComparison.Ordinal))
                return (new GuardToken(GuardTokenKind.Symbol, symbol, Value.Nothing, at + 1), symbol.Length, null);
        }
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
            end++;
        return end == at
            ? Failed(at, $"The character \"{text[at]}\" has no meaning here.", $"Ký tự “{text[at]}” không dùng được ở đây.")
            : Word(text[at..end], at);
    }

    private static (GuardToken Token, int Length, GuardError? Error) Word(string word, int at)
    {
        if (GuardTypes.NumberPattern().IsMatch(word))
        {
            return word.Count(char.IsAsciiDigit) <= MaxDigits
                ? (new GuardToken(GuardTokenKind.Constant, word,
                    new Value.Number(decimal.Parse(word, NumberStyles.Number, CultureInfo.InvariantCulture)), at + 1), word.Length, null)
                : Failed(at, "The number has too many digits.", "Số có quá nhiều chữ số.");
        }
        if (word is "true" or "false")
            return (new GuardToken(GuardTokenKind.Constant, word, new Value.Truth(word is "true"), at + 1), word.Length, null);
        if (GuardTypes.IsKeyword(word))
            return (new GuardToken(GuardTokenKind.Keyword, word, Value.Nothing, at + 1), word.Length, null);
        return GuardTypes.IsName(word)
            ? (new GuardToken(GuardTokenKind.Name, word, Value.Nothing, at + 1), word.Length, null)
            : Failed(at, $"\"{word}\" is no name: a dot stands only between two parts.",
                $"“{word}” không phải là tên hợp lệ: dấu chấm chỉ đứng giữa hai phần của tên.");
    }

    private static (GuardToken Token, int Length, GuardError? Error) Quoted(string text, int at, int quote)
    {
        var content = new StringBuilder();
        for (var i = quote + 1; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
                return Failed(i, "A control character cannot stand in a text.", "Trong chuỗi không được có ký tự điều khiển.");
            if (text[i] != '\'')
            {
                content.Append(text[i]);
                continue;
            }
            if (i + 1 < text.Length && text[i + 1] == '\'')
            {
                content.Append('\'');
                i++;
                continue;
            }
            var value = new Value.Text(content.ToString().Normalize(NormalizationForm.FormC));
            return (new GuardToken(GuardTokenKind.Constant, text[at..(i + 1)], value, at + 1), i + 1 - at, null);
        }
        return Failed(at, "The text has no closing quote.", "Chuỗi thiếu dấu nháy đóng.");
    }

    private static (GuardToken Token, int Length, GuardError? Error) Day(string text, int at)
    {
        var quoted = Quoted(text, at, at + 1);
        if (quoted.Error is not null)
            return quoted;
        return DateOnly.TryParseExact(quoted.Token.Value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day)
            ? (quoted.Token with { Value = new Value.Date(day) }, quoted.Length, null)
            : Failed(at, "A date is written d'2026-01-31'.", "Ngày phải viết theo dạng d'2026-01-31'.");
    }

    private static (GuardToken Token, int Length, GuardError? Error) Failed(int at, string message, string messageVi) =>
        (default, 0, new GuardError(at + 1, message, messageVi));
}
