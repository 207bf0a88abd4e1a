using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Guards;

/// <summary>Evaluates a guard's tree. Three-valued, so that the same rules serve the editor: null is "cannot be told".</summary>
internal static class GuardEvaluation
{
    /// <param name="lookup">The value of a name; null when the name is left open.</param>
    internal static bool? Evaluate(GuardNode node, Func<string, Value?> lookup) => node switch
    {
        GuardNode.Any any => AnyOf(any.Parts, lookup),
        GuardNode.All all => AllOf(all.Parts, lookup),
        GuardNode.Not not => !Evaluate(not.Part, lookup),
        GuardNode.Compare compare => Of(compare.Left, lookup) is { } left && Of(compare.Right, lookup) is { } right
            ? Compare(left, compare.Operator, right) : null,
        GuardNode.In @in => Of(@in.Operand, lookup) is { } value
            ? @in.Values.Any(one => Compare(value, Comparison.Equal, one)) : null,
        GuardNode.Empty empty => lookup(empty.Name.Path) is { } value ? value.IsEmpty != empty.Negated : null,
        GuardNode.Holds holds => Of(holds.Operand, lookup) is { } value ? value is Value.Truth { Holds: true } : null,
        _ => false,
    };

    private static bool? AnyOf(IReadOnlyList<GuardNode> parts, Func<string, Value?> lookup)
    {
        bool? result = false;
        foreach (var part in parts)
        {
            var one = Evaluate(part, lookup);
            if (one is true)
                return true;
            result = one is null ? null : result;
        }
        return result;
    }

    private static bool? AllOf(IReadOnlyList<GuardNode> parts, Func<string, Value?> lookup)
    {
        bool? result = true;
        foreach (var part in parts)
        {
            var one = Evaluate(part, lookup);
            if (one is false)
                return false;
            result = one is null ? null : result;
        }
        return result;
    }

    private static Value? Of(GuardOperand operand, Func<string, Value?> lookup) => operand switch
    {
        GuardOperand.Name name => lookup(name.Path),
        GuardOperand.Constant constant => constant.Value,
        GuardOperand.Count count => lookup(count.Path) switch
        {
            null => null,
            Value.List list => new Value.Number(list.Items.Length),
            Value.Rows rows => new Value.Number(rows.Items.Length),
            _ => new Value.Number(0),
        },
        _ => Value.Nothing,
    };

    /// <summary>False whenever one side is missing or the sides are of different kinds.</summary>
    private static bool Compare(Value left, Comparison comparison, Value right) => (left, right) switch
    {
        (Value.Text a, Value.Text b) => Holds(comparison, string.CompareOrdinal(a.Content, b.Content)),
        (Value.Number a, Value.Number b) => Holds(comparison, a.Amount.CompareTo(b.Amount)),
        (Value.Truth a, Value.Truth b) => Holds(comparison, a.Holds.CompareTo(b.Holds)),
        (Value.Moment a, Value.Moment b) => Holds(comparison, a.At.CompareTo(b.At)),
        // Beside a date, a moment counts by its day in Vietnam.
        (Value.Date or Value.Moment, Value.Date or Value.Moment) => Holds(comparison, Day(left).CompareTo(Day(right))),
        _ => false,
    };

    private static DateOnly Day(Value value) =>
        value is Value.Moment moment ? VietnamTime.Day(moment.At) : ((Value.Date)value).Day;

    private static bool Holds(Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        Comparison.GreaterOrEqual => order >= 0,
    };
}
