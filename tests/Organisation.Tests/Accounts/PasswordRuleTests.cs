using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Sample;

namespace ThongSuot.Organisation.Tests.Accounts;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("nước chảy đá mòn", null)]
    [InlineData("chín ký tự", null)]
    [InlineData("chín kýtự", "PASSWORD_SHORT")]
    [InlineData("", "PASSWORD_MISSING")]
    [InlineData("Mật khẩu 12345", "PASSWORD_COMMON")]
    [InlineData("P@ssw0rd123", "PASSWORD_COMMON")]
    [InlineData("aaaaaaaaaaaa", "PASSWORD_COMMON")]
    [InlineData("1212121212121212", "PASSWORD_COMMON")]
    [InlineData("tôi là quantri đây", "PASSWORD_HAS_USER_NAME")]
    public void Long_and_uncommon_is_enough(string password, string? refusal) =>
        Assert.Equal(refusal, PasswordRule.Check(password, "quantri", PasswordRule.Least)?.Code);

    [Fact]
    public void Letters_are_counted_as_people_see_them()
    {
        // Ten letters, typed as letter and mark apart.
        var apart = "ấấấầầầẩẩẫậ".Normalize(System.Text.NormalizationForm.FormD);
        Assert.NotEqual("PASSWORD_SHORT", PasswordRule.Check(apart, "quantri", 10)?.Code);
        Assert.Equal("PASSWORD_SHORT", PasswordRule.Check(apart, "quantri", 11)?.Code);
    }

    [Fact]
    public void The_samples_password_meets_the_rule_for_administrators() =>
        Assert.Null(PasswordRule.Check(SampleProvince.Password, "quantri1.tu", PasswordRule.LeastForAdministrators));
}
