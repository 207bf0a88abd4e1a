using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Authoring;

/// <summary>
/// A node of the tree as the fields of a page: what is posted, otherwise what the text says, so that nothing typed is lost when it is refused.
/// Keys of the text that the page does not know stay as they are.
/// </summary>
internal sealed class NodeForm(Posted posted, YamlNode.Map? node, string kind)
{
    public const int Outcomes = 6, Places = 6, Outside = 3, Branches = 8;

    private readonly List<Refusal> _refused = [];

    public string Kind => kind;

    /// <summary>What stands in a field.</summary>
    public string this[string field] => posted.Any ? posted[field] ?? "" : Stored(field);

    public IReadOnlyList<string> All(string field) => posted.Any ? posted.All(field) : [.. Texts(node?.Find(field switch { "bieu-mau" => "forms", "giay" => "components", _ => field }))];

    public bool Has(string field) => posted.Any ? posted.Has(field) : Stored(field) == "true";

    /// <summary>The node that the fields make, or what is missing, each at its field.</summary>
    /// <param name="id">Its name in the text; steps are numbered afterwards.</param>
    public Result<YamlNode.Map> Read(string id)
    {
        var made = kind switch
        {
            "step" => Step(),
            "consult" => Consult(),
            "choice" => Choice(id),
            "parallel" => Parallel(id),
            "each" => YamlNode.Map.Of(("each", Text(id)), ("over", Text(Needed("cho", "Chọn danh sách."))), ("do", node?.Find("do") ?? new YamlNode.List(0, []))),
            "call" => YamlNode.Map.Of(("call", Text(id)), ("procedure", Text(Needed("thu-tuc", "Chọn thủ tục."))), ("where", Text(Needed("noi", "Chọn nơi thực hiện.")))),
            _ => YamlNode.Map.Of(("wait", Text(id)), ("message", Optional("thong-diep")), ("limit", Limit(isNeeded: false))),
        };
        if (kind == "wait" && posted.Text("thong-diep").Length == 0 && posted.Text("han").Length == 0)
            Refuse("han", "Ghi điều được chờ, hoặc thời gian chờ.");
        foreach (var (key, _, value) in node?.Entries.Where(entry => entry.Key == "trade") ?? [])
            made = made.With(key, value);
        return _refused.Count > 0 ? _refused.ToArray() : made;
    }

    private YamlNode.Map Step()
    {
        var stepKind = Needed("loai", "Chọn loại việc.");
        var outcomes = Enumerable.Range(1, Outcomes).Select(i => posted.Text($"ket-qua-{i}")).Where(label => label.Length > 0).ToList();
        var codes = CodesOf(outcomes);
        return YamlNode.Map.Of(
            ("step", Word("0")), ("action", Text(Needed("noi-dung", "Nhập nội dung bước."))), ("kind", Word(stepKind)),
            ("who", stepKind == "external"
                ? YamlNode.Map.Of(("role", Text(Needed("vai-tro", "Chọn vai trò."))), ("outside", Text(Needed("ben-ngoai", "Nhập tên cơ quan ngoài hệ thống."))), ("recorded_by", Clerk()))
                : YamlNode.Map.Of(("role", Text(Needed("vai-tro", "Chọn vai trò."))), ("where", Text(Needed("noi", "Chọn nơi thực hiện."))))),
            ("limit", Limit(isNeeded: false)),
            ("vote", stepKind == "collective" && posted.Text("nguong").Length > 0
                ? YamlNode.Map.Of(("threshold", Word(posted.Text("nguong"))), ("of", Word(posted.Text("tren") is { Length: > 0 } of ? of : "members")), ("secret", Word(Truth("kin")))) : null),
            ("appoints_team", posted.Has("lap-to") ? Word("true") : null), ("receives", posted.Has("tiep-nhan") ? Word("true") : null),
            ("outcomes", outcomes.Count == 0 ? null : new YamlNode.List(0, [.. outcomes.Zip(codes, (label, code) => (YamlNode)YamlNode.Map.Of(("code", Text(code)), ("label", Text(label))))])),
            ("forms", List(posted.All("bieu-mau"), Text)), ("components", List(posted.All("giay").Where(IsWhole), Word)),
            ("guidance", Text(Needed("huong-dan", "Nhập hướng dẫn của bước."))));
    }

