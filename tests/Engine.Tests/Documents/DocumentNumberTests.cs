using ThongSuot.Engine.Documents;
using ThongSuot.Engine.Tests.Values;

namespace ThongSuot.Engine.Tests.Documents;

public class DocumentNumberTests
{
    [Theory]
    [InlineData("01-CT/ĐUK", 1, "CT", "ĐUK")]
    [InlineData("02-NQ/ĐUK", 2, "NQ", "ĐUK")]
    [InlineData("05-NQ/TU", 5, "NQ", "TU")]
    [InlineData("29-CTr/ĐUK", 29, "CTr", "ĐUK")]
    [InlineData("72-Ctr/TU", 72, "CTr", "TU")]
    [InlineData("82-KL/TW", 82, "KL", "TW")]
    [InlineData("693-QĐ/VPTW", 693, "QĐ", "VPTW")]
    [InlineData("24-BS/UBKTTU", 24, "BS", "UBKTTU")]
    [InlineData("14514-CV/VPTW", 14514, "CV", "VPTW")]
    [InlineData("05-TB/BCĐTW", 5, "TB", "BCĐTW")]
    [InlineData("Số 01-CT/ĐUK", 1, "CT", "ĐUK")]
    [InlineData("Số: 01 - CT / ĐUK", 1, "CT", "ĐUK")]
    [InlineData("  0007–TTr/TU ", 7, "TTr", "TU")]
    [InlineData("01-CT/ÐUK", 1, "CT", "ĐUK")]
    public void The_number_is_read_however_it_is_typed(string typed, int number, string abbreviation, string issuer)
    {
        Assert.True(DocumentNumber.TryParse(typed, out var read));
        Assert.Equal((number, abbreviation, issuer, typed), (read.Number, read.Abbreviation, read.Issuer, read.Raw));
        Assert.False(read.NamesRegulation);
    }

    [Theory]
    [InlineData("11-QiĐ/ĐUK")]
    [InlineData("11-QyĐ/ĐUK")]
    [InlineData("11-QĐi/ĐUK")]
    public void A_spelling_that_says_quy_dinh_is_kept_apart(string typed)
    {
        Assert.True(DocumentNumber.TryParse(typed, out var read));
        Assert.Equal("QĐ", read.Abbreviation);
        Assert.True(read.NamesRegulation);
    }

    [Theory]
    [InlineData("1-CT/ĐUK", "01-CT/ĐUK")]
    [InlineData("Số 0010-NQ/TU", "10-NQ/TU")]
    [InlineData("123-Ctr/TU", "123-CTr/TU")]
    public void Below_ten_a_leading_zero_is_written(string typed, string usual)
    {
        Assert.True(DocumentNumber.TryParse(typed, out var read));
        Assert.Equal(usual, read.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CT/ĐUK")]
    [InlineData("01-CT")]
    [InlineData("01/CT-ĐUK")]
    [InlineData("00-CT/ĐUK")]
    [InlineData("-1-CT/ĐUK")]
    [InlineData("01-C1/ĐUK")]
    [InlineData("01-CT/ĐUK/2")]
    [InlineData("99999999999-CT/ĐUK")]
    [InlineData("01-CT/\uD800")]
    public void What_is_no_number_is_refused(string? typed) => Assert.False(DocumentNumber.TryParse(typed, out _));

    [Fact]
    public void No_text_throws_and_the_usual_spelling_reads_the_same() => AnyValues.Hold(AnyValues.HostileText, text =>
    {
        foreach (var candidate in new[] { text, $"{text}-NQ/TU", $"5-NQ/{text}", $"5-{text}/TU" })
        {
            if (DocumentNumber.TryParse(candidate, out var read))
            {
                Assert.True(DocumentNumber.TryParse(read.ToString(), out var again));
                Assert.Equal(read.ToString(), again.ToString());
            }
        }
    });
}
