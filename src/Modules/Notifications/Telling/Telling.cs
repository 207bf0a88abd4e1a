using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Notifications.Telling;

/// <summary>A person to be told, and the scope by which that person may know of it.</summary>
internal sealed record Addressee(Guid Person, Guid Scope)
{
    public static Addressee Personally(Guid person) => new(person, Platform.Security.Scope.OfPerson(person));

    public static IEnumerable<Addressee> HoldersOf(Holder holder, OrganisationView view) =>
        holder.IsNamed ? holder.Persons.Select(Personally) : HoldersOf(holder.Role, holder.Body.Id, view);

    public static IEnumerable<Addressee> HoldersOf(string role, Guid body, OrganisationView view) =>
        view.HoldersOf(role, body).Select(person => new Addressee(person, Platform.Security.Scope.OfRole(role, body)));
}

/// <summary>Who is told what of one event.</summary>
/// <param name="Node">Node of the procedure; null for the whole dossier.</param>
internal sealed record Told(NoticeKind Kind, string? Node, ImmutableArray<Addressee> To, DateTimeOffset? DueAt = null)
{
    /// <summary>Null when nobody is told of it.</summary>
    /// <param name="view">The organisation now: those who hold a role when they are told, not when it happened.</param>
    public static Told? Of(DossierEvent happened, Guid filer, OrganisationView view) => happened switch
    {
        StepOpened opened => new(NoticeKind.Assigned, opened.Node, [.. Addressee.HoldersOf(opened.Holder, view)], opened.Due?.At),
        HandedUp handed => new(NoticeKind.Assigned, OpenWork.NodeOf(handed.Key), [.. Addressee.HoldersOf(handed.To, view)], handed.Due?.At),
        Escalated escalated => new(NoticeKind.Assigned, OpenWork.NodeOf(escalated.Key), [.. escalated.To.SelectMany(holder => Addressee.HoldersOf(holder, view))]),
        ConsultOpened consult => new(NoticeKind.OpinionAsked, consult.Node, [.. consult.Holders.SelectMany(holder => Addressee.HoldersOf(holder, view))], consult.Due?.At),
        Reassigned reassigned => new(NoticeKind.Reassigned, OpenWork.NodeOf(reassigned.Key), [Addressee.Personally(reassigned.To)]),
        Paused { Why: DossierStatus.Returned } paused => new(NoticeKind.Returned, null, [Addressee.Personally(filer)], paused.Expires?.At),
        Mentioned mentioned => new(NoticeKind.Mentioned, null, [.. mentioned.Persons.Select(Addressee.Personally)]),
        ExtensionAsked asked => new(NoticeKind.OpinionAsked, OpenWork.NodeOf(asked.Key), [.. asked.Of.SelectMany(holder => Addressee.HoldersOf(holder, view))]),
        Informed informed => new(NoticeKind.Informed, null, [.. informed.Readers.SelectMany(holder => Addressee.HoldersOf(holder, view))]),
        Extended extended => new(NoticeKind.Extended, OpenWork.NodeOf(extended.Key), [Addressee.Personally(filer)], extended.Due.At),
        Directed directed => new(NoticeKind.Directed, null, [.. Addressee.HoldersOf(directed.To, view)], directed.Due?.At),
        DirectionAnswered answered => new(NoticeKind.DirectionAnswered, null, [new Addressee(answered.Leader, Platform.Security.Scope.OfRole(answered.From.Role, answered.From.Body.Id))]),
        MeetingCalled called => new(NoticeKind.MeetingCalled, OpenWork.NodeOf(called.Key), [.. called.Invited.Select(p => new Addressee(p, Platform.Security.Scope.OfPersonAt(p, called.Body.Id)))]),
        Migrated { Changed: [var first, ..] changed } => new(NoticeKind.WorkChanged, first.Node, [.. changed.SelectMany(work => Addressee.HoldersOf(work.Holder, view)).DistinctBy(to => to.Person)], first.Due?.At),
        Corrected corrected => new(NoticeKind.Corrected, corrected.Node, [Addressee.Personally(corrected.Doer)]),
        Ended => new(NoticeKind.Finished, null, [Addressee.Personally(filer)]),
        _ => null,
    };
}
