using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Guards;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Ui;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;
using FieldType = ThongSuot.Engine.Forms.FieldType;

namespace ThongSuot.Procedures.Authoring;

/// <summary>Changes of a form's text: its fields in order, what each asks for, the rules between them.</summary>
internal static class FormDesign
{
    public const int MostFields = 200, MostRules = 50;

    /// <summary>The kinds of fields in the words of those who design forms.</summary>
    public static readonly ImmutableArray<FieldOption> Types =
    [
        .. new (FieldType Type, string Name)[]
        {
            (FieldType.Line, "Dòng chữ"), (FieldType.LongText, "Đoạn văn"), (FieldType.Choice, "Chọn một"), (FieldType.Checklist, "Chọn nhiều"), (FieldType.YesNo, "Có / không"), (FieldType.Integer, "Số nguyên"),
            (FieldType.Decimal, "Số thập phân"), (FieldType.Money, "Tiền (đồng)"), (FieldType.Date, "Ngày"), (FieldType.Moment, "Ngày, giờ"), (FieldType.Month, "Tháng"), (FieldType.Period, "Kỳ (tháng, quý, năm)"),
            (FieldType.DateRange, "Từ ngày đến ngày"), (FieldType.Email, "Thư điện tử"), (FieldType.Code, "Mã"), (FieldType.DocumentNumber, "Số, ký hiệu văn bản"), (FieldType.Table, "Bảng"), (FieldType.User, "Người"),
            (FieldType.Users, "Nhiều người"), (FieldType.Organisation, "Cơ quan, tổ chức"), (FieldType.Member, "Đảng viên"), (FieldType.Position, "Chức vụ"), (FieldType.Document, "Văn bản"), (FieldType.Case, "Vụ việc"),
            (FieldType.Meeting, "Cuộc họp"), (FieldType.File, "Tệp"), (FieldType.Files, "Nhiều tệp"), (FieldType.Signature, "Chữ ký"), (FieldType.Encrypted, "Nội dung được mã hóa"),
        }.Select(type => new FieldOption(type.Type.Word(), type.Name)),
    ];

    /// <summary>The kinds that a column may have, by the word that is written behind its name.</summary>
    private static readonly ImmutableArray<(string Name, FieldType Type)> ColumnTypes =
        [("chữ", FieldType.Line), ("đoạn", FieldType.LongText), ("số", FieldType.Integer), ("thập phân", FieldType.Decimal), ("tiền", FieldType.Money), ("ngày", FieldType.Date), ("có không", FieldType.YesNo)];

    public static string CodeOf(string procedure, int number) => string.Create(CultureInfo.InvariantCulture, $"BM-{procedure}-{number:00}");

    public static YamlNode.Map New(string code, string field, string procedure, string name) => YamlNode.Map.Of(
        ("code", Text(code)), ("field", Text(field)), ("name", Text(name)), ("procedures", new YamlNode.List(0, [Text(procedure)])), ("version", Word("1")), ("fields", new YamlNode.List(0, [])));

    public static ImmutableArray<YamlNode.Map> FieldsOf(YamlNode.Map form) => form.Find("fields") is YamlNode.List list ? [.. list.Items.OfType<YamlNode.Map>()] : [];

    public static YamlNode.Map WithFields(YamlNode.Map form, IEnumerable<YamlNode.Map> fields) => form.With("fields", new YamlNode.List(0, [.. fields]));

    public static YamlNode.Map Move(YamlNode.Map form, string key, int by)
    {
        var fields = FieldsOf(form);
        var from = fields.ToList().FindIndex(field => NodeForm.Of(field, "key") == key);
        return from < 0 || from + by < 0 || from + by >= fields.Length ? form : WithFields(form, fields.RemoveAt(from).Insert(from + by, fields[from]));
    }

    public static YamlNode.Map Remove(YamlNode.Map form, string key) => WithFields(form, FieldsOf(form).Where(field => NodeForm.Of(field, "key") != key));

    public static ImmutableArray<YamlNode.Map> RulesOf(YamlNode.Map form) => [.. Maps(form, "rules")];

    public static YamlNode.Map RemoveRule(YamlNode.Map form, int at) => WithRules(form, RulesOf(form).Where((_, i) => i != at));

    /// <summary>How two fields are compared, by the sign that the rule is written with.</summary>
    public static readonly ImmutableArray<FieldOption> Comparisons =
    [
        new(">=", "không nhỏ hơn, không sớm hơn mục"), new(">", "lớn hơn, sau mục"), new("<=", "không lớn hơn, không muộn hơn mục"), new("<", "nhỏ hơn, trước mục"), new("=", "bằng mục"), new(NeededWhen, "phải điền khi"),
    ];

    private const string NeededWhen = "khi";

