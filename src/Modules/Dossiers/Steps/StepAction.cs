using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.Steps;

/// <summary>What an officer entered for one action, before it becomes a command of the engine.</summary>
internal sealed partial record StepAction(CommandKind Kind, string? Key)
{
    /// <summary>In whose place, as the page said it; null: for itself, or for whomever it fits.</summary>
    public Guid? InPlaceOf { get; init; }

    public string? Note { get; init; }

    /// <summary>A text that no entry would refer to is not kept; least of all one that says why the secrecy is raised.</summary>
    public bool TakesNote => Kind is not (CommandKind.Receive or CommandKind.RaiseSecrecy or CommandKind.FollowOn or CommandKind.Merge or CommandKind.Inform or CommandKind.CallMeeting);

    public string? Outcome { get; init; }
    public Vote? Vote { get; init; }
    public ImmutableArray<Guid> Team { get; init; } = [];
    public bool Paper { get; init; }
    public string? Opinion { get; init; }
    public Guid? Body { get; init; }
    public ImmutableArray<Guid> Bodies { get; init; } = [];
    public string? Node { get; init; }
    public Guid? Person { get; init; }
    public decimal? Days { get; init; }
    public Secrecy? Secrecy { get; init; }
    public string? Procedure { get; init; }

    /// <summary>The competent body or other dossier named in a refusal.</summary>
    public string? Other { get; init; }

    /// <summary>Why it is not for this body: a code of <see cref="Incompetence"/>.</summary>
    public string? Why { get; init; }

