using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Localising;

/// <summary>Writes differences into the text of a base. What does not fit is told and left out.</summary>
internal sealed class OverlayText
{
    private readonly YamlNode.Map _base;
    private readonly BaseSteps _steps;
    private readonly List<LocalFault> _faults = [];
    private readonly Dictionary<int, YamlNode.Map> _changed = [];
    private readonly HashSet<int> _removed = [];
    private readonly List<(int After, YamlNode.Map Node)> _added = [];
    private int _next;

    private OverlayText(YamlNode.Map root)
    {
        (_base, _steps) = (root, new BaseSteps(root));
        _next = _steps.Highest;
    }

    public static (YamlNode.Map Root, IReadOnlyList<LocalFault> Faults) Apply(YamlNode.Map root, LocalOverlay overlay)
    {
        var text = new OverlayText(root);
        var seen = new HashSet<(Type, int)>();
        foreach (var difference in overlay.Differences)
        {
            if (difference is not AddedStep && !seen.Add((difference.GetType(), difference.At)))
                text.Fault(difference, "local_twice", "Nội dung này được cụ thể hóa hai lần.");
            else if (difference.At != 0 && text._steps.Find(difference.At) is null)
                text.Fault(difference, "local_no_step", $"Văn bản cấp trên không có bước {difference.At}.");
            else if (difference is not (LocalTotal or LocalNote))
                text.Take(difference);
        }

        return (text.Whole(overlay.Differences), text._faults);
    }

    private YamlNode.Map Whole(ImmutableArray<LocalDifference> differences)
    {
        var root = _base.Find("process") is YamlNode.List process ? _base.With("process", Rewrite(process)) : _base;
        if (differences.OfType<LocalTotal>().FirstOrDefault() is { } total)
            root = WithTotal(root, total);
        if (differences.OfType<LocalNote>().FirstOrDefault() is { } note && IsText(note, note.Text))
            root = root.With("notes", YamlNode.Scalar.OfText(BaseSteps.Text(root, "notes") is { Length: > 0 } notes ? $"{notes} {note.Text}" : note.Text));
        return root;
    }

    private void Take(LocalDifference difference)
    {
        switch (difference)
        {
            case LocalGuidance guidance when IsText(guidance, guidance.Text):
                Change(guidance.Step, node => node.With("guidance", YamlNode.Scalar.OfText(guidance.Text)));
                break;
            case LocalPerformer who when IsText(who, who.Role) && IsText(who, who.Place):
                TakePerformer(who);
                break;
            case LocalLimit limit when IsTime(limit, limit.Value, _steps.Find(limit.Step)!.Find("limit")):
                var before = _steps.Find(limit.Step)!.Find("limit") as YamlNode.Map ?? NewLimit(0);
                Change(limit.Step, node => node.With("limit", before.With("value", Number(limit.Value))));
                break;
            case RemovedStep removed:
                if (BaseSteps.KindOf(_steps.Find(removed.Step)!) is "review" or "collective" or "consult")
                    _removed.Add(removed.Step);
                else
                    Fault(removed, "local_remove", $"Bước {removed.Step} không phải bước thẩm định, lấy ý kiến hoặc bàn tập thể, không bỏ được.");
                break;
            case AddedStep added when IsText(added, added.Action) && IsText(added, added.Role, "vai-tro") && IsText(added, added.Place, "noi") && IsTime(added, added.Days, null, "han") && IsText(added, added.Guidance, "huong-dan"):
                if (added.Kind is "review" or "collective" or AddedStep.Consult)
                    _added.Add((added.After, Node(added, ++_next)));
                else
                    Fault(added, "local_added_kind", "Chỉ thêm được bước thẩm định, bước tập thể hoặc bước lấy ý kiến.");
                break;
        }
    }

    private void TakePerformer(LocalPerformer who)
    {
        var node = _steps.Find(who.Step)!;
        if (BaseSteps.KindOf(node) is BaseSteps.Consult or "submit" or "external" || (node.Find("who") as YamlNode.Map)?.Find("outside") is not null)
            Fault(who, "local_who", $"Người thực hiện bước {who.Step} do văn bản cấp trên quy định, không đổi được.");
        else
            Change(who.Step, step => step.With("who", Who(who.Role, who.Place)));
    }

