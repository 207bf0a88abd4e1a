using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Interchange;

/// <summary>
/// A procedure's text as a BPMN process. Read from the YAML and not from the checked tree, so that a draft with faults can be written too.
/// Every fork gets its join; what BPMN cannot say goes along as YAML.
/// </summary>
internal sealed class ModelOfText
{
    private readonly LaneWords _words;
    private readonly Func<string, int, string?>? _guard;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private ModelOfText(LaneWords words, Func<string, int, string?>? guard) => (_words, _guard) = (words, guard);

    /// <param name="guard">The words of a condition, by the choice's id and the branch's index; without it flows show the condition itself.</param>
    public static FlowModel Of(YamlNode.Map root, Reference reference, Func<string, int, string?>? guard = null)
    {
        var model = new ModelOfText(new LaneWords(reference, LaneWords.PartiesOf(root)), guard);
        foreach (var taken in (ReadOnlySpan<string>)["definitions", "collaboration", "participant"])
            model._ids.Add(taken);
        var id = model.IdFor(DraftFields.TextOf(root, "code"));
        return new FlowModel(id, Bpmn.Clean(DraftFields.TextOf(root, "name")), OwnYaml.Of(root), model.Scope("", root.Find("process"), ""));
    }

    /// <summary>An element's kind by the kind of a step.</summary>
    public static ElementKind KindOf(string stepKind) => stepKind switch
    {
        "issue" => ElementKind.SendTask,
        "external" => ElementKind.ReceiveTask,
        "technical" => ElementKind.ServiceTask,
        "field_work" => ElementKind.ManualTask,
        _ => ElementKind.UserTask,
    };

    public static string LaneOfConsult(YamlNode.Map consult, LaneWords words)
    {
        var role = consult.Find("who") is YamlNode.Map who ? DraftFields.TextOf(who, "role") : "";
        return consult.Find("bodies") is YamlNode.List { Items: [var only] }
            ? only is YamlNode.Scalar place ? words.Of(role, place.Text) : words.Of(only)
            : words.Of(role, "");
    }

    private string IdFor(string wanted)
    {
        var (id, number) = (Bpmn.IdOf(wanted), 1);
        var free = id;
        while (!_ids.Add(free))
            free = string.Create(CultureInfo.InvariantCulture, $"{id}_{++number}");
        return free;
    }

    private FlowScope Scope(string prefix, YamlNode? nodes, string lane)
    {
        var scope = new Building(this, lane);
        var way = scope.Add(new FlowElement(IdFor(prefix + "start"), ElementKind.StartEvent) { Name = prefix.Length == 0 ? "Bắt đầu" : "" }, []);
        way = scope.Sequence(nodes, way);
        scope.Add(new FlowElement(IdFor(prefix + "end"), ElementKind.EndEvent) { Name = prefix.Length == 0 ? "Kết thúc" : "" }, [way]);
        return scope.Done();
    }

    /// <summary>A way whose end is not there yet.</summary>
    /// <param name="Order">Its place among the flows: the branches of a fork keep their order, also those in which nothing stands.</param>
    private sealed record Loose(int Order, string From, string Name = "", string? Condition = null, bool IsDefault = false);

    private sealed class Building(ModelOfText model, string lane)
    {
        private readonly List<FlowElement> _elements = [];
        private readonly List<(int Order, SequenceFlow Flow)> _flows = [];
        private int _ways;
        private string? _lane;

        /// <summary>Before the first work the lane is that of the first work.</summary>
        public FlowScope Done()
        {
            var first = _elements.Select(e => e.Lane).FirstOrDefault(l => l.Length > 0) ?? lane;
            return new FlowScope([.. _elements.Select(e => e.Lane.Length > 0 ? e : e with { Lane = first })], [.. _flows.OrderBy(f => f.Order).Select(f => f.Flow)]);
        }

        public Loose Add(FlowElement element, IEnumerable<Loose> incoming)
        {
            _lane = element.Lane.Length > 0 ? element.Lane : _lane;
            _elements.Add(element with { Lane = _lane ?? "" });
            foreach (var way in incoming)
            {
                var flow = new SequenceFlow(model.IdFor($"f_{way.From}_{element.Id}"), way.From, element.Id) { Name = way.Name, Condition = way.Condition, Language = way.Condition is null ? null : Bpmn.GuardLanguage };
                _flows.Add((way.Order, flow));
                var from = _elements.FindIndex(e => e.Id == way.From);
                if (way.IsDefault)
                    _elements[from] = _elements[from] with { Default = flow.Id };
            }

            return new Loose(_ways++, element.Id);
        }

        public Loose Sequence(YamlNode? nodes, Loose way) =>
            nodes is YamlNode.List list ? list.Items.OfType<YamlNode.Map>().Aggregate(way, (at, node) => Node(node, at)) : way;

