namespace ThongSuot.Reform.Ratings;

/// <summary>A finished dossier that its filer may rate once; rated as soon as it has stars.</summary>
internal sealed class Rating
{
    public const int MostText = 2_000, MostStars = 5;

    /// <summary>From so many stars on somebody counts as satisfied.</summary>
    public const int FewestSatisfied = 4;

    /// <summary>So that nobody can be told from an average.</summary>
    public const int FewestShown = 5;

    public required Guid Dossier { get; init; }

    public required Guid Filer { get; init; }

    public required string Procedure { get; init; }

    /// <summary>The competent body, whose head reads it.</summary>
    public required Guid Body { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>1 to 5; null as long as it was not rated.</summary>
    public int? Stars { get; private set; }

    public DateTimeOffset? RatedAt { get; private set; }

    /// <summary>To the head; erasable.</summary>
    public string? Text { get; private set; }

    public byte[]? Salt { get; private set; }

    public int Revision { get; private set; }

    public void Rate(int stars, string? text, byte[]? salt, DateTimeOffset at)
    {
        (Stars, Text, Salt, RatedAt) = (stars, text, salt, at);
        Revision++;
    }
}
