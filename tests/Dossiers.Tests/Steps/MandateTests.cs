using System.Collections.Immutable;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests.Inbox;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>Who acts in another one's place finds and does that person's work within the mandate, and everything says who acted for whom.</summary>
public sealed class MandateTests(Province province) : IClassFixture<Province>
{
    private const string Outgoing = "VTLT-02", Inspection = "KTUB-01", Words = "ủy quyền số 12-UQ/VPTU ngày 01/02/2026";

    private readonly Given _given = new(province);

    /// <summary>A dossier with a step that one of several holders has to do, one of them, and somebody who sees nothing of it.</summary>
    private async Task<(Dossier Dossier, OpenStep Step, Guid Principal, Actor Stranger)> AtWork()
    {
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        var step = dossier.State!.OpenSteps.Single();
        var principal = province.Organisation.HoldersOf(step.Holder.Role, step.Holder.Body.Id).First();
        var stranger = province.Organisation.Persons.Select(p => province.Actor(p.Id)).First(a => a.Grants.Length > 0 && !Walking.Walk.Sees(a, dossier) && !a.Holds("system_admin"));
        return (dossier, step, principal, stranger);
    }

    private static Actor InPlaceOf(Actor who, Guid principal, Holder holder, string[]? limits = null, bool cases = false) => who with
    {
        Mandates = [new Mandate(Guid.CreateVersion7(), principal, [new Grant(holder.Role, holder.Body.Id, principal)], [.. limits ?? []], cases, Words, new DateOnly(2099, 1, 1))],
    };

    [Fact]
    public async Task The_delegate_finds_the_work_everywhere_and_log_history_and_step_name_both()
    {
        var (dossier, step, principal, stranger) = await AtWork();
        Assert.Null(await Find(stranger, dossier.Id));
        var actor = InPlaceOf(stranger, principal, step.Holder);

        Assert.Contains(await province.Listed(actor, new InboxQuery(InboxView.ToDo)), r => r.Dossier == dossier.Id && r.Work == "b4");
        Assert.Contains(await province.Listed(actor, new InboxQuery(InboxView.All) { Words = dossier.Code }), r => r.Dossier == dossier.Id);
        Assert.Equal((await province.Listed(actor, new InboxQuery(InboxView.ToDo))).Count, (await province.Ask<Inboxes, InboxCounts>(i => i.Count(actor, default))).ToDo);
        Assert.Single(await province.Ask<IDossiers, IReadOnlyDictionary<Guid, DossierSummary>>(d => d.Summaries(actor, [dossier.Id], default)));
        Assert.Single(await province.Ask<IDossiers, IReadOnlySet<Guid>>(d => d.Visible(actor, [dossier.Id], default)));
        Assert.Null(await province.Ask<Attachments, Refusal?>(a => a.MayAdd(actor, dossier.Id, default)));
        var view = (await Find(actor, dossier.Id))!;
        var offer = view.Offers.Single(o => o.Kind == CommandKind.Complete);
        Assert.Equal(province.Organisation.FindPerson(principal)!.Name, view.PrincipalOf(offer));

        var done = await _given.Done(actor, dossier, (await _given.Walk.Completion(dossier, step)) with { InPlaceOf = principal });

        var envelope = (await Entries(dossier.Id)).Last(e => e.Type == "dossier.step_completed").ReadEnvelope();
        Assert.Equal((stranger.Person, principal, step.Holder.Role, step.Holder.Body.Id, Words), (envelope.Person, envelope.Principal, envelope.Role, envelope.Body, envelope.Basis));
        var both = $"đ/c {stranger.Name} thực hiện theo ủy quyền của đ/c {province.Organisation.FindPerson(principal)!.Name} ({Words})";
        var after = (await Find(province.Actor(principal), done.Id))!;
        Assert.Contains(after.History, h => h.Who.Contains(both, StringComparison.Ordinal) && h.What.Contains("Xong bước", StringComparison.Ordinal));
        Assert.Contains(Progress.Of(after, ImmutableDictionary<string, string>.Empty), s => s.Time?.Contains(both, StringComparison.Ordinal) == true);
    }

