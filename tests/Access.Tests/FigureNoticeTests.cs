using Microsoft.EntityFrameworkCore;

namespace ThongSuot.Access.Tests;

/// <summary>After an upgrade the pages of figures say what they do not count yet, and to whom it helps where it is mended.</summary>
public sealed class FigureNoticeTests(RunningProvince province)
{
    private const string Missing = "Hồ sơ từ trước khi nâng cấp hệ thống chưa có đủ", Recount = "/ra-soat/diem-nghen#tinh-lai";

    private static readonly string[] Pages = ["/chi-tieu", "/chi-tieu/thoi-gian", "/chi-tieu/lanh-dao", "/chi-tieu/lam-tot", "/chi-tieu/su-dung", "/ra-soat/diem-nghen"];

    [Fact]
    public async Task The_pages_of_figures_tell_of_facts_of_an_earlier_release_until_they_are_made_anew()
    {
        using var administrator = await province.SignIn(province.Organisation.Bodies.SelectMany(b => province.Organisation.HoldersOf("system_admin", b.Id)).First());
        using var officer = await province.SignIn(province.Organisation.HoldersOf("chief_of_office", province.Organisation.FindByCode("TU-VP")!.Id).First());
        foreach (var page in Pages)
            Assert.DoesNotContain(Missing, (await officer.Get(page)).Document().Body!.TextContent, StringComparison.Ordinal);

        Assert.True(await province.Look(db => db.Database.ExecuteSqlAsync($"update reform_dossier_fact set field = ''")) > 0);
        foreach (var page in Pages)
        {
            var told = (await administrator.Get(page)).Document();
            Assert.Contains(Missing, told.Body!.TextContent, StringComparison.Ordinal);
            Assert.Single(told.QuerySelectorAll($"main a[href='{Recount}']"));
            var hinted = (await officer.Get(page)).Document();
            Assert.Contains(Missing, hinted.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("quản trị hệ thống", hinted.Body.TextContent, StringComparison.Ordinal);
            Assert.Empty(hinted.QuerySelectorAll($"a[href='{Recount}']"));
        }

        Assert.DoesNotContain(Missing, (await officer.Get("/ra-soat")).Text, StringComparison.Ordinal);
        // Where the link leads is the button.
        Assert.NotNull((await administrator.Get("/ra-soat/diem-nghen")).Document().QuerySelector("form#tinh-lai button"));
        var token = await administrator.Token();
        Assert.Equal(302, (await administrator.Post("/ra-soat/diem-nghen/tinh-lai", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]))).Status);
        await province.Settle();
        foreach (var page in Pages)
            Assert.DoesNotContain(Missing, (await officer.Get(page)).Document().Body!.TextContent, StringComparison.Ordinal);
    }
}
