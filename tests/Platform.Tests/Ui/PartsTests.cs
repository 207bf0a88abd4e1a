using ThongSuot.Platform.Ui;

namespace ThongSuot.Platform.Tests.Ui;

public sealed class PartsTests
{
    private static readonly DateTimeOffset Due = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    private static readonly Column<string>[] Columns =
    [
        new("Mã", row => builder => builder.AddContent(0, row)) { Names = true, SortAddress = "?sx=ma", Sorted = SortOrder.Descending },
        new("Số trang", row => builder => builder.AddContent(0, row.Length)) { Kind = ColumnKind.Number },
    ];

    [Theory]
    [InlineData(DeadlineState.OnTime)]
    [InlineData(DeadlineState.Soon)]
    [InlineData(DeadlineState.Overdue)]
    [InlineData(DeadlineState.Paused)]
    [InlineData(DeadlineState.None)]
    public async Task A_deadline_says_its_state_by_icon_word_and_colour(DeadlineState state)
    {
        var page = await Rendered.Of<DeadlineBadge>(("Due", Due), ("Text", "còn 2 ngày làm việc"), ("State", state));

        var time = page.QuerySelector("time")!;
        Assert.Equal("2026-11-27T10:00:00Z", time.GetAttribute("datetime"));
        Assert.Equal("Hạn 17:00 thứ Sáu, 27/11/2026", time.GetAttribute("title"));
        Assert.Equal("còn 2 ngày làm việc", time.TextContent);
        Assert.NotNull(time.QuerySelector("svg[aria-hidden=true] path"));
        Assert.Contains("tone-", time.ClassName!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_state_of_a_deadline_has_its_own_look()
    {
        var looks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var state in Enum.GetValues<DeadlineState>())
        {
            var page = await Rendered.Of<DeadlineBadge>(("Due", null), ("Text", "x"), ("State", state));
            Assert.True(looks.Add(page.QuerySelector("path")!.GetAttribute("d")!), $"{state} looks like another state");
        }
    }

    [Fact]
    public async Task Every_cell_of_a_table_names_its_column_for_narrow_screens()
    {
        var page = await Rendered.Of<DataTable<string>>(("Caption", "Hồ sơ"), ("Columns", Columns), ("Rows", new[] { "A-1", "B-22" }));

        Assert.Equal("Hồ sơ", page.QuerySelector("caption")!.TextContent);
        Assert.Equal(["Mã", "Số trang", "Mã", "Số trang"], page.QuerySelectorAll("tbody th, tbody td").Select(cell => cell.GetAttribute("data-label")));
        Assert.Equal(["A-1", "B-22"], page.QuerySelectorAll("tbody th[scope=row]").Select(cell => cell.TextContent));
        Assert.Equal("descending", page.QuerySelector("thead th")!.GetAttribute("aria-sort"));
        Assert.Equal("?sx=ma", page.QuerySelector("thead a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Ticked_rows_post_their_values_and_stay_ticked()
    {
        var page = await Rendered.Of<DataTable<string>>(
            ("Caption", "Hồ sơ"), ("Columns", Columns), ("Rows", new[] { "A-1", "B-22" }), ("SelectName", "chon"),
            ("SelectValue", (Func<string, string>)(row => row)), ("SelectLabel", (Func<string, string>)(row => row)), ("Selected", new[] { "B-22" }));

        var boxes = page.QuerySelectorAll("tbody input[name=chon]");
        Assert.Equal(["Chọn A-1", "Chọn B-22"], boxes.Select(box => box.GetAttribute("aria-label")));
        Assert.Equal("B-22", Assert.Single(boxes, box => box.HasAttribute("checked")).GetAttribute("value"));
    }

    [Fact]
    public async Task A_stepper_marks_only_the_current_step()
    {
        StepperItem[] steps = [new("Tiếp nhận", StepperState.Done), new("Thẩm định", StepperState.Current), new("Quyết định", StepperState.Waiting), new("Phát hành", StepperState.LeftOut)];
        var page = await Rendered.Of<Stepper>(("Steps", steps));

        Assert.Equal("Thẩm định", Assert.Single(page.QuerySelectorAll("[aria-current=step]")).QuerySelector(".title")!.TextContent);
        Assert.Equal(["Đã xong", "Đang xử lý", "Chưa đến", "Không thực hiện"], page.QuerySelectorAll(".state").Select(state => state.TextContent));
    }

    [Fact]
    public async Task A_confirm_needs_no_script_and_posts_its_value()
    {
        var page = await Rendered.Of<Confirm>(
            ("Text", "Hủy…"), ("Question", "Hủy hồ sơ A-1?"), ("ConfirmText", "Hủy hồ sơ"), ("Tone", Tone.Danger), ("Name", "viec"), ("Value", "huy"));

        Assert.False(page.QuerySelector("details")!.HasAttribute("open"));
        Assert.Contains("Hủy hồ sơ A-1?", page.QuerySelector("details .panel")!.TextContent, StringComparison.Ordinal);
        var button = page.QuerySelector("details .panel button[type=submit]")!;
        Assert.Equal(("viec", "huy"), (button.GetAttribute("name"), button.GetAttribute("value")));
    }

    [Fact]
    public async Task A_file_that_may_not_be_opened_has_no_link()
    {
        FileItem[] files = [new("Tờ trình.pdf", "/tep/1", 1_482_112), new("Mật.pdf", null, null)];
        var page = await Rendered.Of<FileList>(("Files", files));

        Assert.Equal("/tep/1", Assert.Single(page.QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Equal("1,4 MB", page.QuerySelector(".about")!.TextContent);
    }

    [Theory]
    [InlineData(0, "0 byte")]
    [InlineData(1023, "1023 byte")]
    [InlineData(1024, "1 KB")]
    [InlineData(5_242_880, "5 MB")]
    [InlineData(1_610_612_736, "1,5 GB")]
    public void Sizes_are_written_the_Vietnamese_way(long bytes, string text) => Assert.Equal(text, FileItem.SizeText(bytes));

    [Fact]
    public async Task Every_icon_has_a_drawing_of_its_own()
    {
        var drawings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Enum.GetValues<IconName>())
        {
            var page = await Rendered.Of<Icon>(("Name", name), ("Label", "Tên"));
            Assert.Equal("Tên", page.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
            Assert.True(drawings.Add(page.QuerySelector("path")!.GetAttribute("d")!), $"{name} looks like another icon");
        }
    }
}
