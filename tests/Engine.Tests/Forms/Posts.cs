using System.Collections.Immutable;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Guards;

namespace ThongSuot.Engine.Tests.Forms;

/// <summary>Short ways to make forms and what is posted to them.</summary>
internal static class Posts
{
    public static readonly ImmutableArray<FieldChoice> Choices = [new("noi_bo", "Nội bộ"), new("ra_ngoai", "Ra ngoài")];

    public static FormDefinition Form(params FieldDefinition[] fields) => Form(fields, []);

    public static FormDefinition Form(FieldDefinition[] fields, FormRule[] rules)
    {
        var form = new FormDefinition("BM-THU-01", "Phiếu thử", 1, [.. fields], [.. rules]);
        Assert.Empty(form.Faults());
        return form;
    }

    /// <summary>A field of the type with what the type needs to be whole.</summary>
    public static FieldDefinition Field(FieldType type, string key = "o") => new(key, "Ô nhập", type)
    {
        Choices = type is FieldType.Choice or FieldType.Checklist ? Choices : [],
        Columns = type == FieldType.Table ? [new("ten", "Tên", FieldType.Line) { Required = true }, new("so", "Số", FieldType.Integer)] : [],
    };

    public static Guard Guard(string text, params FieldDefinition[] fields)
    {
        var parse = Engine.Guards.Guard.Parse(text, FieldGuards.Types(fields).With("secrecy", GuardType.Choice(["thuong", "mat"])));
        Assert.True(parse.Succeeded, string.Join("; ", parse.Errors));
        return parse.Guard;
    }

    public static Dictionary<string, IReadOnlyList<string>> Post(params (string Key, string Text)[] inputs) =>
        inputs.GroupBy(input => input.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => (IReadOnlyList<string>)[.. same.Select(input => input.Text)], StringComparer.Ordinal);

    public static IEnumerable<(string Key, string Code)> Told(IEnumerable<FieldError> errors)
    {
        foreach (var error in errors)
        {
            Assert.EndsWith(".", error.Text, StringComparison.Ordinal);
            yield return (error.Key, error.Code);
        }
    }
}
