using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>How the fields of a form appear in guards.</summary>
public static class FieldGuards
{
    /// <summary>The prefix of a form's own fields in its conditions and rules: <c>field.tu_ngay</c>.</summary>
    public const string OwnPrefix = "field";

    /// <summary>
    /// The names of the fields, <c>prefix.key</c>, with their types; a range also has the dates <c>prefix.key.from</c>
    /// and <c>prefix.key.to</c>. A key that is no key (a fault of the form) is passed over.
    /// </summary>
    public static GuardTypes Types(IEnumerable<FieldDefinition> fields, string prefix = OwnPrefix)
    {
        var types = GuardTypes.None;
        foreach (var field in fields)
        {
            var name = $"{prefix}.{field.Key}";
            if (!GuardTypes.IsName(name))
                continue;
            types = types.With(name, Type(field));
            if (field.Type == FieldType.DateRange)
                types = types.With($"{name}.from", GuardType.Date).With($"{name}.to", GuardType.Date);
        }
        return types;
    }

    /// <summary>The value of a name under the prefix, or nothing; null when the name is not under the prefix.</summary>
    public static Value? Find(ValueMap values, string name, string prefix = OwnPrefix)
    {
        if (KeyOf(name, prefix) is not { } key)
            return null;
        var part = name[(prefix.Length + 1 + key.Length)..];
        return (values[key], part) switch
        {
            (var whole, "") => whole,
            (Value.List { Items: [var from, _] }, ".from") => from,
            (Value.List { Items: [_, var to] }, ".to") => to,
            _ => Value.Nothing,
        };
    }

    internal static string? KeyOf(string name, string prefix = OwnPrefix)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || name.Length <= prefix.Length || name[prefix.Length] != '.')
            return null;
        var rest = name.AsSpan(prefix.Length + 1);
        var dot = rest.IndexOf('.');
        return (dot < 0 ? rest : rest[..dot]).ToString();
    }

    private static GuardType Type(FieldDefinition field) => field.Type.Shape() switch
    {
        FieldShape.Number => GuardType.Number,
        FieldShape.Truth => GuardType.Truth,
        FieldShape.Date => GuardType.Date,
        FieldShape.Moment => GuardType.Moment,
        FieldShape.Lines or FieldShape.Table or FieldShape.Range => GuardType.List,
        FieldShape.Line when field.Type == FieldType.Choice => GuardType.Choice(field.Choices.Select(choice => choice.Code)),
        FieldShape.Text or FieldShape.Line => GuardType.Text,
    };
}
