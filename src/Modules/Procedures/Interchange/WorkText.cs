using System.Globalization;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Interchange;

/// <summary>Single works as nodes of a text. A key is left out where nothing is known of it, so that the draft's check asks for it.</summary>
internal sealed class WorkText(LaneWords words, List<ModelFault> notes)
{
    private static readonly YamlNode.Map s_nothing = new(0, []);

    public YamlNode.Map Step(YamlNode.Map? own, WorkBlock block, int number)
    {
        var element = block.Element;
        var node = Numbered(own ?? s_nothing, "step", number);
        node = Said(node, "action", element.Name, element.Name.Length > 0 ? element.Name : LaneWords.ToComplete);
        if (own is null || (element.Kind != ElementKind.Task && ModelOfText.KindOf(DraftFields.TextOf(node, "kind")) != element.Kind))
            node = node.With("kind", YamlNode.Scalar.OfWord(KindOf(element)));
        if (own is null || (element.Lane.Length > 0 && Bpmn.Clean(words.Of(node.Find("who"))) != element.Lane))
            node = node.With("who", DraftFields.TextOf(node, "kind") == "external" ? words.ReadOutside(element.Lane) : words.Read(element.Lane));
        if (block.Limit is { } timer)
            node = Limited(node, timer);
        return Guided(node, element);
    }

    public YamlNode.Map Consult(YamlNode.Map? own, WorkBlock block, int number)
    {
        var element = block.Element;
        var node = Numbered(own ?? s_nothing, "consult", number);
        node = Said(node, "action", element.Name, element.Name.Length > 0 ? element.Name : LaneWords.ToComplete);
        if (own is null || (element.Lane.Length > 0 && Bpmn.Clean(ModelOfText.LaneOfConsult(node, words)) != element.Lane))
            node = Asked(node, element.Lane);
        if (block.Limit is { } timer)
            node = Limited(node, timer);
        var silence = block.GoesOnAtLimit ? "consent" : "mandatory";
        if (DraftFields.TextOf(node, "silence") != silence)
            node = node.With("silence", YamlNode.Scalar.OfWord(silence));
        return Guided(node, element);
    }

    public YamlNode.Map Call(YamlNode.Map? own, FlowElement element, string id)
    {
        var node = (own ?? s_nothing).With("call", YamlNode.Scalar.OfWord(id));
        var called = element.Called is { Length: > 0 } given ? given[(given.IndexOf(':', StringComparison.Ordinal) + 1)..] : "";
        if (own is null || (called.Length > 0 && Bpmn.IdOf(DraftFields.TextOf(node, "procedure")) != called))
            node = node.With("procedure", YamlNode.Scalar.OfText(called.Length > 0 ? called : LaneWords.ToComplete));
        // A place that has no words stands in the lane of what comes before it.
        var place = Bpmn.Clean(words.OfPlace(DraftFields.TextOf(node, "where")));
        if (own is null || (place.Length > 0 && element.Lane.Length > 0 && place != element.Lane))
            node = node.With("where", YamlNode.Scalar.OfText(words.ReadPlace(element.Lane)));
        return node;
    }

    public YamlNode.Map Wait(YamlNode.Map? own, string id, string? message, FlowElement? timer)
    {
        var node = (own ?? s_nothing).With("wait", YamlNode.Scalar.OfWord(id));
        if (message is not null && Bpmn.Clean(DraftFields.TextOf(node, "message")) != message)
            node = node.With("message", YamlNode.Scalar.OfText(message));
        return timer is null ? node : Limited(node, timer);
    }

    private static string KindOf(FlowElement element) => element.Kind switch
    {
        ElementKind.SendTask or ElementKind.IntermediateThrowEvent => "issue",
        ElementKind.ReceiveTask => "external",
        ElementKind.ServiceTask or ElementKind.ScriptTask => "technical",
        ElementKind.ManualTask => "field_work",
        ElementKind.BusinessRuleTask => "review",
        _ => "prepare",
    };

    private static YamlNode.Map Numbered(YamlNode.Map node, string key, int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return DraftFields.TextOf(node, key) == text ? node : node.With(key, YamlNode.Scalar.OfWord(text));
    }

    // What the model says the same way keeps its node.
    private static YamlNode.Map Said(YamlNode.Map node, string key, string seen, string otherwise) =>
        node.Find(key) is not null && (seen.Length == 0 || Bpmn.Clean(DraftFields.TextOf(node, key)) == seen) ? node : node.With(key, YamlNode.Scalar.OfText(otherwise));

    private static YamlNode.Map Guided(YamlNode.Map node, FlowElement element) =>
        element.Documentation.Length == 0 ? node : Said(node, "guidance", element.Documentation, element.Documentation);

    private YamlNode.Map Asked(YamlNode.Map node, string lane)
    {
        if (LaneWords.IsOutside(lane))
        {
            var outside = words.ReadOutside(lane).Without("role");
            return node.With("who", RoleOnly("external_body")).With("bodies", new YamlNode.List(0, [outside]));
        }

        var (role, place) = words.RoleAndPlace(lane);
        return node.With("who", RoleOnly(role)).With("bodies", new YamlNode.List(0, [YamlNode.Scalar.OfText(place)]));
    }

    private static YamlNode.Map RoleOnly(string role) => new(0, [("role", 0, YamlNode.Scalar.OfText(role))]);

    private YamlNode.Map Limited(YamlNode.Map node, FlowElement timer)
    {
        var before = node.Find("limit");
        if (before is not null && LimitWords.NameOf(before) == timer.Name && LimitWords.DurationOf(before) == timer.Duration)
            return node;
        if (LimitWords.Of(timer) is { } limit)
            return node.With("limit", limit);
        if (before is null)
            notes.Add(ModelFault.At(timer, "DURATION_UNKNOWN", "Hẹn giờ không ghi khoảng thời gian đọc được (ví dụ P5D); cần nhập thời hạn."));
        return node;
    }
}
