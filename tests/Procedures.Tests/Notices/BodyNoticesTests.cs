using ThongSuot.Procedures.Notices;
using ThongSuot.Procedures.Tests.Pages;

namespace ThongSuot.Procedures.Tests.Notices;

public sealed class BodyNoticesTests(PublishedHost host) : IClassFixture<PublishedHost>
{
    [Fact]
    public async Task A_cell_posts_what_its_members_may_file_and_where()
    {
        var notice = await Notice("CB1");
        Assert.Null(notice.Committee);
        Assert.All(notice.Rows, row => Assert.True(row.Filed || row.Received || row.Decided));
        var badge = notice.Rows.Single(r => r.Code == "TCCB-09");
        Assert.True(badge is { Filed: true, Received: true, Decided: false });
        Assert.Equal("Chi bộ thôn Đoài", badge.HandIn);
        Assert.Equal("Ban Thường vụ Tỉnh ủy Sông Thanh", badge.Decider);
        Assert.Equal("30 ngày làm việc (kế hoạch)", badge.Time);
        Assert.Equal("/thu-tuc/TCCB-09", badge.Path);
        Assert.DoesNotContain(notice.Rows, row => row.Code == "KTBTV-01");
    }

    [Fact]
    public async Task Where_the_answer_of_the_filer_decides_each_body_stands_with_its_answer()
    {
        var admission = (await Notice("CB1")).Rows.Single(r => r.Code == "TCCB-01");
        Assert.Contains("Ban Thường vụ Đảng ủy xã An Bình (khi chọn “", admission.Decider, StringComparison.Ordinal);
        Assert.Contains("Ban Thường vụ Tỉnh ủy Sông Thanh (khi chọn “", admission.Decider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_right_under_the_province_has_no_committee_between() =>
        Assert.Equal("Ban Thường vụ Tỉnh ủy Sông Thanh", (await Notice("CB2")).Rows.Single(r => r.Code == "TCCB-01").Decider);

    [Fact]
    public async Task A_department_posts_what_it_receives_for_the_whole_province()
    {
        var notice = await Notice("TU-TC");
        Assert.Equal("Tỉnh ủy Sông Thanh", notice.Committee);
        var badge = notice.Rows.Single(r => r.Code == "TCCB-09");
        Assert.True(badge is { Received: true, Decided: false, Filed: false });
        Assert.Equal("Chi bộ nộp hồ sơ", badge.HandIn);
    }

    [Fact]
    public async Task A_committee_posts_what_its_organs_receive_and_decide()
    {
        var notice = await Notice("X01");
        Assert.True(notice.Rows.Single(r => r.Code == "TCCB-01") is { Received: true, Decided: true });
        Assert.DoesNotContain(notice.Rows, r => r.Code == "TCCB-09" && r.Decided);
        var province = await Notice("TU");
        Assert.True(province.Rows.Single(r => r.Code == "KTUB-09") is { Received: true, Decided: true });
        Assert.Equal("Không phải nộp: cơ quan tự mở hồ sơ", province.Rows.Single(r => r.Code == "KTUB-01").HandIn);
    }

    [Fact]
    public async Task A_notice_may_be_about_one_field()
    {
        var notice = await Notice("X01", "VTLT");
        Assert.Equal("/thong-bao-niem-yet/X01?linh-vuc=VTLT", notice.Path);
        Assert.All(notice.Rows, row => Assert.StartsWith("VTLT", row.Code, StringComparison.Ordinal));
        Assert.NotEmpty(notice.Rows);
    }

    [Theory]
    [InlineData("KHONG-CO", null)]
    [InlineData("X01", "KHONG-CO")]
    public async Task What_is_unknown_has_no_notice(string body, string? field) =>
        Assert.Null(await Notices.For(body, field, TestContext.Current.CancellationToken));

    private BodyNotices Notices => new(host.Reader, new SmallProvince(), TimeProvider.System);

    private async Task<BodyNotice> Notice(string body, string? field = null) => (await Notices.For(body, field, TestContext.Current.CancellationToken))!;
}
