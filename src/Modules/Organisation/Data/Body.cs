using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Data;

/// <summary>A Party committee, one of its organs, a grassroots organisation or a cell, from the day it was founded to the day it ended.</summary>
internal sealed class Body
{
    public required Guid Id { get; init; }

    /// <summary>Short and stable ("TU-VP", "CB001"); part of addresses.</summary>
    public required string Code { get; init; }

    /// <summary>Today's; earlier and coming ones stand in <see cref="BodyState"/>.</summary>
    public string Name { get; private set; } = "";

    public string FoldedName { get; private set; } = "";

    /// <summary>Code of a body kind: "cell", "office", "standing_committee" …</summary>
    public required string Kind { get; init; }

    /// <summary>TINH, HUYEN (legacy), CTCS, CS or CB; an organ has the level of its committee.</summary>
    public string Level { get; private set; } = "";

    public Guid? Parent { get; private set; }

    /// <summary>Organisation type, which selects local variants of procedures.</summary>
    public string? Type { get; private set; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Set when it ended in the middle of its last day; otherwise it stands to the end of that day.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who took over its work.</summary>
    public Guid? Successor { get; private set; }

    public bool StandsOn(DateOnly day) => EndedAt is null && ValidFrom <= day && (ValidTo is null || ValidTo >= day);

    public BodyState StateFrom(DateOnly day) => new()
    {
        Id = Guid.CreateVersion7(), Body = Id, ValidFrom = day, Name = Name, FoldedName = FoldedName, Level = Level, Parent = Parent, Type = Type,
    };

    public void Become(BodyState state) => (Name, FoldedName, Level, Parent, Type) = (state.Name, state.FoldedName, state.Level, state.Parent, state.Type);

    /// <summary>Ends with the day given; at once when <paramref name="now"/> is given, too.</summary>
    public void End(DateOnly lastDay, Guid? successor, DateTimeOffset? now) => (ValidTo, Successor, EndedAt) = (lastDay, successor, now);

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

/// <summary>What a body was called, where it belonged and of which type it was, from a day until the next row. A body that never changed has none.</summary>
internal sealed class BodyState
{
    public required Guid Id { get; init; }

    public required Guid Body { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required string Name { get; set; }

    public required string FoldedName { get; set; }

    public required string Level { get; set; }

    public Guid? Parent { get; set; }

    public string? Type { get; set; }

    /// <summary>When it became the body's own; null while its day is to come.</summary>
    public DateTimeOffset? AppliedAt { get; set; }
}

/// <summary>A function or duty of a body (chức năng, nhiệm vụ), with the document that gives it.</summary>
internal sealed class BodyFunction
{
    public required Guid Id { get; init; }

    public required Guid Body { get; init; }

    public required string Text { get; init; }

    public required string Basis { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? ValidTo { get; set; }
}

/// <summary>A committee's term of office (nhiệm kỳ); documents are numbered within it.</summary>
internal sealed class Term
{
    public required Guid Id { get; init; }

    public required Guid Body { get; init; }

    public required string Name { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day; unknown until the next congress closes.</summary>
    public DateOnly? ValidTo { get; set; }
}
