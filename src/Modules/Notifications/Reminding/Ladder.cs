using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Telling;

namespace ThongSuot.Notifications.Reminding;

/// <summary>Whom a reminder about a holder's work goes to.</summary>
internal static class Ladder
{
    /// <summary>The body and those who are told there. Where nobody leads the body besides the holders themselves, or the rung above is empty, the next rung is taken.</summary>
    public static (Guid Body, ImmutableArray<Addressee> To) Of(ReminderTo to, Holder holder, OrganisationView view, IReadOnlySet<string> leading)
    {
        ImmutableArray<Addressee> holders = [.. Addressee.HoldersOf(holder, view).DistinctBy(a => a.Person)];
        if (to == ReminderTo.Holder)
            return (holder.Body.Id, holders);
        var held = holders.Select(a => a.Person).ToHashSet();
        if (to == ReminderTo.Head)
        {
            ImmutableArray<Addressee> heads =
                [.. leading.Order(StringComparer.Ordinal).SelectMany(role => Addressee.HoldersOf(role, holder.Body.Id, view)).Where(a => !held.Contains(a.Person)).DistinctBy(a => a.Person)];
            if (!heads.IsEmpty)
                return (holder.Body.Id, heads);
        }

        var (at, seen) = (holder, new HashSet<Guid> { holder.Body.Id });
        while (view.SuperiorOf(at) is { } above && seen.Add(above.Body.Id))
        {
            ImmutableArray<Addressee> superiors = [.. Addressee.HoldersOf(above, view).DistinctBy(a => a.Person)];
            if (!superiors.IsEmpty)
                return (above.Body.Id, superiors);
            at = above;
        }

        return (at.Body.Id, []);
    }
}
