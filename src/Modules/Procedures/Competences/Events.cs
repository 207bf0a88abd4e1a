namespace ThongSuot.Procedures.Competences;

/// <summary>The set of changes is another one; what it holds lies in the table.</summary>
/// <param name="Key">The change that was kept or taken back.</param>
internal sealed record CompetenceDrafted(int Revision, string Key, bool TakenBack)
{
    public const string Type = "competence.drafted";
}

/// <summary>The set of changes was given up.</summary>
internal sealed record CompetenceDiscarded(int Revision, int Changes)
{
    public const string Type = "competence.discarded";
}

/// <summary>The table changed by a decision; its rules lie in the table of states.</summary>
/// <param name="Number">Of the state.</param>
/// <param name="Changes">Keys of the changes.</param>
internal sealed record CompetenceChanged(int Number, string Hash, IReadOnlyList<string> Changes)
{
    public const string Type = "competence.changed";
}
