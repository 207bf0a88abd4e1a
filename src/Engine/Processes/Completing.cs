using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>Completing a step: outcome, team, vote, and what follows.</summary>
internal static class Completing
{
    public static void Run(ProcedureDefinition definition, Flow flow, Complete command, OpenStep open, Context context)
    {
        var step = (Step)definition.Find(open.Node)!;
        var outcomes = step.Outcomes.IsEmpty ? [Outcome.Done] : step.Outcomes;
        var outcome = command.Outcome ?? (outcomes.Length == 1 ? outcomes[0].Code : null);
        if (outcomes.All(o => o.Code != outcome))
            flow.Refuse(Refusals.UnknownOutcome);
        if (step.AppointsTeam && command.Team.IsDefaultOrEmpty && flow.State.Team.IsEmpty)
            flow.Refuse(Refusals.TeamRequired);
        if (command.Paper && command.Note is null)
            flow.Refuse(Refusals.PaperReason);
        if (step.Vote is not null && command.Vote is null)
            flow.Refuse(Refusals.VoteRequired);
        if (command.Vote is { } given && (Votes.Check(given) ?? Concerned(definition, flow.State, given, open, context) ?? Meetings.Differs(flow.State, open, given)) is { } wrong)
            flow.Refuse(wrong);
        if (step.AppointsTeam && !command.Team.IsDefault && command.Team.Any(p => May.IsConcerned(definition, flow.State, context, p)))
            flow.Refuse(Refusals.PersonConcerned);
        if (flow.Refusal is not null)
            return;

        flow.Paper = command.Paper;
        if (step.Vote is { } rule && !Votes.IsMet(rule, command.Vote!))
        {
            // REVOTE: the full result goes to the superior, who decides; without that rule the step cannot be completed so.
            if (definition.Allows(BranchCode.Revote))
                HandUp(definition, flow, open, command.Note, command.Vote, context);
            else
                flow.Refuse(Refusals.VoteNotMet);
            return;
        }

        var team = step.AppointsTeam && !command.Team.IsDefault ? command.Team : default(ImmutableArray<Guid>);
        flow.Tell(new StepCompleted(open.Key, open.Node, outcome!, context.Now, context.Actor.Person, command.Note, command.Vote, team, team.IsDefaultOrEmpty ? null : command.TeamBodies));
        if (step.ChecksCompetence && definition.FromIntake is { } limit && flow.State.Done.Count(d => May.Checked(definition, d)) == 1)
        {
            flow.Tell(new DueSet(flow.DueOf(flow.WholeLimit(limit))!));
            flow.BeginStatutory();
        }

        flow.LookAtCase();
        flow.MovesFrom(open.Holder.Body);
        flow.Leave(step, Deciding.Prefix(open));
    }

    // Whom the matter concerns neither presides nor votes.
    private static Refused? Concerned(ProcedureDefinition definition, DossierState state, Vote vote, OpenStep open, Context context)
    {
        if (May.IsBarred(definition, state, context, open, vote.PresidedBy))
            return Refusals.PersonConcerned;
        var concerned = context.HoldersOf?.Invoke(open.Holder).Distinct().Count(p => May.IsBarred(definition, state, context, open, p)) ?? 0;
        return vote.Recused < concerned ? Refusals.RecusedMissing(concerned) : null;
    }

    public static void HandUp(ProcedureDefinition definition, Flow flow, OpenStep open, Note? note, Vote? vote, Context context)
    {
        if (context.Places.Superior(open.Holder) is not { } superior)
        {
            flow.Refuse(Refusals.NoSuperior);
            return;
        }

        flow.Tell(new HandedUp(open.Key, superior, flow.DueOf(((Step)definition.Find(open.Node)!).Limit, superior.Body.Id), context.Actor.Person, context.Now, note, vote));
        flow.Circulate(open.Holder.Body, superior, open.Key);
    }
}
