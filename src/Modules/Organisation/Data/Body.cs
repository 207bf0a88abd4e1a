using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Data;

/// <summary>A Party committee, one of its organs, a grassroots organisation or a cell, from the day it was founded to the day it ended.</summary>
internal sealed class Body
{
    public required Guid Id { get; init; }

    /// <summary>Short and stable ("TU-VP", "CB001"); part of addresses.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string FoldedName { get; init; }

    /// <summary>Code of a body kind: "cell", "office", "standing_committee" …</summary>
    public required string Kind { get; init; }

    /// <summary>TINH, HUYEN (legacy), CTCS, CS or CB; an organ has the level of its committee.</summary>
    public required string Level { get; init; }

    public Guid? Parent { get; init; }

    /// <summary>Organisation type, which selects local variants of procedures.</summary>
    public string? Type { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Who took over its work.</summary>
    public Guid? Successor { get; init; }

    public static Body Found(string code, string name, string kind, string level, Guid? parent, DateOnly from, string? type = null, DateOnly? to = null, Guid? successor = null)
    {
        name = Folding.Normalise(name);
        return new Body
        {
            Id = Guid.CreateVersion7(), Code = code, Name = name, FoldedName = Folding.Fold(name), Kind = kind, Level = level,
            Parent = parent, Type = type, ValidFrom = from, ValidTo = to, Successor = successor,
        };
    }
}

/// <summary>A committee's term of office (nhiệm kỳ); documents are numbered within it.</summary>
internal sealed class Term
{
    public required Guid Id { get; init; }

    public required Guid Body { get; init; }

    public required string Name { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day; unknown until the next congress closes.</summary>
    public DateOnly? ValidTo { get; init; }
}
