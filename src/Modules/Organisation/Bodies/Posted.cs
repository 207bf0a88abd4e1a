using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Bodies;

/// <summary>A form as it was posted, so that after a refusal everything typed stands there again. Empty on a plain visit.</summary>
internal sealed class Posted
{
    private readonly IFormCollection? _form;

    public Posted(HttpContext http) => _form = http.Request.HasFormContentType ? http.Request.Form : null;

    /// <summary>The page was posted, not only visited.</summary>
    public bool Any => _form is not null;

    /// <summary>The raw text; null when the field was not posted.</summary>
    public string? this[string field] => _form is not null && _form.TryGetValue(field, out var value) ? value.ToString() : null;

    public string Text(string field) => Folding.Normalise(this[field] ?? "");

    public string? Optional(string field) => Text(field) is { Length: > 0 } text ? text : null;

    public Guid? Id(string field) => Guid.TryParse(this[field], out var id) ? id : null;

    public IReadOnlyList<string> All(string field) => _form is null ? [] : [.. _form[field].OfType<string>()];

    /// <summary>A day as yyyy-MM-dd; null when nothing or no day was posted.</summary>
    public DateOnly? Day(string field) => ReadDay(this[field]);

    /// <summary>Something was typed, but it is no day.</summary>
    public bool IsBadDay(string field) => !string.IsNullOrWhiteSpace(this[field]) && Day(field) is null;

    public int? Number(string field) => int.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200 ? day : null;
}

/// <summary>Days as pages show and post them.</summary>
internal static class Days
{
    public static string? Text(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Posted(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Span(DateOnly from, DateOnly? to) => to is null ? $"từ {Text(from)}" : $"{Text(from)} – {Text(to)}";
}
