using ThongSuot.Contracts.Procedures;
using System.Text;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Search;

namespace ThongSuot.Procedures.Tests.Search;

/// <summary>What somebody types into the box of the portal, over the shipped set.</summary>
public sealed class FindingTests
{
    private static readonly PortalIndex Index = Rows.ShippedIndex;

    [Theory]
    [InlineData("ket nap dang vien")]
    [InlineData("Kết nạp đảng viên")]
    [InlineData("KẾT NẠP ĐẢNG VIÊN")]
    [InlineData("  ket   nap dang-vien ")]
    [InlineData("KẾT NẠP")]
    [InlineData("tccb-01")]
    [InlineData("TCCB 01")]
    public void Words_find_it_first_with_and_without_marks(string text) => Assert.Equal("TCCB-01", Index.Codes(text)[0]);

    [Fact]
    public void Decomposed_letters_are_the_same_letters() => Assert.Equal("TCCB-01", Index.Codes("Kết nạp đảng viên".Normalize(NormalizationForm.FormD))[0]);

    [Theory]
    [InlineData("uỷ ban kiểm tra", "ủy ban kiểm tra")]
    [InlineData("uy ban kiem tra", "ủy ban kiểm tra")]
    [InlineData("số hoá", "số hóa")]
    public void Both_places_of_the_mark_find_the_same(string one, string other)
    {
        Assert.NotEmpty(Index.Codes(one));
        Assert.Equal(Index.Codes(one), Index.Codes(other));
    }

    [Fact]
    public void A_name_that_begins_so_comes_before_one_that_only_contains_it() => Assert.Equal(["TCCB-01", "TCCB-02"], Index.Codes("ket nap").Take(2));

    [Fact]
    public void All_words_must_be_there_in_any_order_and_a_word_counts_from_its_beginning()
    {
        Assert.Contains("TCCB-01", Index.Codes("viên kết đả"));
        Assert.DoesNotContain("TCCB-01", Index.Codes("ết nạp"));
    }

    [Fact]
    public void The_whole_name_or_code_comes_first_then_names_that_begin_so_then_names_then_anything()
    {
        var index = Rows.Index(
            Rows.Of("A-1", "Việc khác", "chuyển sinh hoạt đảng"), Rows.Of("A-2", "Xin chuyển sinh hoạt đảng"), Rows.Of("A-3", "Chuyển sinh hoạt đảng tạm thời"), Rows.Of("A-4", "Chuyển sinh hoạt đảng"));
        Assert.Equal(["A-4", "A-3", "A-2", "A-1"], index.Codes("chuyen sinh hoat dang"));
        Assert.Equal(["A-1", "A-2", "A-3", "A-4"], index.All(PortalQuery.For("chuyen sinh hoat dang") with { ByCode = true }).Select(r => r.Code));
    }

    [Theory]
    [InlineData("qqqqq xxxxx")]
    [InlineData("???")]
    [InlineData("%")]
    [InlineData("_*'\"; --")]
    [InlineData("\0")]
    [InlineData("\u200F\u202E")]
    public void Nothing_is_found_by_what_is_no_word_of_any(string text)
    {
        Assert.Empty(Index.Codes(text));
        Assert.Empty(Index.FindForms(new TypedWords(text)).Forms);
        Assert.Empty(SearchEndpoints.For(Index, new TypedWords(text)));
    }

    [Theory]
    [InlineData("ket\0nap")]
    [InlineData("kết\u200Fnạp")]
    [InlineData("ket%nap*")]
    public void Signs_between_words_only_part_them(string text) => Assert.Equal("TCCB-01", Index.Codes(text)[0]);

    [Fact]
    public void What_nobody_means_is_cut_or_passed_over_calmly()
    {
        Assert.Empty(Index.Codes(new string('x', 10_000)));
        Assert.Equal(Index.Codes("dang").Order(), Index.Codes(string.Concat(Enumerable.Repeat("dang ", 2_000))).Order());
        // Cut in the middle of a letter outside the basic plane, and half of one.
        Assert.Empty(Index.Codes(new string('x', TypedWords.MaxText - 1) + "😀"));
        Assert.Equal("TCCB-01", Index.Codes("ket nap \uD83D")[0]);
    }

    [Fact]
    public void An_empty_box_finds_all_in_the_order_of_the_set()
    {
        var found = Index.Codes(" ");
        Assert.Equal((70, "TCCB-01", "QTTC-05"), (found.Count, found[0], found[^1]));
    }

    [Theory]
    [InlineData("BM-VTLT-04")]
    [InlineData("bm vtlt 04")]
    public void A_form_is_found_by_its_code(string text) => Assert.Equal("BM-VTLT-04", Index.FindForms(new TypedWords(text)).Forms[0].Code);

    [Fact]
    public void A_form_is_found_by_words_of_its_name()
    {
        var form = Rows.Shipped.Forms["BM-VTLT-04"].Definition.Name;
        Assert.Contains(Index.FindForms(new TypedWords(form.ToUpperInvariant())).Forms, f => f.Code == "BM-VTLT-04");
        Assert.Contains(SearchEndpoints.For(Index, new TypedWords("bm-vtlt-04")), s => s is { IsForm: true, Code: "BM-VTLT-04", Address: "/bieu-mau/BM-VTLT-04" });
    }

    [Fact]
    public void Of_each_name_one_is_suggested_and_none_that_has_ended()
    {
        var index = Rows.Index(
            [Rows.Of("A-1", "Kết nạp đảng viên"), Rows.Of("A-2", "Kết nạp lại", status: VersionStatus.Repealed), .. Enumerable.Range(2, 40).Select(i => Rows.Of("A-1", "Kết nạp đảng viên", number: i, body: $"X{i}"))]);
        Assert.Equal(["/thu-tuc/A-1"], SearchEndpoints.For(index, new TypedWords("ket na")).Select(s => s.Address));
        Assert.Equal(8, SearchEndpoints.For(Index, new TypedWords("d")).Count);
    }
}