    /// <summary>The rule that was posted, behind those that are there.</summary>
    public static Result<YamlNode.Map> AddRule(YamlNode.Map form, Posted posted)
    {
        var refused = new List<Refusal>();
        var keys = FieldsOf(form).Select(field => NodeForm.Of(field, "key")).ToHashSet(StringComparer.Ordinal);
        var (at, how, other, when, message) = (posted.Text("muc-nhac"), posted.Text("so-sanh"), posted.Text("muc-so"), posted.Text("khi"), posted.Text("thong-bao"));
        var written = posted.Text("quy-tac");
        if (!keys.Contains(at))
            refused.Add(new Refusal("RULE_FIELD", "Chọn mục được nhắc.", "muc-nhac"));
        if (message.Length is 0 or > 500)
            refused.Add(new Refusal("RULE_MESSAGE", "Nhập lời nhắc cho người điền, không quá 500 ký tự.", "thong-bao"));
        if (written.Length == 0 && Comparisons.All(c => c.Value != how))
            refused.Add(new Refusal("RULE_KIND", "Chọn quy tắc, hoặc viết tay.", "so-sanh"));
        else if (written.Length == 0 && how == NeededWhen && when.Length == 0)
            refused.Add(new Refusal("RULE_WHEN", "Chọn khi nào phải điền.", "khi"));
        else if (written.Length == 0 && how != NeededWhen && (!keys.Contains(other) || other == at))
            refused.Add(new Refusal("RULE_OTHER", "Chọn mục khác để so.", "muc-so"));
        if (RulesOf(form).Length >= MostRules)
            refused.Add(new Refusal("RULE_TOO_MANY", $"Biểu mẫu không quá {MostRules} quy tắc.", "muc-nhac"));
        if (refused.Count > 0)
            return refused.ToArray();
        var must = written.Length > 0 ? written : how == NeededWhen ? $"not ({when}) or field.{at} is not empty" : $"field.{at} {how} field.{other}";
        var types = FieldGuards.Types(FieldsOf(form).Select(field => Known(field)));
        if (Guard.Parse(must, types) is { Guard: null } wrong)
            return new Refusal("RULE_UNREADABLE", $"Quy tắc chưa đúng: {string.Join("; ", wrong.Errors.Select(error => error.MessageVi))}", written.Length > 0 ? "quy-tac" : "so-sanh");
        return WithRules(form, RulesOf(form).Add(YamlNode.Map.Of(("must", Text(must)), ("field", Text(at)), ("message", Text(message)))));
    }

