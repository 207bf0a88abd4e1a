using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Reform.Ratings;
using ThongSuot.Reform.Tests.Feedback;

namespace ThongSuot.Reform.Tests.Ratings;

public sealed class RatingTests
{
    [Fact]
    public async Task The_filer_of_a_finished_dossier_is_asked_and_rates_once()
    {
        await using var province = await ListeningProvince.Open();
        var clerk = province.Clerk;
        var dossier = await Ended(province, clerk, DossierStatus.Finished);

        Assert.True(await province.Unread(clerk) >= 1);
        Assert.Contains(await Links(province, clerk, dossier), a => a == $"/danh-gia/{dossier}");
        Assert.DoesNotContain(await Links(province, province.OtherClerk, dossier), a => a == $"/danh-gia/{dossier}");
        Assert.Equal("RATING_NOT_FOUND", (await Rate(province, province.OtherClerk, dossier, 5)).Refusal.Code);
        Assert.Equal("STARS_MISSING", (await Rate(province, clerk, dossier, 6)).Refusal.Code);
        Assert.Equal("STARS_MISSING", (await Rate(province, clerk, dossier, -1)).Refusal.Code);

        var rated = await Task.WhenAll(Enumerable.Range(1, 5).Select(stars => Rate(province, clerk, dossier, stars)));

        Assert.Single(rated, r => r.IsOk);
        Assert.All(rated.Where(r => !r.IsOk), r => Assert.Equal("RATED_ALREADY", r.Refusal.Code));
        Assert.Equal("RATED_ALREADY", (await Rate(province, clerk, dossier, 1)).Refusal.Code);
        Assert.Single(await province.Look(db => db.Set<Rating>().ToListAsync()));
    }

    [Fact]
    public async Task A_dossier_that_ends_twice_is_asked_about_once()
    {
        await using var province = await ListeningProvince.Open();
        var dossier = await Ended(province, province.Clerk, DossierStatus.Finished);
        var told = await province.Unread(province.Clerk);
        await province.Append(DossierEntries.StreamOf(dossier), null, DossierEntries.Ended, new Ended(DossierStatus.Finished, null, null, null, province.Time.GetUtcNow(), null));

        Assert.Single(await province.Look(db => db.Set<Rating>().ToListAsync()));
        await province.Deliver();
        Assert.Single(await province.Look(db => db.Set<Rating>().ToListAsync()));
        // The end itself is told again; the question is not.
        Assert.Equal(told + 1, await province.Unread(province.Clerk));
    }

    [Theory]
    [InlineData(DossierStatus.Withdrawn, Secrecy.Thuong)]
    [InlineData(DossierStatus.Declined, Secrecy.Thuong)]
    [InlineData(DossierStatus.NotCompetent, Secrecy.Thuong)]
    [InlineData(DossierStatus.Expired, Secrecy.Thuong)]
    [InlineData(DossierStatus.Finished, Secrecy.Mat)]
    public async Task Of_other_ends_and_of_secret_matters_nobody_is_asked(DossierStatus how, Secrecy secrecy)
    {
        await using var province = await ListeningProvince.Open();
        await Ended(province, province.Clerk, how, secrecy);
        await province.Deliver();

        Assert.Empty(await province.Look(db => db.Set<Rating>().ToListAsync()));
    }

    [Fact]
    public async Task The_head_reads_the_words_and_other_heads_nothing()
    {
        await using var province = await ListeningProvince.Open();
        var dossier = await Ended(province, province.Clerk, DossierStatus.Finished);
        await province.Deliver();
        Assert.Equal("SECRECY_NOT_CONFIRMED", (await Rate(province, province.Clerk, dossier, 2, "x", nothingSecret: false)).Refusal.Code);
        await Rate(province, province.Clerk, dossier, 2, "Phải đi lại ba lần zqx <i>");
        var other = province.ActorOf(province.View.Bodies.Where(b => b.Kind == "organisation_department").SelectMany(b => province.View.HoldersOf("board_head", b.Id)).First());

        var page = await province.Draw<RatingsPage>(province.Chief, "/danh-gia");
        Assert.Contains("Phải đi lại ba lần zqx <i>", page.TextContent, StringComparison.Ordinal);
        Assert.Contains(province.Dossiers.Known[dossier].Code, page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("zqx", (await province.Draw<RatingsPage>(other, "/danh-gia")).InnerHtml, StringComparison.Ordinal);
        Assert.Null(await province.Ask<RatingList, RatingAverage?>(l => l.AverageOfBodies(other, default)));
        province.Dossiers.Hidden.Add(dossier);
        Assert.DoesNotContain(province.Dossiers.Known[dossier].Code, (await province.Draw<RatingsPage>(province.Chief, "/danh-gia")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("zqx", await province.LogText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_procedure_shows_an_average_of_five_and_none_of_fewer()
    {
        await using var province = await ListeningProvince.Open();
        foreach (var stars in new[] { 5, 4, 4, 5, 3 })
        {
            Assert.DoesNotContain("Mức hài lòng", await Panel(province), StringComparison.Ordinal);
            var dossier = await Ended(province, province.Clerk, DossierStatus.Finished);
            await province.Deliver();
            await Rate(province, province.Clerk, dossier, stars);
        }

        Assert.Contains("4,2/5 (5 lượt đánh giá)", await Panel(province), StringComparison.Ordinal);
    }

    private static async Task<Guid> Ended(ListeningProvince province, Actor filer, DossierStatus how, Secrecy secrecy = Secrecy.Thuong)
    {
        var procedure = await province.Ask<IProcedures, Procedure>(async p => (await p.FindPublished(ListeningProvince.Procedure, default))!);
        var id = Guid.CreateVersion7(province.Time.GetUtcNow());
        province.Dossiers.Known[id] = new DossierReference(id, $"TCCB-01/2026/{province.Dossiers.Known.Count + 1:000000}", procedure.VersionId, secrecy) { CompetentBody = province.Office.Id, Procedure = procedure.Code };
        var stream = DossierEntries.StreamOf(id);
        var body = province.View.Find(filer.Grants[0].Body)!;
        await province.Append(stream, filer.Person, DossierEntries.Filed, new Filed(new Filer(filer.Person, filer.Grants[0].Role, new BodyRef(body.Id, body.Name)), ImmutableDictionary<string, string>.Empty, secrecy, null, province.Time.GetUtcNow()));
        await province.Append(stream, null, DossierEntries.Ended, new Ended(how, null, null, null, province.Time.GetUtcNow(), null));
        return id;
    }

    private static Task<Result<bool>> Rate(ListeningProvince province, Actor actor, Guid dossier, int stars, string? text = null, bool nothingSecret = true) =>
        province.Ask<RateDossier, Result<bool>>(r => r.Run(actor, dossier, stars, text, nothingSecret, default));

    private static async Task<string[]> Links(ListeningProvince province, Actor actor, Guid dossier) =>
        [.. (await province.Draw<Panels>(actor, "/ho-so/x", ("Place", Platform.Ui.Panel.OfDossier), ("Subject", new PanelSubject { Dossier = dossier, Procedure = "TCCB-01" }))).QuerySelectorAll("a").Select(a => a.GetAttribute("href")!)];

    private static async Task<string> Panel(ListeningProvince province) =>
        (await province.Draw<Panels>(province.Clerk, "/thu-tuc/TCCB-01", ("Place", Platform.Ui.Panel.OfProcedure), ("Subject", new PanelSubject { Procedure = "TCCB-01" }))).TextContent;
}
