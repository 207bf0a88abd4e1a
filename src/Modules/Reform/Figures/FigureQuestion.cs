using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Figures;

/// <summary>A part of a year whose figures can be compared: the year, a half, a quarter, a month.</summary>
/// <param name="Code">In addresses: "nam", "n1", "q3", "t11".</param>
internal sealed record FigurePeriod(int Year, string Code)
{
    private const int FirstYear = 2010, LastYear = 2100;

    /// <summary>Code, first month, number of months, words.</summary>
    public static readonly ImmutableArray<(string Code, int First, int Months, string Name)> Parts =
    [
        ("nam", 1, 12, "Cả năm"), ("n1", 1, 6, "6 tháng đầu năm"), ("n2", 7, 6, "6 tháng cuối năm"), ("q1", 1, 3, "Quý I"), ("q2", 4, 3, "Quý II"), ("q3", 7, 3, "Quý III"), ("q4", 10, 3, "Quý IV"),
        .. Enumerable.Range(1, 12).Select(m => ($"t{m}", m, 1, $"Tháng {m}")),
    ];

    private (string Code, int First, int Months, string Name) Part => Parts.First(p => p.Code == Code);

    public DateOnly FirstDay => new(Year, Part.First, 1);

    public DateOnly LastDay => FirstDay.AddMonths(Part.Months).AddDays(-1);

    /// <summary>Year × 100 + month, both months included.</summary>
    public (int From, int To) Months => (Number(FirstDay), Number(LastDay));

    public DateTimeOffset Begin => FirstDay.MidnightInVietnam();

    public DateTimeOffset End => LastDay.AddDays(1).MidnightInVietnam();

    public string Name => Code == "nam" ? $"năm {Year}" : $"{char.ToLowerInvariant(Part.Name[0])}{Part.Name[1..]} năm {Year}";

    /// <summary>The one of the same length right before.</summary>
    public FigurePeriod Before
    {
        get
        {
            var (year, first) = (FirstDay.AddMonths(-Part.Months).Year, FirstDay.AddMonths(-Part.Months).Month);
            return new FigurePeriod(year, Parts.First(p => p.First == first && p.Months == Part.Months).Code);
        }
    }

    /// <summary>Its months, oldest first.</summary>
    public IEnumerable<int> EachMonth => Enumerable.Range(0, Part.Months).Select(i => Number(FirstDay.AddMonths(i)));

    /// <summary>What does not fit is this year.</summary>
    public static FigurePeriod Read(string? year, string? code, DateOnly today) => new(
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= FirstYear and <= LastYear ? asked : today.Year,
        Parts.Any(p => p.Code == code) ? code! : "nam");

    public static FigurePeriod OfMonth(string month) => new(FirstOf(month).Year, $"t{FirstOf(month).Month}");

    /// <summary>The first day of a month by its number as text.</summary>
    public static DateOnly FirstOf(string month) => DateOnly.ParseExact(month, "yyyyMM", CultureInfo.InvariantCulture);

    private static int Number(DateOnly day) => (day.Year * 100) + day.Month;
}

/// <summary>Of when, of whom and of what figures are asked for; all of it stands in the address.</summary>
/// <param name="Body">The body that handles.</param>
internal sealed record FigureQuestion(FigurePeriod Period, Guid? Body = null, string? Field = null, string? Procedure = null)
{
    private const int LongestCode = 40;

    public static FigureQuestion Read(HttpRequest request, DateTimeOffset now)
    {
        string? Asked(string name) => request.Query[name] is [{ Length: > 0 and <= LongestCode } one, ..] ? one : null;
        return new FigureQuestion(
            FigurePeriod.Read(Asked("nam"), Asked("ky"), now.DateInVietnam()), Guid.TryParse(Asked("co-quan"), out var body) ? body : null, Asked("linh-vuc"), Asked("thu-tuc"));
    }

    /// <summary>"a=b&amp;c=d"; with what is given in the place of its own.</summary>
    public string Address(FigurePeriod? period = null, Guid? body = null, string? field = null, string? procedure = null)
    {
        var of = period ?? Period;
        var parts = new (string Name, string? Value)[]
        {
            ("nam", of.Year.ToString(CultureInfo.InvariantCulture)), ("ky", of.Code), ("co-quan", (body ?? Body)?.ToString()), ("linh-vuc", field ?? Field), ("thu-tuc", procedure ?? Procedure),
        };
        return string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    public IQueryable<HandledMonth> Of(IQueryable<HandledMonth> rows)
    {
        var ((from, to), body, field, procedure) = (Period.Months, Body, Field, Procedure);
        rows = rows.Where(r => r.Month >= from && r.Month <= to);
        rows = body is null ? rows : rows.Where(r => r.Body == body);
        rows = field is null ? rows : rows.Where(r => r.Field == field);
        return procedure is null ? rows : rows.Where(r => r.Procedure == procedure);
    }

    public IQueryable<DaysMonth> Of(IQueryable<DaysMonth> rows)
    {
        var ((from, to), body, field, procedure) = (Period.Months, Body, Field, Procedure);
        rows = rows.Where(r => r.Month >= from && r.Month <= to);
        rows = body is null ? rows : rows.Where(r => r.Body == body);
        rows = field is null ? rows : rows.Where(r => r.Field == field);
        return procedure is null ? rows : rows.Where(r => r.Procedure == procedure);
    }

    /// <param name="inField">Codes of the procedures of the field asked for; null for all.</param>
    public IQueryable<RatedMonth> Of(IQueryable<RatedMonth> rows, string[]? inField)
    {
        var ((from, to), body, procedure) = (Period.Months, Body, Procedure);
        rows = rows.Where(r => r.Month >= from && r.Month <= to);
        rows = body is null ? rows : rows.Where(r => r.Body == body);
        rows = inField is null ? rows : rows.Where(r => inField.Contains(r.Procedure));
        return procedure is null ? rows : rows.Where(r => r.Procedure == procedure);
    }
}

/// <summary>By what figures are told apart. Names are those of the addresses.</summary>
internal enum FigureDimension
{
    Month,
    Body,
    Field,
    Procedure,
}
