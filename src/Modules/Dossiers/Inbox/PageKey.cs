using System.Globalization;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>The row after which a page goes on, in the address: "638…-0198…".</summary>
internal static class PageKey
{
    public static string Write(DateTimeOffset at, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}-{id:N}");

    /// <summary>Null for an address that was not written here: the list then begins anew.</summary>
    public static (DateTimeOffset At, Guid Id)? Read(string? text)
    {
        if (text?.Split('-') is not [var ticks, var id]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTimeOffset.MaxValue.UtcTicks
            || !Guid.TryParseExact(id, "N", out var key))
            return null;
        return (new DateTimeOffset(at, TimeSpan.Zero), key);
    }
}
