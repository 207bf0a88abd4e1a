using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Comments;
using ThongSuot.Reform.Tests.Feedback;

namespace ThongSuot.Reform.Tests.Comments;

public sealed class CommentTests
{
    private static readonly DateOnly First = new(2026, 3, 2), Last = new(2026, 3, 20);

    [Fact]
    public async Task A_period_takes_comments_from_its_first_day_to_its_last_in_vietnam()
    {
        await using var province = await ListeningProvince.Open();
        var code = await Opened(province);

        Assert.True((await Comment(province, province.Clerk, code)).IsOk);
        Assert.True((await Comment(province, null, code)).IsOk);
        // 23:59 of the last day, then midnight, in Vietnam.
        province.Time.Set(new DateTimeOffset(2026, 3, 20, 16, 59, 59, TimeSpan.Zero));
        Assert.True((await Comment(province, province.Clerk, code)).IsOk);
        province.Time.Set(new DateTimeOffset(2026, 3, 20, 17, 0, 0, TimeSpan.Zero));
        Assert.Equal("COMMENTS_CLOSED", (await Comment(province, province.Clerk, code)).Refusal.Code);
    }

    [Fact]
    public async Task Before_it_is_offered_nobody_else_knows_of_it()
    {
        await using var province = await ListeningProvince.Open();
        var code = await Created(province);

        Assert.Null(await Find(province, province.Clerk, code));
        Assert.Null(await Find(province, null, code));
        Assert.Empty(await province.Ask<PeriodList, IReadOnlyList<Period>>(l => l.All(province.Clerk, default)));
        Assert.Equal("PERIOD_NOT_FOUND", (await Comment(province, province.Clerk, code)).Refusal.Code);
        Assert.Equal("PERIOD_NOT_FOUND", (await province.Ask<KeepPeriod, Result<bool>>(k => k.Open(province.Clerk, code, 0, default))).Refusal.Code);
        Assert.Equal("MAY_NOT", (await province.Ask<KeepPeriod, Result<string>>(k => k.Create(province.Clerk, Input(), default))).Refusal.Code);
        Assert.NotNull(await Find(province, province.Owner, code));
    }

