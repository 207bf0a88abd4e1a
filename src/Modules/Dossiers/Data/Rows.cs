namespace ThongSuot.Dossiers.Data;

/// <summary>Who may see a dossier: one narrow row per scope.</summary>
internal sealed class DossierScope
{
    public required Guid Scope { get; init; }
    public required Guid Dossier { get; init; }

    /// <summary>The field of its procedure, by which lists are narrowed most often.</summary>
    public required string Field { get; init; }

    /// <summary>Sort key of lists.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>The dossier is over: lists of what runs and of what ended are read without touching the dossiers.</summary>
    public required bool Ended { get; set; }
}

/// <summary>A body that stands in a dossier in whatever way: what a successor takes over.</summary>
internal sealed class DossierBody
{
    public required Guid Body { get; init; }
    public required Guid Dossier { get; init; }
}

/// <summary>Work that waits: one row per scope that may do it. The inbox is this table and nothing else.</summary>
internal sealed class DossierTask
{
    public required Guid Scope { get; init; }
    public required Guid Dossier { get; init; }

    /// <summary>Key of the open work; "" for the filer's supplement.</summary>
    public required string Key { get; init; }

    public required string Action { get; init; }

    /// <summary>The body whose work it is.</summary>
    public required Guid Body { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Far in the future when there is no deadline, so that sorting needs no special case.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>From when on it counts as due soon.</summary>
    public required DateTimeOffset SoonAt { get; init; }
}

/// <summary>Erasable text behind an entry's salted hash.</summary>
internal sealed class DossierContent
{
    public required Guid Id { get; init; }
    public required Guid Dossier { get; init; }
    /// <summary>Empty after erasure: without it nobody can try out what the text was.</summary>
    public required byte[] Salt { get; set; }

    /// <summary>Null after erasure; the row stays as the tombstone.</summary>
    public string? Text { get; set; }

    public DateTimeOffset? ErasedAt { get; set; }
}

/// <summary>What the filer says of one component.</summary>
internal sealed class DossierComponent
{
    public required Guid Dossier { get; init; }
    public required int Number { get; init; }

    /// <summary>Handed in on paper.</summary>
    public required bool Paper { get; set; }
}

internal sealed class DossierFile
{
    public required Guid Id { get; init; }
    public required Guid Dossier { get; init; }

    /// <summary>Component it belongs to; null for other attachments.</summary>
    public int? Component { get; init; }

    /// <summary>Node of the step at which it was added; null in a draft.</summary>
    public string? Node { get; init; }

    /// <summary>The comment it belongs to.</summary>
    public Guid? Comment { get; init; }

    public required string Name { get; set; }
    public required string ContentType { get; init; }
    public required long Length { get; init; }

    /// <summary>Address in the file store.</summary>
    public required string Hash { get; init; }

    public required Guid AddedBy { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset? ErasedAt { get; set; }
}

/// <summary>What somebody said about a dossier, beside the process. Its text lies in the erasable rows; taken back, the row stays as the tombstone.</summary>
internal sealed class DossierComment
{
    public const int MostPerDossier = 1_000;

    public required Guid Id { get; init; }
    public required Guid Dossier { get; init; }

    /// <summary>Node of the step it is about; null: the whole dossier.</summary>
    public string? Node { get; init; }

    public required Guid By { get; init; }

    /// <summary>The body for which it was said, as it was named then.</summary>
    public string? BodyName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The <see cref="DossierContent"/> with the text.</summary>
    public required Guid Content { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>A dossier before it is sent; seen by its writer alone.</summary>
internal sealed class Draft
{
    public required Guid Id { get; init; }
    public required Guid Person { get; init; }
    public required string Procedure { get; init; }
    public required Guid Definition { get; set; }
    public required string Role { get; set; }
    public required Guid Body { get; set; }
    public required DraftContent Content { get; set; }

    /// <summary>Also its version: it moves with every save.</summary>
    public required DateTimeOffset SavedAt { get; set; }
}

/// <summary>What was typed so far, exactly.</summary>
internal sealed record DraftContent
{
    public string? Subject { get; init; }

    /// <summary>The body chosen as subject, or the person with an account.</summary>
    public Guid? SubjectId { get; init; }

    public string? Abstract { get; init; }

    /// <summary>Level of the content, where the procedure takes it from there.</summary>
    public Engine.Processes.Secrecy? Secrecy { get; init; }

    public Dictionary<string, string> Facts { get; init; } = [];
    public Dictionary<string, Guid> Parties { get; init; } = [];
    public List<int> Paper { get; init; } = [];

    /// <summary>Bodies that get a copy to know of it.</summary>
    public List<Guid> Copies { get; init; } = [];
}

/// <summary>A dossier that a body did not process because it was not for it, or had been sent elsewhere; counted for its sender.</summary>
internal sealed class UnprocessedRow
{
    public required Guid Dossier { get; init; }
    public required Guid Sender { get; init; }
    public required Guid Receiver { get; init; }

    /// <summary>"NOTCOMP" or "DUP".</summary>
    public required string Code { get; init; }

    /// <summary>One of the engine's <see cref="Engine.Processes.Incompetence"/>.</summary>
    public string? Why { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
    public required DateTimeOffset RefusedAt { get; init; }

    /// <summary>Until when the sender was to be told.</summary>
    public required DateTimeOffset NoticeDue { get; init; }

    /// <summary>Passed on to the competent body, as petitions are.</summary>
    public required bool Transferred { get; init; }

    /// <summary>Taken in after all, by a decision of the Standing Board.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }
}

/// <summary>
/// A paper that came to the wrong body outside the system: registered so that it is counted and its sender told, and nothing else ever happens to it.
/// Its <see cref="UnprocessedRow"/> has the same id.
/// </summary>
internal sealed class MisdirectedPaper
{
    public const int LongestSymbol = 50, LongestAbstract = 500;

    public required Guid Id { get; init; }

    /// <summary>"VBS/2026/000123": registered here, no dossier.</summary>
    public required string Code { get; init; }

    public required Guid Receiver { get; init; }
    public required Guid Sender { get; init; }

    /// <summary>The paper's own number and symbol, such as "12-TTr/ĐU"; null when it has none.</summary>
    public string? Symbol { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>Null for a secret paper, whose content is not kept here.</summary>
    public string? Abstract { get; init; }

    /// <summary>One of the engine's <see cref="Engine.Processes.Incompetence"/>.</summary>
    public required string Why { get; init; }

    /// <summary>To which body it should have gone.</summary>
    public Guid? Competent { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
    public required DateTimeOffset RegisteredAt { get; init; }
    public required Guid RegisteredBy { get; init; }
}

/// <summary>The next block of dossier numbers of a year.</summary>
internal sealed class NumberBlock
{
    public required int Year { get; init; }
    public required int Next { get; set; }
}
