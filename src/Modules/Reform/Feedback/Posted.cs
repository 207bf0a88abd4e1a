using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Reform.Feedback;

/// <summary>A form as it was posted, so that after a refusal everything typed stands there again. Empty on a plain visit.</summary>
internal sealed class Posted(HttpContext http)
{
    private readonly IFormCollection? _form = http.Request.HasFormContentType ? http.Request.Form : null;

    /// <summary>The raw text; null when the field was not posted.</summary>
    public string? this[string field] => _form is not null && _form.TryGetValue(field, out var value) ? value.ToString() : null;

    public bool IsTicked(string field) => this[field] == "true";

    public Guid? Id(string field) => Guid.TryParse(this[field], out var id) ? id : null;

    public int Number(string field) => int.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    public DateOnly? Day(string field) => DateOnly.TryParseExact(this[field]?.Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2000 and <= 2200 ? day : null;

    public static FieldErrors Errors(IEnumerable<Refusal> refusals) => new(refusals.Select(r => new FieldError(r.Field, r.Text)));
}
