using System.Globalization;
using System.Text;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>The row after which a page goes on: its time, its dossier and, in the inbox, the key of its work. In the address as "638…-0198…-6231".</summary>
internal readonly record struct PageKey(DateTimeOffset At, Guid Id, string Work = "")
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}-{Id:N}-{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Work))}");

    /// <summary>Null for an address that was not written here: the list then begins anew.</summary>
    public static PageKey? Read(string? text)
    {
        if (text?.Split('-') is not [var ticks, var id, var work]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTimeOffset.MaxValue.UtcTicks
            || !Guid.TryParseExact(id, "N", out var key)
            || work.Length > 400 || work.Length % 2 != 0 || !work.All(char.IsAsciiHexDigitLower))
            return null;
        return new PageKey(new DateTimeOffset(at, TimeSpan.Zero), key, Encoding.UTF8.GetString(Convert.FromHexString(work)));
    }
}
