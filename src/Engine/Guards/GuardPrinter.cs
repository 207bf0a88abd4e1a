using System.Globalization;
using System.Text;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Guards;

/// <summary>Prints a tree in the one canonical spelling, which parses to the same tree.</summary>
internal static class GuardPrinter
{
    internal static string Print(GuardNode node)
    {
        var text = new StringBuilder();
        Print(text, node, GuardLevel.Any);
        return text.ToString();
    }

    private enum GuardLevel
    {
        Any,
        All,
        Unary,
    }

    private static void Print(StringBuilder text, GuardNode node, GuardLevel level)
    {
        var own = node switch
        {
            GuardNode.Any => GuardLevel.Any,
            GuardNode.All => GuardLevel.All,
            _ => GuardLevel.Unary,
        };
        if (own < level)
            text.Append('(');
        switch (node)
        {
            case GuardNode.Any any:
                PrintChain(text, any.Parts, " or ", GuardLevel.All);
                break;
            case GuardNode.All all:
                PrintChain(text, all.Parts, " and ", GuardLevel.Unary);
                break;
            case GuardNode.Not not:
                text.Append("not ");
                Print(text, not.Part, GuardLevel.Unary);
                break;
            case GuardNode.Compare compare:
                text.Append(Print(compare.Left)).Append(' ').Append(Symbol(compare.Operator)).Append(' ')
                    .Append(Print(compare.Right));
                break;
            case GuardNode.In @in:
                text.Append(Print(@in.Operand)).Append(" in (").AppendJoin(", ", @in.Values.Select(Print)).Append(')');
                break;
            case GuardNode.Empty empty:
                text.Append(empty.Name.Path).Append(empty.Negated ? " is not empty" : " is empty");
                break;
            case GuardNode.Holds holds:
                text.Append(Print(holds.Operand));
                break;
        }
        if (own < level)
            text.Append(')');
    }

    private static void PrintChain(StringBuilder text, IReadOnlyList<GuardNode> parts, string word, GuardLevel level)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                text.Append(word);
            Print(text, parts[i], level);
        }
    }

    private static string Print(GuardOperand operand) => operand switch
    {
        GuardOperand.Name name => name.Path,
        GuardOperand.Count count => $"count({count.Path})",
        GuardOperand.Constant constant => Print(constant.Value),
        _ => string.Empty,
    };

    private static string Print(Value value) => value switch
    {
        Value.Text text => $"'{text.Content.Replace("'", "''", StringComparison.Ordinal)}'",
        Value.Number number => ValueJson.Plain(number.Amount),
        Value.Date date => $"d'{date.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        Value.Truth { Holds: true } => "true",
        _ => "false",
    };

    private static string Symbol(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
    };
}
