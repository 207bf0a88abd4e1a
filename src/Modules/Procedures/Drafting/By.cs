using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Procedures.Drafting;

/// <summary>Who acts, and from where.</summary>
internal sealed record By(Actor Actor, string? Address)
{
    public static By Request(HttpContext http) => new(http.Actor(), http.Connection.RemoteIpAddress?.ToString());
}

/// <summary>A form as it was posted, so that after a refusal everything typed stands there again. Empty on a plain visit.</summary>
internal sealed class Posted
{
    private readonly IFormCollection? _form;

    public Posted(HttpContext? http) => _form = http?.Request.HasFormContentType == true ? http.Request.Form : null;

    private Posted(IFormCollection form) => _form = form;

    public static Posted Of(IReadOnlyDictionary<string, string[]> fields) => new(new FormCollection(fields.ToDictionary(f => f.Key, f => new StringValues(f.Value), StringComparer.Ordinal)));

    public bool Any => _form is not null;

    /// <summary>The raw text; null when the field was not posted.</summary>
    public string? this[string field] => _form is not null && _form.TryGetValue(field, out var value) ? value.ToString() : null;

    public string Text(string field) => Clean(this[field]);

    public bool Has(string field) => _form?.ContainsKey(field) == true;

    /// <summary>The page's own fields, without what the framework adds.</summary>
    public IReadOnlyDictionary<string, string[]> Fields => (_form ?? FormCollection.Empty).Where(f => !f.Key.StartsWith('_')).ToDictionary(f => f.Key, f => f.Value.OfType<string>().ToArray(), StringComparer.Ordinal);

    public int Revision => int.TryParse(this["lan"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public IReadOnlyList<string> All(string field) => _form is null ? [] : [.. _form[field].OfType<string>()];

    public IReadOnlyList<Guid> Ids(string field) => [.. All(field).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];

    public DateOnly? Day(string field) =>
        DateOnly.TryParseExact(this[field]?.Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200 ? day : null;

    /// <summary>Normalised, with one kind of line end, and without what no database keeps.</summary>
    public static string Clean(string? text) =>
        Folding.Normalise((text ?? "").Replace("\0", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal));
}

internal static class Saying
{
    public static FieldErrors ToErrors(this IEnumerable<Refusal> refusals) => new(refusals.Select(r => new FieldError(r.Field, r.Text)));

    public static string Text(this DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Posted(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
