using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.Steps;

/// <summary>
/// Copies "để biết": a matter has one addressee, and others may be let know of it. Who reads them at a body: its clerks and who leads it.
/// </summary>
internal static class Copies
{
    public const int Most = 20;

    /// <summary>The roles that read what is sent to a body.</summary>
    private static readonly ImmutableArray<string> Readers =
        ["intake_clerk", "records_clerk", "chief_of_office", "board_head", "standing_board", "inspection_standing", "grassroots_committee", "cell_secretary"];

    /// <summary>Who reads at these bodies.</summary>
    public static Result<ImmutableArray<Holder>> Of(IEnumerable<Guid> bodies, Guid competent, OrganisationView organisation)
    {
        Guid[] chosen = [.. bodies.Distinct()];
        if (chosen.Length > Most)
            return Refusals.CopiesTooMany;
        var readers = ImmutableArray.CreateBuilder<Holder>();
        foreach (var id in chosen)
        {
            if (organisation.Find(id) is not { } body)
                return Refusals.BodyUnknown with { Field = "copies" };
            if (id == competent)
                return Refusals.CopyToCompetent(body.Name);
            var there = Readers.Where(role => organisation.HoldersOf(role, id).Any()).Select(role => new Holder(role, new BodyRef(id, body.Name))).ToArray();
            if (there.Length == 0)
                return Refusals.NobodyReads(body.Name);
            readers.AddRange(there);
        }

        return readers.ToImmutable();
    }

    /// <summary>Bodies to which a copy may go: on the line of the one that files, beside it, and at the competent committee; only where somebody reads.</summary>
    public static IEnumerable<Body> Choices(OrganisationView organisation, Body from, Guid? competent)
    {
        var committees = organisation.Line(organisation.CommitteeOf(from)).Where(b => !b.IsOrgan).Select(b => b.Id).Append(competent ?? Guid.Empty).ToHashSet();
        return organisation.Bodies
            .Where(b => b.Id != from.Id && b.Id != competent && (committees.Contains(b.Id) || (b.Parent is { } parent && committees.Contains(parent) && b.IsOrgan)) && Readers.Any(role => organisation.HoldersOf(role, b.Id).Any()))
            .OrderBy(b => b.Code, StringComparer.Ordinal);
    }
}
