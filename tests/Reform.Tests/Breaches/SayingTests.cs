using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Breaches;

namespace ThongSuot.Reform.Tests.Breaches;

/// <summary>Who sees a breach, who says what of it, and in which order.</summary>
public sealed class SayingTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private readonly GivenBreaches _given = new(province);

    [Fact]
    public async Task The_person_explains_the_head_decides_the_person_replies_once_and_the_head_may_decide_again()
    {
        var (_, officer, breach) = await _given.Late();
        var head = _given.Head(breach);
        Assert.Equal("BREACH_NOT_YET", (await _given.Decide(head, breach, BreachState.Confirmed)).Refusal.Code);
        Assert.True((await _given.Explain(officer, breach)).IsOk);
        province.Time.Advance(TimeSpan.FromMinutes(1));
        breach = await _given.Again(breach);
        Assert.Equal((BreachState.Explained, "overload"), (breach.State, breach.Cause));
        Assert.Equal("BREACH_EXPLAINED", (await _given.Explain(officer, breach)).Refusal.Code);
        Assert.Equal("BREACH_NO_REPLY", (await _given.Reply(officer, breach)).Refusal.Code);

        Assert.True((await _given.Decide(head, breach, BreachState.Confirmed, "Lẽ ra phải báo trước.")).IsOk);
        province.Time.Advance(TimeSpan.FromMinutes(1));
        breach = await _given.Again(breach);
        Assert.Equal("BREACH_DECIDED", (await _given.Decide(head, breach, BreachState.Excused)).Refusal.Code);
        Assert.True((await _given.Reply(officer, breach)).IsOk);
        breach = await _given.Again(breach);
        Assert.Equal("BREACH_NO_REPLY", (await _given.Reply(officer, breach)).Refusal.Code);
        province.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await _given.Decide(head, breach, BreachState.Excused, "Có lý do khách quan.")).IsOk);
        breach = await _given.Again(breach);
        Assert.Equal(BreachState.Excused, breach.State);
        // That was the last word.
        Assert.Equal("BREACH_NO_REPLY", (await _given.Reply(officer, breach)).Refusal.Code);
        Assert.Equal("BREACH_DECIDED", (await _given.Decide(head, breach, BreachState.Confirmed)).Refusal.Code);

        var texts = await province.Ask<BreachList, IReadOnlyList<BreachText>>(l => l.Texts(breach, default));
        Assert.Equal([BreachPart.Explanation, BreachPart.Remark, BreachPart.Reply, BreachPart.Remark], texts.Select(t => t.Part));
        var log = string.Concat((await _given.Entries(breach)).Select(e => e.Body));
        Assert.All(texts, t => Assert.DoesNotContain(t.Text!, log, StringComparison.Ordinal));
        Assert.All(texts, t => Assert.Contains(SaltedHash.Of(t.Salt, t.Text!), log, StringComparison.Ordinal));
        // Recorded to both, explained and replied to the head, twice decided to the person.
        Assert.Equal(6, (await _given.Notices(breach)).Count);
    }

    public static TheoryData<string, string?, string?, bool, string> Incomplete => new()
    {
        { "no cause", null, "Bận", true, "BREACH_CAUSE" },
        { "a cause that nobody knows", "nonsense", "Bận", true, "BREACH_CAUSE" },
        { "no words", "overload", "  ", true, "BREACH_EXPLANATION" },
        { "too many words", "overload", new string('a', Breach.MostText + 1), true, "BREACH_EXPLANATION" },
        { "not confirmed", "overload", "Bận", false, "SECRECY_NOT_CONFIRMED" },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public async Task An_incomplete_explanation_is_refused_at_its_field(string what, string? cause, string? text, bool plain, string code)
    {
        var (_, officer, breach) = await _given.Late();

        var refusal = Assert.Single((await _given.Explain(officer, breach, cause, text, plain)).Refusals);

        Assert.True(refusal.Code == code && refusal.Field is not null, what);
        Assert.Equal(BreachState.Waiting, (await _given.Again(breach)).State);
    }

    [Fact]
    public async Task After_its_time_nobody_explains_and_the_head_may_decide()
    {
        var (_, officer, breach) = await _given.Late();
        province.Time.Set(breach.ExplainBy.AddMinutes(1));

        Assert.Equal("BREACH_TOO_LATE", (await _given.Explain(officer, breach)).Refusal.Code);
        Assert.Equal(["BREACH_DECISION", "BREACH_REMARK"], (await _given.Decide(_given.Head(breach), breach, null, "")).Refusals.Select(r => r.Code));
        Assert.True((await _given.Decide(_given.Head(breach), breach, BreachState.Disputed, "Việc này của bộ phận khác.")).IsOk);
        breach = await _given.Again(breach);
        province.Time.Set(breach.ReplyBy!.Value.AddMinutes(1));
        Assert.Equal("BREACH_NO_REPLY", (await _given.Reply(officer, breach)).Refusal.Code);
    }

    [Fact]
    public async Task An_excuse_needs_no_explanation_and_an_older_page_changes_nothing()
    {
        var (_, officer, breach) = await _given.Late();
        Assert.True((await _given.Decide(_given.Head(breach), breach, BreachState.Excused, "Mất điện cả ngày.")).IsOk);

        Assert.Equal("CHANGED_MEANWHILE", (await _given.Explain(officer, breach)).Refusal.Code);
        Assert.Equal(BreachState.Excused, (await _given.Again(breach)).State);
    }

    [Fact]
    public async Task Only_the_person_its_leaders_the_coordinator_and_the_inspection_of_the_committee_see_it()
    {
        var (_, officer, breach) = await _given.Late();
        var view = province.Organisation;
        var body = view.Find(breach.Body)!;
        var leading = await province.Procedures.LeadingRoles(default);
        var committee = view.CommitteeOf(body);
        var seen = 0;
        foreach (var person in view.Persons)
        {
            var actor = province.Actor(person.Id);
            var should = person.Id == officer.Person || actor.Grants.Any(g => leading.Contains(g.Role) && (g.Body == breach.Body || g.Body == breach.HeadBody))
                || actor.Grants.Any(g => g.Role is "reform_coordinator" or "inspection_standing" or "inspection_commission" && view.Line(body).Any(up => up.Id == view.CommitteeOf(view.Find(g.Body)!).Id));
            seen += should ? 1 : 0;
            // All who might, and every tenth of those who might not.
            if (should || person.Id.GetHashCode() % 10 == 0)
                Assert.True(await _given.Sees(actor, breach) is not null == should, $"{person.Name} of {committee.Name}");
        }

        Assert.True(seen > 3);
        foreach (var stranger in (Actor[])[province.Secretary, province.Actor(view.HoldersOf("system_admin", view.Province!.Id).FirstOrDefault())])
        {
            if (stranger.Grants.IsEmpty)
                continue;
            Assert.Null(await _given.Sees(stranger, breach));
            Assert.Equal("BREACH_NOT_FOUND", (await _given.Explain(stranger, breach)).Refusal.Code);
            Assert.Equal("BREACH_NOT_FOUND", (await _given.Decide(stranger, breach, BreachState.Excused)).Refusal.Code);
        }

        // Who only sees decides nothing and explains nothing.
        Assert.Equal("BREACH_NOT_HEAD", (await _given.Decide(province.Coordinator, breach, BreachState.Excused)).Refusal.Code);
        Assert.Equal("BREACH_NOT_HEAD", (await _given.Decide(officer, breach, BreachState.Excused)).Refusal.Code);
        Assert.Equal("BREACH_NOT_YOURS", (await _given.Explain(_given.Head(breach), breach)).Refusal.Code);
        Assert.DoesNotContain(await Own(_given.Head(breach)), r => r.Breach.Id == breach.Id);
        Assert.Contains(await Own(officer), r => r.Breach.Id == breach.Id);
    }

    [Fact]
    public async Task A_head_does_not_decide_about_itself()
    {
        var view = province.Organisation;
        var leading = await province.Procedures.LeadingRoles(default);
        var office = view.OrganOf(view.Province!, "office")!;
        var leaders = Heads.At(view, leading, office.Id, null);

        var own = Heads.Of(view, leading, "chief_of_office", office.Id, leaders[0]);

        Assert.DoesNotContain(leaders[0], own.Persons);
        Assert.NotEmpty(own.Persons);
        // Where nobody else leads there, who leads above it decides.
        await province.Change(h => h.Where(x => x.Body != office.Id || !leading.Contains(x.Role) || x.Person == leaders[0]));
        var above = Heads.Of(province.Organisation, leading, "chief_of_office", office.Id, leaders[0]);
        Assert.NotEqual(office.Id, above.Body);
        Assert.NotEmpty(above.Persons);
        await province.Change(_ => view.Persons.SelectMany(p => view.HeldBy(p.Id)));
    }

    [Fact]
    public async Task A_leader_or_an_inspector_marks_work_once_and_may_take_it_back()
    {
        var (dossier, officer, late) = await _given.Late();
        var leader = _given.Head(late);
        Task<Result<Guid>> Mark(Actor by, string? reason = "Trình ký khi chưa thẩm định.", int? opened = null) =>
            province.Ask<MarkBreach, Result<Guid>>(m => m.Run(by, dossier.Id, opened ?? late.Opened, late.Place, reason, true, default));

        // Nobody marks its own work.
        Assert.False((await Mark(officer)).IsOk);
        Assert.Equal("BREACH_MAY_NOT_MARK", (await Mark(province.Secretary)).Refusal.Code);
        var visible = (await province.Ask<Contracts.Dossiers.IDossiers, IReadOnlySet<Guid>>(d => d.Visible(leader, [dossier.Id], default))).Count > 0;
        Assert.True(visible, "The leader of the test does not see the dossier.");
        Assert.Equal("BREACH_MARK_REASON", (await Mark(leader, "")).Refusal.Code);
        Assert.Equal("BREACH_WORK", (await Mark(leader, opened: 999)).Refusal.Code);
        var marked = await Mark(leader);
        Assert.True(marked.IsOk, string.Join(", ", marked.Refusals));
        Assert.Equal("BREACH_MARKED_ALREADY", (await Mark(leader)).Refusal.Code);
        var breach = (await _given.Of(dossier.Id)).Single(b => b.Id == marked.Value);
        Assert.Equal((BreachKind.Marked, BreachGroup.Procedure, officer.Person, leader.Person), (breach.Kind, breach.Group, breach.Person!.Value, breach.MarkedBy!.Value));

        // Looking at the facts again leaves it alone.
        await _given.Redeliver(dossier.Id);
        breach = await _given.Again(breach);
        Assert.Equal(BreachState.Waiting, breach.State);
        Task<Result<bool>> TakeBack(Actor by) => province.Ask<MarkBreach, Result<bool>>(m => m.TakeBack(by, breach.Id, breach.Revision, "Ghi nhầm.", true, default));
        Assert.Equal("BREACH_NOT_MARKER", (await TakeBack(officer)).Refusal.Code);
        Assert.True((await TakeBack(leader)).IsOk);
        Assert.Equal((BreachState.Withdrawn, WithdrawnWhy.ByMarker), ((await _given.Again(breach)).State, (await _given.Again(breach)).Why!.Value));
    }

    [Fact]
    public async Task What_was_written_can_be_erased_and_the_log_still_verifies()
    {
        var (_, officer, breach) = await _given.Late();
        Assert.True((await _given.Explain(officer, breach, text: "Lời sẽ xóa")).IsOk);
        await province.Look(db =>
        {
            var texts = db.BreachTexts;
            return texts.Where(t => t.Breach == breach.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.Text, (string?)null));
        });

        Assert.Empty(await _given.Given.TablesWith("Lời sẽ xóa"));
        Assert.Null(await province.Look(db => Platform.Log.EventLog.Verify(db, BreachEntries.StreamOf(breach.Id))));
        var page = await province.Draw<BreachPage>(officer, $"/vi-pham/{breach.Id}", ("Id", breach.Id));
        Assert.Contains("(đã xóa)", page.TextContent, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<BreachRow>> Own(Actor actor) => province.Ask<BreachList, IReadOnlyList<BreachRow>>(l => l.List(actor, new BreachFilter(Own: true), null, 500, default));
}
