using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Web;

namespace ThongSuot.Platform.Ui;

/// <summary>Size of all text.</summary>
public enum TextSize
{
    Small,
    Normal,
    Large,
    Largest,
}

/// <summary>
/// A reader's choice of text size and contrast. It lives in a cookie of its own, so that it holds before
/// signing in and belongs to the machine in front of the eyes rather than to the account.
/// </summary>
public sealed record DisplaySettings(TextSize Size, bool HighContrast)
{
    /// <summary>The address that stores a choice and goes back.</summary>
    public const string Address = "/hien-thi";

    private const string CookieName = "hien-thi";
    private const string ContrastWord = "tuong-phan";

    private static readonly Dictionary<string, TextSize> Words = new(StringComparer.Ordinal)
    {
        ["nho"] = TextSize.Small,
        ["vua"] = TextSize.Normal,
        ["lon"] = TextSize.Large,
        ["rat-lon"] = TextSize.Largest,
    };

    /// <summary>Normal size, normal contrast.</summary>
    public static DisplaySettings Default { get; } = new(TextSize.Normal, HighContrast: false);

    /// <summary>The classes of the html element; null for the default.</summary>
    public string? CssClass
    {
        get
        {
            var size = Size switch
            {
                TextSize.Small => "size-small",
                TextSize.Normal => null,
                TextSize.Large => "size-large",
                TextSize.Largest => "size-largest",
            };
            return (size, HighContrast) switch
            {
                (null, false) => null,
                (null, true) => "contrast-high",
                (_, false) => size,
                (_, true) => $"{size} contrast-high",
            };
        }
    }

    /// <summary>Reads the cookie; anything unknown in it counts as the default.</summary>
    public static DisplaySettings Read(HttpRequest request) => Parse(request.Cookies[CookieName]);

    /// <summary>The link that changes to these settings and returns to <paramref name="returnAddress"/>.</summary>
    public string Link(string returnAddress) =>
        $"{Address}?co={Word}&tuong-phan={(HighContrast ? "cao" : "thuong")}&ve={Uri.EscapeDataString(returnAddress)}";

    /// <summary>Maps the address behind the links.</summary>
    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Address, Store).AllowAnonymous();

    internal static DisplaySettings Parse(string? cookie)
    {
        var parts = (cookie ?? "").Split('.');
        return new DisplaySettings(
            Words.GetValueOrDefault(parts[0], TextSize.Normal),
            parts.Contains(ContrastWord, StringComparer.Ordinal));
    }

    private string Word => Words.First(pair => pair.Value == Size).Key;

    private static IResult Store(
        HttpContext context, string? co, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "tuong-phan")] string? contrast, string? ve)
    {
        var current = Read(context.Request);
        var chosen = new DisplaySettings(
            Words.GetValueOrDefault(co ?? current.Word, current.Size),
            contrast is null ? current.HighContrast : string.Equals(contrast, "cao", StringComparison.Ordinal));
        context.Response.Cookies.Append(CookieName, chosen.HighContrast ? $"{chosen.Word}.{ContrastWord}" : chosen.Word, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return Microsoft.AspNetCore.Http.Results.LocalRedirect(LocalAddress.Or(ve, "/"));
    }
}
