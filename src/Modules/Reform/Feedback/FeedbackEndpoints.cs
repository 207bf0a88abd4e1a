using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Reform.Feedback;

internal static class FeedbackEndpoints
{
    public static void MapFeedback(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/gop-y/danh-sach.csv", Csv).RequireAuthorization(Policies.SignedIn);

    private static async Task<IResult> Csv(HttpContext http, FeedbackInbox inbox, string? xem, string? thuTuc, CancellationToken cancellation)
    {
        var rows = await inbox.List(http.Actor(), FeedbackWords.ViewOf(xem), thuTuc, null, FeedbackInbox.MostExported, cancellation);
        var text = new StringBuilder(Spreadsheet.CsvLine(["Mã", "Thủ tục", "Phần", "Gửi lúc", "Hạn trả lời", "Tình trạng", "Nội dung", "Trả lời"]));
        foreach (var (item, words) in rows)
            text.Append(Spreadsheet.CsvLine([item.Code, item.Procedure, item.PartName, LocalTime.Short(item.At), LocalTime.Short(item.DueAt), FeedbackWords.NameOf(item.Status), words?.Text, words?.Answer]));
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", "gop-y.csv");
    }
}

internal static class FeedbackWords
{
    public static string NameOf(FeedbackStatus status) => status switch
    {
        FeedbackStatus.Waiting => "Chờ trả lời",
        FeedbackStatus.Accepted => "Tiếp thu, sửa thủ tục",
        FeedbackStatus.Answered => "Đã giải đáp",
        FeedbackStatus.Rejected => "Không tiếp thu",
    };

    public static Tone ToneOf(FeedbackItem item, DateTimeOffset now) => item switch
    {
        { Status: FeedbackStatus.Waiting } => item.IsLate(now) ? Tone.Danger : Tone.Info,
        { Status: FeedbackStatus.Accepted } => Tone.Success,
        _ => Tone.Neutral,
    };

    public static FeedbackView ViewOf(string? text) => text switch { "qua-han" => FeedbackView.Late, "da-tra-loi" => FeedbackView.Closed, "cua-toi" => FeedbackView.Own, _ => FeedbackView.Waiting };

    public static string TextOf(FeedbackView view) => view switch { FeedbackView.Late => "qua-han", FeedbackView.Closed => "da-tra-loi", FeedbackView.Own => "cua-toi", _ => "cho" };
}
