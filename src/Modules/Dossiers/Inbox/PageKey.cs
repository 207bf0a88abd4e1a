using System.Globalization;
using System.Text;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>
/// The row next to which a page begins: what the list is sorted by (a time, or a code), its dossier and the key of its work.
/// In the address as "638…-0198…-6231", with a code as "-0198…-6231-5443…".
/// </summary>
internal readonly record struct PageKey(DateTimeOffset At, Guid Id, string Work = "", string? Code = null)
{
    private const int LongestPart = 400;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Code is null ? At.UtcTicks : 0)}-{Id:N}-{Hex(Work)}{(Code is null ? "" : $"-{Hex(Code)}")}");

    /// <summary>Null for an address that was not written here: the list then begins anew.</summary>
    public static PageKey? Read(string? text)
    {
        var parts = text?.Split('-') ?? [];
        if (parts.Length is not (3 or 4)
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTimeOffset.MaxValue.UtcTicks
            || !Guid.TryParseExact(parts[1], "N", out var id)
            || parts.Skip(2).Any(part => part.Length > LongestPart || part.Length % 2 != 0 || !part.All(char.IsAsciiHexDigitLower)))
            return null;
        return new PageKey(new DateTimeOffset(at, TimeSpan.Zero), id, Text(parts[2]), parts.Length == 4 ? Text(parts[3]) : null);
    }

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));

    // Without NUL, which PostgreSQL does not take.
    private static string Text(string hex) => Encoding.UTF8.GetString(Convert.FromHexString(hex)).Replace("\0", "", StringComparison.Ordinal);
}