        private Loose Node(YamlNode.Map node, Loose way)
        {
            var kind = OwnYaml.KindOf(node);
            var id = model.IdFor(kind is "step" or "consult" ? "b" + DraftFields.TextOf(node, kind) : kind is null ? "" : DraftFields.TextOf(node, kind));
            var element = new FlowElement(id, ElementKind.UserTask)
            {
                Name = Bpmn.Clean(DraftFields.TextOf(node, "action")), Documentation = Bpmn.Clean(DraftFields.TextOf(node, "guidance")), Own = OwnYaml.Of(node),
            };
            return kind switch
            {
                "step" => Add(element with { Kind = KindOf(DraftFields.TextOf(node, "kind")), Lane = model._words.Of(node.Find("who")) }, [way]),
                "consult" => Consult(node, element, way),
                "choice" => Choice(node, element, way),
                "parallel" => Parallel(node, element, way),
                "each" => Each(node, element, way),
                "call" => Add(element with
                {
                    Kind = ElementKind.CallActivity, Name = $"Thực hiện quy trình {DraftFields.TextOf(node, "procedure")}", Called = Bpmn.IdOf(DraftFields.TextOf(node, "procedure")),
                    Lane = model._words.OfPlace(DraftFields.TextOf(node, "where")),
                }, [way]),
                "wait" => Wait(node, element, way),
                _ => way,
            };
        }

        private Loose Consult(YamlNode.Map node, FlowElement element, Loose way)
        {
            var asked = Add(element with { IsMultiple = true, Lane = LaneOfConsult(node, model._words) }, [way]);
            // Silence that means consent is a way past the task; an opinion that must come leaves none.
            if (DraftFields.TextOf(node, "silence") != "consent")
                return asked;
            var over = Add(Timer(model.IdFor(element.Id + "_timer"), ElementKind.BoundaryEvent, node) with { AttachedTo = element.Id }, []);
            return Add(new FlowElement(model.IdFor(element.Id + "_join"), ElementKind.ExclusiveGateway), [asked, over]);
        }

        private Loose Choice(YamlNode.Map node, FlowElement element, Loose way)
        {
            var fork = Add(element with { Kind = ElementKind.ExclusiveGateway }, [way]);
            List<Loose> ends = [];
            foreach (var (branch, i) in OwnYaml.Items(node, "branches").OfType<YamlNode.Map>().Select((branch, i) => (branch, i)))
            {
                var when = Bpmn.Clean(DraftFields.TextOf(branch, "when"));
                ends.Add(Sequence(branch.Find("do"), fork with { Order = _ways++, Name = Bpmn.Clean(model._guard?.Invoke(element.Id, i) ?? when), Condition = when }));
            }

            ends.Add(Sequence(node.Find("otherwise"), fork with { Order = _ways++, Name = "Trường hợp khác", IsDefault = true }));
            return Add(new FlowElement(model.IdFor(element.Id + "_join"), ElementKind.ExclusiveGateway), ends);
        }

        private Loose Parallel(YamlNode.Map node, FlowElement element, Loose way)
        {
            var fork = Add(element with { Kind = ElementKind.ParallelGateway }, [way]);
            var branches = OwnYaml.Items(node, "branches");
            var need = DraftFields.TextOf(node, "need");
            var ends = branches.Select(branch => Sequence(branch, fork with { Order = _ways++ })).ToList();
            var isAll = need is "all" or "" || need == branches.Length.ToString(CultureInfo.InvariantCulture);
            return Add(new FlowElement(model.IdFor(element.Id + "_join"), isAll ? ElementKind.ParallelGateway : ElementKind.ComplexGateway) { Activation = isAll ? null : Bpmn.Clean(need) }, ends);
        }

        private Loose Each(YamlNode.Map node, FlowElement element, Loose way)
        {
            var inner = model.Scope(element.Id + "_", node.Find("do"), _lane ?? lane);
            return Add(element with { Kind = ElementKind.SubProcess, Name = "Với từng cơ quan, tổ chức trong danh sách", IsMultiple = true, Inner = inner, Lane = inner.Elements[0].Lane }, [way]);
        }

        private Loose Wait(YamlNode.Map node, FlowElement element, Loose way)
        {
            var (message, hasLimit) = (Bpmn.Clean(DraftFields.TextOf(node, "message")), node.Find("limit") is YamlNode.Map);
            if (message.Length == 0 || !hasLimit)
            {
                var waiting = hasLimit ? Timer(element.Id, ElementKind.IntermediateCatchEvent, node) : element with { Kind = ElementKind.IntermediateCatchEvent, Name = message, Message = message };
                return Add(waiting with { Own = element.Own }, [way]);
            }

            var fork = Add(element with { Kind = ElementKind.EventBasedGateway, Name = "" }, [way]);
            var came = Add(new FlowElement(model.IdFor(element.Id + "_message"), ElementKind.IntermediateCatchEvent) { Name = message, Message = message }, [fork]);
            var over = Add(Timer(model.IdFor(element.Id + "_timer"), ElementKind.IntermediateCatchEvent, node), [fork]);
            return Add(new FlowElement(model.IdFor(element.Id + "_join"), ElementKind.ExclusiveGateway), [came, over]);
        }

        private static FlowElement Timer(string id, ElementKind kind, YamlNode.Map node) =>
            new(id, kind) { Name = LimitWords.NameOf(node.Find("limit")), IsTimer = true, Duration = LimitWords.DurationOf(node.Find("limit")) };
    }
}
