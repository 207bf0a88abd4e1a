using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Data;

/// <summary>A person by name. The log refers to the id only, so a name can be erased here.</summary>
internal sealed class Person
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string FoldedName { get; init; }

    public int? BirthYear { get; init; }

    public static Person Register(string name, int? birthYear = null)
    {
        name = Folding.Normalise(name);
        return new Person { Id = Guid.CreateVersion7(), Name = name, FoldedName = Folding.Fold(name), BirthYear = birthYear };
    }
}

/// <summary>A role that a person holds at a body, from a day to a day, on the basis of a decision.</summary>
internal sealed class Holding
{
    public required Guid Id { get; init; }

    public required Guid Person { get; init; }

    public required string Role { get; init; }

    public required Guid Body { get; init; }

    /// <summary>The post as people say it ("Phó Chánh Văn phòng Tỉnh ủy"); null when the role alone says it.</summary>
    public string? Position { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The decision that gave it.</summary>
    public string? Basis { get; init; }
}
