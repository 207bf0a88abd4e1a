using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Data;

/// <summary>A person by name. The log refers to the id only, so a name can be erased here.</summary>
internal sealed class Person
{
    public required Guid Id { get; init; }

    /// <summary>Of the personnel records, when there is one; by it files know who is who.</summary>
    public string? Code { get; private set; }

    public string Name { get; private set; } = "";

    public string FoldedName { get; private set; } = "";

    /// <summary>Given name first, as Vietnamese lists sort: "an nguyen van an".</summary>
    public string SortName { get; private set; } = "";

    public int? BirthYear { get; private set; }

    public static Person Register(string name, int? birthYear = null, string? code = null)
    {
        var person = new Person { Id = Guid.CreateVersion7() };
        person.Correct(name, birthYear, code);
        return person;
    }

    public void Correct(string name, int? birthYear, string? code)
    {
        Name = Folding.Normalise(name);
        FoldedName = Folding.Fold(Name);
        SortName = FoldedName[(FoldedName.LastIndexOf(' ') + 1)..] + " " + FoldedName;
        (BirthYear, Code) = (birthYear, code is { Length: > 0 } ? code : null);
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

    /// <summary>The job position by which the role is held.</summary>
    public Guid? JobPosition { get; set; }


    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>When its end was written into the log: from then on it gives no right, even if its last day is not over.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The decision that gave it.</summary>
    public string? Basis { get; init; }

    public bool StandsOn(DateOnly day) => EndedAt is null && ValidFrom <= day && (ValidTo is null || ValidTo >= day);
}

/// <summary>A person says that another one is a relative. Kept after it was taken back, since decisions were made under it.</summary>
internal sealed class Relative
{
    public required Guid Id { get; init; }

    /// <summary>Who declares.</summary>
    public required Guid Person { get; init; }

    public required Guid Other { get; init; }

    /// <summary>What the other one is to the declaring person: a code of <c>RelationKinds</c>.</summary>
    public required string Kind { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateTimeOffset DeclaredAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }
}
