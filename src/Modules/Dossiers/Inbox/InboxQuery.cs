using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>The lists of a person. The first three are pieces of work, the others dossiers.</summary>
internal enum InboxView { ToDo, Soon, Overdue, Waiting, Sent, Followed, Ended, All }

internal enum InboxSort { Deadline, Received, Code }

/// <summary>What a list shows and how: all of it stands in the address, and the address is all of it.</summary>
internal sealed record InboxQuery(InboxView View)
{
    private const int LongestWords = 200, MostWords = 8;

    public static readonly ImmutableArray<(InboxView View, string Code, string Name)> Views =
    [
        (InboxView.ToDo, "can-xu-ly", "Cần xử lý"), (InboxView.Soon, "sap-den-han", "Sắp đến hạn"), (InboxView.Overdue, "qua-han", "Quá hạn"),
        (InboxView.Waiting, "dang-cho", "Đang chờ người khác"), (InboxView.Sent, "da-gui", "Đã gửi"), (InboxView.Followed, "theo-doi", "Theo dõi"),
        (InboxView.Ended, "da-ket-thuc", "Đã kết thúc"), (InboxView.All, "tat-ca", "Tất cả"),
    ];

    /// <summary>Columns that can be chosen, with their codes.</summary>
    public static readonly ImmutableArray<(string Code, string Name)> Columns =
        [("viec", "Việc cần làm"), ("thu-tuc", "Thủ tục"), ("co-quan", "Cơ quan có thẩm quyền"), ("tinh-trang", "Tình trạng"), ("mat", "Độ mật"), ("nhan", "Nhận lúc"), ("han", "Hạn xử lý")];

    public string? Field { get; init; }
    public string? Procedure { get; init; }

    /// <summary>The competent body, or the one that filed.</summary>
    public Guid? Body { get; init; }

    public Secrecy? Secrecy { get; init; }
    public DateOnly? ReceivedFrom { get; init; }
    public DateOnly? ReceivedTo { get; init; }
    public DateOnly? DueFrom { get; init; }
    public DateOnly? DueTo { get; init; }
    public string? Words { get; init; }

    /// <summary>For "all": only what runs, or only what ended.</summary>
    public bool? Ended { get; init; }

    public InboxSort? SortedBy { get; init; }
    public bool? Falling { get; init; }

    /// <summary>Codes of the columns chosen; empty for the usual ones.</summary>
    public ImmutableArray<string> Shown { get; init; } = [];

    public bool IsWork => View <= InboxView.Overdue;

    public InboxSort Sort => SortedBy ?? (IsWork ? InboxSort.Deadline : InboxSort.Received);

    /// <summary>What is newest comes first, what is due first comes first.</summary>
    public bool Descending => Falling ?? Sort == InboxSort.Received;

    public bool IsFiltered => this with { SortedBy = null, Falling = null, Shown = [] } != new InboxQuery(View) { Shown = [] };

    /// <summary>The folded words to look for.</summary>
    public ImmutableArray<string> WordList => [.. Platform.Text.Folding.Fold(Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostWords)];

    public ImmutableArray<string> ColumnsShown => Shown.IsDefaultOrEmpty ? IsWork ? ["viec", "nhan", "han"] : ["tinh-trang", "nhan", "han"] : Shown;

    public string ViewName => Views.First(v => v.View == View).Name;

    /// <summary>Reads an address. What was not written here is left out.</summary>
    public static InboxQuery Read(IQueryCollection address, InboxView otherwise) =>
        new(address["toi-nop"] == "1" ? InboxView.Sent : Views.FirstOrDefault(v => v.Code == address["loc"].ToString(), (View: otherwise, Code: "", Name: "")).View)
        {
            Field = Code(address["linh-vuc"]),
            Procedure = Code(address["thu-tuc"]),
            Body = Guid.TryParse(address["co-quan"], out var body) ? body : null,
            Secrecy = Enum.TryParse<Secrecy>(address["mat"], out var secrecy) && Enum.IsDefined(secrecy) ? secrecy : null,
            ReceivedFrom = Date(address["nhan-tu"]),
            ReceivedTo = Date(address["nhan-den"]),
            DueFrom = Date(address["han-tu"]),
            DueTo = Date(address["han-den"]),
            Words = address["q"].ToString().Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestWords)] : null,
            Ended = address["trang-thai"].ToString() switch { "dang" => false, "xong" => true, _ => null },
            SortedBy = address["xep"].ToString().TrimStart('-') switch { "han" => InboxSort.Deadline, "nhan" => InboxSort.Received, "ma" => InboxSort.Code, _ => null },
            Falling = address["xep"].ToString() is { Length: > 0 } sort ? sort[0] == '-' : null,
            Shown = [.. Columns.Select(c => c.Code).Where(c => address["cot"].Contains(c))],
        };

    /// <summary>The address of this list under a page's path.</summary>
    public string Address(string path, string? page = null)
    {
        var parts = Parts().Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}");
        var query = string.Join('&', page is null ? parts : parts.Append(page));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>Everything that stands in the address, for links and hidden fields.</summary>
    public IEnumerable<(string Name, string Value)> Parts()
    {
        if (View != InboxView.ToDo)
            yield return ("loc", Views.First(v => v.View == View).Code);
        foreach (var (name, value) in (IEnumerable<(string, string?)>)
        [
            ("linh-vuc", Field), ("thu-tuc", Procedure), ("co-quan", Body?.ToString()), ("mat", Secrecy?.ToString()), ("nhan-tu", Iso(ReceivedFrom)), ("nhan-den", Iso(ReceivedTo)),
            ("han-tu", Iso(DueFrom)), ("han-den", Iso(DueTo)), ("q", Words), ("trang-thai", Ended switch { true => "xong", false => "dang", null => null }),
            ("xep", SortedBy is null ? null : SortCode),
        ])
        {
            if (value is not null)
                yield return (name, value);
        }

        foreach (var column in Shown)
            yield return ("cot", column);
    }

    public bool Equals(InboxQuery? other) => other is not null && Parts().SequenceEqual(other.Parts());

    public override int GetHashCode() => Parts().Aggregate(0, HashCode.Combine);

    /// <summary>The order as the address names it.</summary>
    public string SortCode => (Descending ? "-" : "") + Sort switch { InboxSort.Deadline => "han", InboxSort.Received => "nhan", _ => "ma" };

    private static string? Code(string? text) => text is { Length: > 0 and <= 20 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? text : null;

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1900 and < 2200 ? date : null;

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
