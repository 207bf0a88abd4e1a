using System.Collections.Immutable;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Delegations;

namespace ThongSuot.Organisation.Bodies;

/// <summary>What may happen to delegations and absences. Whoever is concerned is told.</summary>
internal sealed partial class OrganisationChange
{
    public void Give(Delegation delegation, string principal)
    {
        db.Add(delegation);
        var stream = Streams.OfDelegation(delegation.Id);
        Begin(stream, "organisation.delegation_given", new DelegationGiven(
            delegation.Id, delegation.Principal, delegation.Delegate, [.. delegation.Roles.Select(r => new RoleAtBody(r.Role, r.Body))], delegation.Limits,
            delegation.MayPassOn, delegation.Cases, delegation.ValidFrom, delegation.ValidTo, delegation.Parent));
        Tell(stream, [delegation.Principal, delegation.Delegate], $"Ủy quyền của đ/c {principal}, {Days.Span(delegation.ValidFrom, delegation.ValidTo)}.", DelegationAddress.Of(delegation.Id));
    }

    public void Revoke(Delegation delegation, string reason, string principal)
    {
        var stream = Streams.OfDelegation(delegation.Id);
        Note(stream, "organisation.delegation_revoked", new DelegationRevoked(delegation.Id, reason));
        Tell(stream, [delegation.Principal, delegation.Delegate], $"Ủy quyền của đ/c {principal} đã được thu hồi.", DelegationAddress.Of(delegation.Id));
    }

    public void Register(Absence absence, string person)
    {
        db.Add(absence);
        var stream = Streams.OfAbsence(absence.Id);
        Begin(stream, "organisation.absence_registered", new AbsenceRegistered(absence.Id, absence.Person, absence.From, absence.To, absence.Substitute));
        Tell(stream, [absence.Person, .. absence.Substitute is { } substitute ? [substitute] : Array.Empty<Guid>()], $"Đ/c {person} vắng mặt {Days.Span(absence.From, absence.To)}{(absence.Substitute is null ? "" : "; có người thay")}.", "/vang-mat");
    }

    public void End(Absence absence, string person)
    {
        var stream = Streams.OfAbsence(absence.Id);
        Note(stream, "organisation.absence_ended", new AbsenceEnded(absence.Id));
        Tell(stream, [absence.Person, .. absence.Substitute is { } substitute ? [substitute] : Array.Empty<Guid>()], $"Lịch vắng mặt của đ/c {person} đã kết thúc; không còn thay nữa.", "/vang-mat");
    }

    private void Tell(string stream, ImmutableArray<Guid> persons, string text, string address) =>
        Note(stream, NoticeWanted.Type, new NoticeWanted(persons, [], text.Length > 200 ? text[..199] + "…" : text, address));
}
