using System.Collections.Immutable;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.TryOut;

/// <summary>A step of the way that a try-out went.</summary>
/// <param name="Who">The person, or how many answered.</param>
/// <param name="Where">The body.</param>
/// <param name="Taken">In working time.</param>
/// <param name="Limit">As planned; null without one.</param>
/// <param name="IsLate">It was done after its deadline.</param>
internal sealed record PathRow(string Step, string? Outcome, string Who, string Where, DateTimeOffset At, string Taken, string? Limit, bool IsLate);

/// <summary>The way that a try-out went, read from what happened. Pure.</summary>
internal static class TryOutPath
{
    public static IReadOnlyList<PathRow> Of(TryOutRun run)
    {
        var open = new Dictionary<string, (DateTimeOffset Since, Due? Due, string Where)>(StringComparer.Ordinal);
        var rows = new List<PathRow>();
        foreach (var happening in run.Happenings)
        {
            switch (happening.Event)
            {
                case StepOpened e:
                    open[e.Key] = (e.At, e.Due, Where(e.Holder));
                    break;
                case ConsultOpened e:
                    open[e.Key] = (e.At, e.Due, string.Join("; ", e.Holders.Select(h => h.Outside ?? h.Body.Name)));
                    break;
                case Extended e when open.ContainsKey(e.Key):
                    open[e.Key] = open[e.Key] with { Due = e.Due };
                    break;
                case Recomputed e:
                    foreach (var (key, due) in e.Dues.Where(d => open.ContainsKey(d.Key)))
                        open[key] = open[key] with { Due = due };
                    break;
                case HandedUp e:
                    open[e.Key] = open[e.Key] with { Due = e.Due, Where = Where(e.To) };
                    break;
                case Unpaused e:
                    foreach (var (key, due) in e.Dues.Where(d => open.ContainsKey(d.Key)))
                        open[key] = open[key] with { Due = due };
                    break;
                case StepCompleted e:
                    rows.Add(Row(run, e.Node, OutcomeOf(run.Definition, e), happening.Person is { } person ? run.ActorOf(person).Name : "Hệ thống", open[e.Key], e.At));
                    break;
                case ConsultClosed e:
                    var silent = e.Silent.Length == 0 ? "đủ ý kiến" : $"{e.Silent.Length} nơi không trả lời, coi như đồng ý";
                    rows.Add(Row(run, OpenWork.NodeOf(e.Key), null, silent, open[e.Key], e.At));
                    break;
            }
        }

        return rows;
    }

    /// <summary>Steps that the dossier never came to, in their order.</summary>
    public static IReadOnlyList<(int Number, string Action)> NotReached(TryOutRun run)
    {
        var reached = run.Happenings.Select(h => h.Event switch { StepOpened e => e.Node, ConsultOpened { ForStep: null } e => e.Node, _ => null }).ToHashSet();
        return
        [
            .. ProcedureDefinition.InOrder(run.Definition.Root).Where(node => !reached.Contains(node.Id))
                .Select(node => node switch { Step s => (s.Number, s.Action), Consult c => (c.Number, c.Action), _ => default }).Where(step => step.Action is not null),
        ];
    }

    /// <summary>From the filing to the end, or to now.</summary>
    public static string TotalTaken(TryOutRun run) => DeadlineWords.Taken(run.Situation.Context.Calendar, run.State.FiledAt, run.State.EndedAt ?? run.Now);

    private static PathRow Row(TryOutRun run, string node, string? outcome, string who, (DateTimeOffset Since, Due? Due, string Where) open, DateTimeOffset at)
    {
        var (title, limit) = run.Definition.Find(node) switch
        {
            Step step => ($"{step.Number}. {step.Action}", step.Limit),
            Consult consult => ($"{consult.Number}. {consult.Action}", consult.Limit),
            _ => ("Lấy ý kiến phối hợp", open.Due?.Limit),
        };
        return new PathRow(
            title, outcome, who, open.Where, at, DeadlineWords.Taken(run.Situation.Context.Calendar, open.Since, at), limit is { } known ? DeadlineWords.Of(known) : null,
            open.Due is { } due && due.At < at);
    }

    private static string? OutcomeOf(ProcedureDefinition definition, StepCompleted completed) =>
        (definition.Find(completed.Node) as Step)?.Outcomes.FirstOrDefault(o => o.Code == completed.Outcome)?.Label;

    private static string Where(Holder holder) => holder.Outside ?? holder.Body.Name;
}