    private YamlNode.Map Consult()
    {
        var inside = Enumerable.Range(1, Places).Select(i => posted.Text($"noi-{i}")).Where(place => place.Length > 0).Distinct(StringComparer.Ordinal).Select(YamlNode (place) => Text(place)).ToList();
        var outside = Enumerable.Range(1, Outside).Select(i => posted.Text($"ben-ngoai-{i}")).Where(name => name.Length > 0)
            .Select(YamlNode (name) => YamlNode.Map.Of(("outside", Text(name)), ("recorded_by", Clerk()))).ToList();
        if (inside.Count + outside.Count == 0)
            Refuse("noi-1", "Chọn ít nhất một nơi cho ý kiến.");
        // Those that were there keep their order.
        var old = (node?.Find("bodies") as YamlNode.List)?.Items.Select(body => body.Canonical()).ToList() ?? [];
        var bodies = inside.Concat(outside).OrderBy(body => old.IndexOf(body.Canonical()) is >= 0 and var at ? at : old.Count).ToList();
        return YamlNode.Map.Of(
            ("consult", Word("0")), ("action", Text(Needed("noi-dung", "Nhập nội dung lấy ý kiến."))), ("who", YamlNode.Map.Of(("role", Text(Needed("vai-tro", "Chọn vai trò."))))),
            ("bodies", new YamlNode.List(0, [.. bodies])), ("limit", Limit(isNeeded: true)), ("silence", Word(posted.Text("im-lang") is { Length: > 0 } silence ? silence : "mandatory")),
            ("guidance", Text(Needed("huong-dan", "Nhập hướng dẫn."))));
    }

    // A branch whose condition was emptied goes, unless it still holds steps.
    private YamlNode.Map Choice(string id)
    {
        var lists = node is null ? [] : ProcessTree.ListsOf(node).Where(list => list.Branch is not null).Select(list => list.List).ToList();
        var branches = new List<YamlNode>();
        for (var i = 1; i <= Branches; i++)
        {
            var when = posted.Text($"viet-tay-{i}") is { Length: > 0 } written ? written : posted.Text($"dieu-kien-{i}");
            var steps = lists.ElementAtOrDefault(i - 1);
            if (when.Length > 0)
                branches.Add(YamlNode.Map.Of(("when", Text(when)), ("do", steps ?? new YamlNode.List(0, []))));
            else if (steps is { Items.IsEmpty: false })
                Refuse($"dieu-kien-{i}", "Nhánh này còn có bước: chọn điều kiện, hoặc chuyển các bước đi trước.");
        }

        if (branches.Count == 0)
            Refuse("dieu-kien-1", "Chọn điều kiện của ít nhất một nhánh.");
        return YamlNode.Map.Of(("choice", Text(id)), ("branches", new YamlNode.List(0, [.. branches])), ("otherwise", node?.Find("otherwise") ?? new YamlNode.List(0, [])));
    }

