using System.Collections.Frozen;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Platform.Ui;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Competences;

/// <summary>Rules, changes and findings as officers say them.</summary>
internal static class CompetenceWords
{
    // The list of levels has whole descriptions; in a table they would fill the page.
    private static readonly FrozenDictionary<string, string> s_levels = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["TINH"] = "Cấp tỉnh",
        ["CTCS"] = "Cấp trên trực tiếp cơ sở",
        ["CS"] = "Tổ chức cơ sở đảng",
        ["CB"] = "Chi bộ trực thuộc",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_management = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["tinh"] = "Cấp tỉnh quản lý",
        ["cap_duoi"] = "Cấp dưới quản lý",
        [FilingCompetence.NotStated] = "Không nêu diện",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Level(string code) => s_levels.GetValueOrDefault(code, code);

    public static string Management(string code) => s_management.GetValueOrDefault(code, code);

    public static string Anchor(string anchor) => PlaceWords.Of(anchor, []).ToUpperFirst();

    /// <summary>"Văn phòng", or that the competent body acts by itself.</summary>
    public static string Organ(string organ) => organ.Length == 0 ? "chính cấp này" : PlaceWords.Organ(organ);

    /// <summary>The codes of a rule for one input; all of them are "mọi …".</summary>
    public static string Codes(CompetenceRule rule, string input, string any, Func<string, string> word) =>
        rule.When.TryGetValue(input, out var codes) ? string.Join("; ", codes.Select(word)) : any;

    public static string Procedures(CompetenceRule rule) => rule.When.TryGetValue(FilingCompetence.Procedure, out var codes) ? string.Join(", ", codes) : "Mọi thủ tục";

    public static string Filers(CompetenceRule rule) => Codes(rule, FilingCompetence.FilerLevel, "Mọi cấp", Level);

    public static string Managed(CompetenceRule rule) => Codes(rule, FilingCompetence.Management, "Mọi diện quản lý", Management);

    public static string Period(CompetenceRule rule) => rule.To is { } end ? $"{rule.From.Text()} – {end.AddDays(-1).Text()}" : $"Từ {rule.From.Text()}";

    /// <summary>"Cấp tỉnh: Ban Tổ chức tiếp nhận, Ban Thường vụ quyết định".</summary>
    public static string Result(CompetenceResult result) => result switch
    {
        CompetenceResult.Competent c when c.IntakeOrgan == c.DeciderOrgan => $"{Anchor(c.Anchor)}: {Organ(c.IntakeOrgan)} tiếp nhận và quyết định",
        CompetenceResult.Competent c => $"{Anchor(c.Anchor)}: {Organ(c.IntakeOrgan)} tiếp nhận, {Organ(c.DeciderOrgan)} quyết định",
        CompetenceResult.None none => $"Không cơ quan nào giải quyết: {none.Reason}",
        _ => "",
    };

    /// <summary>A rule in one line, for overlaps and changes.</summary>
    public static string Line(CompetenceRule rule) => $"{Procedures(rule)} – {Filers(rule)} – {Managed(rule)} → {Result(rule.Result)}; {Period(rule).ToLower(0)}";

    public static (string Text, Tone Tone) Standing(CompetenceRule rule, DateOnly today) =>
        rule.From > today ? ("Sắp áp dụng", Tone.Info) : rule.To <= today ? ("Đã thôi áp dụng", Tone.Neutral) : ("Đang áp dụng", Tone.Success);

    /// <summary>"Đảng ủy xã Phú Vân nộp TCCB-09 (Cấp dưới quản lý) ngày 01/01/2027".</summary>
    public static string Example(FilingExample example)
    {
        var who = example.Filer?.Name ?? $"Một nơi nộp thuộc {Level(example.Level).ToLower(0)}";
        var said = example.Management == FilingCompetence.NotStated ? "" : $" ({Management(example.Management).ToLower(0)})";
        return $"{who} nộp {example.Procedure}{said} ngày {example.On.Text()}";
    }

    public static string Gap(TableGap gap) => $"Ví dụ: {Example(gap.Example)}: chưa có quy tắc nào.";

    public static string Overlap(TableOverlap overlap) => $"Ví dụ: {Example(overlap.Example)}: cả {overlap.First.Id} và {overlap.Second.Id} cùng áp dụng.";

    public static string Missing(MissingPlace missing)
    {
        var what = missing.Organ is { } organ ? $"{missing.Competent!.Name} không có {PlaceWords.Organ(organ)}" : $"không có {PlaceWords.Of(missing.Anchor, [])} trên tuyến của nơi nộp";
        return $"Quy tắc {missing.Rule.Id}: {what}. Ví dụ: {Example(missing.Example)}; {LocalNumber.Of(missing.Filers)} nơi nộp gặp trường hợp này.";
    }

    /// <summary>The cases of a box, without what it admits entirely.</summary>
    public static string Box(CompetenceBox box)
    {
        var sides = box.Sides.Where(side => !side.IsAny).Select(side => side.Input switch
        {
            FilingCompetence.Procedure => string.Join(", ", side.Codes),
            FilingCompetence.FilerLevel => string.Join("; ", side.Codes.Select(Level)),
            FilingCompetence.Management => string.Join("; ", side.Codes.Select(Management)),
            _ => $"{side.Input}: {string.Join(", ", side.Codes)}",
        });
        return string.Join(" – ", sides.Append(box.To is { } end ? $"từ {box.From.Text()} đến {end.AddDays(-1).Text()}" : $"từ {box.From.Text()}"));
    }

    public static string Change(CompetenceChange change) => change switch
    {
        CompetenceChange.Add => $"Thêm quy tắc {change.Key} từ {change.Day.Text()}",
        CompetenceChange.Replace replace => $"Thay quy tắc {replace.Of} bằng {change.Key} từ {change.Day.Text()}",
        CompetenceChange.End end => $"Quy tắc {end.Of} áp dụng đến hết {end.To.AddDays(-1).Text()}",
        _ => "",
    };

    private static string ToUpperFirst(this string text) => text.Length == 0 ? text : char.ToUpper(text[0], System.Globalization.CultureInfo.InvariantCulture) + text[1..];
}
