using System.Collections.Immutable;
using System.Xml.Linq;

namespace ThongSuot.Procedures.Interchange;

/// <summary>
/// Reads the one process of a BPMN file, whatever its prefixes; what is only drawn or only for other engines is passed over. Every element of a kind
/// that no tree can hold is told.
/// </summary>
internal sealed class BpmnReader
{
    public const int MaxFlowElements = 2_000;

    private static readonly Dictionary<string, ElementKind> s_kinds = Enum.GetValues<ElementKind>().ToDictionary(kind => kind.ToString(), StringComparer.OrdinalIgnoreCase);

    // Beside the flow elements; none of them changes the order of the work.
    private static readonly HashSet<string> s_ignored = new(StringComparer.Ordinal)
    {
        "documentation", "extensionElements", "laneSet", "sequenceFlow", "dataObject", "dataObjectReference", "dataStoreReference", "property", "ioSpecification", "ioBinding", "auditing", "monitoring",
        "association", "group", "textAnnotation", "incoming", "outgoing", "resourceRole", "performer", "humanPerformer", "potentialOwner", "dataInputAssociation", "dataOutputAssociation",
        "standardLoopCharacteristics", "multiInstanceLoopCharacteristics", "supportedInterfaceRef", "correlationSubscription", "supports", "artifact", "resourceParameterBinding",
    };

    private readonly List<ModelFault> _faults = [];
    private readonly Dictionary<string, XElement> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _messages;
    private readonly Dictionary<string, string> _lanes = new(StringComparer.Ordinal);
    private int _elements;

    private BpmnReader(XElement root) => _messages = root.Elements(Bpmn.Model + "message").Where(m => Text(m, "id").Length > 0)
        .DistinctBy(m => Text(m, "id"), StringComparer.Ordinal).ToDictionary(m => Text(m, "id"), m => Text(m, "name"), StringComparer.Ordinal);

    public static ModelReading<FlowModel> Read(XElement root)
    {
        if (root.Name != Bpmn.Model + "definitions")
            return ModelReading<FlowModel>.Refused(ModelFault.At(root, "NOT_BPMN", "Tệp không phải mô hình BPMN 2.0 (phần tử gốc phải là definitions)."));
        var processes = root.Elements(Bpmn.Model + "process").Where(p => p.Elements().Any(e => KindOf(e) is not null)).ToList();
        if (processes.Count != 1)
            return ModelReading<FlowModel>.Refused(processes.Count == 0
                ? [ModelFault.At(root, "NO_PROCESS", "Tệp không có quy trình nào có bước.")]
                : [.. processes.Select(p => ModelFault.At(p, "SEVERAL_PROCESSES", "Tệp có nhiều quy trình; mỗi lần chỉ nhập một. Tách quy trình này ra tệp riêng."))]);
        var reader = new BpmnReader(root);
        return reader.Process(processes[0]);
    }

    private ModelReading<FlowModel> Process(XElement process)
    {
        Identify(process);
        var own = Own(process);
        var model = new FlowModel(Text(process, "id"), Text(process, "name") is { Length: > 0 } name ? name : ParticipantOf(process), own, Scope(process, ""));
        return _faults.Count == 0 ? new ModelReading<FlowModel>(model, []) : ModelReading<FlowModel>.Refused(_faults);
    }

    // References stand by id alone, so two with the same id cannot be told apart.
    private void Identify(XElement process)
    {
        foreach (var element in process.DescendantsAndSelf().Where(e => e.Name.Namespace == Bpmn.Model && Text(e, "id").Length > 0))
        {
            if (!_ids.TryAdd(Text(element, "id"), element))
                _faults.Add(ModelFault.At(element, "DUPLICATE_ID", "Mã phần tử này đã dùng cho phần tử khác."));
        }
    }

    private FlowScope Scope(XElement scope, string lane)
    {
        foreach (var one in scope.Elements(Bpmn.Model + "laneSet").Descendants(Bpmn.Model + "lane"))
        {
            // The innermost comes last and counts; one without a name is none.
            foreach (var reference in one.Elements(Bpmn.Model + "flowNodeRef").Where(_ => Text(one, "name").Length > 0))
                _lanes[reference.Value.Trim()] = Text(one, "name");
        }

        var elements = ImmutableArray.CreateBuilder<FlowElement>();
        foreach (var child in scope.Elements().Where(e => e.Name.Namespace == Bpmn.Model))
        {
            if (KindOf(child) is { } kind && ++_elements <= MaxFlowElements)
                elements.Add(Element(child, kind, lane));
            else if (KindOf(child) is null && !s_ignored.Contains(child.Name.LocalName))
                _faults.Add(ModelFault.At(child, "UNSUPPORTED", $"Loại phần tử “{child.Name.LocalName}” không có trong quy trình của hệ thống; thay bằng bước, cổng rẽ nhánh hoặc quy trình con thường."));
        }

        if (_elements > MaxFlowElements && _faults.All(f => f.Code != "TOO_MANY_ELEMENTS"))
            _faults.Add(ModelFault.Of("TOO_MANY_ELEMENTS", $"Quy trình có quá {MaxFlowElements} phần tử."));
        var flows = scope.Elements(Bpmn.Model + "sequenceFlow").Select(Flow).ToList();
        return new FlowScope(elements.ToImmutable(), Ordered(scope, flows));
    }

