using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Notifications.Hearing;

/// <summary>A person to be told, and the scope by which that person may know of the dossier.</summary>
internal sealed record Addressee(Guid Person, Guid Scope)
{
    public static Addressee Personally(Guid person) => new(person, Platform.Security.Scope.OfPerson(person));
}

/// <summary>Who is told what of one event.</summary>
/// <param name="Node">Node of the procedure; null for the whole dossier.</param>
internal sealed record Telling(NoticeKind Kind, string? Node, ImmutableArray<Addressee> To)
{
    /// <summary>Null when nobody is told of it.</summary>
    /// <param name="view">The organisation now: those who hold a role when they are told, not when it happened.</param>
    public static Telling? Of(DossierEvent happened, Guid filer, OrganisationView view) => happened switch
    {
        StepOpened opened => new(NoticeKind.Assigned, opened.Node, [.. HoldersOf(opened.Holder, view)]),
        HandedUp handed => new(NoticeKind.Assigned, NodeOf(handed.Key), [.. HoldersOf(handed.To, view)]),
        ConsultOpened consult => new(NoticeKind.OpinionAsked, consult.Node, [.. consult.Holders.SelectMany(holder => HoldersOf(holder, view))]),
        Reassigned reassigned => new(NoticeKind.Reassigned, NodeOf(reassigned.Key), [Addressee.Personally(reassigned.To)]),
        Paused { Why: DossierStatus.Returned } => new(NoticeKind.Returned, null, [Addressee.Personally(filer)]),
        Ended => new(NoticeKind.Finished, null, [Addressee.Personally(filer)]),
        _ => null,
    };

    private static IEnumerable<Addressee> HoldersOf(Holder holder, OrganisationView view) => holder.IsNamed
        ? holder.Persons.Select(Addressee.Personally)
        : view.HoldersOf(holder.Role, holder.Body.Id).Select(person => new Addressee(person, Scope.OfRole(holder.Role, holder.Body.Id)));

    // A step's key is its node's id behind the run of an Each it stands in: "e1.2/b5".
    private static string NodeOf(string key) => key[(key.LastIndexOf('/') + 1)..];
}
