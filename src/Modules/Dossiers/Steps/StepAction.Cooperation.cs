using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.Steps;

internal sealed partial record StepAction
{
    private const decimal LongestDirection = 250;

    /// <summary>To whom a direction goes: "role|body" for whoever holds the place, "role|body|person" for one of them.</summary>
    public string? Target { get; init; }

    /// <summary>What was entered of a limit; null where nothing was.</summary>
    public string? DaysTyped { get; init; }

    public DateTimeOffset? MeetingAt { get; init; }
    public string? MeetingPlace { get; init; }
    public string? Agenda { get; init; }

    /// <summary>Who is asked to a meeting.</summary>
    public ImmutableArray<Guid> Invited { get; init; } = [];

    public Guid? PresidedBy { get; init; }
    public ImmutableArray<EnteredAttendee> Attendance { get; init; } = [];

    /// <summary>Everything that a person wrote, of whatever length: it is checked before any of it is kept.</summary>
    public IEnumerable<string> Texts => ((string?[])[Note, Complainant, MeetingPlace, Agenda, .. Attendance.Select(a => a.Reason)]).OfType<string>().Where(t => !string.IsNullOrWhiteSpace(t));

    public static string TargetOf(Holder holder, Guid? person = null) => string.Create(CultureInfo.InvariantCulture, $"{holder.Role}|{holder.Body.Id:N}{(person is { } one ? $"|{one:N}" : "")}");

    private Result<Command> AsDirection(Note? note, OrganisationView organisation)
    {
        if (Target?.Split('|') is not [{ Length: > 0 } role, var at, .. var person] || person.Length > 1
            || !Guid.TryParseExact(at, "N", out var id) || organisation.Find(id) is not { } body)
            return Refusals.DirectionTo;
        var named = Guid.Empty;
        if (person is [var one] && !Guid.TryParseExact(one, "N", out named))
            return Refusals.DirectionTo;
        if (DaysTyped is not null && (Days is not { } days || !new Limit(days, LimitUnit.WorkingDay, LimitBasis.Planned).IsValid || days > LongestDirection))
            return Refusals.NumberWrong with { Text = "Ghi số ngày làm việc, từ 0,5 đến 250; để trống nếu không đặt hạn.", Field = "days" };
        var to = new Holder(role, new BodyRef(body.Id, body.Name), named == Guid.Empty ? default : [named])
        {
            Bodies = named == Guid.Empty ? null : ImmutableDictionary<Guid, Guid>.Empty.Add(named, body.Id),
        };
        return new Direct(to, Days is { } limit ? new Limit(limit, LimitUnit.WorkingDay, LimitBasis.Planned) : null, note);
    }

    private Result<Command> AsNotice(Dossier dossier, OrganisationView organisation, Func<string?, Note?> keep)
    {
        if (MeetingAt is not { } when)
            return Refusals.MeetingTimeWrong;
        if (BodyOfStep(dossier, organisation) is not { } body)
            return Refusals.ActionUnknown;
        var members = organisation.MembersOf(body.Id).ToHashSet();
        if (!Invited.All(members.Contains))
            return Refusals.PersonUnknown with { Text = "Chọn thành viên trong danh sách của cơ quan quyết định.", Field = "invited" };
        // Whom the matter concerns is for the engine to say; all who are not invited are put before it.
        return new CallMeeting(Key ?? "", when, Invited, [.. members.Except(Invited).Order()], keep(MeetingPlace), keep(Agenda));
    }

    private Result<Command> AsRecord(Note? note, Dossier dossier, Func<string?, Note?> keep)
    {
        if (dossier.State!.Meetings.GetValueOrDefault(Key ?? "") is null)
            return Refusals.ActionUnknown;
        if (PresidedBy is not { } presided)
            return Refusals.PersonUnknown with { Text = "Chọn người chủ trì hội nghị.", Field = "presided" };
        return new RecordMeeting(Key ?? "", presided, [.. Attendance.Select(a => new Attendee(a.Person, a.Presence, a.Presence == Presence.Absent ? keep(a.Reason) : null, a.Presence == Presence.Present ? a.Ballot : null))], note);
    }
}

/// <summary>A member as entered in the list of who came.</summary>
internal sealed record EnteredAttendee(Guid Person, Presence Presence, string? Reason = null, string? Ballot = null);
