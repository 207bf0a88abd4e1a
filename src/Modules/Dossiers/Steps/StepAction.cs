using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.Steps;

/// <summary>What an officer entered for one action, before it becomes a command of the engine.</summary>
internal sealed record StepAction(CommandKind Kind, string? Key)
{
    public string? Note { get; init; }
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

    public Result<Command> AsCommand(Note? note, Dossier dossier, OrganisationView organisation)
    {
        var key = Key ?? "";
        return Kind switch
        {
            CommandKind.Complete when Team.Any(p => organisation.FindPerson(p) is null) => Refusals.PersonUnknown,
            CommandKind.Complete => new Complete(key, Outcome, note, Vote, Team, Paper),
            CommandKind.Receive => new Receive(key),
            CommandKind.GiveOpinion => Body is { } body ? new GiveOpinion(key, body, Opinion ?? "", note) : Refusals.BodyUnknown,
            CommandKind.ReturnToFiler => new ReturnToFiler(key, note),
            CommandKind.Supplement => new Supplement(note),
            CommandKind.SendBack => new SendBack(key, Node ?? "", note),
            CommandKind.RefuseNotCompetent => new RefuseNotCompetent(key, Other, note),
            CommandKind.RefuseDuplicate => new RefuseDuplicate(key, Other, note),
            CommandKind.Decline => new Decline(key, note),
            CommandKind.ConsultAdHoc => Bodies.Any(b => organisation.Find(b) is null)
                ? Refusals.BodyUnknown
                : new ConsultAdHoc(key, [.. Bodies.Select(b => new BodyRef(b, organisation.Find(b)!.Name))], note),
            CommandKind.AskSuperior => new AskSuperior(key, note),
            CommandKind.RecordSuperiorAnswer => new RecordSuperiorAnswer(note),
            CommandKind.HandUp => new HandUp(key, note),
            CommandKind.Extend => Days is { } days && new Limit(days, LimitUnit.WorkingDay, LimitBasis.Planned) is { IsValid: true } limit && days <= 60
                ? new Extend(key, limit, note)
                : Refusals.NumberWrong with { Text = "Ghi số ngày làm việc gia hạn, từ 0,5 đến 60.", Field = "days" },
            CommandKind.Suspend => new Suspend(note),
            CommandKind.Resume => new Resume(note),
            CommandKind.Withdraw => new Withdraw(note),
            CommandKind.Reassign => Holds(dossier, organisation) ? new Reassign(key, Person!.Value, note) : Refusals.PersonUnknown,
            CommandKind.RaiseSecrecy => Secrecy is { } level ? new RaiseSecrecy(level) : Refusals.ActionUnknown,
            CommandKind.FollowOn => Procedure is { Length: > 0 } code ? new FollowOn(key, code) : Refusals.ProcedureUnknown,
            CommandKind.Merge => new Merge(key),
            CommandKind.Reopen => new Reopen(Node ?? "", note),
            _ => Refusals.ActionUnknown,
        };
    }

    private bool Holds(Dossier dossier, OrganisationView organisation) =>
        Person is { } person && dossier.State!.Open.GetValueOrDefault(Key ?? "") is OpenStep step
        && organisation.HoldersOf(step.Holder.Role, step.Holder.Body.Id).Contains(person);
}
