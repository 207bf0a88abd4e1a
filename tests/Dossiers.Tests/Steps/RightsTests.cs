using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests.Inbox;
using ThongSuot.Dossiers.Tests.Walking;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>Rights end with the role they came from; the work goes on with others; nobody handles a matter of its own.</summary>
public sealed class RightsTests(Province province) : IClassFixture<Province>
{
    private const string Outgoing = "VTLT-02", Admission = "TCCB-01", InPerson = "TCCB-03", Inspection = "KTUB-01";

    private static readonly Guid Administrator = Guid.CreateVersion7();

    private readonly Given _given = new(province);

    [Fact]
    public async Task With_the_role_everything_ends_at_once()
    {
        var dossier = await _given.Filed(Outgoing);
        var filer = _given.Filer(dossier);
        var file = await province.Ask<Attachments, Result<Guid>>(a => a.Add(filer, dossier.Id, null, "a.txt", new MemoryStream("nội dung"u8.ToArray()), default));
        Assert.True(await Sees(filer, dossier.Id));
        Assert.NotNull(await Open(filer, dossier.Id, file.Value));
        Assert.NotEmpty(await Listed(filer));

        var left = filer with { Grants = [.. filer.Grants.Where(g => g.Body != dossier.FilerBody)] };
        var elsewhere = left with { Grants = [.. left.Grants, new Grant(dossier.State!.Filer.Role, province.Organisation.Bodies.First(b => b.Id != dossier.FilerBody).Id)] };
        foreach (var now in (Actor[])[new Actor(left.Person, left.Account, left.Name, left.Grants), new Actor(elsewhere.Person, elsewhere.Account, elsewhere.Name, elsewhere.Grants)])
        {
            Assert.False(await Sees(now, dossier.Id));
            Assert.Null(await Open(now, dossier.Id, file.Value));
            Assert.DoesNotContain(await Listed(now), d => d.Dossier == dossier.Id);
            Assert.Empty(await Summaries(now, dossier.Id));
            Assert.Equal("DOSSIER_NOT_FOUND", (await _given.Walk.Act(now, dossier, new StepAction(CommandKind.Withdraw, null) { Note = "Rút" })).Refusal.Code);
            Assert.Equal("DOSSIER_NOT_FOUND", (await province.Ask<Attachments, Refusal?>(a => a.MayAdd(now, dossier.Id, default)))!.Code);
        }
    }

    [Fact]
    public async Task What_a_member_filed_for_itself_stays_its_own_and_is_no_colleagues()
    {
        var dossier = await _given.Filed(InPerson, w => w.Role == Filer.Member);
        var filer = _given.Filer(dossier);
        var moved = new Actor(filer.Person, filer.Account, filer.Name, []);
        var colleague = province.Organisation.HoldersOf(Filer.Member, dossier.FilerBody).First(p => p != filer.Person && !Walk.Sees(Only(p, Filer.Member, dossier.FilerBody), dossier));

        Assert.True(await Sees(moved, dossier.Id));
        Assert.False(await Sees(Only(colleague, Filer.Member, dossier.FilerBody), dossier.Id));
    }

    [Fact]
    public async Task Assigned_work_goes_back_to_the_role_and_who_ended_it_sees_how_far_it_is()
    {
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        var step = dossier.State!.OpenSteps.Single();
        var holders = province.Organisation.HoldersOf(step.Holder.Role, step.Holder.Body.Id).Distinct().ToArray();
        var (gone, stays) = (holders[0], holders[1]);
        dossier = await _given.Done(province.Actor(stays), dossier, new StepAction(CommandKind.Reassign, "b4") { Person = gone });
        Assert.Equal("NOT_ALLOWED", (await _given.Walk.Act(province.Actor(stays), dossier, new StepAction(CommandKind.Complete, "b4"))).Refusal.Code);

        await RoleEnds(gone, step.Holder.Role, step.Holder.Body.Id);

        var now = await _given.Walk.Load(dossier.Id);
        Assert.Null(((OpenStep)now.State!.Open["b4"]).Assignee);
        Assert.Contains(await _given.Events(dossier.Id), e => e is Unassigned u && u.Person == gone);
        Assert.NotEqual("OK", (await _given.Walk.Act(province.Actor(gone), now, new StepAction(CommandKind.Complete, "b4"))) is { IsOk: true } ? "OK" : "refused");
        await _given.Done(province.Actor(stays), now, new StepAction(CommandKind.Complete, "b4"));

        var jobs = await Jobs(Administrator);
        Assert.All(jobs, job => Assert.Equal((JobState.Done, job.Total), (job.State, job.Done)));
        Assert.Contains(jobs.SelectMany(job => job.Report), l => l.Text.Contains("1 việc trả về vai trò", StringComparison.Ordinal) && !l.Failed);
    }

