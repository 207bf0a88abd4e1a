using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures;

/// <summary>What is known of a version without reading its text.</summary>
/// <param name="Types">Types of grassroots organisations that a local variant is for; empty for all.</param>
/// <param name="PublishedAs">Pilot or official.</param>
/// <param name="Pilot">Bodies of the pilot, each with all below it.</param>
internal sealed record VersionHead(
    Guid Id, string Code, int Number, string Field, Guid? Body, Guid? Base, ImmutableArray<string> Types, VersionStatus PublishedAs, DateTimeOffset From,
    DateTimeOffset? To, bool Repealed, DateTimeOffset? SuspendedFrom, DateTimeOffset? SuspendedTo, ImmutableArray<Guid> Pilot)
{
    /// <summary>A variant of one of the set's; otherwise a procedure in its own right.</summary>
    public bool IsLocal => Base is not null;

    public VersionStatus StatusAt(DateTimeOffset at) =>
        at < From ? VersionStatus.Announced
        : To <= at ? Repealed ? VersionStatus.Repealed : VersionStatus.Replaced
        : SuspendedFrom <= at && !(SuspendedTo <= at) ? VersionStatus.Suspended
        : PublishedAs;

    public bool IsInForce(DateTimeOffset at) => StatusAt(at) is VersionStatus.Pilot or VersionStatus.Official or VersionStatus.Suspended;

    /// <summary>The instants at which its standing changes by itself.</summary>
    public IEnumerable<DateTimeOffset> Changes => new[] { From, To, SuspendedFrom, SuspendedTo }.OfType<DateTimeOffset>();

    /// <summary>How near this version stands to a body: the less the nearer, 0 its pilot; null when it is not for it.</summary>
    /// <param name="line">The body and all above it.</param>
    /// <param name="type">The type of the body's grassroots organisation.</param>
    public int? DistanceTo(IReadOnlyList<Body> line, string? type)
    {
        if (PublishedAs == VersionStatus.Pilot)
            return line.Any(b => Pilot.Contains(b.Id)) ? 0 : null;
        if (Body is not { } owner)
            return int.MaxValue;
        if (!Types.IsEmpty && (type is null || !Types.Contains(type, StringComparer.Ordinal)))
            return null;
        for (var i = 0; i < line.Count; i++)
        {
            // Of two variants of one body the one for this type of organisation is nearer.
            if (line[i].Id == owner)
                return (2 * i) + (Types.IsEmpty ? 2 : 1);
        }

        return null;
    }
}
