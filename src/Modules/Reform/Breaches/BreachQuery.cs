using Microsoft.AspNetCore.Http;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Breaches;

/// <summary>A filter as the address has it; what does not fit is answered as if it were not there.</summary>
internal sealed record BreachQuery(BreachFilter Filter)
{
    public static BreachQuery Read(HttpRequest request, bool own)
    {
        string? Asked(string name) => request.Query[name] is [{ Length: > 0 } one, ..] ? one : null;
        return new BreachQuery(new BreachFilter(
            own, Guid.TryParse(Asked("co-quan"), out var body) ? body : null, BreachWords.Read<BreachGroup>(Asked("nhom")), BreachWords.Read<BreachKind>(Asked("loai")),
            Asked("nguyen-nhan") is { Length: <= 40 } cause ? cause : null, BreachWords.Read<BreachState>(Asked("trang-thai")), Guid.TryParse(Asked("nguoi"), out var person) ? person : null,
            PostedForm.ReadDay(Asked("tu")), PostedForm.ReadDay(Asked("den"))));
    }

    /// <summary>"a=b&amp;c=d", of what is set alone.</summary>
    public string Address()
    {
        var f = Filter;
        var parts = new (string Name, string? Value)[]
        {
            ("co-quan", f.Body?.ToString()), ("nhom", f.Group is { } g ? BreachWords.Code(g) : null), ("loai", f.Kind is { } k ? BreachWords.Code(k) : null), ("nguyen-nhan", f.Cause),
            ("trang-thai", f.State is { } s ? BreachWords.Code(s) : null), ("nguoi", f.Person?.ToString()), ("tu", f.From is { } from ? Shown.InForm(from) : null), ("den", f.To is { } to ? Shown.InForm(to) : null),
        };
        return string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    /// <summary>The period of statistics: this year until today unless something else was asked.</summary>
    public static (DateOnly From, DateOnly To) PeriodOf(HttpRequest request, DateTimeOffset now)
    {
        var today = now.DateInVietnam();
        return (PostedForm.ReadDay(request.Query["tu"]) ?? new DateOnly(today.Year, 1, 1), PostedForm.ReadDay(request.Query["den"]) ?? today);
    }
}

/// <summary>A list in its filters, handed to the parts of its page.</summary>
internal sealed record BreachShown(BreachQuery Query, IReadOnlyList<BreachRow> Rows);

/// <param name="Name">What names a line.</param>
/// <param name="Link">Where the name leads; null for nowhere.</param>
internal sealed record ConductShown(IReadOnlyList<ConductLine> Lines, Func<ConductLine, string> Name, Func<ConductLine, string?>? Link = null);
