using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Pages;
using ThongSuot.Procedures.Reading;
using ThongSuot.Procedures.Standing;

namespace ThongSuot.Procedures.Tests.Life;

public sealed class LifePageTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Each_page_of_a_text_on_its_way_shows_what_may_be_done_now()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        Shows(await Draw<NewDraftPage>(life, p.OwnerOfX01), "tự ban hành theo thẩm quyền", "đề xuất cấp tỉnh ban hành", "Lý do ban hành");
        var draft = await life.Revised(p.Owner, "TCCB-01", "Kết nạp <b>mới</b>");
        Shows(await Draw<DraftsPage>(life, p.Owner), "Kết nạp <b>mới</b>", "Đang soạn", "Lập bản thảo sửa đổi");
        Shows(await Draw<ContentPage>(life, p.Owner, ("Id", draft.Id)), "Tên thủ tục", "Bước 1", "Giấy tờ thêm 1", "Lưu nội dung");
        Shows(await Draw<TextPage>(life, p.Owner, ("Id", draft.Id)), "Toàn văn (YAML)", "code: TCCB-01", "Lưu toàn văn");
        Shows(await Draw<DraftComparePage>(life, p.Owner, ("Id", draft.Id)), "1 mục khác nhau", "<ins>", "<del>");
        Shows(await Draw<DraftPage>(life, p.Owner, ("Id", draft.Id)), "Gửi thẩm định", "Rút bản thảo", "Sửa nội dung");

        var sent = Living.Done(await life.Submit(p.Owner, draft));
        Shows(await Draw<DraftPage>(life, p.Chief, ("Id", draft.Id)), "Ý kiến thẩm định", "Trả lại để soạn tiếp");
        Assert.DoesNotContain("Ý kiến thẩm định", await Draw<DraftPage>(life, p.Owner, ("Id", draft.Id)), StringComparison.Ordinal);
        var appraised = Living.Done(await life.Appraise(p.Chief, sent));
        Shows(await Draw<DraftPage>(life, p.Clerk, ("Id", draft.Id)), "Số quyết định", "Nơi thí điểm", p.X01.Name, "Ghi quyết định");
        var decided = Living.Done(await life.Decide(p.Owner, appraised, pilot: [p.X01.Id], to: life.Today.AddDays(9)));
        p.Missing.Add(new ResponsibilityGap("TCCB-01", 3, "Thẩm định", "case_officer", "Chuyên viên", p.X01.Id, p.X01.Name));
        Shows(await Draw<DraftPage>(life, p.Owner, ("Id", draft.Id)), "Còn 1 bước chưa có người chịu trách nhiệm", "/co-quan/X01/trach-nhiem", "Công bố phiên bản");
        p.Missing.Clear();
        var version = Living.Done(await life.Publish(p.Owner, decided));
        Shows(await Draw<StandingPage>(life, p.Owner, ("Id", version.Id)), "Tạm dừng", "Chuyển thành chính thức", "Kết thúc thí điểm sớm", "Xác nhận thay đổi");
        Shows(await Draw<DraftPage>(life, p.Owner, ("Id", draft.Id)), "Đã công bố", "/thu-tuc/TCCB-01/phien-ban");
    }

    [Fact]
    public async Task Readers_see_the_history_a_version_and_what_changed()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        await life.Pass(p.Owner, await life.Revised(p.Owner, "TCCB-01", "Kết nạp đảng viên trẻ"));
        Living.Done(await life.Ask<MarkBasis, Result<BasisMarkRow>>(m => m.Run(p.Owner, "HD12", life.Today.AddDays(-1), "Hướng dẫn mới", "Công báo", None)));
        life.Host.Time.Forward(TimeSpan.FromSeconds(2));
        Shows(await Draw<HistoryPage>(life, null, ("Code", "TCCB-01")), "Phiên bản 2", "Đã thay thế", "125-QĐ/TU", "So sánh");
        Shows(await Draw<VersionPage>(life, null, ("Code", "TCCB-01"), ("Number", 1)), "Kết nạp đảng viên – phiên bản 1", "Căn cứ đã hết hiệu lực", "Các bước thực hiện");
        Shows(await Draw<ProcedurePage>(life, null, ("Code", "TCCB-01")), "Kết nạp đảng viên trẻ", "Chính thức", "Các phiên bản", "Căn cứ đã hết hiệu lực", "thay bằng: Hướng dẫn mới");
        Shows(await Draw<ProcedurePage>(life, p.Owner, ("Code", "TCCB-01")), "Thay đổi hiệu lực");
        Shows(await Draw<BasesPage>(life, p.Owner), "Hết hiệu lực", "Lập bản thảo", "Đánh dấu hết hiệu lực");
        Shows(await Draw<ComparePage>(life, null, "?tu=1&den=2", ("Code", "TCCB-01")), "1 mục khác nhau", "<ins>");
        Shows(await Draw<ComparePage>(life, null, "?tu=1&den=9", ("Code", "TCCB-01")), "Không tìm thấy nội dung này");
    }

    private static void Shows(string page, params string[] texts) => Assert.All(texts, text => Assert.Contains(text, page, StringComparison.Ordinal));

    private static Task<string> Draw<TPage>(Living life, By? by, params (string Name, object Value)[] parameters) where TPage : IComponent => life.Draw<TPage>(by, "", parameters);

    private static Task<string> Draw<TPage>(Living life, By? by, string query, params (string Name, object Value)[] parameters) where TPage : IComponent => life.Draw<TPage>(by, query, parameters);
}
