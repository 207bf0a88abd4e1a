using System.Collections.Frozen;
using System.Collections.Immutable;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>The branch codes of the published set: which commands, besides completing, a procedure allows (docs/decisions/0002).</summary>
public enum BranchCode { Return, NotComp, Dup, Consult, Upper, Reject, Revote, Extend, Suspend, Merge, Withdraw, Secret }

public enum Secrecy { Thuong, Mat, ToiMat, TuyetMat }

/// <summary>Another limit for the whole where a condition holds: a request for an opinion is answered faster than a proposal.</summary>
public sealed record LimitByCase(Guards.Guard When, Limit Limit);

/// <summary>What a rule above the body allows the whole, beside the body's own plan.</summary>
/// <param name="Extension">By how much at most it may be prolonged, once; null: not at all.</param>
/// <param name="Verified">Compared with the text of the source.</param>
public sealed record StatutoryLimit(Limit Limit, Limit? Extension, string Source, bool Verified);

/// <summary>What a procedure's version says to the engine. Immutable; a running dossier keeps its version.</summary>
public sealed class ProcedureDefinition
{
    public static readonly Limit UsualRefusalNotice = new(1, LimitUnit.WorkingDay, LimitBasis.Planned);

    private readonly FrozenDictionary<string, Node> _nodes;
    private readonly FrozenDictionary<string, Node> _parents;

    public ProcedureDefinition(string code, Sequence root)
    {
        (Code, Root) = (code, root);
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        var parents = new Dictionary<string, Node>(StringComparer.Ordinal);
        Index(root, nodes, parents);
        (_nodes, _parents) = (nodes.ToFrozenDictionary(StringComparer.Ordinal), parents.ToFrozenDictionary(StringComparer.Ordinal));
        Steps = [.. InOrder(root).OfType<Step>()];
        Lists = [.. InOrder(root).OfType<Each>().Select(each => each.Over).Distinct(StringComparer.Ordinal)];
        FinalDecision = Steps.LastOrDefault(s => s.Kind is StepKind.Decide or StepKind.Collective && !IsCeremony(s)) ?? Steps.LastOrDefault(s => s.Kind == StepKind.Review) ?? Steps[^1];
    }

    public string Code { get; }

    public Sequence Root { get; }

    public ImmutableArray<Step> Steps { get; }

    /// <summary>The lists over which it goes, by name.</summary>
    public ImmutableArray<string> Lists { get; }

    /// <summary>The step after which the filer can no longer withdraw.</summary>
    public Step FinalDecision { get; }

    public ImmutableHashSet<BranchCode> Branches { get; init; } = [];

    public int ReturnLimit { get; init; } = 1;

    /// <summary>How long a returned dossier waits for its filer before it closes itself.</summary>
    public Limit ReturnWait { get; init; } = new(5, LimitUnit.WorkingDay, LimitBasis.Planned);

    public Limit ConsultLimit { get; init; } = new(3, LimitUnit.WorkingDay, LimitBasis.Planned);

    /// <summary>From filing to the result.</summary>
    public Limit? Total { get; init; }

    /// <summary>From the receipt of a valid dossier to the result.</summary>
    public Limit? FromIntake { get; init; }

    /// <summary>Runs from where <see cref="FromIntake"/> runs, or else from filing; null where no rule sets one.</summary>
    public StatutoryLimit? Statutory { get; init; }

    /// <summary>Cases with another limit for the whole, the first that holds; the steps' planned times stretch or shrink with it.</summary>
    public ImmutableArray<LimitByCase> Cases { get; init; } = [];

    /// <summary>Within which time of its arrival a body says that it is not competent (R-087; ours).</summary>
    public Limit RefusalNotice { get; init; } = UsualRefusalNotice;

    public bool TransfersWhenNotCompetent { get; init; }

    /// <summary>The procedure that MERGE opens.</summary>
    public string? MergeInto { get; init; }

    public Secrecy Secrecy { get; init; }

    /// <summary>The level is that of the document concerned; the filer says which.</summary>
    public bool SecrecyByContent { get; init; }

    /// <summary>Opened by an officer by virtue of office; there is no applicant's side.</summary>
    public bool ExOfficio { get; init; }

    /// <summary>Its dossiers are seen only by those who need them now, not by all who once held work in them.</summary>
    public bool Compartment { get; init; }

    /// <summary>Share of a limit after which it counts as due soon.</summary>
    public decimal SoonShare { get; init; } = 0.8m;

    public Node? Find(string id) => _nodes.GetValueOrDefault(id);

    public Node? ParentOf(Node node) => _parents.GetValueOrDefault(node.Id);

    public IEnumerable<Node> AncestorsOf(Node node)
    {
        for (var up = ParentOf(node); up is not null; up = ParentOf(up))
            yield return up;
    }

    public bool Allows(BranchCode code) => Branches.Contains(code);

    /// <summary>All nodes, parents before children, in reading order.</summary>
    public static IEnumerable<Node> InOrder(Node node) => ChildrenOf(node).SelectMany(InOrder).Prepend(node);

    public static IEnumerable<Node> ChildrenOf(Node node) => node switch
    {
        Sequence sequence => sequence.Nodes,
        Choice choice => choice.Branches.Select(b => (Node)b.Do).Append(choice.Otherwise),
        Parallel parallel => parallel.Branches,
        Each each => [each.Do],
        _ => [],
    };

    private static bool IsCeremony(Step step) => step.Kind == StepKind.Collective && step.Vote is null;

    private static void Index(Node node, Dictionary<string, Node> nodes, Dictionary<string, Node> parents)
    {
        if (!nodes.TryAdd(node.Id, node))
            throw new ArgumentException($"Node id {node.Id} stands twice.", nameof(node));
        foreach (var child in ChildrenOf(node))
        {
            parents[child.Id] = node;
            Index(child, nodes, parents);
        }
    }
}
