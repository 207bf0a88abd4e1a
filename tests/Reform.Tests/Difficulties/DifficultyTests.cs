using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Difficulties;
using ThongSuot.Reform.Feedback;
using ThongSuot.Reform.Tests.Feedback;

namespace ThongSuot.Reform.Tests.Difficulties;

public sealed class DifficultyTests
{
    // 10:00 in Vietnam.
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 3, 0, 0, TimeSpan.Zero), Friday = Thursday.AddDays(1);

    [Fact]
    public async Task A_difficulty_is_answered_by_the_office_and_seen_by_nobody_else()
    {
        await using var province = await ListeningProvince.Open();
        var code = await Report(province, province.Clerk, "Không rõ nộp ở đâu zqx.");

        Assert.Empty(await List(province, province.OtherClerk));
        Assert.Null(await province.Ask<DifficultyList, DifficultyRow?>(l => l.Find(province.OtherClerk, code, default)));
        Assert.DoesNotContain("zqx", (await province.Draw<DifficultyPage>(province.OtherClerk, $"/vuong-mac/{code}", ("Code", code))).InnerHtml, StringComparison.Ordinal);
        Assert.Equal("DIFFICULTY_NOT_FOUND", (await Answer(province, province.OtherClerk, code)).Refusal.Code);
        Assert.Equal("MAY_NOT", (await Answer(province, province.Clerk, code)).Refusal.Code);
        Assert.Empty(await List(province, province.Board));

        Assert.True((await Answer(province, province.Chief, code)).IsOk);

        Assert.Equal("DIFFICULTY_ANSWERED", (await Answer(province, province.Owner, code, 1)).Refusal.Code);
        Assert.Equal(1, await province.Unread(province.Clerk));
        Assert.Contains("Nộp tại cơ sở.", (await province.Draw<DifficultyPage>(province.Clerk, $"/vuong-mac/{code}", ("Code", code))).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_own_body_can_be_named()
    {
        await using var province = await ListeningProvince.Open();
        var foreign = await province.Ask<ReportDifficulty, Result<string>>(r => r.Run(province.Clerk, null, province.Office.Id, "x", true, default));
        Assert.Equal("BODY_NOT_OWN", foreign.Refusal.Code);
    }

    [Fact]
    public async Task The_digest_is_frozen_once_a_week_on_its_day_with_two_nodes()
    {
        await using var province = await ListeningProvince.Open();
        await Report(province, province.Clerk, "Một");
        var answered = await Report(province, province.OtherClerk, "Hai", ListeningProvince.Procedure);
        await Answer(province, province.Chief, answered);
        province.Time.Set(Thursday);
        Assert.False(await province.MakeDigest());

        province.Time.Set(Friday);
        var made = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => province.MakeDigest()));

        Assert.Single(made, m => m);
        Assert.False(await province.MakeDigest());
        Assert.Equal(1, await province.Unread(province.Board));
        Assert.Equal(1, await province.Unread(province.Chief));
        var digest = Assert.Single(await province.Ask<DifficultyList, IReadOnlyList<Digest>>(l => l.Digests(province.Board, default)));
        Assert.Equal("/vuong-mac/tong-hop/2026-10", DigestAddress.Of(digest));
        Assert.Empty(await province.Ask<DifficultyList, IReadOnlyList<Digest>>(l => l.Digests(province.Clerk, default)));
        var page = await province.Draw<DigestPage>(province.Board, "/vuong-mac/tong-hop/2026-10", ("Week", "2026-10"));
        Assert.Contains("2 vướng mắc, trong đó 1 chưa được trả lời", page.TextContent, StringComparison.Ordinal);

        // What comes afterwards stands in the next one.
        await Report(province, province.Clerk, "Ba");
        Assert.Equal(2, (await province.Ask<DifficultyList, DigestView?>(l => l.FindDigest(province.Board, 2026, 10, default)))!.Lines.Count);
        province.Time.Set(Friday.AddDays(8));
        Assert.True(await province.MakeDigest());
        Assert.Equal(["Một", "Ba"], (await province.Ask<DifficultyList, DigestView?>(l => l.FindDigest(province.Board, 2026, 11, default)))!.Lines.Select(l => l.Text!.Text));
    }

    [Fact]
    public async Task An_answer_given_after_the_digest_does_not_change_it()
    {
        await using var province = await ListeningProvince.Open();
        var code = await Report(province, province.Clerk, "Một");
        province.Time.Set(Friday);
        await province.MakeDigest();

        await Answer(province, province.Chief, code);

        var page = await province.Draw<DigestPage>(province.Board, "/vuong-mac/tong-hop/2026-10", ("Week", "2026-10"));
        Assert.DoesNotContain("Nộp tại cơ sở.", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_board_directs_goes_back_to_the_reporters()
    {
        await using var province = await ListeningProvince.Open();
        var code = await Report(province, province.Clerk, "Một");
        province.Time.Set(Friday);
        await province.MakeDigest();

        Assert.Equal("DIGEST_NOT_FOUND", (await Direct(province, province.Clerk)).Refusal.Code);
        Assert.Equal("MAY_NOT", (await Direct(province, province.Owner)).Refusal.Code);
        Assert.True((await Direct(province, province.Board)).IsOk);
        Assert.Equal("CHANGED_MEANWHILE", (await Direct(province, province.Chief)).Refusal.Code);

        Assert.Equal(1, await province.Unread(province.Clerk));
        Assert.Contains("Giao Văn phòng hướng dẫn.", (await province.Draw<DifficultyPage>(province.Clerk, $"/vuong-mac/{code}", ("Code", code))).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_of_a_week_without_difficulties()
    {
        await using var province = await ListeningProvince.Open();
        province.Time.Set(Friday);

        Assert.True(await province.MakeDigest());
        Assert.Equal(0, await province.Unread(province.Board));
    }

    private static async Task<string> Report(ListeningProvince province, Actor by, string text, string? procedure = null) =>
        (await province.Ask<ReportDifficulty, Result<string>>(r => r.Run(by, procedure, by.Grants[0].Body, text, true, default))).Value;

    private static Task<Result<bool>> Answer(ListeningProvince province, Actor by, string code, int revision = 0) =>
        province.Ask<ReportDifficulty, Result<bool>>(r => r.Answer(by, code, revision, "Nộp tại cơ sở.", default));

    private static Task<Result<bool>> Direct(ListeningProvince province, Actor by) =>
        province.Ask<DifficultyList, Result<bool>>(l => l.Direct(by, 2026, 10, 0, "Giao Văn phòng hướng dẫn.", default));

    private static Task<IReadOnlyList<DifficultyRow>> List(ListeningProvince province, Actor actor) =>
        province.Ask<DifficultyList, IReadOnlyList<DifficultyRow>>(l => l.List(actor, false, null, default));
}
