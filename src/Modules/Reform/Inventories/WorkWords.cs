using ThongSuot.Platform.Text;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Reform.Inventories;

/// <summary>The words of the list, as people read, choose and type them.</summary>
internal static class WorkWords
{
    public static readonly IReadOnlyDictionary<WorkKind, string> Kinds = new Dictionary<WorkKind, string>
    {
        [WorkKind.Filed] = "Thủ tục có người nộp", [WorkKind.Coordination] = "Quy trình phối hợp", [WorkKind.Internal] = "Việc nội bộ",
    };

    public static readonly IReadOnlyDictionary<WorkFrequency, string> Frequencies = new Dictionary<WorkFrequency, string>
    {
        [WorkFrequency.Daily] = "Hằng ngày", [WorkFrequency.Weekly] = "Hằng tuần", [WorkFrequency.Monthly] = "Hằng tháng", [WorkFrequency.Quarterly] = "Hằng quý",
        [WorkFrequency.Yearly] = "Hằng năm", [WorkFrequency.Occasional] = "Không thường xuyên",
    };

    public static readonly IReadOnlyDictionary<WorkAuthority, string> Authorities = new Dictionary<WorkAuthority, string>
    {
        [WorkAuthority.Own] = "Cơ quan quyết định", [WorkAuthority.Above] = "Cấp trên quyết định",
    };

    public static readonly IReadOnlyDictionary<WorkProposal, string> Proposals = new Dictionary<WorkProposal, string>
    {
        [WorkProposal.Keep] = "Giữ nguyên", [WorkProposal.Merge] = "Gộp", [WorkProposal.Drop] = "Bỏ", [WorkProposal.New] = "Ban hành thủ tục mới",
    };

    public static IReadOnlyList<FieldOption> Options<T>(this IReadOnlyDictionary<T, string> words)
        where T : struct, Enum => [.. words.Select(w => new FieldOption(w.Key.ToString(), w.Value))];

    /// <summary>What a form posts: the name, nothing else.</summary>
    public static T? Posted<T>(this IReadOnlyDictionary<T, string> words, string? posted)
        where T : struct, Enum => words.Keys.Select(k => (T?)k).FirstOrDefault(k => k.ToString() == posted);

    /// <summary>What people type into a cell.</summary>
    public static T? Typed<T>(this IReadOnlyDictionary<T, string> words, string typed)
        where T : struct, Enum => words.Where(w => Folding.Fold(w.Value) == Folding.Fold(typed)).Select(w => (T?)w.Key).FirstOrDefault();
}
