using ThongSuot.Contracts.Procedures;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>A draft is begun; its text lies in the table.</summary>
internal sealed record DraftBegun(Guid Draft, string Code, Guid? Body, Guid? Proposer, Guid? Base)
{
    public const string Type = "procedures.draft_begun";
}

/// <summary>A code is given to something new; first in the stream of the procedure, so that nobody else gets it.</summary>
internal sealed record CodeTaken(string Code, Guid Draft)
{
    public const string Type = "procedures.code_taken";
}

internal sealed record DraftSaved(Guid Draft, int Revision, string TextHash)
{
    public const string Type = "procedures.draft_saved";
}

internal sealed record DraftOriginAdded(Guid Draft, string Kind, string Code)
{
    public const string Type = "procedures.draft_origin_added";
}

internal sealed record DraftMoved(Guid Draft, DraftState From, DraftState To)
{
    public const string Submitted = "procedures.draft_submitted", Passed = "procedures.draft_appraised", Returned = "procedures.draft_returned", Withdrawn = "procedures.draft_withdrawn";
}

internal sealed record DraftDecided(
    Guid Draft, string Number, DateOnly Date, VersionStatus As, DateOnly EffectiveFrom, DateOnly? PilotTo, IReadOnlyList<Guid> PilotBodies)
{
    public const string Type = "procedures.draft_decided";
}

internal sealed record DraftPublished(Guid Draft, Guid Version)
{
    public const string Type = "procedures.draft_published";
}
