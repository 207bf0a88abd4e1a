namespace ThongSuot.Engine.Processes;

/// <summary>The beginning of a dossier, filed or ex officio.</summary>
internal static class Filing
{
    public static void File(ProcedureDefinition definition, Flow flow, FileDossier file, Context context)
    {
        if (context.Actor.Person is not { } person || context.Actor.Principal is not null || !context.Actor.Holds(file.Role, file.Body.Id))
        {
            flow.Refuse(Refusals.NotAllowed);
            return;
        }

        // Ex officio the filer is an officer, and its own matter or a relative's is none of its office.
        if (definition.ExOfficio && (context.SubjectPersons.Contains(person) || context.SubjectPersons.Any(s => context.RelativesOf(s).Contains(person))))
        {
            flow.Refuse(Refusals.ConflictOfInterest);
            return;
        }

        flow.Tell(new Filed(new Filer(person, file.Role, file.Body), file.Facts, file.Secrecy > definition.Secrecy ? file.Secrecy : definition.Secrecy, flow.DueOf(definition.Total), context.Now));
        flow.BeginStatutory();
        flow.LookAtCase();
        flow.MovesFrom(file.Body);
        flow.Enter(definition.Root, "");

        // A first step "submit" by the filer is done by the filing itself.
        if (flow.Refusal is null && flow.State.OpenSteps.ToArray() is [var open] && definition.Find(open.Node) is Step { Kind: StepKind.Submit } step && flow.State.Done.IsEmpty && MayAct(open, context))
        {
            flow.Tell(new StepCompleted(open.Key, open.Node, step.Outcomes.IsEmpty ? Outcome.Done.Code : step.Outcomes[0].Code, context.Now, person));
            flow.Leave(step, "");
        }
    }

    private static bool MayAct(OpenStep open, Context context) => May.CanActOn(open, context.Actor);
}
