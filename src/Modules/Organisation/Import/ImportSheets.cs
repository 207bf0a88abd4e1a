using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Import;

internal enum ImportPart { Bodies, Positions, Persons, Roles }

/// <summary>The sheets of the template, in the order in which they are taken, with their columns; a star marks what must be filled in.</summary>
internal static class ImportSheets
{
    public const string Code = "Mã", Name = "Tên", Kind = "Loại", Level = "Cấp", Parent = "Trực thuộc", Type = "Loại hình", From = "Từ ngày", To = "Đến ngày",
        Body = "Mã cơ quan", Position = "Mã vị trí", Description = "Mô tả", Competence = "Yêu cầu năng lực", HeadCount = "Số lượng", Roles = "Vai trò",
        FullName = "Họ và tên", BirthYear = "Năm sinh", Person = "Mã nhân sự", Title = "Chức vụ", Basis = "Căn cứ";

    public static readonly ImmutableArray<(ImportPart Part, string Sheet, ImmutableArray<string> Columns, ImmutableArray<string> Required)> All =
    [
        (ImportPart.Bodies, "Cơ quan", [Code, Name, Kind, Level, Parent, Type, From, To], [Code, Name, Kind, From]),
        (ImportPart.Positions, "Vị trí", [Body, Position, Name, Description, Competence, HeadCount, Roles, From], [Body, Position, Name, HeadCount]),
        (ImportPart.Persons, "Nhân sự", [Code, FullName, BirthYear], [Code, FullName]),
        (ImportPart.Roles, "Vai trò", [Person, Roles, Body, Position, Title, Basis, From, To], [Person, Roles, Body, From]),
    ];

    /// <summary>The rows of the known sheets, in the order in which they are taken.</summary>
    public static Result<IReadOnlyList<ImportRow>> Rows(IReadOnlyDictionary<string, List<SheetRow>> sheets)
    {
        var byName = sheets.GroupBy(s => Folding.Fold(s.Key), StringComparer.Ordinal).ToDictionary(s => s.Key, s => s.First().Value, StringComparer.Ordinal);
        var rows = new List<ImportRow>();
        var known = false;
        foreach (var (part, sheet, columns, required) in All)
        {
            if (!byName.TryGetValue(Folding.Fold(sheet), out var there))
                continue;
            known = true;
            if (there.Count == 0)
                continue;
            var heads = there[0].Cells.Where(c => c.Value.Length > 0).DistinctBy(c => Folding.Fold(c.Value.TrimEnd('*', ' ')), StringComparer.Ordinal)
                .ToDictionary(c => Folding.Fold(c.Value.TrimEnd('*', ' ')), c => c.Key, StringComparer.Ordinal);
            var places = columns.Where(c => heads.ContainsKey(Folding.Fold(c))).ToFrozenPlaces(heads);
            foreach (var row in there.Skip(1))
                rows.Add(new ImportRow(part, sheet, row, places, required));
        }

        return known ? rows : Refusals.FileForeign;
    }

    private static Dictionary<string, int> ToFrozenPlaces(this IEnumerable<string> columns, Dictionary<string, int> heads) =>
        columns.ToDictionary(c => c, c => heads[Folding.Fold(c)], StringComparer.Ordinal);
}

/// <summary>A row with its columns by name; faults name their cell.</summary>
internal sealed class ImportRow(ImportPart part, string sheet, SheetRow row, IReadOnlyDictionary<string, int> places, ImmutableArray<string> required)
{
    private readonly List<string> _faults = [];

    public ImportPart Part => part;

    /// <summary>"Nhân sự, dòng 14".</summary>
    public string Where => $"{sheet}, dòng {row.Number}";

    public IReadOnlyList<string> Faults => _faults;

    public void Begin()
    {
        _faults.Clear();
        foreach (var column in required.Where(c => Text(c).Length == 0))
            Fault(column, "chưa điền");
    }

    public string Text(string column) => places.TryGetValue(column, out var place) && row.Cells.TryGetValue(place, out var text) ? text : "";

    public string? Optional(string column) => Text(column) is { Length: > 0 } text ? text : null;

    /// <summary>A day as typed, or as the serial number that spreadsheets keep.</summary>
    public DateOnly? Day(string column)
    {
        if (Text(column) is not { Length: > 0 } text)
            return null;
        if (Posted.ReadDay(text) is { } day)
            return day;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= 1 and < 110_000)
            return DateOnly.FromDateTime(new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddDays(Math.Floor(serial)));
        Fault(column, $"“{Short(text)}” không phải là ngày (ngày/tháng/năm)");
        return null;
    }

    public int? Number(string column)
    {
        if (Text(column) is not { Length: > 0 } text)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 100_000 && number == Math.Floor(number))
            return (int)number;
        Fault(column, $"“{Short(text)}” không phải là số nguyên");
        return null;
    }

    public IReadOnlyList<string> List(string column) => Text(column).Split([';', ',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public void Fault(string column, string what) =>
        _faults.Add($"{sheet}!{(places.TryGetValue(column, out var place) ? Workbook.CellName(place, row.Number) : $"dòng {row.Number}")}: {column} – {what}.");

    public void Fault(string column, Refusal refusal) =>
        _faults.Add($"{sheet}!{(places.TryGetValue(column, out var place) ? Workbook.CellName(place, row.Number) : $"dòng {row.Number}")}: {refusal.Text}");

    public static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
