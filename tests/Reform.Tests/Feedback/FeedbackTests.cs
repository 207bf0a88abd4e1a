using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Tests.Feedback;

public sealed class FeedbackTests
{
    [Fact]
    public async Task Feedback_on_a_step_is_answered_by_an_owner_and_its_draft_names_it()
    {
        await using var province = await ListeningProvince.Open();
        var (owner, clerk) = (province.Owner, province.Clerk);
        var code = await province.Give(clerk);

        Assert.Equal("PA-2026-000001", code);
        Assert.Equal(1, await province.Unread(owner));
        Assert.Equal(0, await province.Unread(clerk));

        Assert.True((await province.Answer(owner, code, Decision.Accept)).IsOk);

        var (draftOf, origin) = Assert.Single(province.Drafts.Begun);
        Assert.Equal((ListeningProvince.Procedure, "feedback", code, $"/gop-y/{code}"), (draftOf, origin.Kind, origin.Code, origin.Address));
        Assert.Equal(1, await province.Unread(clerk));
        var page = await province.Draw<FeedbackPage>(owner, $"/gop-y/{code}", ("Code", code));
        Assert.Contains(page.QuerySelectorAll("a"), a => a.GetAttribute("href") == province.Drafts.AddressOf(province.Drafts.Draft));
        Assert.Contains("Bước 3: ", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sẽ sửa.", (await province.Draw<FeedbackPage>(clerk, $"/gop-y/{code}", ("Code", code))).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_neither_writer_nor_owner_sees_nothing_of_it_not_even_a_count()
    {
        await using var province = await ListeningProvince.Open();
        var code = await province.Give(province.Clerk, "Ý kiến riêng zqx.");
        var foreign = ListeningProvince.With(province.OtherClerk, Offices.CatalogueOwner, province.View.Bodies.First(b => b.Kind == "office" && b.Id != province.Office.Id).Id);

        Assert.Null(await province.Ask<FeedbackInbox, FeedbackRow?>(i => i.Find(foreign, code, default)));
        Assert.Equal(new FeedbackCounts(0, 0, 0), await province.Ask<FeedbackInbox, FeedbackCounts>(i => i.Count(foreign, null, default)));
        foreach (var view in Enum.GetValues<FeedbackView>())
            Assert.Empty(await province.Ask<FeedbackInbox, IReadOnlyList<FeedbackRow>>(i => i.List(foreign, view, null, null, 50, default)));
        Assert.DoesNotContain("zqx", (await province.Draw<FeedbackPage>(foreign, $"/gop-y/{code}", ("Code", code))).InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("zqx", (await province.Draw<FeedbackListPage>(foreign, "/gop-y")).InnerHtml, StringComparison.Ordinal);
        Assert.Equal("FEEDBACK_NOT_FOUND", (await province.Answer(foreign, code, Decision.Answer)).Refusal.Code);
        Assert.Equal("MAY_NOT", (await province.Answer(province.Clerk, code, Decision.Answer)).Refusal.Code);
        Assert.Equal("MAY_NOT", (await province.Answer(province.Chief, code, Decision.Answer)).Refusal.Code);
        Assert.Equal(1, (await province.Ask<FeedbackInbox, FeedbackCounts>(i => i.Count(province.Owner, null, default))).Waiting);
    }

    [Fact]
    public async Task Of_two_owners_who_answer_at_once_one_wins()
    {
        await using var province = await ListeningProvince.Open();
        var code = await province.Give(province.Clerk);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => province.Answer(i % 2 == 0 ? province.Owner : province.OtherOwner, code, i % 3 == 0 ? Decision.Reject : Decision.Answer, $"Trả lời {i}")));

        Assert.Single(answers, a => a.IsOk);
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Contains(a.Refusal.Code, new[] { "CHANGED_MEANWHILE", "FEEDBACK_CLOSED" }));
        Assert.Equal(1, await province.Unread(province.Clerk));
    }

