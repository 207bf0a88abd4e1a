using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Text;

namespace ThongSuot.Dossiers.Api;

/// <param name="Procedure">Its code.</param>
/// <param name="Submit">Sent at once, or refused whole; false: kept as a draft, to which files and forms can be added.</param>
internal sealed record NewDossierBody
{
    public required string Procedure { get; init; }
    public DraftBody? Draft { get; init; }
    public bool Submit { get; init; }
}

/// <summary>What a filer says. What is left out is empty, not unchanged.</summary>
internal sealed record DraftBody
{
    /// <summary>With <see cref="BodyId"/>: the right to file with, when the person has several.</summary>
    public string? Role { get; init; }
    public Guid? BodyId { get; init; }

    /// <summary>Name of the person that it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>The body that it is about.</summary>
    public Guid? SubjectId { get; init; }
    public string? Abstract { get; init; }
    public Secrecy? Secrecy { get; init; }
    public Dictionary<string, string>? Facts { get; init; }
    public Dictionary<string, Guid>? Parties { get; init; }

    /// <summary>Bodies that get a copy.</summary>
    public List<Guid>? Copies { get; init; }

    /// <summary>Numbers of components handed in on paper.</summary>
    public List<int>? PaperComponents { get; init; }

    public DraftContent Content() => new()
    {
        Subject = Subject, SubjectId = SubjectId, Abstract = Abstract, Secrecy = Secrecy, Facts = Facts ?? [], Parties = Parties ?? [], Copies = [.. (Copies ?? []).Distinct()], Paper = [.. (PaperComponents ?? []).Distinct()],
    };

    public static DraftBody Of(Draft draft) => new()
    {
        Role = draft.Role, BodyId = draft.Body, Subject = draft.Content.Subject, SubjectId = draft.Content.SubjectId, Abstract = draft.Content.Abstract, Secrecy = draft.Content.Secrecy,
        Facts = draft.Content.Facts, Parties = draft.Content.Parties, Copies = draft.Content.Copies, PaperComponents = draft.Content.Paper,
    };
}

internal sealed record VoteBody
{
    public required Guid PresidedBy { get; init; }
    public required int Members { get; init; }
    public required int Invited { get; init; }
    public required int Present { get; init; }
    public required int For { get; init; }
    public required int Against { get; init; }
    public required int Other { get; init; }
    public int Recused { get; init; }
}

internal sealed record AttendeeBody
{
    public required Guid Person { get; init; }
    public required Presence Presence { get; init; }
    public string? Reason { get; init; }
    public string? Ballot { get; init; }
}

/// <summary>One action on a dossier: the fields of the form that the page shows for it.</summary>
internal sealed record ActionBody
{
    public required CommandKind Kind { get; init; }

    /// <summary>Of the open work, as the dossier's offers name it.</summary>
    public string? Key { get; init; }

    /// <summary>The person in whose place it is done, by delegation.</summary>
    public Guid? InPlaceOf { get; init; }
    public string? Note { get; init; }
    public string? Outcome { get; init; }
    public VoteBody? Vote { get; init; }
    public List<Guid>? Team { get; init; }
    public bool Paper { get; init; }
    public string? Opinion { get; init; }
    public Guid? BodyId { get; init; }
    public List<Guid>? BodyIds { get; init; }
    public string? Node { get; init; }
    public Guid? Person { get; init; }
    public decimal? Days { get; init; }
    public Secrecy? Secrecy { get; init; }
    public string? Procedure { get; init; }
    public string? Other { get; init; }
    public string? Why { get; init; }
    public string? Number { get; init; }
    public DateOnly? Date { get; init; }
    public string? Target { get; init; }
    public DateTimeOffset? MeetingAt { get; init; }
    public string? MeetingPlace { get; init; }
    public string? Agenda { get; init; }
    public List<Guid>? Invited { get; init; }
    public Guid? PresidedBy { get; init; }
    public List<AttendeeBody>? Attendance { get; init; }

    public StepAction Action() => new(Kind, Key)
    {
        InPlaceOf = InPlaceOf, Note = Note is { Length: > 0 } ? Note : null, Outcome = Outcome, Team = Ids(Team), Paper = Paper, Opinion = Opinion, Body = BodyId, Bodies = Ids(BodyIds), Node = Node, Person = Person, Days = Days,
        Vote = Vote is null ? null : new Vote(Vote.PresidedBy, Vote.Members, Vote.Invited, Vote.Present, Vote.For, Vote.Against, Vote.Other, Vote.Recused),
        Secrecy = Secrecy, Procedure = Procedure, Other = Other is { Length: > 0 } ? Other[..Math.Min(Other.Length, 200)] : null, Why = Why,
        Number = Number?.Trim() is { Length: > 0 } number ? Folding.Normalise(number) : null, Date = Date, Target = Target, DaysTyped = Days?.ToString(CultureInfo.InvariantCulture),
        MeetingAt = MeetingAt?.ToUniversalTime(), MeetingPlace = MeetingPlace, Agenda = Agenda, Invited = Ids(Invited), PresidedBy = PresidedBy,
        Attendance = [.. (Attendance ?? []).Take(200).Select(a => new EnteredAttendee(a.Person, a.Presence, a.Reason, a.Ballot))],
    };

    private static ImmutableArray<Guid> Ids(List<Guid>? ids) => [.. (ids ?? []).Distinct()];
}

/// <param name="Component">Number of the component that the file belongs to; comes before the file.</param>
internal sealed record UploadBody
{
    public int? Component { get; init; }
    public required IFormFile File { get; init; }
}

/// <summary>The inputs of a form by name, each with its texts, as the form's page posts them.</summary>
internal sealed record FormBody
{
    public required Dictionary<string, List<string>> Inputs { get; init; }

    /// <summary>Finished: refused as long as something is missing or wrong. Otherwise kept as far as it is.</summary>
    public bool Finish { get; init; }
}
