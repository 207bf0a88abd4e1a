using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>A dossier under way goes over to another version of its procedure: what is open moves to the same place there, what comes later follows the new version.</summary>
public static class Migrating
{
    /// <summary>
    /// The nodes of one version found again in the other: same id and same words, then the same words and role, then the same id and role. For the keeper to judge.
    /// </summary>
    public static ImmutableDictionary<string, string> Propose(ProcedureDefinition from, ProcedureDefinition to)
    {
        var (old, left) = (Leaves(from), Leaves(to));
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var same in (Func<Node, Node, bool>[])[(a, b) => a.Id == b.Id && Words(a) == Words(b), (a, b) => Words(a) is { Length: > 0 } words && words == Words(b) && Fits(a, b) is null, (a, b) => a.Id == b.Id && Fits(a, b) is null])
        {
            foreach (var node in old.Where(n => !found.ContainsKey(n.Id)))
            {
                if (left.Where(other => same(node, other)).ToList() is not [var other])
                    continue;
                found[node.Id] = other.Id;
                left = left.Remove(other);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether what is open at one node could go on at another one; null when it could.</summary>
    public static Refused? Fits(Node from, Node to) => (from, to) switch
    {
        (Step a, Step b) => a.Kind == b.Kind && RoleOf(a.Who) == RoleOf(b.Who) && a.Who.Outside == b.Who.Outside ? null : MigrationRefusals.StepDiffers,
        (Consult a, Consult b) => a.Silence == b.Silence ? null : MigrationRefusals.ConsultDiffers,
        (Call a, Call b) => a.Id == b.Id && a.Procedure == b.Procedure ? null : MigrationRefusals.CallGone,
        (Wait a, Wait b) => a.Message == b.Message ? null : MigrationRefusals.WaitGone,
        (Call, _) => MigrationRefusals.CallGone,
        (Wait, _) => MigrationRefusals.WaitGone,
        (Consult, _) => MigrationRefusals.ConsultDiffers,
        _ => MigrationRefusals.StepDiffers,
    };

    /// <summary>Steps, consults, calls and waits in reading order: what can be open.</summary>
    public static ImmutableArray<Node> Leaves(ProcedureDefinition definition) => [.. ProcedureDefinition.InOrder(definition.Root).Where(n => n is Step or Consult or Call or Wait)];

    /// <summary>What people call a node.</summary>
    public static string Words(Node node) => node switch
    {
        Step step => step.Action,
        Consult consult => consult.Action,
        Call call => call.Procedure,
        Wait wait => wait.Message ?? "",
        _ => "",
    };

    internal static void Run(ProcedureDefinition from, Flow flow, Migrate command, Context context)
    {
        var (state, to) = (flow.State, command.To);
        if (Whole(from, to, state) is { } why)
        {
            flow.Refuse(why);
            return;
        }

        var nodes = WithForks(from, to, command.Nodes);
        var renaming = new Renaming(nodes);
        foreach (var work in state.Open.Values.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            if (Work(from, to, work, command.Nodes, nodes) is { } refusal)
            {
                flow.Refuse(refusal);
                return;
            }
        }

        if (state.Open.Keys.Concat(state.Forks.Keys).Any(key => renaming.Find(key) is null))
            flow.Refuse(MigrationRefusals.ForkDiffers);
        else if (state.Open.Keys.Select(renaming.Key).Distinct(StringComparer.Ordinal).Count() < state.Open.Count)
            flow.Refuse(MigrationRefusals.TwoInOne);
        else if (!HasTeam(to, state, nodes))
            flow.Refuse(MigrationRefusals.TeamMissing);
        if (flow.Refusal is not null)
            return;

        var changed = state.OpenSteps.OrderBy(s => s.Key, StringComparer.Ordinal)
            .Where(s => IsOtherWork((Step)from.Find(s.Node)!, (Step)to.Find(nodes[s.Node])!))
            .Select(s => new ChangedWork(renaming.Key(s.Key), nodes[s.Node], s.Assignee is { } one ? s.Holder with { Persons = [one], Bodies = ImmutableDictionary<Guid, Guid>.Empty.Add(one, s.Holder.Body.Id) } : s.Holder, s.Due));
        flow.Tell(new Migrated(command.From, command.Version, nodes, [.. changed], command.By, context.Now));
    }

    private static Refused? Whole(ProcedureDefinition from, ProcedureDefinition to, DossierState state)
    {
        if (from.Code != to.Code)
            return MigrationRefusals.OtherProcedure;
        // Who sees it would be others, and what is sealed off would open or close on the way.
        if (from.Compartment != to.Compartment || from.ExOfficio != to.ExOfficio)
            return MigrationRefusals.CompartmentDiffers;
        // Raising it takes content out; that is an act of its own.
        return to.Secrecy > state.Secrecy ? MigrationRefusals.SecrecyDiffers : null;
    }

    private static Refused? Work(ProcedureDefinition from, ProcedureDefinition to, OpenWork work, ImmutableDictionary<string, string> asked, ImmutableDictionary<string, string> nodes)
    {
        var old = from.Find(work.Node)!;
        var gone = old switch { Call => MigrationRefusals.CallGone, Wait => MigrationRefusals.WaitGone, _ => MigrationRefusals.StepGone };
        if (!asked.TryGetValue(work.Node, out var id))
            return gone;
        if (id.Length == 0)
            return MigrationRefusals.KeptBack;
        if (to.Find(id) is not { } other)
            return gone;
        // An opinion asked on the way belongs to its step.
        if (Fits(old, other) is { } differs)
            return differs;
        var (stood, stands) = (ForksAbove(from, old), ForksAbove(to, other));
        // The branches that are done and those that still run are counted by their numbers.
        return stood.Length == stands.Length && stood.Zip(stands).All(pair => IsSame(pair.First, pair.Second) && nodes.GetValueOrDefault(pair.First.Fork.Id) == pair.Second.Fork.Id) ? null : MigrationRefusals.ForkDiffers;
    }

    private static bool IsSame((Node Fork, int Branch) a, (Node Fork, int Branch) b) => (a.Fork, b.Fork) switch
    {
        (Parallel one, Parallel other) => one.Branches.Length == other.Branches.Length && a.Branch == b.Branch,
        (Each one, Each other) => one.Over == other.Over,
        _ => false,
    };

    /// <summary>The forks above a node from the inside out, each with the branch in which it stands.</summary>
    private static ImmutableArray<(Node Fork, int Branch)> ForksAbove(ProcedureDefinition definition, Node node)
    {
        var (forks, child) = (ImmutableArray.CreateBuilder<(Node, int)>(), node);
        foreach (var up in definition.AncestorsOf(node))
        {
            if (up is Parallel parallel)
                forks.Add((up, parallel.Branches.IndexOf((Sequence)child)));
            else if (up is Each)
                forks.Add((up, 0));
            child = up;
        }

        return forks.ToImmutable();
    }

    // A fork is found again by the steps in it.
    private static ImmutableDictionary<string, string> WithForks(ProcedureDefinition from, ProcedureDefinition to, ImmutableDictionary<string, string> asked)
    {
        var nodes = asked.Where(n => from.Find(n.Key) is not null && to.Find(n.Value) is not null).ToImmutableDictionary(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var old in Leaves(from).Where(n => nodes.ContainsKey(n.Id)))
        {
            var (stood, stands) = (ForksAbove(from, old), ForksAbove(to, to.Find(nodes[old.Id])!));
            if (stood.Length != stands.Length || !stood.Zip(stands).All(pair => IsSame(pair.First, pair.Second)))
                continue;
            foreach (var ((was, _), (becomes, _)) in stood.Zip(stands))
            {
                if (!nodes.ContainsKey(was.Id) && taken.Add(becomes.Id))
                    nodes = nodes.Add(was.Id, becomes.Id);
            }
        }

        return nodes;
    }

    // Where later steps are the team's there must be one, or it is still to be named.
    private static bool HasTeam(ProcedureDefinition to, DossierState state, ImmutableDictionary<string, string> nodes)
    {
        var leaves = Leaves(to);
        bool ByTeam(Performer who) => (who.RecordedBy ?? who).Place == Performer.Team;
        bool IsTeams(Node node) => node switch { Step step => ByTeam(step.Who), Consult consult => consult.Bodies.Any(ByTeam), _ => false };
        if (!state.Team.IsEmpty || !leaves.Any(IsTeams))
            return true;
        var names = leaves.FirstOrDefault(n => n is Step { AppointsTeam: true });
        return names is not null && leaves.IndexOf(names) < leaves.IndexOf(leaves.First(IsTeams)) && state.Open.Values.All(w => leaves.IndexOf(to.Find(nodes[w.Node])!) <= leaves.IndexOf(names));
    }

    private static bool IsOtherWork(Step was, Step becomes) =>
        was.Action != becomes.Action || was.Guidance != becomes.Guidance || was.Vote != becomes.Vote || !was.Outcomes.SequenceEqual(becomes.Outcomes) || !was.Forms.SequenceEqual(becomes.Forms) || !was.Components.SequenceEqual(becomes.Components);

    private static string RoleOf(Performer who) => who.RecordedBy?.Role ?? who.Role;
}
