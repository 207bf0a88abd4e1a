using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Engine.Competence;
using ThongSuot.Platform.Log;
using ThongSuot.Procedures.Competences;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Catalogue;
using ThongSuot.Procedures.Tests.Life;
using static ThongSuot.Procedures.Tests.Competences.CompetenceSamples;

namespace ThongSuot.Procedures.Tests.Competences;

public sealed class ChangeCompetenceTests
{
    private static readonly DateOnly s_february = new(2026, 2, 1);

    [Theory]
    [MemberData(nameof(TestHost.Databases), MemberType = typeof(TestHost))]
    public async Task A_published_change_holds_from_its_day_on_every_node_with_decision_entry_and_history(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        using var otherNode = new ProceduresReader(life.Host.Services.GetRequiredService<IServiceScopeFactory>(), () => p, life.Host.Time);
        Assert.Equal(Shipped, await Asked(life, "TCCB-01", "CB", "cap_duoi", s_february));

        var draft = Living.Done(await Change(life, p.Owner, 0, await Replacing(life, Shipped, s_february)));
        Assert.Equal((1, "Q001"), (draft.Revision, Assert.Single(draft.Changes).Key));
        Assert.Equal(Shipped, await Asked(life, "TCCB-01", "CB", "cap_duoi", s_february));
        var state = Living.Done(await Publish(life, p.Chief, 1));

        Assert.Equal((Shipped, "Q001"), (await Asked(life, "TCCB-01", "CB", "cap_duoi", s_february.AddDays(-1)), await Asked(life, "TCCB-01", "CB", "cap_duoi", s_february)));
        Assert.Equal("Q001", Assert.IsType<CompetenceAnswer.Found>((await otherNode.Competence(None)).Find(Contracts.Procedures.FilingCompetence.CaseOf("TCCB-12", "CS", "cap_duoi"), s_february)).RuleId);
        var entries = await life.Host.InDb(db => db.Set<LogEntry>().Where(e => e.Stream == CompetenceText.Stream).OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal([CompetenceDrafted.Type, CompetenceChanged.Type], entries.Select(e => e.Type));
        Assert.Equal((p.Chief.Actor.Person, "12-QĐ/TU ngày 05/01/2026, Ban Thường vụ Tỉnh ủy"), (entries[1].ReadEnvelope().Person, entries[1].ReadEnvelope().Basis));
        Assert.Contains(state.Hash, entries[1].Body, StringComparison.Ordinal);
        var left = await life.Host.InDb(db => db.CompetenceDrafts.AsNoTracking().SingleAsync());
        Assert.Equal((2, ""), (left.Revision, left.Changes));
        Assert.Equal("COMPETENCE_NO_CHANGES", (await Publish(life, p.Chief, 2)).Refusal.Code);

        // The next rule has the next number, also when the one before it never came to hold.
        Living.Done(await Change(life, p.Owner, 2, await Replacing(life, "Q001", s_february, new CompetenceResult.None("Nộp tại Văn phòng Tỉnh ủy."))));
        Living.Done(await Publish(life, p.Owner, 3));
        Assert.Equal("Q002", await Asked(life, "TCCB-01", "CB", "cap_duoi", s_february));
        Assert.DoesNotContain((await life.Procedures.Competence(None)).Rules, r => r.Id == "Q001");
        var history = await life.Ask<CompetenceDesk, IReadOnlyList<PublishedChanges>>(d => d.History(None));
        Assert.Equal([(2, "Q002"), (1, "Q001")], history.Select(h => (h.Row.Number, h.Kept[0].Change.Key)));
    }

    [Theory]
    [MemberData(nameof(TestHost.Databases), MemberType = typeof(TestHost))]
    public async Task Of_two_authors_at_once_the_later_one_is_told_and_nothing_is_lost(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        await using var one = life.Host.Services.CreateAsyncScope();
        await using var other = life.Host.Services.CreateAsyncScope();
        ChangeCompetence Of(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<ChangeCompetence>();
        var both = await Task.WhenAll(
            Task.Run(() => Of(one).Run(p.Owner, 0, null, new CompetenceChange.End("A005", s_february), None)),
            Task.Run(() => Of(other).Run(p.Chief, 0, null, new CompetenceChange.End("A006", s_february), None)));
        Assert.Equal("CHANGED_MEANWHILE", Assert.Single(both, result => !result.IsOk).Refusal.Code);

        // Who was told looks again and adds: both changes stand.
        var first = Assert.Single(both, result => result.IsOk).Value.Changes[0].Key;
        var draft = Living.Done(await Change(life, p.Other, 1, new CompetenceChange.End(first == "A005" ? "A006" : "A005", s_february)));
        Assert.Equal(["A005", "A006"], draft.Changes.Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.Equal("CHANGED_MEANWHILE", (await TakeBack(life, p.Owner, 1, "A005")).Refusal.Code);
        Assert.Equal("CHANGED_MEANWHILE", (await Publish(life, p.Owner, 1)).Refusal.Code);
        // A set given up leaves its revision behind: who still has the old page is told, too.
        Living.Done(await TakeBack(life, p.Owner, 2, null));
        Assert.Equal("CHANGED_MEANWHILE", (await Change(life, p.Chief, 0, new CompetenceChange.End("A005", s_february))).Refusal.Code);
        Assert.Equal(Shipped, await Asked(life, "TCCB-01", "CB", "cap_duoi", s_february));
    }

    [Fact]
    public async Task A_table_with_gaps_or_overlaps_is_kept_and_shown_but_not_published()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        Living.Done(await Change(life, p.Owner, 0, new CompetenceChange.End(Shipped, s_february)));
        Assert.Equal(["COMPETENCE_GAPS"], (await Publish(life, p.Owner, 1)).Refusals.Select(r => r.Code));
        Living.Done(await Change(life, p.Owner, 1, new CompetenceChange.Add(Rule("TCCB-04", s_february))));
        Assert.Equal(["COMPETENCE_GAPS", "COMPETENCE_OVERLAPS"], (await Publish(life, p.Owner, 2)).Refusals.Select(r => r.Code));

        // Mended: the rule is taken back, and what ended gets a successor of the same cases.
        Living.Done(await TakeBack(life, p.Chief, 2, "Q001"));
        Living.Done(await Change(life, p.Chief, 3, new CompetenceChange.Add(Rule("TCCB-01 TCCB-02 TCCB-03 TCCB-11 TCCB-12 TCCB-23", s_february, ["CB", "CS"], ["cap_duoi"]))));
        Living.Done(await Publish(life, p.Chief, 4));
        Assert.Equal("Q001", await Asked(life, "TCCB-23", "CB", "cap_duoi", s_february));
    }

    [Fact]
    public async Task What_officers_changed_no_package_overwrites_and_the_rest_follows_it()
    {
        using var folder = new CatalogueFolder();
        await using var life = await Living.Start(sqlite: true, folder.Root);
        var p = life.Province;
        Living.Done(await Change(life, p.Owner, 0, await Replacing(life, Shipped, s_february)));
        Living.Done(await Publish(life, p.Owner, 1));

        // The package now names another place for both: for what officers took over, and for something else.
        var a = folder["competence/a.yaml"];
        folder["competence/a.yaml"] = a[..a.IndexOf("competent: filer_upper", StringComparison.Ordinal)] + "competent: province" + a[(a.IndexOf("competent: filer_upper", StringComparison.Ordinal) + "competent: filer_upper".Length)..];
        folder.Replace("competence/b.yaml", "competent: province\n    intake: office\n    decider: office", "competent: province\n    intake: standing_board\n    decider: office");
        Assert.True((await ProceduresModule.LoadCatalogue(life.Host.Services, None)).IsOk);

        life.Host.Time.Forward(TimeSpan.FromSeconds(2));
        var table = await life.Procedures.Competence(None);
        Assert.Equal("filer_upper", ((CompetenceResult.Competent)table.Rules.Single(r => r.Id == Shipped).Result).Anchor);
        Assert.Equal("standing_board", ((CompetenceResult.Competent)table.Rules.Single(r => r.Id == "B001").Result).IntakeOrgan);
        Assert.True(CompetenceCheck.Run(table, life.Today, null).IsExactlyOne);
        Assert.Equal("Q001", await Asked(life, "TCCB-01", "CB", "cap_duoi", s_february));
    }

    [Fact]
    public async Task The_set_is_the_provinces_offices()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        async Task<string> Answer(By by) => await Change(life, by, 0, new CompetenceChange.Add(Rule("TCCB-01", s_february))) is { IsOk: false } refused ? refused.Refusal.Code : "";
        Assert.Equal(["MAY_NOT_CHANGE_COMPETENCE"], new[] { await Answer(p.OwnerOfX01), await Answer(p.ChiefOfX01), await Answer(p.Clerk) }.Distinct());
        Assert.Equal("MAY_NOT_CHANGE_COMPETENCE", (await TakeBack(life, p.Clerk, 0, null)).Refusal.Code);
        Assert.Equal("MAY_NOT_CHANGE_COMPETENCE", (await Publish(life, p.OwnerOfX02, 0)).Refusal.Code);
        Assert.Equal("", await Answer(p.Chief));
    }

    [Fact]
    public async Task Every_change_that_cannot_be_is_refused_at_its_field()
    {
        await using var life = await Living.Start(sqlite: true);
        var (p, today) = (life.Province, life.Today);
        async Task<string> Answer(CompetenceChange wanted, string? key = null, int seen = 1) =>
            string.Join(' ', (await Change(life, p.Owner, seen, wanted, key)).Refusals.Select(r => $"{r.Code}@{r.Field}"));
        Living.Done(await Change(life, p.Owner, 0, new CompetenceChange.End("A005", s_february)));

        Assert.Equal("COMPETENCE_PAST@tu-ngay", await Answer(new CompetenceChange.Add(Rule("TCCB-01", today.AddDays(-1)))));
        Assert.Equal("COMPETENCE_PAST@den-ngay", await Answer(new CompetenceChange.End("A006", today.AddDays(-1))));
        Assert.Equal("COMPETENCE_RULE_UNKNOWN@", await Answer(new CompetenceChange.End("X999", s_february)));
        Assert.Equal("COMPETENCE_TOUCHED_ALREADY@", await Answer(new CompetenceChange.End("A005", s_february.AddDays(1))));
        Assert.Equal("COMPETENCE_TOUCHED_ALREADY@", await Answer(await Replacing(life, "A005", s_february)));
        Assert.Equal("COMPETENCE_CHANGE_UNKNOWN@", await Answer(new CompetenceChange.End("A006", s_february), key: "Q009"));
        Assert.Equal("CHANGED_MEANWHILE@", await Answer(new CompetenceChange.End("A006", s_february), seen: 0));
        var old = (await life.Procedures.Competence(None)).Rules.Single(r => r.Id == Shipped);
        Assert.Equal("COMPETENCE_UNCHANGED@", await Answer(new CompetenceChange.Replace(Shipped, old with { From = s_february })));
        Assert.Equal("COMPETENCE_CHANGE_UNKNOWN", (await TakeBack(life, p.Owner, 1, "A006")).Refusal.Code);

        // A change of the set is mended in its place.
        Living.Done(await Change(life, p.Owner, 1, new CompetenceChange.End("A005", s_february.AddDays(3)), key: "A005"));
        Living.Done(await Change(life, p.Owner, 2, new CompetenceChange.Add(Rule("TCCB-04", s_february.AddDays(3), ["CB", "CS"], ["cap_duoi"]))));
        var undecided = await Publish(life, p.Owner, 3, new Decision("", null, ""));
        Assert.Equal(["so-quyet-dinh", "ngay-quyet-dinh", "co-quan-ban-hanh"], undecided.Refusals.Select(r => r.Field));
        Assert.Equal("DECISION_IN_FUTURE", (await Publish(life, p.Owner, 3, new Decision("12-QĐ/TU", today.AddDays(1), "Tỉnh ủy"))).Refusal.Code);

        // Time passes over a set that lies: its days are to be set anew.
        life.Host.Time.Forward(TimeSpan.FromDays(60));
        Assert.Equal(["COMPETENCE_DAY_PASSED", "COMPETENCE_DAY_PASSED"], (await Publish(life, p.Owner, 3)).Refusals.Select(r => r.Code));
        Assert.Equal("COMPETENCE_RULE_OVER@den-ngay", await AfterEnding(life, p.Owner));
    }

    private static async Task<string> AfterEnding(Living life, By by)
    {
        var seen = Living.Done(await TakeBack(life, by, 3, null)).Revision;
        var none = new CompetenceResult.None("Nộp tại Văn phòng Tỉnh ủy.");
        Living.Done(await Change(life, by, seen, await Replacing(life, "B001", life.Today, none)));
        Living.Done(await Publish(life, by, seen + 1));
        var refused = await Change(life, by, seen + 2, new CompetenceChange.End("B001", life.Today.AddDays(2)));
        return string.Join(' ', refused.Refusals.Select(r => $"{r.Code}@{r.Field}"));
    }
}
