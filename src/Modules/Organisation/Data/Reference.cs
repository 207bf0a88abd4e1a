namespace ThongSuot.Organisation.Data;

/// <summary>A level of the Party's organisation (Tỉnh, cấp trên trực tiếp của cơ sở …), dated: levels come and go by decision.</summary>
internal sealed record Level
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>1 is the highest.</summary>
    public int Rank { get; init; }

    public bool Legacy { get; init; }

    public DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public string? Source { get; init; }

    public bool Verified { get; init; }
}

/// <summary>A kind of body (cell, office, standing committee …), dated.</summary>
internal sealed record BodyKind
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The level it stands at; null for organs, which stand at their committee's.</summary>
    public string? Level { get; init; }

    public DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public string? Source { get; init; }

    public bool Verified { get; init; }
}

/// <summary>A type of grassroots organisation (trường học, bệnh viện …), dated.</summary>
internal sealed record OrganisationType
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public string? Source { get; init; }

    public bool Verified { get; init; }
}

/// <summary>One rung of the ladder by which a decision is handed up.</summary>
internal sealed record Superior
{
    /// <summary>Place in the list; the first rung that fits is taken.</summary>
    public required int Order { get; init; }

    public required string FromKind { get; init; }

    public string? AtLevel { get; init; }

    /// <summary>An organ of the same committee, "up", or "up.&lt;organ&gt;".</summary>
    public required string To { get; init; }

    public required string Role { get; init; }

    public DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public string? Source { get; init; }

    public bool Verified { get; init; }
}

/// <summary>One row: grows with every change, so that readers know in one look whether what they hold is still true.</summary>
internal sealed class OrganisationVersion
{
    public int Id { get; init; } = 1;

    /// <summary>Also the check that two changes at once don't overwrite each other.</summary>
    public long Number { get; set; }
}
