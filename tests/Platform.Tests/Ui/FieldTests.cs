using Microsoft.AspNetCore.Components;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Platform.Tests.Ui;

public sealed class FieldTests
{
    private static readonly FieldOption[] Options = [new("a", "Bản giấy"), new("b", "Qua mạng", "Có chữ ký số")];

    [Theory]
    [InlineData(FieldType.Text)]
    [InlineData(FieldType.TextArea)]
    [InlineData(FieldType.Email)]
    [InlineData(FieldType.Telephone)]
    [InlineData(FieldType.Password)]
    [InlineData(FieldType.Date)]
    [InlineData(FieldType.Number)]
    [InlineData(FieldType.Money)]
    [InlineData(FieldType.Select)]
    [InlineData(FieldType.Checkbox)]
    [InlineData(FieldType.File)]
    public async Task Label_help_and_error_belong_to_the_input(FieldType type)
    {
        var page = await Rendered.Of<Field>(
            ("Name", "trich-yeu"), ("Label", "Trích yếu"), ("Type", type), ("Help", "Ngắn gọn."), ("Error", "Nhập trích yếu."));

        var input = page.QuerySelector("[name=trich-yeu]")!;
        Assert.Equal(input.Id, page.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal(FieldId.Of("trich-yeu"), input.Id);
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var described = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.QuerySelector("#" + id)!.TextContent);
        Assert.Equal(["Lỗi: Nhập trích yếu.", "Ngắn gọn."], described.Take(2));
    }

    [Theory]
    [InlineData(FieldType.Text, "\"<b>&'\n")]
    [InlineData(FieldType.Number, "mười")]
    [InlineData(FieldType.Money, "1.250.000")]
    [InlineData(FieldType.Date, "2026-11-27")]
    public async Task What_was_typed_comes_back_unchanged(FieldType type, string typed)
    {
        var page = await Rendered.Of<Field>(("Name", "x"), ("Label", "X"), ("Type", type), ("Value", typed));

        Assert.Equal(typed, page.QuerySelector("input")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("một dòng")]
    [InlineData("\ndòng thứ hai")]
    [InlineData("</textarea><script>")]
    [InlineData("")]
    public async Task A_text_area_keeps_its_text_with_leading_line_breaks(string typed)
    {
        var page = await Rendered.Of<Field>(("Name", "x"), ("Label", "X"), ("Type", FieldType.TextArea), ("Value", typed));

        Assert.Equal(typed, page.QuerySelector("textarea")!.TextContent);
        Assert.Null(page.QuerySelector("script"));
    }

    [Fact]
    public async Task A_group_has_a_legend_and_marks_what_was_chosen()
    {
        var page = await Rendered.Of<Field>(
            ("Name", "x"), ("Label", "Hình thức"), ("Type", FieldType.Radio), ("Options", Options), ("Value", "b"), ("Required", true));

        Assert.Equal("Hình thức* (bắt buộc)", page.QuerySelector("fieldset > legend")!.TextContent.Trim());
        Assert.Equal("b", Assert.Single(page.QuerySelectorAll("input[checked]")).GetAttribute("value"));
        Assert.All(page.QuerySelectorAll("input"), input => Assert.NotNull(page.QuerySelector($"label[for={input.Id}]")));
        Assert.NotNull(page.QuerySelector("#" + FieldId.Of("x")));
    }

    [Fact]
    public async Task Many_boxes_keep_many_values()
    {
        var page = await Rendered.Of<Field>(
            ("Name", "x"), ("Label", "Nơi nhận"), ("Type", FieldType.Checkbox), ("Options", Options), ("Values", new[] { "a", "b" }));

        Assert.Equal(2, page.QuerySelectorAll("input[type=checkbox][checked]").Length);
    }

    [Fact]
    public async Task The_cascaded_errors_reach_their_field_and_the_summary_links_to_it()
    {
        var errors = new FieldErrors([new FieldError("ngày.hết hạn", "Chọn ngày."), new FieldError(null, "Đã có người sửa.")]);
        RenderFragment content = builder =>
        {
            builder.OpenComponent<ErrorSummary>(0);
            builder.AddComponentParameter(1, "Errors", errors);
            builder.CloseComponent();
            builder.OpenComponent<Field>(2);
            builder.AddComponentParameter(3, "Name", "ngày.hết hạn");
            builder.AddComponentParameter(4, "Label", "Ngày hết hạn");
            builder.CloseComponent();
        };
        var page = await Rendered.Of<CascadingValue<FieldErrors>>(("Value", errors), ("ChildContent", content));

        var link = page.QuerySelector("[role=alert] a")!;
        Assert.Equal(page.QuerySelector("input")!.Id, link.GetAttribute("href")!.TrimStart('#'));
        Assert.Equal("-1", page.QuerySelector("[role=alert]")!.GetAttribute("tabindex"));
        Assert.Equal(2, page.QuerySelectorAll("[role=alert] li").Length);
        Assert.Equal("Lỗi: Chọn ngày.", page.QuerySelector("p.error")!.TextContent);
    }

    [Fact]
    public void Ids_of_different_names_differ_and_need_no_escaping()
    {
        string[] names = ["a", "a_", "a.", "a_2e_", "a b", "ả", "A", "đ", "d"];

        Assert.Equal(names.Length, names.Select(FieldId.Of).Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, name => Assert.Matches("^f-[A-Za-z0-9_-]*$", FieldId.Of(name)));
    }
}