    [Fact]
    public async Task When_nobody_holds_the_role_any_more_the_head_finds_it_on_the_desk_and_does_it()
    {
        // The body's only unit head leaves; the head of the department stays.
        var dossier = await _given.Filed(Admission);
        dossier = await _given.At(dossier, dossier.State!.Open.Values.First().Node);
        OpenStep? step;
        while ((step = dossier.State!.OpenSteps.FirstOrDefault(s => s.Holder.Role is "case_officer" or "intake_clerk")) is null)
            dossier = await _given.Done(_given.Officer(dossier), dossier, await _given.Walk.Completion(dossier, dossier.State.Open.Values.First()));
        foreach (var person in province.Organisation.HoldersOf(step.Holder.Role, step.Holder.Body.Id).Distinct().ToArray())
            await RoleEnds(person, step.Holder.Role, step.Holder.Body.Id);

        var now = await _given.Walk.Load(dossier.Id);
        var escalated = ((OpenStep)now.State!.Open[step.Key]).Escalated!.Value;
        Assert.All(escalated, h => Assert.Equal(step.Holder.Body.Id, h.Body.Id));
        var head = _given.Walk.RightPerson(now.State, now.State.Open[step.Key]);
        Assert.Contains(await province.Listed(head, new InboxQuery(InboxView.ToDo)), r => r.Dossier == now.Id);
        await _given.Done(head, now, await _given.Walk.Completion(now, now.State.Open[step.Key]));
    }

    [Fact]
    public async Task A_relative_is_told_why_and_can_be_given_nothing()
    {
        var dossier = await _given.Filed(Admission);
        while (dossier.State!.OpenSteps.All(s => s.Holder.IsNamed || s.Holder.Body.Id == dossier.FilerBody || Others(s).Length < 2))
            dossier = await _given.Done(_given.Officer(dossier), dossier, await _given.Walk.Completion(dossier, dossier.State.Open.Values.First()));
        var step = dossier.State!.OpenSteps.First();
        var holders = Others(step);
        Guid[] Others(OpenStep s) => [.. province.Organisation.HoldersOf(s.Holder.Role, s.Holder.Body.Id).Distinct().Where(p => p != dossier.FilerPerson)];
        province.Related.Add((holders[0], dossier.FilerPerson));
        try
        {
            var (relative, other) = (province.Actor(holders[0]), province.Actor(holders[1]));
            Assert.Equal("CONFLICT_OF_INTEREST", (await _given.Walk.Act(relative, dossier, new StepAction(CommandKind.Complete, step.Key))).Refusal.Code);
            Assert.Equal("PERSON_CONCERNED", (await _given.Walk.Act(other, dossier, new StepAction(CommandKind.Reassign, step.Key) { Person = relative.Person })).Refusal.Code);
            var view = await Find(relative, dossier.Id);
            Assert.Equal("CONFLICT_OF_INTEREST", view!.Barred!.Code);
            Assert.DoesNotContain(view.Offers, o => o.Key == step.Key);
            Assert.False(view.MayBeGiven(step, relative.Person));
            var completion = await _given.Walk.Completion(dossier, step);
            await _given.Done(other, dossier, completion with { Vote = completion.Vote is null ? null : new Vote(other.Person, 9, 8, 8, 8, 0, 0, Recused: 1) });
        }
        finally
        {
            province.Related.Clear();
        }
    }

