using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Competence;
using ThongSuot.Procedures.Competences;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Life;
using static ThongSuot.Procedures.Tests.Competences.CompetenceSamples;

namespace ThongSuot.Procedures.Tests.Competences;

public sealed class CompetencePageTests
{
    private static readonly DateOnly s_february = new(2026, 2, 1);

    [Fact]
    public async Task The_table_of_any_day_is_found_by_filters_and_words()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        Living.Done(await Change(life, p.Owner, 0, await Replacing(life, Shipped, s_february)));
        Living.Done(await Publish(life, p.Owner, 1));
        Task<string> Page(string query, By? by = null) => life.Draw<CompetencePage>(by ?? p.ChiefOfX01, query);

        var today = await Page("?thu-tuc=TCCB-01&dien=cap_duoi&cap=CB");
        Shows(today, ">A001<", "Cấp trên trực tiếp của tổ chức cơ sở đảng: Ban Tổ chức tiếp nhận, Ban Thường vụ quyết định", "Cần kiểm chứng", "01/07/2025 – 31/01/2026", "Tìm thấy 1 quy tắc");
        ShowsNot(today, ">Q001<", "Sửa bảng thẩm quyền");
        Shows(await Page("?thu-tuc=TCCB-01&dien=cap_duoi&cap=CB&ngay=2026-02-01"), ">Q001<", "Đã đối chiếu", "ngày 01/02/2026");
        Shows(await Page("?q=ket nap dang vien bang khong co", p.Chief), "Không có quy tắc nào phù hợp", "Sửa bảng thẩm quyền");
        Shows(await Page("?q=ban+to+chuc&linh-vuc=TCCB"), ">A001<");
        ShowsNot(await Page("?linh-vuc=VTLT"), ">A001<");
        ShowsNot(await Page("?doi-chieu=roi"), ">A001<");
        Shows(await Page("?ngay=2020-01-01"), "Không có quy tắc nào phù hợp");
        // All pages together are the whole table, each rule once.
        var (seen, next) = (new List<string>(), "");
        do
        {
            var page = await Page(next);
            seen.AddRange(System.Text.RegularExpressions.Regex.Matches(page, "class=\"code\" href=\"/tham-quyen/([^\"]+)\"").Select(m => m.Groups[1].Value));
            next = System.Text.RegularExpressions.Regex.Match(page, "rel=\"next\" href=\"/tham-quyen([^\"]+)\"").Groups[1].Value;
        }
        while (next.Length > 0);
        Assert.Equal(131, seen.Distinct().Count());
        Assert.Equal(131, seen.Count);
    }

    [Fact]
    public async Task A_rule_tells_its_history_also_when_it_never_held()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        Living.Done(await Change(life, p.Owner, 0, await Replacing(life, Shipped, s_february)));
        Living.Done(await Publish(life, p.Owner, 1));
        Living.Done(await Change(life, p.Owner, 2, await Replacing(life, "Q001", s_february, new CompetenceResult.None("Nộp tại chi bộ nơi cư trú."))));
        Living.Done(await Publish(life, p.Owner, 3, new Decision("15-QĐ/TU", life.Today, "Tỉnh ủy")));

        Shows(await life.Draw<RulePage>(p.Owner, "", ("Rule", Shipped)), "Thay quy tắc A001 bằng Q001 từ 01/02/2026 theo 12-QĐ/TU", "Có từ bộ thủ tục kèm theo", "Thay quy tắc này");
        Shows(await life.Draw<RulePage>(p.OwnerOfX01, "", ("Rule", "Q001")), "Không còn trong bảng", "theo 15-QĐ/TU", "/tham-quyen/Q002");
        var last = await life.Draw<RulePage>(p.OwnerOfX01, "", ("Rule", "Q002"));
        Shows(last, "Sắp áp dụng", "Không cơ quan nào giải quyết: Nộp tại chi bộ nơi cư trú.");
        ShowsNot(last, "Thay quy tắc này");
        Shows(await life.Draw<RulePage>(p.Owner, "", ("Rule", "X999")), "Không có quy tắc này");
        Shows(await life.Draw<CompetenceChangesPage>(p.OwnerOfX01, ""), "Lần 2: 15-QĐ/TU", "Lần 1: 12-QĐ/TU", "Ban Thường vụ Tỉnh ủy");
    }

    [Fact]
    public async Task A_case_is_tried_as_filing_would_go_by_the_table_and_by_the_set_of_changes()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        Task<string> Try(string query, By? by = null) => life.Draw<TryCasePage>(by ?? p.OwnerOfX01, query);

        Shows(await Try("?thu-tuc=VTLT-01&noi-nop=X01&ngay=2026-02-01"), "Nộp về Tổ chức X01", "Tổ chức X01-VP", ">B002<");
        // A body that the organisation does not have is named all the same.
        Shows(await Try("?thu-tuc=VTLT-02&noi-nop=X01"), "Nộp về Tổ chức X01", "Thường trực (chưa có trong tổ chức của Tổ chức X01)");
        Shows(await Try("?thu-tuc=VTLT-01&noi-nop=to+chuc+x0"), "Chọn nơi nộp", "noi-nop=X02");
        Shows(await Try("?thu-tuc=TCCB-01&noi-nop=X01"), "Thủ tục này còn hỏi", "Chọn câu trả lời".ToLowerInvariant());
        Shows(await Try("?thu-tuc=TCCB-01&noi-nop=X01&dien=cap_duoi"), "Không cơ quan nào giải quyết", "Thủ tục này bắt đầu tại chi bộ");
        Shows(await Try("?thu-tuc=TCCB-01&noi-nop=X01&dien="), "Chọn một câu trả lời, rồi bấm Thử.");
        Shows(await Try("?thu-tuc=KHONG&noi-nop=khong co dau"), "Chọn thủ tục.", "Không có cơ quan, tổ chức nào tên hoặc mã như vậy.");
        Shows(await Try("?thu-tuc=VTLT-01&noi-nop=X01&ngay=2020-01-01"), "Chưa có quy tắc nào");

        Living.Done(await Change(life, p.Owner, 0, new CompetenceChange.Add(Rule("VTLT-01", life.Today, ["CTCS"]))));
        var draft = await Try("?thu-tuc=VTLT-01&noi-nop=X01&ban=sua", p.Chief);
        Shows(draft, "Nhiều quy tắc cùng áp dụng", "theo bản sửa đổi đang soạn", "/tham-quyen/Q001");
        // The set is the office's own matter until it is published.
        Shows(await Try("?thu-tuc=VTLT-01&noi-nop=X01&ban=sua"), "Nộp về Tổ chức X01");
    }

    [Fact]
    public async Task The_set_of_changes_shows_gaps_and_overlaps_with_examples_to_those_who_work_on_it()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        Shows(await life.Draw<RevisionPage>(p.Owner, ""), "Chưa có thay đổi nào", "Mỗi trường hợp có đúng một quy tắc");
        Living.Done(await Change(life, p.Owner, 0, new CompetenceChange.Add(Rule("VTLT-01", s_february, ["CTCS"]))));
        Living.Done(await Change(life, p.Chief, 1, new CompetenceChange.End("A005", s_february)));

        var page = await life.Draw<RevisionPage>(p.Owner, "");

        Shows(page, "Thêm quy tắc Q001 từ 01/02/2026", "Quy tắc A005 áp dụng đến hết 31/01/2026", "name=\"lan\" value=\"2\"", "Chưa công bố được",
            "Ví dụ: Tổ chức X01", " nộp VTLT-01 ngày 01/02/2026: cả B002 và Q001 cùng áp dụng.", "nộp TCCB-04 (cấp dưới quản lý) ngày 01/02/2026: chưa có quy tắc nào.", "Thêm quy tắc cho nhóm này");
        ShowsNot(page, "Công bố bảng thẩm quyền");
        Assert.DoesNotContain("<form", await life.Draw<RevisionPage>(p.OwnerOfX01, ""), StringComparison.Ordinal);
        Shows(await life.Draw<EditRulePage>(p.Owner, "?thu-tuc=TCCB-04&cap=CB&cap=CS&dien=cap_duoi&tu-ngay=2026-02-01"), "Thêm quy tắc thẩm quyền", "value=\"TCCB-04\" checked", "value=\"CS\" checked", "value=\"2026-02-01\"");
        Shows(await life.Draw<EditRulePage>(p.Owner, "?thay=A006"), "Thay quy tắc A006", "value=\"province\" selected", "value=\"2026-01-05\"", "name=\"lan\" value=\"2\"");
        Shows(await life.Draw<EditRulePage>(p.Owner, "?dong=Q001"), "Sửa quy tắc Q001 trong bản sửa đổi", "value=\"VTLT-01\" checked");
        Shows(await life.Draw<EndRulePage>(p.Owner, "?quy-tac=A005"), "Thôi áp dụng quy tắc A005", "value=\"2026-01-31\"");
        Assert.DoesNotContain("<form", await life.Draw<EditRulePage>(p.Owner, "?thay=X999"), StringComparison.Ordinal);
        Assert.DoesNotContain("<form", await life.Draw<EndRulePage>(p.OwnerOfX01, "?quy-tac=A005"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_kept_after_a_session_for_the_provinces_office()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var nothing = Array.Empty<string>().ToLookup(text => text, StringComparer.Ordinal);
        Task<bool> Kept(By by, string path) => life.Ask<IKeepableForms, bool>(k => k.MayKeep(by.Actor, path, nothing, None).AsTask());
        Assert.Equal((true, true, false, false), (await Kept(p.Owner, CompetenceAddress.EditRule), await Kept(p.Chief, CompetenceAddress.EndRule), await Kept(p.OwnerOfX01, CompetenceAddress.EditRule), await Kept(p.Owner, CompetenceAddress.Edit)));
    }

    private static void Shows(string page, params string[] texts) => Assert.All(texts, text => Assert.Contains(text, page, StringComparison.Ordinal));

    private static void ShowsNot(string page, params string[] texts) => Assert.All(texts, text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));
}
