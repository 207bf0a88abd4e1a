using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>Opinions of other bodies: asked by the process or ad hoc, in parallel, closed by the last answer or by silence.</summary>
internal static class Consulting
{
    public static void Ask(ProcedureDefinition definition, Flow flow, ConsultAdHoc command, OpenStep step, Context context)
    {
        if (command.Bodies.IsDefaultOrEmpty)
        {
            flow.Refuse(Refusals.NoBodies);
            return;
        }

        var asked = flow.State.Open.Values.OfType<OpenConsult>().Where(c => c.ForStep == step.Key).SelectMany(c => c.Opinions).Where(o => o.Given is null).Select(o => o.Body.Id).ToHashSet();
        if (command.Bodies.Any(b => asked.Contains(b.Id)))
        {
            flow.Refuse(Refusals.AlreadyAsked);
            return;
        }

        var number = 1;
        while (flow.State.Open.ContainsKey($"{step.Key}?{number}"))
            number++;
        var key = $"{step.Key}?{number}";
        var holders = command.Bodies.DistinctBy(b => b.Id).Select(b => new Holder("consulted_body", b)).ToImmutableArray();
        flow.Tell(new ConsultOpened(key, step.Node, holders, flow.DueOf(definition.ConsultLimit), SilenceRule.Consent, step.Key, context.Now, command.Note));
        foreach (var holder in holders)
            flow.Circulate(step.Holder.Body, holder, key);
    }

    public static void Answer(ProcedureDefinition definition, Flow flow, GiveOpinion command, OpenConsult consult, Context context)
    {
        if (!Deciding.Opinions.Contains(command.Given, StringComparer.Ordinal))
        {
            flow.Refuse(Refusals.UnknownOpinion);
            return;
        }

        if (May.Answers(consult, context.Actor).All(o => o.Body.Id != command.Body))
        {
            flow.Refuse(Refusals.NotAllowed);
            return;
        }

        var to = consult.Opinions.First(o => o.Body.Id == command.Body).Holder;
        if (flow.State.Hops.LastOrDefault(h => h.Key == consult.Key && h.To.Id == to.Body.Id && h.To.Name == (to.Outside ?? to.Body.Name)) is { ReceivedAt: null } hop)
            flow.Tell(new HopReceived(hop.Number, context.Actor.Person, context.Now));
        flow.Tell(new OpinionGiven(consult.Key, command.Body, command.Given, context.Actor.Person, context.Now, command.Note));
        var now = (OpenConsult)flow.State.Open[consult.Key];
        if (now.Opinions.All(o => o.Given is not null))
            Close(definition, flow, now, context);
    }

    public static void Close(ProcedureDefinition definition, Flow flow, OpenConsult consult, Context context)
    {
        flow.Tell(new ConsultClosed(consult.Key, [.. consult.Opinions.Where(o => o.Given is null).Select(o => o.Body.Id).Distinct()], context.Now));
        if (consult.ForStep is null)
        {
            flow.MovesFrom(consult.Opinions[^1].Holder.Body);
            flow.Leave(definition.Find(consult.Node)!, Deciding.Prefix(consult));
        }
    }
}
