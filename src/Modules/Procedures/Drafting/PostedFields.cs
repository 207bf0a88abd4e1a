using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Platform.Results;

namespace ThongSuot.Procedures.Drafting;

/// <summary>The page's fields as posted, by the names that the page gives them.</summary>
internal static class PostedFields
{
    public const int MaxText = 4000, MaxName = 500, NewComponents = 3;

    public static readonly ImmutableArray<(string Key, string Name, string Label)> Texts =
    [
        ("name", "ten", "Tên thủ tục"), ("purpose", "muc-dich", "Mục đích"), ("filer", "nguoi-nop", "Người nộp"), ("receiving", "noi-tiep-nhan", "Nơi tiếp nhận"),
        ("deciding", "noi-quyet-dinh", "Cơ quan quyết định"), ("notes", "ghi-chu", "Ghi chú"),
    ];

    /// <param name="before">What the text holds now: its steps and components are those asked for.</param>
    public static DraftFields Read(Posted posted, DraftFields before)
    {
        var next = before.Components.Select(c => c.Number).DefaultIfEmpty().Max() + 1;
        return before with
        {
            Texts = Texts.ToImmutableDictionary(t => t.Key, t => posted.Text(t.Name), StringComparer.Ordinal),
            Total = Number(posted, "tong-thoi-han"),
            TotalNote = posted.Text("ghi-chu-thoi-han"),
            Basis = [.. posted.All("can-cu").Where(code => code.Length <= 40).Distinct(StringComparer.Ordinal)],
            Steps = [.. before.Steps.Select(s => s with { Action = posted.Text($"buoc-{s.Number}-noi-dung"), Guidance = posted.Text($"buoc-{s.Number}-huong-dan"), Limit = Number(posted, $"buoc-{s.Number}-thoi-han") })],
            Components =
            [
                .. before.Components.Where(c => !posted.Has($"giay-{c.Number}-bo")).Select(c => Component(posted, $"giay-{c.Number}", c.Number)),
                .. Enumerable.Range(0, NewComponents).Select(i => Component(posted, $"giay-moi-{i + 1}", next + i)).Where(c => c.Name.Length > 0).Select((c, i) => c with { Number = next + i }),
            ],
        };
    }

    public static Refusal[] Check(DraftFields fields) =>
    [
        .. Texts.Where(t => fields.Texts[t.Key].Length > (t.Key == "name" ? MaxName : MaxText)).Select(t => Refusals.TextTooLong with { Field = t.Name }),
        .. IsNumber(fields.Total) ? Array.Empty<Refusal>() : [Refusals.NotANumber with { Field = "tong-thoi-han" }],
        .. fields.TotalNote.Length > MaxText ? [Refusals.TextTooLong with { Field = "ghi-chu-thoi-han" }] : Array.Empty<Refusal>(),
        .. fields.Steps.Where(s => !IsNumber(s.Limit)).Select(s => Refusals.NotANumber with { Field = $"buoc-{s.Number}-thoi-han" }),
        .. fields.Steps.Where(s => s.Action.Length > MaxText).Select(s => Refusals.TextTooLong with { Field = $"buoc-{s.Number}-noi-dung" }),
        .. fields.Steps.Where(s => s.Guidance.Length > MaxText).Select(s => Refusals.TextTooLong with { Field = $"buoc-{s.Number}-huong-dan" }),
        .. fields.Components.Where(c => c.Name.Length > MaxText).Select(c => Refusals.TextTooLong with { Field = $"giay-{c.Number}-ten" }),
        .. fields.Components.Where(c => !IsNumber(c.Copies)).Select(c => Refusals.NotANumber with { Field = $"giay-{c.Number}-ban" }),
    ];

    private static ComponentFields Component(Posted posted, string name, int number) =>
        new(number, posted.Text($"{name}-ten"), Number(posted, $"{name}-ban") is { Length: > 0 } copies ? copies : "1", posted.Has($"{name}-bat-buoc"));

    private static string Number(Posted posted, string field) => posted.Text(field).Replace(',', '.');

    // Written as a word into the text, so nothing but a number may stand here.
    private static bool IsNumber(string text) =>
        text.Length == 0 || (text.Length <= 10 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000);
}
