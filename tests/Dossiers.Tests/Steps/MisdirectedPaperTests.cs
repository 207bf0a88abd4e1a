using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Misdirected;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>What comes to the wrong body on paper: registered by who receives papers there, counted like a dossier, answered, never processed.</summary>
public sealed class MisdirectedPaperTests(Province province) : IClassFixture<Province>
{
    private Body Receiver => province.Organisation.Bodies.Where(b => b.Kind == "office" && province.Organisation.HoldersOf("intake_clerk", b.Id).Any()).OrderBy(b => b.Code, StringComparer.Ordinal).First();

    private Body Sender => province.Organisation.Bodies.OrderBy(b => b.Code, StringComparer.Ordinal).First(b => b.Kind == "grassroots");

    private Actor Clerk => province.Actor(province.Organisation.HoldersOf("intake_clerk", Receiver.Id).First());

    private DateTimeOffset Now => Clock.Now(province.Time).ToOffset(Clock.VietnamOffset);

    private PaperInput Paper => new(
        Receiver.Id, Sender.Id, "12-TTr/ĐU", Clock.DateInVietnam(Now), "Tờ trình về trụ sở làm việc", IsSecret: false, "sai_co_quan", province.Organisation.Province!.Id, Clock.DateInVietnam(Now), TimeOnly.FromDateTime(Now.DateTime));

    private Task<Result<Guid>> Register(Actor actor, PaperInput paper) => province.Ask<MisdirectedPapers, Result<Guid>>(p => p.Register(actor, paper, default));

    public static TheoryData<string, string> Wrong => new()
    {
        { "sender", "PAPER_SENDER" }, { "own body", "PAPER_SENDER" }, { "symbol", "PAPER_SYMBOL" }, { "abstract", "PAPER_ABSTRACT" }, { "long abstract", "PAPER_ABSTRACT" }, { "secret", "PAPER_SECRET" },
        { "future", "PAPER_RECEIVED" }, { "no hour", "PAPER_RECEIVED" }, { "why", "UNKNOWN_INCOMPETENCE" }, { "competent", "PAPER_COMPETENT" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named_at_its_field_and_nothing_is_kept(string what, string code)
    {
        var paper = what switch
        {
            "sender" => Paper with { Sender = null },
            "own body" => Paper with { Sender = Receiver.Id },
            "symbol" => Paper with { Symbol = new string('1', 51) },
            "abstract" => Paper with { Abstract = "  " },
            "long abstract" => Paper with { Abstract = new string('a', 501) },
            "secret" => Paper with { IsSecret = true },
            "future" => Paper with { ReceivedOn = Clock.DateInVietnam(Now).AddDays(1) },
            "no hour" => Paper with { ReceivedAt = null },
            "why" => Paper with { Why = "vi_khac" },
            _ => Paper with { Competent = Receiver.Id },
        };
        var before = await Count();
        var refused = await Register(Clerk, paper);
        Assert.Equal([code], refused.Refusals.Select(r => r.Code));
        Assert.NotNull(refused.Refusal.Field);
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task Only_who_receives_papers_there_registers_them()
    {
        var receiving = province.Organisation.HoldersOf("intake_clerk", Receiver.Id).Concat(province.Organisation.HoldersOf("records_clerk", Receiver.Id)).ToHashSet();
        foreach (var person in province.Organisation.Persons.Where(p => !receiving.Contains(p.Id)).Take(60))
        {
            var refused = await Register(province.Actor(person.Id), Paper);
            // Who receives papers elsewhere registers what came there.
            Assert.Contains(refused.IsOk ? "" : refused.Refusals[0].Code, (string[])["MAY_NOT_RECEIVE", "PAPER_RECEIVER", ""]);
            if (refused.IsOk)
                Assert.NotEqual(Receiver.Id, (await province.Ask<MisdirectedPapers, MisdirectedPaper?>(p => p.Find(province.Actor(person.Id), refused.Value, default)))!.Receiver);
        }
    }

    [Fact]
    public async Task It_is_counted_for_the_leaders_of_both_sides_and_answered()
    {
        var registered = await Register(Clerk, Paper);
        Assert.True(registered.IsOk, string.Join("; ", registered.Refusals));
        var leading = await province.Procedures.LeadingRoles(default);
        foreach (var (isSender, body) in ((bool, Guid)[])[(false, Receiver.Id), (true, Sender.Id)])
        {
            var leaders = province.Organisation.Persons.Select(p => province.Actor(p.Id)).Where(a => LeaderScopes.BodiesOf(a, leading, province.Organisation).Any(b => b.Id == body)).ToArray();
            Assert.NotEmpty(leaders);
            foreach (var leader in leaders.Take(3))
            {
                var filter = new UnprocessedFilter(Now.Year, isSender, null);
                var item = Assert.Single(await province.Ask<UnprocessedList, IReadOnlyList<UnprocessedItem>>(l => l.List(leader, filter, null, 1_000, default)), i => i.Dossier == registered.Value);
                Assert.True(item is { IsPaper: true, IsLate: false, IsSeen: false } && item.Code.StartsWith("VBS/", StringComparison.Ordinal));
                Assert.Contains(await province.Ask<UnprocessedList, IReadOnlyList<UnprocessedCount>>(l => l.Count(leader, filter, default)), c => c.Sender == Sender.Id && c.Why == "sai_co_quan" && c.Count >= 1);
                Assert.NotNull(await province.Ask<RefusalNotice, Platform.Papers.PaperFile?>(n => n.OfPaper(leader, registered.Value, default)));
            }
        }

        var stranger = province.Actor(province.Organisation.HoldersOf("security_auditor", province.Organisation.Province!.Id).First());
        Assert.Null(await province.Ask<MisdirectedPapers, MisdirectedPaper?>(p => p.Find(stranger, registered.Value, default)));
        Assert.Contains(await province.Ask<MisdirectedPapers, IReadOnlyList<MisdirectedPaper>>(p => p.List(Clerk, null, default)), p => p.Id == registered.Value);
    }

    [Fact]
    public async Task A_notice_more_than_a_working_day_after_it_came_is_late()
    {
        var registered = await Register(Clerk, Paper with { ReceivedOn = Clock.DateInVietnam(Now).AddDays(-7) });
        var row = await province.Look(db =>
        {
            var rows = db.Unprocessed;
            return rows.AsNoTracking().SingleAsync(r => r.Dossier == registered.Value);
        });
        Assert.True(row.RefusedAt > row.NoticeDue);
    }

    [Fact]
    public async Task Of_a_secret_paper_nothing_but_that_it_came_is_kept()
    {
        var registered = await Register(Clerk, Paper with { IsSecret = true, Abstract = null });
        Assert.True(registered.IsOk, string.Join("; ", registered.Refusals));
        Assert.Null((await province.Ask<MisdirectedPapers, MisdirectedPaper?>(p => p.Find(Clerk, registered.Value, default)))!.Abstract);
    }

    private Task<int> Count() => province.Look(db =>
    {
        var papers = db.MisdirectedPapers;
        return papers.CountAsync();
    });
}