    [Fact]
    public async Task The_table_is_finished_when_every_comment_is_answered_and_is_public_then()
    {
        await using var province = await ListeningProvince.Open();
        var code = await Opened(province);
        await Comment(province, province.Clerk, code, "=HYPERLINK(\"x\") zqx <b>đậm</b>");
        await Comment(province, null, code, "Thời hạn quá ngắn.");
        Assert.Equal("STILL_TAKING", (await Finish(province, code, 1)).Refusal.Code);
        Assert.False((await Find(province, province.OtherClerk, code))!.ShowsTable);
        Assert.Empty((await Find(province, province.OtherClerk, code))!.Comments);
        Assert.Empty((await Find(province, null, code))!.Comments);
        Assert.Single((await Find(province, province.Clerk, code))!.Comments);
        province.Time.Set(new DateTimeOffset(2026, 3, 23, 2, 0, 0, TimeSpan.Zero));
        Assert.Equal("NOT_ALL_ANSWERED", (await Finish(province, code, 1)).Refusal.Code);

        Comment[] comments = [.. (await Find(province, province.Owner, code))!.Comments.OrderBy(c => c.Writer is null)];
        Assert.Equal("EXPLANATION_MISSING", (await Answer(province, code, comments[0], Verdict.NotAccepted, "")).Refusal.Code);
        Assert.Equal("VERDICT_MISSING", (await Answer(province, code, comments[0], Verdict.None, "x")).Refusal.Code);
        Assert.True((await Answer(province, code, comments[0], Verdict.Accepted, "")).IsOk);
        Assert.True((await Answer(province, code, comments[1], Verdict.Partly, "Tăng thêm 2 ngày.")).IsOk);
        var revision = (await Find(province, province.Owner, code))!.Period.Revision;
        Assert.True((await Finish(province, code, revision)).IsOk);

        var view = (await Find(province, null, code))!;
        Assert.True(view.ShowsTable);
        var rows = CommentWords.Table(view).ToArray();
        Assert.Equal(CommentWords.Heads, rows[0]);
        Assert.Equal(3, rows.Length);
        Assert.Contains(rows, r => r[4] == "Tiếp thu một phần" && r[5] == "Tăng thêm 2 ngày." && r[3] == "Không nêu tên");
        Assert.Contains("\"'=HYPERLINK", string.Concat(rows.Select(Spreadsheet.CsvLine)), StringComparison.Ordinal);
        var page = await province.Draw<PeriodPage>(province.OtherClerk, $"/lay-y-kien/{code}", ("Code", code));
        Assert.Contains("<b>đậm</b>", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tăng thêm 2 ngày.", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await province.Unread(province.Clerk));
        Assert.Equal("TABLE_FINISHED", (await Answer(province, code, (await Find(province, province.Owner, code))!.Comments[0], Verdict.Accepted, "")).Refusal.Code);
        Assert.DoesNotContain("zqx", await province.LogText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_answer_the_same_comment_at_once_one_wins()
    {
        await using var province = await ListeningProvince.Open();
        var code = await Opened(province);
        await Comment(province, province.Clerk, code);
        var comment = (await Find(province, province.Owner, code))!.Comments[0];

        var answers = await Task.WhenAll(Answer(province, code, comment, Verdict.Accepted, "Một"), Answer(province, code, comment, Verdict.NotAccepted, "Hai"));

        Assert.Single(answers, a => a.IsOk);
        Assert.Equal("CHANGED_MEANWHILE", answers.Single(a => !a.IsOk).Refusal.Code);
    }

    [Fact]
    public async Task What_was_offered_stays_as_it_is()
    {
        await using var province = await ListeningProvince.Open();
        var code = await Opened(province);
        Assert.Equal("PERIOD_OPENED", (await province.Ask<KeepPeriod, Result<bool>>(k => k.AddPart(province.Owner, code, 1, "Thêm", "Nội dung", default))).Refusal.Code);
    }

    [Fact]
    public async Task A_period_is_as_long_as_the_dated_data_want_it()
    {
        await using var province = await ListeningProvince.Open();
        async Task<string> Code(PeriodInput input) => (await province.Ask<KeepPeriod, Result<string>>(k => k.Create(province.Owner, input, default))).Refusal.Code;

        Assert.Equal("PERIOD_TOO_SHORT", await Code(Input() with { To = First.AddDays(13) }));
        Assert.Equal("DAYS_WRONG", await Code(Input() with { From = First.AddDays(-1) }));
        Assert.Equal("DAYS_WRONG", await Code(Input() with { To = null }));
        Assert.Equal("TITLE_MISSING", await Code(Input() with { Title = new string('x', 301) }));
    }

    [Fact]
    public async Task Text_is_added_by_hand_too_and_an_empty_period_is_not_offered()
    {
        await using var province = await ListeningProvince.Open();
        var code = await Created(province, Input() with { FromSteps = false });
        Assert.Equal("PERIOD_EMPTY", (await province.Ask<KeepPeriod, Result<bool>>(k => k.Open(province.Owner, code, 0, default))).Refusal.Code);

        Assert.True((await province.Ask<KeepPeriod, Result<bool>>(k => k.AddPart(province.Owner, code, 0, "Điều 1", "Phạm vi", default))).IsOk);
        Assert.Equal("CHANGED_MEANWHILE", (await province.Ask<KeepPeriod, Result<bool>>(k => k.AddPart(province.Owner, code, 0, "Điều 2", "Đối tượng", default))).Refusal.Code);
        Assert.True((await province.Ask<KeepPeriod, Result<bool>>(k => k.Open(province.Owner, code, 1, default))).IsOk);

        Assert.Equal(["Điều 1"], (await Find(province, null, code))!.Parts.Select(p => p.Heading));
        Assert.Equal("COMMENT_PART_NOT_THERE", (await Comment(province, province.Clerk, code, part: 2)).Refusal.Code);
    }

    private static PeriodInput Input() => new("Dự thảo sửa thủ tục kết nạp", ListeningProvince.Procedure, null, First, Last, true);

    private static async Task<string> Created(ListeningProvince province, PeriodInput? input = null) =>
        (await province.Ask<KeepPeriod, Result<string>>(k => k.Create(province.Owner, input ?? Input(), default))).Value;

    private static async Task<string> Opened(ListeningProvince province)
    {
        var code = await Created(province);
        Assert.True((await province.Ask<KeepPeriod, Result<bool>>(k => k.Open(province.Owner, code, 0, default))).IsOk);
        return code;
    }

    private static Task<Result<bool>> Comment(ListeningProvince province, Actor? by, string code, string text = "Nên gộp hai bước.", int part = 1) =>
        province.Ask<GiveComment, Result<bool>>(g => g.Run(by, code, new CommentInput(part, text, by is null ? "" : by.Name, true), default));

    private static Task<Result<bool>> Answer(ListeningProvince province, string code, Comment comment, Verdict verdict, string explanation) =>
        province.Ask<GiveComment, Result<bool>>(g => g.Answer(province.Owner, code, comment.Id, comment.Revision, verdict, explanation, default));

    private static Task<Result<bool>> Finish(ListeningProvince province, string code, int revision) => province.Ask<KeepPeriod, Result<bool>>(k => k.Finish(province.Owner, code, revision, default));

    private static Task<PeriodView?> Find(ListeningProvince province, Actor? actor, string code) => province.Ask<PeriodList, PeriodView?>(l => l.Find(actor, code, default));
}
