using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

/// <summary>Nothing is left of a variant after the text above changed; the text above holds.</summary>
internal sealed record LocalEnded(Guid VersionId, string Code, Guid Body, Guid By)
{
    public const string Type = "procedures.local_ended";
}

internal sealed record LocalBegun(Guid Draft, string Code, Guid Body, Guid Base)
{
    public const string Type = "procedures.local_begun";
}

internal sealed record LocalSaved(Guid Draft, int Revision, string Overlay, string? Types)
{
    public const string Type = "procedures.local_saved";
}

/// <summary>A local draft goes on: to the body above, to its own office, or back.</summary>
internal sealed record LocalMoved(Guid Draft, DraftState From, DraftState To)
{
    public const string Submitted = "procedures.local_submitted", Approved = "procedures.local_approved", Refused = "procedures.local_refused";
}

internal sealed record LocalConflictSolved(Guid Conflict, string Code, Guid Body, string Solution)
{
    public const string Type = "procedures.local_conflict_solved";
}
