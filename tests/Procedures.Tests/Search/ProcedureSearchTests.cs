using System.Text;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Search;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.Search;

public sealed class ProcedureSearchTests
{
    private static readonly ProcedureSearch Search = new(
        CatalogueReader.Read(CatalogueFolder.Shipped).Package!.Procedures.Select(p => (p.Procedure, p.Details)));

    [Theory]
    [InlineData("ket nap dang vien")]
    [InlineData("Kết nạp đảng viên")]
    [InlineData("KẾT NẠP ĐẢNG VIÊN")]
    [InlineData("  ket   nap dang-vien ")]
    [InlineData("KẾT NẠP")]
    [InlineData("tccb-01")]
    [InlineData("TCCB 01")]
    public void Words_find_it_first_with_and_without_marks(string text) => Assert.Equal("TCCB-01", First(text));

    [Fact]
    public void Decomposed_letters_are_the_same_letters() => Assert.Equal("TCCB-01", First("Kết nạp đảng viên".Normalize(NormalizationForm.FormD)));

    [Fact]
    public void Both_spellings_of_uy_find_the_same()
    {
        var found = Codes("uỷ ban kiểm tra");
        Assert.NotEmpty(found);
        Assert.Equal(found, Codes("ủy ban kiểm tra"));
        Assert.Equal(found, Codes("uy ban kiem tra"));
    }

    [Fact]
    public void A_name_that_begins_so_comes_before_one_that_only_contains_it()
    {
        var found = Search.Find(new ProcedureQuery("ket nap"));
        Assert.Equal(["TCCB-01", "TCCB-02"], found.Take(2).Select(p => p.Code));
    }

    [Fact]
    public void All_words_must_be_there_in_any_order() => Assert.Contains("TCCB-01", Codes("viên kết đảng"));

    [Theory]
    [InlineData("khong co thu tuc nao nhu the")]
    [InlineData("???")]
    public void Nothing_is_found_by_words_that_are_nowhere(string text) => Assert.Empty(Codes(text));

    [Fact]
    public void An_empty_box_finds_all_in_the_order_of_the_set()
    {
        var found = Codes(" ");
        Assert.Equal((70, "TCCB-01", "QTTC-05"), (found.Count, found[0], found[^1]));
    }

    [Fact]
    public void Filters_narrow_the_list()
    {
        Assert.Equal(5, Search.Find(new ProcedureQuery(Field: "QTTC")).Count);
        Assert.All(Search.Find(new ProcedureQuery(FiledBy: "cell")), p => Assert.Contains(p.FiledBy, right => right.At.Contains("cell", StringComparer.Ordinal)));
        Assert.Contains(Search.Find(new ProcedureQuery(Level: "CB")), p => p.Code == "TCCB-01");
        Assert.Empty(Search.Find(new ProcedureQuery(Field: "XXXX")));
    }

    private static string? First(string text) => Search.Find(new ProcedureQuery(text)).FirstOrDefault()?.Code;

    private static List<string> Codes(string text) => [.. Search.Find(new ProcedureQuery(text)).Select(p => p.Code)];
}