    private YamlNode.Map Parallel(string id)
    {
        var lists = node is null ? [] : ProcessTree.ListsOf(node).Select(list => list.List).ToList();
        var count = int.TryParse(posted.Text("so-nhanh"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 2 and <= Branches ? number : 0;
        if (count == 0)
            Refuse("so-nhanh", $"Nhập số nhánh từ 2 đến {Branches}.");
        if (lists.Skip(count).Any(list => !list.Items.IsEmpty))
            Refuse("so-nhanh", "Nhánh bị bớt còn có bước: chuyển các bước đi trước.");
        var need = posted.Text("can");
        return YamlNode.Map.Of(
            ("parallel", Text(id)), ("branches", new YamlNode.List(0, [.. Enumerable.Range(0, count).Select(i => lists.ElementAtOrDefault(i) ?? new YamlNode.List(0, []))])),
            ("need", Word(IsWhole(need) ? need : "all")));
    }

    private YamlNode.Map Clerk() => YamlNode.Map.Of(("role", Text(Needed("ghi-vai-tro", "Chọn người ghi nhận."))), ("where", Text(Needed("ghi-noi", "Chọn nơi ghi nhận."))));

    private YamlNode.Map? Limit(bool isNeeded)
    {
        var text = posted.Text("han").Replace(',', '.');
        if (text.Length == 0)
        {
            if (isNeeded)
                Refuse("han", "Nhập thời hạn.");
            return null;
        }

        if (text.Length > 10 || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value is <= 0 or >= 10_000)
            Refuse("han", "Nhập một số dương, ví dụ 1,5.");
        return YamlNode.Map.Of(("value", Word(text)), ("unit", Word(posted.Text("don-vi") is { Length: > 0 } unit ? unit : "working_day")), ("basis", Word(posted.Text("loai-han") is { Length: > 0 } basis ? basis : "planned")));
    }

    /// <summary>A code for each label, the old one where the label had one.</summary>
    private List<string> CodesOf(List<string> labels)
    {
        var old = (node?.Find("outcomes") as YamlNode.List)?.Items.OfType<YamlNode.Map>().GroupBy(o => Of(o, "label"), StringComparer.Ordinal).ToDictionary(o => o.Key, o => Of(o.First(), "code"), StringComparer.Ordinal) ?? [];
        var codes = new List<string>();
        foreach (var label in labels)
        {
            var code = old.GetValueOrDefault(label) ?? Code(label);
            codes.Add(codes.Contains(code, StringComparer.Ordinal) ? $"{code}_{codes.Count + 1}" : code);
        }

        return codes;
    }

    /// <summary>"Đồng ý" becomes "dong_y".</summary>
    internal static string Code(string label) =>
        string.Concat(Folding.Fold(label).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')).Trim('_') is { Length: > 0 } code ? code[..Math.Min(40, code.Length)] : "khac";

    private string Needed(string field, string what)
    {
        var text = posted.Text(field);
        if (text.Length == 0)
            Refuse(field, what);
        else if (text.Length > PostedFields.MaxText)
            Refuse(field, "Nội dung quá dài.");
        return text;
    }

    private YamlNode.Scalar? Optional(string field) => posted.Text(field) is { Length: > 0 } text ? Text(text) : null;

    private string Truth(string field) => posted.Has(field) ? "true" : "false";

    private void Refuse(string field, string text) => _refused.Add(new Refusal("STEP_FIELD", text, field));

    private string Stored(string field)
    {
        if (node is null)
            return NodeWords.Usual(field);
        var (who, limit, vote) = (node.Find("who") as YamlNode.Map, node.Find("limit") as YamlNode.Map, node.Find("vote") as YamlNode.Map);
        var bodies = (node.Find("bodies") as YamlNode.List)?.Items ?? [];
        var clerk = who?.Find("recorded_by") as YamlNode.Map ?? bodies.OfType<YamlNode.Map>().Select(b => b.Find("recorded_by")).OfType<YamlNode.Map>().FirstOrDefault();
        return (field.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), Index(field)) switch
        {
            ("noi-dung", _) => Of(node, "action"), ("loai", _) => Of(node, "kind"), ("vai-tro", _) => Of(who, "role"), ("huong-dan", _) => Of(node, "guidance"),
            ("noi", _) => kind == "call" ? Of(node, "where") : Of(who, "where"), ("ben-ngoai", _) => Of(who, "outside"), ("ghi-vai-tro", _) => Of(clerk, "role"), ("ghi-noi", _) => Of(clerk, "where"),
            ("han", _) => Of(limit, "value").Replace('.', ','), ("don-vi", _) => Of(limit, "unit"), ("loai-han", _) => Of(limit, "basis"),
            ("nguong", _) => Of(vote, "threshold"), ("tren", _) => Of(vote, "of"), ("kin", _) => Of(vote, "secret"), ("lap-to", _) => Of(node, "appoints_team"), ("tiep-nhan", _) => Of(node, "receives"),
            ("ket-qua-", var i) => Of((node.Find("outcomes") as YamlNode.List)?.Items.ElementAtOrDefault(i - 1) as YamlNode.Map, "label"),
            ("noi-", var i) => (bodies.OfType<YamlNode.Scalar>().ElementAtOrDefault(i - 1))?.Text ?? "",
            ("ben-ngoai-", var i) => Of(bodies.OfType<YamlNode.Map>().ElementAtOrDefault(i - 1), "outside"),
            ("im-lang", _) => Of(node, "silence"), ("cho", _) => Of(node, "over"), ("thu-tuc", _) => Of(node, "procedure"), ("thong-diep", _) => Of(node, "message"), ("can", _) => Of(node, "need"),
            ("so-nhanh", _) => ((node.Find("branches") as YamlNode.List)?.Items.Length ?? 2).ToString(CultureInfo.InvariantCulture),
            ("dieu-kien-" or "viet-tay-", var i) => Of((node.Find("branches") as YamlNode.List)?.Items.ElementAtOrDefault(i - 1) as YamlNode.Map, "when"),
            _ => "",
        };
    }

    private static int Index(string field) => int.TryParse(field.AsSpan(field.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;

    internal static string Of(YamlNode.Map? map, string key) => map?.Find(key) is YamlNode.Scalar { IsNull: false } scalar ? scalar.Text : "";

    private static IEnumerable<string> Texts(YamlNode? list) => list is YamlNode.List some ? some.Items.OfType<YamlNode.Scalar>().Select(item => item.Text) : [];

    private static bool IsWhole(string text) => text.Length is > 0 and < 6 && text.All(char.IsAsciiDigit);

    private static YamlNode.List? List(IEnumerable<string> texts, Func<string, YamlNode.Scalar> scalar) =>
        texts.Distinct(StringComparer.Ordinal).Take(50).ToImmutableArray() is { IsEmpty: false } some ? new YamlNode.List(0, [.. some.Select(YamlNode (text) => scalar(text))]) : null;

    private static YamlNode.Scalar Text(string text) => YamlNode.Scalar.OfText(text);

    private static YamlNode.Scalar Word(string word) => YamlNode.Scalar.OfWord(word);
}
