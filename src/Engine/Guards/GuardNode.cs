using System.Collections.Immutable;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Guards;

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>The tree of a checked guard. Chains of the same connective are one node.</summary>
internal abstract record GuardNode
{
    internal sealed record Any(ImmutableArray<GuardNode> Parts) : GuardNode;

    internal sealed record All(ImmutableArray<GuardNode> Parts) : GuardNode;

    internal sealed record Not(GuardNode Part) : GuardNode;

    internal sealed record Compare(GuardOperand Left, Comparison Operator, GuardOperand Right) : GuardNode;

    internal sealed record In(GuardOperand Operand, ImmutableArray<Value> Values) : GuardNode;

    internal sealed record Empty(GuardOperand.Name Name, bool Negated) : GuardNode;

    /// <summary>A name or constant of type truth, standing alone.</summary>
    internal sealed record Holds(GuardOperand Operand) : GuardNode;

    /// <summary>Joins parts of one connective, taking in parts that are chains of it already.</summary>
    internal static GuardNode Joined(bool any, IReadOnlyList<GuardNode> parts)
    {
        if (parts.Count == 1)
            return parts[0];
        var flat = parts.SelectMany(part => part switch
        {
            Any inner when any => inner.Parts,
            All inner when !any => inner.Parts,
            _ => [part],
        }).ToImmutableArray();
        return any ? new Any(flat) : new All(flat);
    }

    internal IEnumerable<GuardOperand> Operands => this switch
    {
        Any any => any.Parts.SelectMany(part => part.Operands),
        All all => all.Parts.SelectMany(part => part.Operands),
        Not not => not.Part.Operands,
        Compare compare => [compare.Left, compare.Right],
        In @in => [@in.Operand],
        Empty empty => [empty.Name],
        Holds holds => [holds.Operand],
        _ => [],
    };

    /// <summary>Names whose emptiness the guard itself speaks of.</summary>
    internal IEnumerable<string> NamesTestedForEmptiness => this switch
    {
        Any any => any.Parts.SelectMany(part => part.NamesTestedForEmptiness),
        All all => all.Parts.SelectMany(part => part.NamesTestedForEmptiness),
        Not not => not.Part.NamesTestedForEmptiness,
        Empty empty => [empty.Name.Path],
        _ => Operands.OfType<GuardOperand.Count>().Select(count => count.Path),
    };
}

internal abstract record GuardOperand(GuardType Type)
{
    internal sealed record Name(string Path, GuardType NameType) : GuardOperand(NameType);

    internal sealed record Count(string Path) : GuardOperand(GuardType.Number);

    internal sealed record Constant(Value Value, GuardType ConstantType) : GuardOperand(ConstantType);

    internal string? PathOrNull => this switch
    {
        Name name => name.Path,
        Count count => count.Path,
        _ => null,
    };
}