    /// <summary>Number and symbol of the decision by which a dossier is taken in.</summary>
    public string? Number { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>Who complained, where a dossier is opened again after that.</summary>
    public string? Complainant { get; init; }

    public Result<Command> AsCommand(Note? note, Dossier dossier, OrganisationView organisation, Func<string?, Note?> keep)
    {
        var key = Key ?? "";
        return Kind switch
        {
            CommandKind.Complete when !IsTeam(dossier, organisation) => Refusals.PersonUnknown with { Text = "Chọn thành viên trong danh sách của đoàn (tổ).", Field = "team" },
            CommandKind.Complete => new Complete(key, Outcome, note, Vote, Team, Paper, TeamBodies(dossier, organisation)),
            CommandKind.Receive => new Receive(key),
            CommandKind.GiveOpinion => Body is { } body ? new GiveOpinion(key, body, Opinion ?? "", note) : Refusals.BodyUnknown,
            CommandKind.ReturnToFiler => new ReturnToFiler(key, note),
            CommandKind.Supplement => new Supplement(note),
            CommandKind.SendBack => new SendBack(key, Node ?? "", note),
            // What is named here stays in the log for ever, so it is a name or a code and nothing else.
            CommandKind.RefuseNotCompetent when Why is null || !Incompetence.IsKnown(Why) => Refusals.IncompetenceMissing,
            CommandKind.RefuseNotCompetent => Other is null || organisation.Bodies.Any(b => b.Name == Other) ? new RefuseNotCompetent(key, Other, note, Why) : Refusals.BodyNameUnknown,
            CommandKind.RefuseDuplicate => Other is null || DossierCode().IsMatch(Other) ? new RefuseDuplicate(key, Other, note) : Refusals.CodeWrong,
            CommandKind.Decline => new Decline(key, note),
            CommandKind.ConsultAdHoc => Bodies.Any(b => organisation.Find(b) is null)
                ? Refusals.BodyUnknown
                : new ConsultAdHoc(key, [.. Bodies.Select(b => new BodyRef(b, organisation.Find(b)!.Name))], note),
            CommandKind.AskSuperior => new AskSuperior(key, note),
            CommandKind.RecordSuperiorAnswer => new RecordSuperiorAnswer(note),
            CommandKind.HandUp => new HandUp(key, note),
            CommandKind.Extend => MoreTime(dossier.State!.DueOf(key)) is { } more ? new Extend(key, more, note) : Refusals.DaysWrong,
            CommandKind.ExtendWhole => MoreTime(dossier.State!.Due) is { } whole ? new ExtendWhole(whole, note) : Refusals.DaysWrong,
            CommandKind.AskExtensionOfWhole => MoreTime(dossier.State!.Due) is { } forWhole ? new AskExtensionOfWhole(forWhole, note) : Refusals.DaysWrong,
            CommandKind.RefuseExtensionOfWhole => new RefuseExtensionOfWhole(note),
            CommandKind.ExtendStatutory => Days is > 0 and { } byRule ? new ExtendStatutory(byRule, note) : Refusals.DaysWrong,
            CommandKind.AskExtension => MoreTime(dossier.State!.DueOf(key)) is { } asked ? new AskExtension(key, asked, note) : Refusals.DaysWrong,
            CommandKind.RefuseExtension => new RefuseExtension(key, note),
            CommandKind.Suspend => new Suspend(note),
            CommandKind.Resume => new Resume(note),
            CommandKind.Withdraw => new Withdraw(note),
            CommandKind.Reassign => Holds(dossier, organisation) ? new Reassign(key, Person!.Value, note) : Refusals.PersonUnknown,
            CommandKind.RaiseSecrecy => Secrecy is { } level ? new RaiseSecrecy(level) : Refusals.ActionUnknown,
            CommandKind.FollowOn => Procedure is { Length: > 0 } code ? new FollowOn(key, code) : Refusals.ProcedureUnknown,
            CommandKind.Merge => new Merge(key),
            CommandKind.Reopen when Number is { Length: > 50 } || (Number is null) != (Date is null) || (Number is null && !string.IsNullOrWhiteSpace(Complainant)) => Refusals.ComplaintUnclear,
            CommandKind.Reopen => new Reopen(Node ?? "", note, Number is { } complaint && Date is { } of ? new Complaint(complaint, of, keep(Complainant)) : null),
            CommandKind.Correct => new Correct(note),
            CommandKind.AcceptByDecision when Number is not { Length: > 0 and <= 50 } => Refusals.DecisionMissing,
            CommandKind.AcceptByDecision => Date is { } date ? new AcceptByDecision(Number, date, note) : Refusals.DecisionDateMissing,
            CommandKind.Inform => AsCopies(dossier, organisation),
            CommandKind.Direct => AsDirection(note, organisation),
            CommandKind.AnswerDirection => new AnswerDirection(key, note),
            CommandKind.CloseDirection => new CloseDirection(key, note),
            CommandKind.CallMeeting => AsNotice(dossier, organisation, keep),
            CommandKind.RecordMeeting => AsRecord(note, dossier, keep),
            _ => Refusals.ActionUnknown,
        };
    }

    /// <summary>What more time for a deadline is counted in: what the deadline itself is counted in, months in their days.</summary>
    public static LimitUnit UnitOfMore(Due? due) => due?.Limit.Unit switch
    {
        LimitUnit.Month => LimitUnit.CalendarDay,
        { } unit => unit,
        null => LimitUnit.WorkingDay,
    };

    private Limit? MoreTime(Due? due) => Days is { } days and <= 60 && new Limit(days, UnitOfMore(due), LimitBasis.Planned) is { IsValid: true } limit ? limit : null;

    [System.Text.RegularExpressions.GeneratedRegex(@"^[A-Z]{2,8}-\d{2,3}/\d{4}/\d{6}$", System.Text.RegularExpressions.RegexOptions.None, 1000)]
    private static partial System.Text.RegularExpressions.Regex DossierCode();

    private Result<Command> AsCopies(Dossier dossier, OrganisationView organisation)
    {
        var readers = Copies.Of(Bodies, dossier.CompetentBody, organisation);
        return readers.IsOk ? new Inform(readers.Value) : readers.Refusal;
    }

    private Body? BodyOfStep(Dossier dossier, OrganisationView organisation) =>
        dossier.State!.Open.GetValueOrDefault(Key ?? "") is OpenStep step ? organisation.Find(step.Holder.Body.Id) : null;

    private bool IsTeam(Dossier dossier, OrganisationView organisation) =>
        Team.IsEmpty || (BodyOfStep(dossier, organisation) is { } body && organisation.TeamCandidates(body).ToHashSet().IsSupersetOf(Team));

    // By virtue of the appointing body where they work there, otherwise of the inspection commission beside it.
    private ImmutableDictionary<Guid, Guid>? TeamBodies(Dossier dossier, OrganisationView organisation)
    {
        if (Team.IsEmpty || BodyOfStep(dossier, organisation) is not { } body)
            return null;
        var commission = organisation.OrganOf(organisation.CommitteeOf(body), "inspection_commission") ?? body;
        return Team.ToImmutableDictionary(p => p, p => organisation.HeldBy(p).Any(h => h.Body == body.Id) ? body.Id : commission.Id);
    }

    private bool Holds(Dossier dossier, OrganisationView organisation) =>
        Person is { } person && dossier.State!.Open.GetValueOrDefault(Key ?? "") is OpenStep step
        && organisation.HoldersOf(step.Holder.Role, step.Holder.Body.Id).Contains(person);
}
