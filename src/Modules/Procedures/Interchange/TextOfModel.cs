using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Interchange;

/// <summary>
/// A tree of blocks as the process of a text. What our extension says of an element is kept, except where the model says otherwise: then the model
/// was changed, and counts. Numbers and ids of a text stay; others are given in the order of reading.
/// </summary>
internal sealed partial class TextOfModel
{
    private readonly WorkText _works;
    private readonly HashSet<string> _reserved;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<ModelFault> _notes = [];

    private TextOfModel(FlowScope scope, LaneWords words)
    {
        _works = new WorkText(words, _notes);
        _reserved = [.. Everything(scope).Select(IdOf).OfType<string>()];
    }

    public static (YamlNode.List Process, IReadOnlyList<ModelFault> Notes) Of(FlowScope scope, IReadOnlyList<Block> blocks, LaneWords words)
    {
        var text = new TextOfModel(scope, words);
        return (text.List(blocks), text._notes);
    }

    private static IEnumerable<FlowElement> Everything(FlowScope scope) => scope.Elements.SelectMany(e => e.Inner is { } inner ? Everything(inner).Prepend(e) : [e]);

    private YamlNode.List List(IEnumerable<Block> blocks) => new(0, [.. blocks.SelectMany(Nodes)]);

    private IEnumerable<YamlNode> Nodes(Block block) => block switch
    {
        ScopeBlock scope => Timed(scope.Limit, scope.Element.IsMultiple ? [Each(scope.Element, scope.Do)] : scope.Do.SelectMany(Nodes)),
        WorkBlock { Element: { Kind: ElementKind.CallActivity, IsMultiple: true } } calls => [Each(calls.Element, [calls with { Element = calls.Element with { IsMultiple = false } }])],
        WorkBlock { Element.Kind: ElementKind.CallActivity } call => Timed(call.Limit, [_works.Call(Own(call.Element, "call"), call.Element, Id(call.Element, "g"))]),
        WorkBlock { Element: { Kind: ElementKind.IntermediateCatchEvent or ElementKind.BoundaryEvent } wait } => [_works.Wait(Own(wait, "wait"), Id(wait, "w"), wait.Message, wait.IsTimer ? wait : null)],
        WorkBlock { Element.IsMultiple: true } consult => [_works.Consult(Own(consult.Element, "consult"), consult, Number(consult.Element))],
        WorkBlock step => [_works.Step(Own(step.Element, "step"), step, Number(step.Element))],
        ForkBlock { Kind: ElementKind.ExclusiveGateway } choice => [Choice(choice)],
        ForkBlock { Kind: ElementKind.EventBasedGateway } wait => [Either(wait)],
        ForkBlock fork => [Parallel(fork)],
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    // A limit stands at a step; several of them together, or another procedure, have none of their own.
    private IEnumerable<YamlNode> Timed(FlowElement? limit, IEnumerable<YamlNode> nodes)
    {
        if (limit is not null)
            _notes.Add(ModelFault.At(limit, "LIMIT_DROPPED", "Thời hạn chung của quy trình con hoặc quy trình được gọi không giữ lại; ghi thời hạn ở từng bước."));
        return nodes;
    }

    private YamlNode.Map Choice(ForkBlock block)
    {
        var gateway = block.Element;
        var other = Default(block);
        var own = Own(gateway, "choice");
        var ways = block.Branches.Where(b => b != other).ToList();
        var kept = own is null ? [] : OwnYaml.Items(own, "branches");
        var branches = ways.Select((way, i) =>
        {
            var (when, text) = (Condition(way.Way), List(way.Do));
            var map = kept.Length == ways.Count && kept[i] is YamlNode.Map { } before ? before : new YamlNode.Map(0, []);
            if (Bpmn.Clean(DraftFields.TextOf(map, "when")) != when)
                map = map.With("when", YamlNode.Scalar.OfText(when));
            return (YamlNode)map.With("do", text);
        }).ToImmutableArray();
        return (own ?? new YamlNode.Map(0, [])).With("choice", YamlNode.Scalar.OfWord(Id(gateway, "c"))).With("branches", new YamlNode.List(0, branches)).With("otherwise", List(other.Do));
    }

    /// <summary>The branch that is taken when no condition holds; a fork without one means its last.</summary>
    private (SequenceFlow? Way, ImmutableArray<Block> Do) Default(ForkBlock block)
    {
        foreach (var branch in block.Branches)
        {
            if (branch.Way is { } way && way.Id == block.Element.Default)
                return branch;
        }

        var open = block.Branches.Where(b => b.Way?.Condition is null).ToList();
        var taken = open.Count == 1 ? open[0] : block.Branches[^1];
        _notes.Add(ModelFault.At(block.Element, "DEFAULT_ASSUMED", $"Chỗ rẽ không ghi nhánh mặc định; lấy nhánh “{taken.Way?.Name ?? taken.Way?.Id}” làm “trường hợp khác”."));
        return taken;
    }

    private static string Condition(SequenceFlow? way) =>
        way?.Condition is { } condition ? condition : way?.Name is { Length: > 0 } name ? name : LaneWords.ToComplete;

    private YamlNode.Map Parallel(ForkBlock block)
    {
        var own = Own(block.Element, "parallel");
        var branches = new YamlNode.List(0, [.. block.Branches.Select(branch => (YamlNode)Branch(block, branch))]);
        var before = own is null ? "" : DraftFields.TextOf(own, "need");
        var all = block.Branches.Length.ToString(CultureInfo.InvariantCulture);
        // "All" can be told as the number of branches, too.
        var need = block.Kind == ElementKind.BoundaryEvent ? "1" : block.Activation is { } enough ? enough : before == all ? before : "all";
        if (block.Kind == ElementKind.BoundaryEvent)
            _notes.Add(ModelFault.At(block.Element, "TIMER_AS_BRANCH", "Hẹn giờ có nhánh riêng được đưa vào thành hai nhánh song song, xong một nhánh thì đi tiếp: đã hết hạn, bước này vẫn hoàn thành được cho đến khi nhánh quá hạn xong."));
        if (need != "all" && !(int.TryParse(need, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= block.Branches.Length))
        {
            _notes.Add(ModelFault.At(block.Element, "NEED_ASSUMED", $"Không đọc được số nhánh phải xong “{need}”; lấy là tất cả."));
            need = "all";
        }

        var node = (own ?? new YamlNode.Map(0, [])).With("parallel", YamlNode.Scalar.OfWord(Id(block.Element, "p")));
        return (before == need ? node : node.With("need", YamlNode.Scalar.OfWord(need))).With("branches", branches);
    }

    // Of an inclusive gateway each way is taken or not, apart from the others.
    private YamlNode.List Branch(ForkBlock block, (SequenceFlow? Way, ImmutableArray<Block> Do) branch)
    {
        if (block.Kind != ElementKind.InclusiveGateway || (branch.Way?.Condition is null && branch.Way?.Id != block.Element.Default && block.Element.Default is not null))
            return List(branch.Do);
        var others = block.Branches.Where(b => b.Way?.Id != branch.Way?.Id).Select(b => $"not ({Condition(b.Way)})");
        var when = branch.Way?.Id == block.Element.Default ? string.Join(" and ", others) : Condition(branch.Way);
        var id = YamlNode.Scalar.OfWord(Next("c"));
        return new YamlNode.List(0, [new YamlNode.Map(0, [("choice", 0, id),
            ("branches", 0, new YamlNode.List(0, [new YamlNode.Map(0, [("when", 0, YamlNode.Scalar.OfText(when)), ("do", 0, List(branch.Do))])])), ("otherwise", 0, new YamlNode.List(0, []))])]);
    }

    private YamlNode.Map Each(FlowElement element, ImmutableArray<Block> inside)
    {
        var node = (Own(element, "each") ?? new YamlNode.Map(0, [])).With("each", YamlNode.Scalar.OfWord(Id(element, "e")));
        return node.With("do", List(inside));
    }

    private YamlNode.Map Either(ForkBlock block)
    {
        var events = block.Branches.SelectMany(b => b.Do).OfType<WorkBlock>().Select(w => w.Element).ToList();
        return _works.Wait(Own(block.Element, "wait"), Id(block.Element, "w"), events.First(e => !e.IsTimer).Message, events.First(e => e.IsTimer));
    }

    private static YamlNode.Map? Own(FlowElement element, string kind) => OwnYaml.Read(element.Own, kind);

    /// <summary>The id of a node in a text, where the element says one.</summary>
    private static string? IdOf(FlowElement element)
    {
        if (element.Own is { } own && YamlText.Read("extension", own, new CatalogueFaults()) is YamlNode.Map map && OwnYaml.KindOf(map) is { } kind && DraftFields.TextOf(map, kind) is { Length: > 0 } id)
            return kind is "step" or "consult" ? "b" + id : id;
        return NodeId().IsMatch(element.Id) && element.Id != "root" ? element.Id : null;
    }

    private string Id(FlowElement element, string letter) => IdOf(element) is { } own && NodeId().IsMatch(own) && _used.Add(own) ? own : Next(letter);

    private int Number(FlowElement element)
    {
        if (IdOf(element) is not { } own || !StepId().IsMatch(own) || !_used.Add(own))
            own = Next("b");
        return int.Parse(own.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private string Next(string letter)
    {
        for (var number = 1; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{letter}{number}");
            if (!_reserved.Contains(id) && _used.Add(id))
                return id;
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NodeId();

    [GeneratedRegex("^b[1-9][0-9]{0,3}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StepId();
}