    [Fact]
    public async Task Reminders_come_before_and_after_the_deadline_then_to_the_chief_each_once_with_two_nodes()
    {
        await using var province = await ListeningProvince.Open();
        await province.Give(province.Clerk);
        var before = await province.Unread(province.Owner);
        Assert.Equal(0, await province.Remind());

        // Monday 2 March: ten working days end on the 16th, two before it on the 12th, three after it on the 19th.
        foreach (var (day, owners, chiefs) in new[] { (12, 1, 0), (17, 2, 0), (20, 2, 1) })
        {
            province.Time.Set(new DateTimeOffset(2026, 3, day, 10, 30, 0, TimeSpan.Zero));
            Assert.Equal(1, (await Task.WhenAll(province.Remind(), province.Remind())).Sum());
            Assert.Equal(0, await province.Remind());
            Assert.Equal((before + owners, chiefs), (await province.Unread(province.Owner), await province.Unread(province.Chief)));
        }

        Assert.Equal(new FeedbackCounts(1, 1, 0), await province.Ask<FeedbackInbox, FeedbackCounts>(i => i.Count(province.Chief, null, default)));
        province.Time.Advance(TimeSpan.FromDays(60));
        Assert.Equal(0, await province.Remind());
    }

    [Fact]
    public async Task Answered_feedback_is_not_reminded_of()
    {
        await using var province = await ListeningProvince.Open();
        await province.Answer(province.Owner, await province.Give(province.Clerk), Decision.Answer);
        province.Time.Advance(TimeSpan.FromDays(60));

        Assert.Equal(0, await province.Remind());
    }

    [Fact]
    public async Task Without_signing_in_one_writes_where_the_installation_allows_it_and_leaves_no_trace()
    {
        await using (var open = await ListeningProvince.Open())
        {
            var code = await open.Give(null);
            var item = await open.Look(db => db.Set<FeedbackItem>().SingleAsync(i => i.Code == code));
            Assert.Null(item.Writer);
            Assert.Equal(1, await open.Unread(open.Owner));
            Assert.All(await open.Look(db => db.Set<LogEntry>().Where(e => e.Type == FeedbackEntries.Given).ToListAsync()), e => Assert.Equal((null, null), (e.ReadEnvelope().Person, e.ReadEnvelope().Address)));
            Assert.True((await open.Answer(open.Owner, code, Decision.Reject, "Không phù hợp.")).IsOk);
        }

        await using var closed = await ListeningProvince.Open(anonymous: false);
        var refused = await closed.Ask<GiveFeedback, Result<string>>(g => g.Run(null, new FeedbackInput(ListeningProvince.Procedure, "", "x", null, true), default));
        Assert.Equal("SIGN_IN_TO_WRITE", refused.Refusal.Code);
    }