    public static TheoryData<string, bool> Limits => new() { { "VTLT", true }, { Outgoing, true }, { "VTLT-01", false }, { "VTLT-0", false }, { "TCCB", false } };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task The_limits_bind_in_every_query_and_in_the_act(string limit, bool reaches)
    {
        var (dossier, step, principal, stranger) = await AtWork();
        var actor = InPlaceOf(stranger, principal, step.Holder, [limit]);
        foreach (var view in (InboxView[])[InboxView.ToDo, InboxView.All])
            Assert.Equal(reaches, (await province.Listed(actor, new InboxQuery(view))).Any(r => r.Dossier == dossier.Id));
        Assert.Equal(reaches, (await province.Listed(actor, new InboxQuery(InboxView.All) { Words = dossier.Code })).Any(r => r.Dossier == dossier.Id));
        Assert.Equal(reaches, await Find(actor, dossier.Id) is not null);
        Assert.Equal(reaches, (await province.Ask<IDossiers, IReadOnlySet<Guid>>(d => d.Visible(actor, [dossier.Id], default))).Count > 0);
        Assert.Equal(reaches ? null : "DOSSIER_NOT_FOUND", (await province.Ask<Attachments, Refusal?>(a => a.MayAdd(actor, dossier.Id, default)))?.Code);
        var said = await province.Ask<ThongSuot.Dossiers.Cooperation.Discussion, Result<Guid>>(d => d.Write(actor, dossier.Id, "b4", "Đã trao đổi với đơn vị soạn thảo.", null, default));
        Assert.Equal(reaches ? null : "DOSSIER_NOT_FOUND", said.IsOk ? null : said.Refusal.Code);
        var act = await Act(actor, dossier, new StepAction(CommandKind.Receive, "no such work"));
        Assert.Equal(reaches ? "NO_SUCH_WORK" : "DOSSIER_NOT_FOUND", act.Refusal.Code);
    }

    [Fact]
    public async Task Work_given_by_name_to_the_principal_is_on_the_delegates_desk_and_what_was_given_to_others_is_not()
    {
        var (dossier, step, principal, stranger) = await AtWork();
        var other = province.Organisation.HoldersOf(step.Holder.Role, step.Holder.Body.Id).First(p => p != principal);
        dossier = await _given.Done(province.Actor(other), dossier, new StepAction(CommandKind.Reassign, "b4") { Person = principal });
        var (mine, others) = (InPlaceOf(stranger, principal, step.Holder), InPlaceOf(stranger, other, step.Holder));
        Assert.Contains(await province.Listed(mine, new InboxQuery(InboxView.ToDo)), r => r.Dossier == dossier.Id);
        Assert.DoesNotContain(await province.Listed(others, new InboxQuery(InboxView.ToDo)), r => r.Dossier == dossier.Id);
        Assert.Equal("NOT_ALLOWED", (await Act(others, dossier, new StepAction(CommandKind.Complete, "b4"))).Refusal.Code);
        // In another role at the same body nothing of it is found.
        Assert.DoesNotContain(await province.Listed(InPlaceOf(stranger, principal, step.Holder with { Role = "accountant" }), new InboxQuery(InboxView.ToDo)), r => r.Dossier == dossier.Id);
        await _given.Done(mine, dossier, await _given.Walk.Completion(dossier, dossier.State!.Open["b4"]));
    }

