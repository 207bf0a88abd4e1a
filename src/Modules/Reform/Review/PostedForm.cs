using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Reform.Review;

/// <summary>A form as it was posted, so that after a refusal everything typed stands there again. Empty on a plain visit.</summary>
internal sealed class PostedForm(HttpContext http)
{
    private readonly IFormCollection? _form = http.Request.HasFormContentType ? http.Request.Form : null;

    public bool Any => _form is not null;

    /// <summary>The raw text; null when the field was not posted.</summary>
    public string? this[string field] => _form is not null && _form.TryGetValue(field, out var value) ? value.ToString() : null;

    public string Text(string field) => Folding.Normalise(this[field] ?? "");

    public string? Optional(string field) => Text(field) is { Length: > 0 } text ? text : null;

    public Guid? Id(string field) => Guid.TryParse(this[field], out var id) ? id : null;

    public IReadOnlyList<string> All(string field) => _form is null ? [] : [.. _form[field].OfType<string>()];

    /// <summary>A whole number from 0; null when nothing or none was posted.</summary>
    public int? Number(string field) => int.TryParse(this[field]?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number with at most two decimals behind a comma, from 0.</summary>
    public decimal? Decimal(string field) =>
        decimal.TryParse(this[field]?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? decimal.Round(number, 2) : null;

    public DateOnly? Day(string field) => ReadDay(this[field]);

    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200 ? day : null;
}

internal static class Shown
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string InForm(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(decimal number) => number.ToString("0.##", Vietnamese);

    /// <summary>A difference with its sign: "−2", "+1,5", "0".</summary>
    public static string Change(decimal difference) => difference switch { < 0 => "−" + Number(-difference), > 0 => "+" + Number(difference), _ => "0" };

    public static string Percent(int? percent) => percent is { } known ? $"{LocalNumber.Of(known)} %" : "–";

    public static FieldErrors AsErrors(this IEnumerable<Refusal> refusals) => new(refusals.Select(r => new FieldError(r.Field, r.Text)));
}