    // An element may list its ways in another order than that in which they stand in the file.
    private static ImmutableArray<SequenceFlow> Ordered(XElement scope, List<SequenceFlow> flows)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var outgoing in scope.Elements().Elements(Bpmn.Model + "outgoing"))
            order.TryAdd(outgoing.Value.Trim(), order.Count);
        return [.. flows.OrderBy(f => order.GetValueOrDefault(f.Id, int.MaxValue))];
    }

    private FlowElement Element(XElement at, ElementKind kind, string lane)
    {
        var id = Text(at, "id") is { Length: > 0 } given ? given : $"?{_elements}";
        var element = new FlowElement(id, kind)
        {
            Name = Text(at, "name"), Line = ((System.Xml.IXmlLineInfo)at).LineNumber, Lane = _lanes.GetValueOrDefault(id, lane), Own = Own(at),
            Documentation = string.Join('\n', at.Elements(Bpmn.Model + "documentation").Select(d => d.Value.Trim()).Where(d => d.Length > 0)),
            Default = (string?)at.Attribute("default"), AttachedTo = (string?)at.Attribute("attachedToRef"), Called = (string?)at.Attribute("calledElement"),
            IsInterrupting = (string?)at.Attribute("cancelActivity") is not ("false" or "0"), Activation = at.Element(Bpmn.Model + "activationCondition")?.Value.Trim(),
        };
        if (at.Element(Bpmn.Model + "multiInstanceLoopCharacteristics") is { } multiple)
            element = Multiple(element, at, multiple);
        if (at.Element(Bpmn.Model + "standardLoopCharacteristics") is not null)
            Fault(at, "LOOP_ACTIVITY", "Bước lặp lại không giới hạn không đưa vào quy trình được; dùng “gửi lại bước trước” khi xử lý hồ sơ.");
        if ((string?)at.Attribute("isForCompensation") is "true" or "1" || (string?)at.Attribute("triggeredByEvent") is "true" or "1")
            Fault(at, "UNSUPPORTED", "Quy trình con chạy theo sự kiện và bước bù trừ không có trong quy trình của hệ thống.");
        if (kind == ElementKind.SubProcess)
            element = element with { Inner = Scope(at, element.Lane) };
        return IsEvent(kind) ? Event(element, at) : element;
    }

    private FlowElement Multiple(FlowElement element, XElement at, XElement multiple)
    {
        if ((string?)multiple.Attribute("isSequential") is "true" or "1")
            Fault(at, "SEQUENTIAL_LOOP", "Lặp lần lượt từng mục chưa có trong quy trình của hệ thống; đổi thành thực hiện đồng thời.");
        return element with { IsMultiple = true };
    }

    private FlowElement Event(FlowElement element, XElement at)
    {
        var triggers = at.Elements().Where(e => e.Name.Namespace == Bpmn.Model && (e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal) || e.Name.LocalName == "eventDefinitionRef")).ToList();
        var isEnd = element.Kind is ElementKind.StartEvent or ElementKind.EndEvent or ElementKind.IntermediateThrowEvent;
        switch (triggers)
        {
            case [] when isEnd:
                return element;
            case [{ Name.LocalName: "messageEventDefinition" } message] when element.Kind != ElementKind.BoundaryEvent:
                var name = _messages.GetValueOrDefault(LocalName((string?)message.Attribute("messageRef") ?? ""), "");
                return element with { Message = name.Length > 0 ? name : element.Name.Length > 0 ? element.Name : LaneWords.ToComplete };
            case [{ Name.LocalName: "timerEventDefinition" } timer] when !isEnd || element.Kind == ElementKind.StartEvent:
                return element with { IsTimer = true, Duration = timer.Element(Bpmn.Model + "timeDuration")?.Value.Trim() };
            case [{ Name.LocalName: "terminateEventDefinition" }] when element.Kind == ElementKind.EndEvent:
                return element with { IsTerminate = true };
            default:
                Fault(at, "UNSUPPORTED", "Chỉ dùng được sự kiện bắt đầu, kết thúc, hẹn giờ và thông điệp; ở cạnh bước chỉ dùng hẹn giờ.");
                return element;
        }
    }

    private static SequenceFlow Flow(XElement at)
    {
        var condition = at.Element(Bpmn.Model + "conditionExpression");
        return new SequenceFlow(Text(at, "id") is { Length: > 0 } id ? id : $"?{((System.Xml.IXmlLineInfo)at).LineNumber}", Text(at, "sourceRef"), Text(at, "targetRef"))
        {
            Name = Text(at, "name"), Condition = condition?.Value.Trim() is { Length: > 0 } text ? text : null, Language = (string?)condition?.Attribute("language"), Line = ((System.Xml.IXmlLineInfo)at).LineNumber,
        };
    }

    private static string ParticipantOf(XElement process) => process.Parent!.Elements(Bpmn.Model + "collaboration").Elements(Bpmn.Model + "participant")
        .Where(p => LocalName(Text(p, "processRef")) == Text(process, "id")).Select(p => Text(p, "name")).FirstOrDefault() ?? "";

    private static string? Own(XElement at) => at.Element(Bpmn.Model + "extensionElements")?.Elements().FirstOrDefault(e => e.Name.Namespace == Bpmn.Own)?.Value;

    private static ElementKind? KindOf(XElement element) =>
        element.Name.Namespace == Bpmn.Model && s_kinds.TryGetValue(element.Name.LocalName, out var kind) ? kind : null;

    private static bool IsEvent(ElementKind kind) => kind is ElementKind.StartEvent or ElementKind.EndEvent or ElementKind.IntermediateCatchEvent or ElementKind.IntermediateThrowEvent or ElementKind.BoundaryEvent;

    private static string LocalName(string reference) => reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Text(XElement at, string attribute) => ((string?)at.Attribute(attribute))?.Trim() ?? "";

    private void Fault(XElement at, string code, string text) => _faults.Add(ModelFault.At(at, code, text));
}