    [Fact]
    public async Task Who_does_not_see_a_dossier_gets_no_summary_of_it()
    {
        var dossier = await _given.Filed(Outgoing);
        Assert.Equal(dossier.Code, Assert.Single(await Summaries(_given.Filer(dossier), dossier.Id)).Value.Code);
        Assert.Empty(await Summaries(province.Actor(province.Organisation.HoldersOf("system_admin", province.Organisation.Province!.Id).First()), dossier.Id));
    }

    [Fact]
    public async Task A_compartment_is_seen_by_those_it_needs_now()
    {
        var dossier = await _given.Filed(Inspection, w => w.Role == "case_officer" && w.Body.Level == "TINH");
        var commission = dossier.Matter.Overseer!.Value;
        Assert.True((await province.Procedures.Version(dossier.Definition, default)).Definition.Compartment);
        Assert.True(await Sees(Only(Administrator, "inspection_standing", commission), dossier.Id));

        var lost = new List<Viewer>();
        while (!dossier.State!.IsOver)
        {
            var before = dossier.Viewers;
            var work = dossier.State.Open.Values.OrderBy(w => w.Key, StringComparer.Ordinal).First();
            dossier = await _given.Done(_given.Walk.RightPerson(dossier.State, work), dossier, await _given.Walk.Completion(dossier, work));
            lost.AddRange(before.Except(dossier.Viewers));
            foreach (var gone in before.Except(dossier.Viewers))
                Assert.False(await HasRow(gone.Scope, dossier.Id));
        }

        Assert.NotEmpty(lost);
        var decided = Process.DecidedBy((await province.Procedures.Version(dossier.Definition, default)).Definition, dossier.State)!;
        Assert.Equal(
            ((Viewer[])[new(dossier.FilerPerson, null, dossier.FilerBody), new(null, "case_officer", dossier.FilerBody), new(null, decided.Role, decided.Body.Id), new(null, "inspection_standing", commission)]).ToHashSet(),
            [.. dossier.Viewers]);
        foreach (var role in (string[])["system_admin", "security_auditor", "records_clerk", "board_head", "chief_of_office"])
            Assert.False(await Sees(Only(Administrator, role, commission), dossier.Id), role);
    }

    private Task<bool> HasRow(Guid scope, Guid dossier) => province.Look(db =>
    {
        var scopes = db.DossierScopes;
        return scopes.AnyAsync(s => s.Scope == scope && s.Dossier == dossier);
    });

    private async Task RoleEnds(Guid person, string role, Guid body)
    {
        await province.Change(all => all.Where(h => (h.Person, h.Role, h.Body) != (person, role, body)));
        await province.Tell($"person/{person}", OrganisationEntries.RoleEnded, new RoleEnded(Guid.CreateVersion7(), person, role, body), Administrator);
    }

    private static Actor Only(Guid person, string role, Guid body) => new(person, person, "Thử", [new Grant(role, body)]);

    private async Task<bool> Sees(Actor actor, Guid id) => await Find(actor, id) is not null;

    private Task<DossierView?> Find(Actor actor, Guid id) => province.Ask<DossierReader, DossierView?>(r => r.Find(actor, id, null, default));

    private Task<string?> Open(Actor actor, Guid id, Guid file) => province.Ask<Attachments, string?>(async a =>
    {
        if (await a.Open(actor, id, file, null, default) is not var (_, content))
            return null;
        await using (content)
            return "opened";
    });

    private Task<IReadOnlyList<InboxRow>> Listed(Actor actor) => province.Listed(actor, new InboxQuery(InboxView.All));

    private Task<IReadOnlyDictionary<Guid, DossierSummary>> Summaries(Actor actor, Guid id) => province.Ask<IDossiers, IReadOnlyDictionary<Guid, DossierSummary>>(d => d.Summaries(actor, [id], default));

    private Task<IReadOnlyList<Job>> Jobs(Guid person) => province.Ask<JobList, IReadOnlyList<Job>>(l => l.Of(new Actor(person, person, "", []), default));
}
