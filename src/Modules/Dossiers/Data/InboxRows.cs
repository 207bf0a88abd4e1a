namespace ThongSuot.Dossiers.Data;

/// <summary>A word of a dossier's code and title, folded, for search on SQLite.</summary>
internal sealed class DossierWord
{
    public const int Longest = 60;

    public required Guid Dossier { get; init; }

    /// <summary>UTF-8. Bytes, because both databases order them alike, whatever the collation: a prefix is a range.</summary>
    public required byte[] Word { get; init; }

    public required DateTimeOffset FiledAt { get; init; }
}

/// <summary>The words of a dossier's code and title, folded, for search on PostgreSQL: see <see cref="Inbox.Terms"/>.</summary>
internal sealed class DossierWords
{
    public required Guid Dossier { get; init; }
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>One space between them.</summary>
    public required string Words { get; init; }
}

/// <summary>A person wants to keep an eye on a dossier. It opens nothing: lists ask the scopes as well.</summary>
internal sealed class DossierFollow
{
    public required Guid Person { get; init; }
    public required Guid Dossier { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Open work of a body as its leaders see it: who holds it and until when, nothing of the content.</summary>
internal sealed class DossierHeld
{
    /// <summary><see cref="Steps.LeaderScopes"/> of the body that holds it.</summary>
    public required Guid Scope { get; init; }

    public required Guid Dossier { get; init; }
    public required string Key { get; init; }
    public required Guid Body { get; init; }
    public required string Role { get; init; }

    /// <summary>Who has it by name; null while it is anybody's who holds the role.</summary>
    public Guid? Person { get; init; }

    public required string Action { get; init; }
    public required Engine.Processes.DossierStatus Status { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset SoonAt { get; init; }
}

/// <summary>Somebody's work changed: read by the streams of open desks, forgotten after some minutes.</summary>
internal sealed class DossierChange
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Whose work, 16 bytes each.</summary>
    public required byte[] Scopes { get; init; }
}

/// <summary>A list that a person comes back to.</summary>
internal sealed class SavedFilter
{
    public required Guid Id { get; init; }
    public required Guid Person { get; init; }
    public required string Name { get; init; }

    /// <summary>Local address with the filter in it.</summary>
    public required string Address { get; set; }
}