    private YamlNode.Map WithTotal(YamlNode.Map root, LocalTotal total)
    {
        if (root.Find("limit") is not YamlNode.Map limit || _steps.Total is null)
            Fault(total, "local_total", "Văn bản cấp trên không quy định tổng thời hạn, không đổi được.");
        else if (IsTime(total, total.Value, limit))
        {
            return root.With("limit", BaseSteps.Whole(limit.With("total", Number(total.Value))));
        }

        return root;
    }

    private YamlNode Rewrite(YamlNode node) => node switch
    {
        YamlNode.List list => list with { Items = [.. list.Items.SelectMany(Rewritten)] },
        YamlNode.Map map when BaseSteps.NumberOf(map) is null => map with { Entries = [.. map.Entries.Select(e => (e.Key, e.Line, Rewrite(e.Value)))] },
        _ => node,
    };

    private IEnumerable<YamlNode> Rewritten(YamlNode item)
    {
        if (BaseSteps.NumberOf(item) is not { } number)
            return [Rewrite(item)];
        var own = _removed.Contains(number) ? Array.Empty<YamlNode>() : [_changed.GetValueOrDefault(number) ?? item];
        return own.Concat(_added.Where(a => a.After == number).Select(a => a.Node));
    }

    private void Change(int number, Func<YamlNode.Map, YamlNode.Map> change) =>
        _changed[number] = change(_changed.GetValueOrDefault(number) ?? _steps.Find(number)!);

    private static YamlNode.Map Node(AddedStep added, int number)
    {
        var limit = NewLimit(added.Days);
        return added.Kind == AddedStep.Consult
            ? YamlNode.Map.Of((BaseSteps.Consult, Number(number)), ("action", Text(added.Action)), ("who", YamlNode.Map.Of(("role", Text(added.Role)))),
                ("bodies", new YamlNode.List(0, [Text(added.Place)])), ("limit", limit), ("silence", YamlNode.Scalar.OfWord("mandatory")), ("guidance", Text(added.Guidance)))
            : YamlNode.Map.Of((BaseSteps.Step, Number(number)), ("action", Text(added.Action)), ("kind", YamlNode.Scalar.OfWord(added.Kind)), ("who", Who(added.Role, added.Place)),
                ("limit", limit), ("guidance", Text(added.Guidance)));
    }

    private static YamlNode.Map NewLimit(decimal days) =>
        YamlNode.Map.Of(("value", Number(days)), ("unit", YamlNode.Scalar.OfWord("working_day")), ("basis", YamlNode.Scalar.OfWord("planned")));

    private static YamlNode.Map Who(string role, string place) => YamlNode.Map.Of(("role", Text(role)), ("where", Text(place)));

    private static YamlNode.Scalar Text(string text) => YamlNode.Scalar.OfText(text);

    private static YamlNode.Scalar Number(decimal value) => YamlNode.Scalar.OfWord(value.ToString("0.##", CultureInfo.InvariantCulture));

    /// <param name="part">Of a step that is added.</param>
    private bool IsText(LocalDifference difference, string? text, string? part = null)
    {
        if (string.IsNullOrWhiteSpace(text))
            Fault(difference, "local_empty", part == "huong-dan" ? "Chưa nhập hướng dẫn của bước thêm." : "Chưa nhập đủ nội dung cụ thể hóa.", part);
        else if (text.Length > LocalOverlay.MaxText)
            Fault(difference, "local_too_long", $"Nội dung cụ thể hóa dài quá {LocalOverlay.MaxText} ký tự.", part);
        else if (text.EnumerateRunes().Any(r => r == Rune.ReplacementChar || (Rune.IsControl(r) && r.Value is not ('\n' or '\t'))))
            Fault(difference, "local_not_text", "Nội dung cụ thể hóa có ký tự không hợp lệ.", part);
        else
            return true;
        return false;
    }

    private bool IsTime(LocalDifference difference, decimal value, YamlNode? limit, string? part = null)
    {
        var before = BaseSteps.Number((limit as YamlNode.Map)?.Find("value") ?? (limit as YamlNode.Map)?.Find("total"));
        if (value is <= 0 or > 7000 || decimal.Round(value, 2) != value)
            Fault(difference, "local_time", "Thời hạn phải là số dương, tối đa hai chữ số thập phân.", part);
        else if (BaseSteps.IsStatutory(limit) && value > before)
            Fault(difference, "local_statutory", "Thời hạn luật định không được kéo dài.");
        else
            return true;
        return false;
    }

    private void Fault(LocalDifference difference, string code, string text, string? part = null) => _faults.Add(new LocalFault(difference, code, text, part));
}