    /// <summary>Ready-made conditions on the answers of fields, those before a field only when it is named.</summary>
    public static IReadOnlyList<FieldOption> ConditionsOf(YamlNode.Map form, string? before)
    {
        var options = new List<FieldOption>();
        foreach (var field in FieldsOf(form).TakeWhile(field => before is null || NodeForm.Of(field, "key") != before))
        {
            var (name, label) = ($"field.{NodeForm.Of(field, "key")}", NodeForm.Of(field, "label"));
            if (NodeForm.Of(field, "type") == FieldType.Choice.Word())
                options.AddRange(Maps(field, "choices").Select(choice => new FieldOption($"{name} = '{NodeForm.Of(choice, "code").Replace("'", "''", StringComparison.Ordinal)}'", $"{label}: {NodeForm.Of(choice, "label")}")));
            else if (NodeForm.Of(field, "type") == FieldType.YesNo.Word())
                options.AddRange([new FieldOption(name, $"{label}: có"), new FieldOption($"not {name}", $"{label}: không")]);
            else
                options.Add(new FieldOption($"{name} is not empty", $"{label}: có điền"));
        }

        return options;
    }

    private static YamlNode.Map WithRules(YamlNode.Map form, IEnumerable<YamlNode.Map> rules) =>
        rules.ToList() is { Count: > 0 } some ? form.With("rules", new YamlNode.List(0, [.. some])) : form with { Entries = form.Entries.RemoveAll(entry => entry.Key == "rules") };

    // As much of a field as conditions ask for.
    private static FieldDefinition Known(YamlNode.Map field) =>
        new(NodeForm.Of(field, "key"), NodeForm.Of(field, "label"), FieldTypes.Parse(NodeForm.Of(field, "type")) ?? FieldType.Line)
        {
            Choices = [.. Maps(field, "choices").Select(choice => new FieldChoice(NodeForm.Of(choice, "code"), NodeForm.Of(choice, "label")))],
        };

    /// <summary>The field that was posted, in the place of the one with this key, or behind all others.</summary>
    public static Result<YamlNode.Map> Take(YamlNode.Map form, string? key, Posted posted)
    {
        var fields = FieldsOf(form);
        var old = fields.FirstOrDefault(field => NodeForm.Of(field, "key") == key);
        var (label, type, refused) = (posted.Text("nhan"), FieldTypes.Parse(posted.Text("kieu")), new List<Refusal>());
        if (label.Length is 0 or > 300)
            refused.Add(new Refusal("FIELD_LABEL", "Nhập tên mục, không quá 300 ký tự.", "nhan"));
        if (type is null)
            refused.Add(new Refusal("FIELD_TYPE", "Chọn kiểu dữ liệu.", "kieu"));
        if (old is null && fields.Length >= MostFields)
            refused.Add(new Refusal("FIELD_TOO_MANY", $"Biểu mẫu không quá {MostFields} mục.", "nhan"));
        var choices = Lines(posted.Text("lua-chon"));
        if (type is FieldType.Choice or FieldType.Checklist && choices.Count == 0)
            refused.Add(new Refusal("FIELD_CHOICES", "Ghi các lựa chọn, mỗi dòng một lựa chọn.", "lua-chon"));
        var columns = Lines(posted.Text("cot"));
        if (type == FieldType.Table && columns.Count == 0)
            refused.Add(new Refusal("FIELD_COLUMNS", "Ghi các cột, mỗi dòng một cột.", "cot"));
        if (type == FieldType.Table && columns.FirstOrDefault(line => !IsKnownColumn(line, old)) is { } unknown)
            refused.Add(new Refusal("FIELD_COLUMN_KIND", $"Không rõ kiểu của cột “{unknown}”. Các kiểu: {ColumnWords}.", "cot"));
        foreach (var name in (ReadOnlySpan<string>)["it-nhat", "nhieu-nhat", "do-dai"])
        {
            if (posted.Text(name) is { Length: > 0 } number && !decimal.TryParse(number.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                refused.Add(new Refusal("FIELD_NUMBER", "Nhập một số.", name));
        }

        if (refused.Count > 0)
            return refused.ToArray();
        var isTable = type == FieldType.Table;
        var taken = fields.Select(field => NodeForm.Of(field, "key")).Where(k => k != key).ToHashSet(StringComparer.Ordinal);
        var made = YamlNode.Map.Of(
            ("key", Text(key ?? Free(NodeForm.Code(label), taken))), ("label", Text(label)), ("type", Text(type!.Value.Word())), ("required", Word(posted.Has("bat-buoc") ? "true" : "false")),
            ("help", Optional(posted.Text("huong-dan"))), ("choices", choices.Count == 0 || isTable ? null : Choices(choices, old)), ("columns", isTable ? Columns(columns, old) : null),
            (isTable ? "min_rows" : "min", Number(posted.Text("it-nhat"))), (isTable ? "max_rows" : "max", Number(posted.Text("nhieu-nhat"))), ("max_length", Number(posted.Text("do-dai"))),
            // What only the text can say stays, as long as the field is of the same kind.
            ("pattern", SameKind(old, type.Value)?.Find("pattern")), ("pattern_help", SameKind(old, type.Value)?.Find("pattern_help")),
            ("visible_when", Optional(posted.Text("hien-khi-viet") is { Length: > 0 } written ? written : posted.Text("hien-khi"))));
        return WithFields(form, old is null ? fields.Add(made) : fields.Select(field => field == old ? made : field));
    }

    /// <summary>What stands in a field of the page for a field of the form.</summary>
    public static string Stored(YamlNode.Map? field, string name) => field is null ? "" : name switch
    {
        "nhan" => NodeForm.Of(field, "label"),
        "kieu" => NodeForm.Of(field, "type"),
        "huong-dan" => NodeForm.Of(field, "help"),
        "bat-buoc" => NodeForm.Of(field, "required"),
        "hien-khi" or "hien-khi-viet" => NodeForm.Of(field, "visible_when"),
        "it-nhat" => NodeForm.Of(field, "min") + NodeForm.Of(field, "min_rows"),
        "nhieu-nhat" => NodeForm.Of(field, "max") + NodeForm.Of(field, "max_rows"),
        "do-dai" => NodeForm.Of(field, "max_length"),
        "lua-chon" => string.Join('\n', Maps(field, "choices").Select(choice => NodeForm.Of(choice, "label"))),
        "cot" => string.Join('\n', Maps(field, "columns").Select(column =>
            NodeForm.Of(column, "label") + (KindOf(column) is { Length: > 0 } kind ? $" | {kind}" : "") + (NodeForm.Of(column, "required") == "true" ? " *" : ""))),
        _ => "",
    };

    public static string ColumnWords => string.Join(", ", ColumnTypes.Select(t => t.Name).Append($"{ChoiceWord} Đạt; Không đạt"));

    private const string ChoiceWord = "chọn:";

    // What stands behind a column's name: nothing for plain words. A kind that cannot be written here is named, and stays as it is.
    private static string KindOf(YamlNode.Map column) => FieldTypes.Parse(NodeForm.Of(column, "type")) switch
    {
        null or FieldType.Line => "",
        FieldType.Choice => $"{ChoiceWord} {string.Join("; ", Maps(column, "choices").Select(choice => NodeForm.Of(choice, "label")))}",
        { } type when ColumnTypes.FirstOrDefault(t => t.Type == type) is { Name: { } name } => name,
        { } type => Types.FirstOrDefault(t => t.Value == type.Word())?.Text.ToLowerInvariant() ?? type.Word(),
    };

    private static YamlNode.Map? SameKind(YamlNode.Map? old, FieldType type) => old is not null && NodeForm.Of(old, "type") == type.Word() ? old : null;

    private static YamlNode.List Choices(List<string> labels, YamlNode.Map? old)
    {
        var (codes, taken) = (Maps(old, "choices").GroupBy(c => NodeForm.Of(c, "label"), StringComparer.Ordinal).ToDictionary(c => c.Key, c => NodeForm.Of(c.First(), "code"), StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        return new YamlNode.List(0, [.. labels.Select(YamlNode (label) =>
        {
            var code = Free(codes.GetValueOrDefault(label) ?? NodeForm.Code(label), taken);
            taken.Add(code);
            return YamlNode.Map.Of(("code", Text(code)), ("label", Text(label)));
        })]);
    }

    // "Số tiền | tiền *" is a required column of money.
    private static YamlNode.List Columns(List<string> lines, YamlNode.Map? old)
    {
        var known = Maps(old, "columns").GroupBy(c => NodeForm.Of(c, "label"), StringComparer.Ordinal).ToDictionary(c => c.Key, c => c.First(), StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return new YamlNode.List(0, [.. lines.Select(YamlNode (line) =>
        {
            var (label, kind, isRequired) = Column(line);
            var required = Word(isRequired ? "true" : "false");
            var before = known.GetValueOrDefault(label);
            var key = Free(before is null ? NodeForm.Code(label) : NodeForm.Of(before, "key"), taken);
            taken.Add(key);
            // Bounds, help and kinds that have no word here are kept.
            if (before is not null && KindOf(before).Equals(kind, StringComparison.OrdinalIgnoreCase))
                return before.With("key", Text(key)).With("required", required);
            if (kind.StartsWith(ChoiceWord, StringComparison.OrdinalIgnoreCase))
            {
                return YamlNode.Map.Of(
                    ("key", Text(key)), ("label", Text(label)), ("type", Text(FieldType.Choice.Word())), ("required", required), ("choices", Choices(ChoicesIn(kind), before)));
            }

            var type = ColumnTypes.FirstOrDefault(t => t.Name.Equals(kind, StringComparison.OrdinalIgnoreCase));
            return YamlNode.Map.Of(("key", Text(key)), ("label", Text(label)), ("type", Text((type.Name is null ? FieldType.Line : type.Type).Word())), ("required", required));
        })]);
    }

    private static (string Label, string Kind, bool IsRequired) Column(string line)
    {
        var parts = line.TrimEnd('*', ' ').Split('|', 2, StringSplitOptions.TrimEntries);
        return (parts[0], parts.ElementAtOrDefault(1) ?? "", line.EndsWith('*'));
    }

    private static bool IsKnownColumn(string line, YamlNode.Map? old)
    {
        var (label, kind, _) = Column(line);
        return label.Length > 0 && (kind.Length == 0 || ColumnTypes.Any(t => t.Name.Equals(kind, StringComparison.OrdinalIgnoreCase))
            || (kind.StartsWith(ChoiceWord, StringComparison.OrdinalIgnoreCase) && ChoicesIn(kind).Count > 0)
            || Maps(old, "columns").Any(column => NodeForm.Of(column, "label") == label && KindOf(column).Equals(kind, StringComparison.OrdinalIgnoreCase)));
    }

    private static List<string> ChoicesIn(string kind) =>
        [.. kind[ChoiceWord.Length..].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<YamlNode.Map> Maps(YamlNode.Map? map, string key) => map?.Find(key) is YamlNode.List list ? list.Items.OfType<YamlNode.Map>() : [];

    private static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.Length is > 0 and <= 300).Take(50)];

    private static string Free(string wanted, HashSet<string> taken) =>
        taken.Contains(wanted) ? Enumerable.Range(2, 1000).Select(n => $"{wanted}_{n}").First(name => !taken.Contains(name)) : wanted;

    private static YamlNode.Scalar? Number(string text) => text.Length == 0 ? null : Word(text.Replace(',', '.'));

    private static YamlNode.Scalar? Optional(string text) => text.Length == 0 ? null : Text(text);

    private static YamlNode.Scalar Text(string text) => YamlNode.Scalar.OfText(text);

    private static YamlNode.Scalar Word(string word) => YamlNode.Scalar.OfWord(word);
}
