using System.Globalization;

namespace ThongSuot.Notifications.Reading;

/// <summary>What a notice says: a sentence around the dossier's code.</summary>
internal static class NoticeWords
{
    /// <summary>The sentence after "Hồ sơ …".</summary>
    public static string After(NoticeKind kind, string? node) => kind switch
    {
        NoticeKind.Assigned => $"chờ đồng chí xử lý{Step(node)}.",
        NoticeKind.OpinionAsked => $"chờ đồng chí cho ý kiến{Step(node)}.",
        NoticeKind.Reassigned => $"được phân công cho đồng chí xử lý{Step(node)}.",
        NoticeKind.Returned => "được trả lại để đồng chí bổ sung.",
        NoticeKind.Finished => "đã kết thúc; mở hồ sơ để xem kết quả.",
    };

    // Numbered steps are b1, b2 …; other nodes have no number that an officer knows.
    private static string Step(string? node) =>
        node is ['b', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? $" (bước {step})" : "";
}
