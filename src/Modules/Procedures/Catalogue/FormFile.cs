using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Values;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>One form as its file tells it.</summary>
/// <param name="At">The file's root, for faults found later.</param>
/// <param name="Procedures">Codes of the procedures that use it.</param>
internal sealed record FormFile(MapReader At, string Code, string Field, string? NameEn, ImmutableArray<string> Procedures, FormDefinition Definition)
{
    private static readonly FrozenDictionary<string, bool> Kinds =
        Enum.GetValues<FieldType>().ToFrozenDictionary(type => type.Word(), _ => true, StringComparer.Ordinal);

    public static FormFile Read(string file, YamlNode root, CatalogueFaults faults)
    {
        var map = MapReader.Of(file, root, faults);
        var (code, name) = (map.Text("code"), map.Text("name"));
        var fieldMaps = map.Maps("fields");
        var fields = fieldMaps.Select(ReadField).ToImmutableArray();
        var types = FieldGuards.Types(fields);
        // Conditions need the types of all fields, so they come second.
        fields = [.. fields.Zip(fieldMaps, (field, at) => field with { VisibleWhen = at.TextOrNull("visible_when") is null ? null : Guards.Read(at, "visible_when", types) })];
        foreach (var at in fieldMaps)
            at.NothingElse();
        var rules = map.Maps("rules", optional: true).Select(at => Rule(at, types)).OfType<FormRule>().ToImmutableArray();
        var form = new FormFile(
            map, code, map.Text("field"), map.TextOrNull("name_en"), map.Texts("procedures"),
            new FormDefinition(code, name, map.Whole("version", least: 1), fields, rules));
        map.NothingElse();
        foreach (var fault in form.Definition.Faults())
            map.Fault("fields", "form_definition", fault, $"định nghĩa biểu mẫu chưa đúng ({fault})");
        return form;
    }

    private static FieldDefinition ReadField(MapReader map)
    {
        map.Word("type", Kinds);
        var type = FieldTypes.Parse(map.TextOrNull("type") ?? "") ?? FieldType.Line;
        var columns = map.Maps("columns", optional: true);
        var field = new FieldDefinition(map.Text("key"), map.Text("label"), type)
        {
            Required = map.Truth("required"),
            Help = map.TextOrNull("help"),
            Choices = [.. map.Maps("choices", optional: true).Select(Choice)],
            Columns = [.. columns.Select(ReadField)],
            Min = Bound(map, "min", type),
            Max = Bound(map, "max", type),
            MaxLength = map.WholeOrNull("max_length", least: 1),
            MinRows = map.WholeOrNull("min_rows"),
            MaxRows = map.WholeOrNull("max_rows", least: 1),
            Pattern = map.TextOrNull("pattern"),
            PatternHelp = map.TextOrNull("pattern_help"),
        };
        foreach (var column in columns)
            column.NothingElse();
        return field;
    }

    private static FieldChoice Choice(MapReader map)
    {
        var choice = new FieldChoice(map.Text("code"), map.Text("label"));
        map.NothingElse();
        return choice;
    }

    private static Value? Bound(MapReader map, string key, FieldType type)
    {
        if (type is FieldType.Date or FieldType.Month or FieldType.DateRange)
            return map.DateOrNull(key) is { } day ? new Value.Date(day) : null;
        if (type is not FieldType.Moment)
            return map.NumberOrNull(key) is { } number ? new Value.Number(number) : null;
        if (map.TextOrNull(key) is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return new Value.Moment(moment);
        map.Fault(key, "type", $"\"{key}\" takes a date with time and offset", $"“{key}” cần ngày giờ có múi giờ");
        return null;
    }

    private static FormRule? Rule(MapReader map, GuardTypes types)
    {
        var (must, field, message) = (Guards.Read(map, "must", types), map.Text("field"), map.Text("message"));
        map.NothingElse();
        return must is null ? null : new FormRule(must, field, message);
    }
}
