using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Difficulties;

/// <summary>Who collects difficulties at the province's office, and to whom they are reported.</summary>
internal static class Access
{
    /// <summary>Reads and answers all difficulties.</summary>
    public static bool Collects(Actor actor, OrganisationView view) => Offices.OfProvince(view) is { } office
        && (actor.Holds(Offices.Chief, office.Id) || actor.Holds(Offices.Coordinator, office.Id) || actor.Holds(Offices.CatalogueOwner, office.Id));

    /// <summary>Reads the digests.</summary>
    public static bool ReadsDigests(Actor actor, OrganisationView view) => Directs(actor, view) || Collects(actor, view);

    /// <summary>Records what the Standing Board directs: its members, and the chief who takes it down.</summary>
    public static bool Directs(Actor actor, OrganisationView view) =>
        (Offices.BoardOfProvince(view) is { } board && actor.Holds(Offices.StandingBoard, board.Id)) || (Offices.OfProvince(view) is { } office && actor.Holds(Offices.Chief, office.Id));
}

/// <summary>Entries about difficulties and digests: references and salted hashes, no words.</summary>
internal static class DifficultyEntries
{
    public const string Reported = "reform.difficulty_reported", Answered = "reform.difficulty_answered", DigestMade = "reform.digest_made", Directed = "reform.digest_directed";

    public static string StreamOf(Guid item) => $"difficulty/{item:N}";

    public static string StreamOfDigest(Guid digest) => $"digest/{digest:N}";
}

internal sealed record DifficultyReported(Guid Item, string Code, Guid Body, string? Procedure, string TextHash);

internal sealed record DifficultyAnswered(string AnswerHash);

/// <param name="Open">How many were open then.</param>
internal sealed record DigestMade(Guid Digest, int Year, int Week, int Rows, int Open);

internal sealed record DigestDirected(Guid Digest);