    [Fact]
    public async Task Once_the_mandate_is_over_what_its_page_posts_is_refused()
    {
        var (dossier, step, principal, stranger) = await AtWork();
        var action = (await _given.Walk.Completion(dossier, step)) with { InPlaceOf = principal };
        Assert.Equal("MANDATE_OVER", (await Act(stranger, dossier, action)).Refusal.Code);
        // Who sees the dossier by itself is told the same: nothing is done in another capacity than the page said.
        var colleague = province.Organisation.HoldersOf(step.Holder.Role, step.Holder.Body.Id).First(p => p != principal);
        Assert.Equal("MANDATE_OVER", (await Act(province.Actor(colleague), dossier, action)).Refusal.Code);
        Assert.Equal(dossier.Version, (await _given.Walk.Load(dossier.Id)).Version);
    }

    [Fact]
    public async Task Neither_side_of_the_mandate_may_be_concerned()
    {
        // Ex officio nobody filed as a party; here somebody did.
        var dossier = await _given.Filed("TCCB-01");
        while (dossier.State!.OpenSteps.All(s => s.Holder.IsNamed || s.Holder.Body.Id == dossier.FilerBody))
            dossier = await _given.Done(_given.Officer(dossier), dossier, await _given.Walk.Completion(dossier, dossier.State.Open.Values.First()));
        var step = dossier.State.OpenSteps.First();
        var (principal, stranger) = (_given.Officer(dossier).Person, province.Organisation.Persons.Select(p => province.Actor(p.Id)).First(a => a.Grants.Length > 0 && !Walking.Walk.Sees(a, dossier) && !a.Holds("system_admin")));
        var (actor, action) = (InPlaceOf(stranger, principal, step.Holder), await _given.Walk.Completion(dossier, step));
        try
        {
            province.Related.Add((principal, dossier.FilerPerson));
            Assert.Equal("PRINCIPAL_CONCERNED", (await Act(actor, dossier, action)).Refusal.Code);
            Assert.Equal("PRINCIPAL_CONCERNED", (await Find(actor, dossier.Id))!.Barred!.Code);
            province.Related.Clear();
            province.Related.Add((stranger.Person, dossier.FilerPerson));
            Assert.Equal("CONFLICT_OF_INTEREST", (await Act(actor, dossier, action)).Refusal.Code);
        }
        finally
        {
            province.Related.Clear();
        }
    }

    [Fact]
    public async Task A_compartment_is_seen_in_another_ones_place_only_where_that_was_said()
    {
        var dossier = await _given.Filed(Inspection, w => w.Role == "case_officer" && w.Body.Level == "TINH");
        var stranger = province.Organisation.Persons.Select(p => province.Actor(p.Id)).First(a => a.Grants.Length > 0 && !Walking.Walk.Sees(a, dossier) && !a.Holds("system_admin"));
        var step = dossier.State!.OpenSteps.First();
        var principal = _given.Walk.RightPerson(dossier.State, step).Person;
        var (closed, open) = (InPlaceOf(stranger, principal, step.Holder), InPlaceOf(stranger, principal, step.Holder, cases: true));
        Assert.Null(await Find(closed, dossier.Id));
        Assert.DoesNotContain(await province.Listed(closed, new InboxQuery(InboxView.ToDo)), r => r.Dossier == dossier.Id);
        Assert.DoesNotContain(await province.Listed(closed, new InboxQuery(InboxView.All)), r => r.Dossier == dossier.Id);
        Assert.NotNull(await Find(open, dossier.Id));
        Assert.Contains(await province.Listed(open, new InboxQuery(InboxView.ToDo)), r => r.Dossier == dossier.Id);
    }

    private Task<DossierView?> Find(Actor actor, Guid id) => province.Ask<DossierReader, DossierView?>(r => r.Find(actor, id, null, default));

    private Task<Result<int>> Act(Actor actor, Dossier dossier, StepAction action) =>
        province.Ask<ActOnDossier, Result<int>>(a => a.Run(actor, dossier.Id, dossier.Version, action, null, default));

    private Task<List<LogEntry>> Entries(Guid dossier) => province.Look(async db =>
    {
        var entries = new List<LogEntry>();
        await foreach (var entry in EventLog.Read(db, DossierEntries.StreamOf(dossier)))
            entries.Add(entry);
        return entries;
    });
}
