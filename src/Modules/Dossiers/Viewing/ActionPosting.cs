using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;

namespace ThongSuot.Dossiers.Viewing;

/// <summary>An action's form as it was posted, kept to be shown again after a refusal.</summary>
internal sealed record RefusedAction(string Kind, string Key, IFormCollection Form)
{
    /// <summary>Itself when it was this offer's form.</summary>
    public RefusedAction? Of(Offer offer) => Kind == offer.Kind.ToString() && Key == (offer.Key ?? "") ? this : null;

    /// <summary>Sets the fields of one action's form apart from those of the others.</summary>
    public static string ScopeOf(string kind, string? key) => $"{kind}:{key}:";
}

/// <summary>Reads the form of an action.</summary>
internal static class ActionPosting
{
    public static int Version(IFormCollection form) =>
        int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    public static Result<StepAction> Read(IFormCollection form)
    {
        if (!Enum.TryParse<CommandKind>(form["kind"], out var kind) || !Enum.IsDefined(kind))
            return Refusals.ActionUnknown;
        var vote = ReadVote(form);
        if (!vote.IsOk)
            return vote.Refusal;
        var days = form["days"].ToString().Replace(',', '.');
        return new StepAction(kind, form["key"].ToString() is { Length: > 0 } key ? key : null)
        {
            InPlaceOf = Guid.TryParse(form["thay"], out var principal) ? principal : null,
            Note = form["note"].ToString() is { Length: > 0 } note ? note : null,
            Outcome = form["outcome"].ToString() is { Length: > 0 } outcome ? outcome : null,
            Vote = vote.Value.Vote,
            Team = Ids(form, "team"),
            Paper = form["paper"] == "true",
            Opinion = form["opinion"],
            Body = Guid.TryParse(form["body"], out var body) ? body : null,
            Bodies = Ids(form, kind == CommandKind.Inform ? "copies" : "bodies"),
            Node = form["node"],
            Person = Guid.TryParse(form["person"], out var person) ? person : null,
            Days = decimal.TryParse(days, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) ? count : null,
            Secrecy = Enum.TryParse<Secrecy>(form["secrecy"], out var secrecy) && Enum.IsDefined(secrecy) ? secrecy : null,
            Procedure = form["procedure"],
            Why = form["why"].ToString() is { Length: > 0 } why ? why : null,
            Number = form["number"].ToString().Trim() is { Length: > 0 } number ? Folding.Normalise(number) : null,
            Date = DateOnly.TryParseExact(form["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            Complainant = form["complainant"].ToString() is { Length: > 0 } complainant ? complainant : null,
            Target = form["target"],
            DaysTyped = form["days"].ToString() is { Length: > 0 } typed ? typed : null,
            MeetingAt = Cooperation.MeetingPosting.When(form),
            MeetingPlace = form["meeting.place"],
            Agenda = form["meeting.agenda"],
            Invited = Ids(form, "invited"),
            PresidedBy = Guid.TryParse(form["presided"], out var presided) ? presided : null,
            Attendance = Cooperation.MeetingPosting.Attendance(form),
            Other = form["other"].ToString() is { Length: > 0 } other ? other[..Math.Min(other.Length, 200)] : null,
        };
    }

    /// <summary>All ids posted under a name, each once.</summary>
    public static ImmutableArray<Guid> Ids(IFormCollection form, string name) =>
        [.. form[name].Where(v => Guid.TryParse(v, out _)).Select(v => Guid.Parse(v!)).Distinct()];

    private static Result<(Vote? Vote, bool Asked)> ReadVote(IFormCollection form)
    {
        if (!form.ContainsKey("vote.present"))
            return (null, false);
        int? Number(string name) => int.TryParse(form["vote." + name], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        foreach (var name in (string[])["members", "invited", "present", "for", "against", "other"])
        {
            if (Number(name) is null)
                return Refusals.NumberWrong with { Field = "vote." + name };
        }

        if (form["vote.recused"].ToString().Length > 0 && Number("recused") is null)
            return Refusals.NumberWrong with { Field = "vote.recused" };
        if (!Guid.TryParse(form["vote.presided"], out var presided))
            return Refusals.PersonUnknown with { Text = "Chọn người chủ trì hội nghị.", Field = "vote.presided" };
        return (new Vote(presided, Number("members")!.Value, Number("invited")!.Value, Number("present")!.Value, Number("for")!.Value, Number("against")!.Value, Number("other")!.Value, Number("recused") ?? 0), true);
    }
}