    [Fact]
    public async Task A_published_answer_is_shown_at_the_procedure_as_the_owner_worded_it()
    {
        await using var province = await ListeningProvince.Open();
        var code = await province.Give(province.Clerk, "Tôi là A, hỏi mãi không ai đáp.");
        Assert.Equal("FEEDBACK_OPEN", (await province.Ask<AnswerFeedback, Result<bool>>(a => a.Publish(province.Owner, code, 0, "Hỏi?", default))).Refusal.Code);
        await province.Answer(province.Owner, code, Decision.Answer, "Thực hiện theo hướng dẫn.");
        Assert.DoesNotContain("hướng dẫn", (await Panel(province)).TextContent, StringComparison.Ordinal);

        Assert.True((await province.Ask<AnswerFeedback, Result<bool>>(a => a.Publish(province.Owner, code, 1, "Bước 3 làm thế nào?", default))).IsOk);

        var panel = await Panel(province);
        Assert.Contains("Bước 3 làm thế nào?", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thực hiện theo hướng dẫn.", panel.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Tôi là A", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains(panel.QuerySelectorAll("a"), a => a.GetAttribute("href") == "/gop-y/moi?thu-tuc=TCCB-01&phan=buoc-3");
    }

    [Fact]
    public async Task Feedback_goes_on_to_another_office_that_has_owners()
    {
        await using var province = await ListeningProvince.Open();
        var code = await province.Give(province.Clerk);
        var commune = province.View.Bodies.First(b => b.Kind == "office" && b.Id != province.Office.Id);

        var nobodys = province.View.Bodies.First(b => b.Kind == "organisation_department");

        Assert.Equal("FORWARD_NOWHERE", (await province.Answer(province.Owner, code, Decision.Forward, null, 0, nobodys.Id)).Refusal.Code);
        Assert.Equal("FORWARD_NOWHERE", (await province.Answer(province.Owner, code, Decision.Forward, null, 0, province.Office.Id)).Refusal.Code);
        Assert.True((await province.Answer(province.Owner, code, Decision.Forward, null, 0, commune.Id)).IsOk);
    }

    [Theory]
    [InlineData("", "TEXT_MISSING")]
    [InlineData(" \n\t ", "TEXT_MISSING")]
    [InlineData("\u202E\u200F", "TEXT_MISSING")]
    public async Task Empty_words_are_refused(string text, string refusal)
    {
        await using var province = await ListeningProvince.Open();
        Assert.Equal(refusal, (await Try(province, text)).Refusal.Code);
    }

    [Fact]
    public async Task Hostile_words_are_kept_harmless_and_too_long_ones_refused()
    {
        await using var province = await ListeningProvince.Open();
        Assert.Equal("TEXT_TOO_LONG", (await Try(province, new string('ố', 1_000_000))).Refusal.Code);
        Assert.Equal("TEXT_TOO_LONG", (await Try(province, new string('a', FeedbackItem.MostText + 1))).Refusal.Code);
        Assert.Equal("SECRECY_NOT_CONFIRMED", (await Try(province, "x", nothingSecret: false)).Refusal.Code);
        Assert.Equal("PART_NOT_THERE", (await Try(province, "x", part: "buoc-999")).Refusal.Code);
        Assert.Equal("PROCEDURE_NOT_THERE", (await Try(province, "x", procedure: "'; drop table reform_feedback; --")).Refusal.Code);

        var code = await province.Give(province.Clerk, "<script>alert(1)</script>\u202Edảo ngược\0 ha\u0309ng đợi=1+1");

        var page = await province.Draw<FeedbackPage>(province.Owner, $"/gop-y/{code}", ("Code", code));
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains("<script>alert(1)</script>dảo ngược hảng đợi=1+1", page.TextContent.Normalize(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", await province.LogText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_offers_steps_limits_components_forms_and_their_fields_and_warns_of_secrets()
    {
        await using var province = await ListeningProvince.Open();

        var page = await province.Draw<NewFeedbackPage>(province.Clerk, "/gop-y/moi?thu-tuc=CYCN-01&phan=buoc-3");

        var options = page.QuerySelectorAll("select[name=phan] option").Select(o => o.GetAttribute("value")!).ToArray();
        Assert.Contains("", options);
        foreach (var kind in new[] { "buoc-", "thoi-han", "thanh-phan-", "bieu-mau-" })
            Assert.Contains(options, o => o.StartsWith(kind, StringComparison.Ordinal));
        Assert.Contains(options, o => o.StartsWith("bieu-mau-", StringComparison.Ordinal) && o.Contains('.', StringComparison.Ordinal));
        Assert.Equal("buoc-3", page.QuerySelector("select[name=phan] option[selected]")!.GetAttribute("value"));
        Assert.Contains("Không ghi nội dung mật", page.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[name=khong-mat]"));
    }

    [Fact]
    public async Task The_dossiers_panel_leads_to_the_form_with_the_step_and_nothing_of_the_dossier()
    {
        await using var province = await ListeningProvince.Open();
        var dossier = Guid.NewGuid();

        var panels = await province.Draw<Panels>(province.Clerk, "/ho-so/x", ("Place", Platform.Ui.Panel.OfDossier), ("Subject", new PanelSubject { Dossier = dossier, Procedure = "TCCB-01", Node = "b5" }));

        Assert.Equal("/gop-y/moi?thu-tuc=TCCB-01&phan=buoc-5", panels.QuerySelector("a")!.GetAttribute("href"));
        Assert.DoesNotContain(dossier.ToString(), panels.InnerHtml, StringComparison.Ordinal);
    }

    private static Task<AngleSharp.Dom.IElement> Panel(ListeningProvince province) => province.Draw<Panels>(
        province.OtherClerk, "/thu-tuc/TCCB-01", ("Place", Platform.Ui.Panel.OfProcedure), ("Subject", new PanelSubject { Procedure = ListeningProvince.Procedure }));

    private static Task<Result<string>> Try(ListeningProvince province, string text, bool nothingSecret = true, string part = "", string procedure = ListeningProvince.Procedure) =>
        province.Ask<GiveFeedback, Result<string>>(g => g.Run(province.Clerk, new FeedbackInput(procedure, part, text, null, nothingSecret), default));
}
