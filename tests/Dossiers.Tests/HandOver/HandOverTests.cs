using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.HandOver;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.HandOver;

/// <summary>Leaders give the open work of somebody who leaves to others: nothing is lost, and what cannot be given says why.</summary>
public sealed class HandOverTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    /// <summary>Work given by name to the first of several holders, and the account of who leads them.</summary>
    private async Task<(Dossier Dossier, OpenStep Step, Guid Gone, Guid Stays, Actor Leader)> Assigned()
    {
        var (dossier, step, holders) = await Shared();
        dossier = await _given.Done(province.Actor(holders[1]), dossier, new StepAction(CommandKind.Reassign, step.Key) { Person = holders[0] });
        var leader = province.Organisation.HoldersOf("chief_of_office", OfficeOf(step).Id).First(p => !holders.Contains(p));
        var account = await province.AccountOf(leader);
        return (dossier, (OpenStep)dossier.State!.Open[step.Key], holders[0], holders[1], new Actor(leader, account, "Chánh Văn phòng", province.Actor(leader).Grants));
    }

    /// <summary>A dossier at a step that several officers, whom the matter does not concern, could do.</summary>
    private async Task<(Dossier Dossier, OpenStep Step, Guid[] Holders)> Shared()
    {
        var dossier = await _given.Filed("TCCB-01");
        Guid[] Holders(OpenStep s) => [.. province.Organisation.HoldersOf(s.Holder.Role, s.Holder.Body.Id).Distinct().Where(p => p != dossier.FilerPerson)];
        bool Fits(OpenStep s) => !s.Holder.IsNamed && s.Holder.Body.Id != dossier.FilerBody && Holders(s).Length > 1 && province.Organisation.OfficeOf(province.Organisation.Find(s.Holder.Body.Id)!) is not null;
        while (!dossier.State!.OpenSteps.Any(Fits))
            dossier = await _given.Done(_given.Officer(dossier), dossier, await _given.Walk.Completion(dossier, dossier.State.Open.Values.First()));
        var step = dossier.State.OpenSteps.First(Fits);
        return (dossier, step, Holders(step));
    }

    private Contracts.Organisation.Body OfficeOf(OpenStep step) => province.Organisation.OfficeOf(province.Organisation.Find(step.Holder.Body.Id)!)!;

    private Task<IReadOnlyList<HandOverRow>> Rows(Actor actor, Guid person) => province.Ask<HandOverDesk, IReadOnlyList<HandOverRow>>(d => d.Rows(actor, person, default));

    private Task<Result<string>> Give(Actor actor, Guid from, HandOverItem item, bool dry = false) =>
        province.Ask<HandOverOne, Result<string>>(h => h.Run(actor, from, item, dry, null, default));

    [Fact]
    public async Task The_chief_of_the_office_hands_over_as_a_job_and_the_successor_does_the_work()
    {
        var (dossier, step, gone, stays, leader) = await Assigned();
        var row = Assert.Single(await Rows(leader, gone), r => r.Dossier == dossier.Id);
        Assert.Null(row.Why);
        Assert.Contains(stays, row.Successors);
        Assert.DoesNotContain(gone, row.Successors);
        Assert.Contains(await province.Ask<HandOverDesk, IReadOnlyList<HandOverLoad>>(d => d.Loads(leader, default)), l => l.Person == gone && l.Given > 0);
        Assert.True((await province.Ask<IWaitingWork, IReadOnlyDictionary<Guid, int>>(w => w.Count([gone], default)))[gone] > 0);

        var item = new HandOverItem(dossier.Id, step.Key, stays);
        Assert.True((await Give(leader, gone, item, dry: true)).IsOk);
        Assert.Equal(dossier.Version, (await _given.Walk.Load(dossier.Id)).Version);

        await province.Look(async db =>
        {
            JobList.Start(db, leader, HandOverJob.Kind, "Bàn giao", new HandOverInput(gone, [item, new HandOverItem(dossier.Id, "b9", stays), item], null), province.Time);
            return await db.SaveChangesAsync();
        });
        await province.Services.GetRequiredService<JobRunner>().Drain(default);

        var job = (await province.Ask<JobList, IReadOnlyList<Job>>(l => l.Of(leader, default)))[0];
        // Once more is no harm: the second time it is there already.
        Assert.Equal((JobState.Done, 3), (job.State, job.Done));
        Assert.Equal([false, true, false], job.Report.Select(l => l.Failed));
        var now = await _given.Walk.Load(dossier.Id);
        Assert.Equal(stays, ((OpenStep)now.State!.Open[step.Key]).Assignee);
        Assert.DoesNotContain(await Rows(leader, gone), r => r.Dossier == dossier.Id);
        await _given.Done(province.Actor(stays), now, await _given.Walk.Completion(now, step));
    }

    [Fact]
    public async Task Who_leads_nothing_there_finds_nothing_and_may_do_nothing()
    {
        var (dossier, step, gone, stays, leader) = await Assigned();
        var chief = province.Organisation.Bodies.Where(b => b.Kind == "office" && b.Id != OfficeOf(step).Id).SelectMany(b => province.Organisation.HoldersOf("chief_of_office", b.Id))
            .First(p => province.Organisation.HeldBy(p).All(h => province.Organisation.CommitteeOf(province.Organisation.Find(h.Body)!).Id != province.Organisation.CommitteeOf(province.Organisation.Find(step.Holder.Body.Id)!).Id));
        foreach (var other in (Actor[])[province.Actor(chief), new Actor(stays, stays, "", [new Grant("case_officer", step.Holder.Body.Id)]), new Actor(stays, stays, "", [new Grant("system_admin", OfficeOf(step).Id)])])
        {
            Assert.DoesNotContain(await Rows(other, gone), r => r.Dossier == dossier.Id);
            Assert.Equal("HAND_OVER_GONE", (await Give(other, gone, new HandOverItem(dossier.Id, step.Key, stays))).Refusal.Code);
        }

        // In the place of somebody who leads nothing is passed on either.
        var mandate = new Mandate(Guid.CreateVersion7(), leader.Person, [.. leader.Grants.Select(g => g with { Principal = leader.Person })], [], false, "ủy quyền số 1", new DateOnly(2099, 1, 1));
        Assert.Empty(await Rows(new Actor(chief, chief, "", []) { Mandates = [mandate] }, gone));
    }

    [Fact]
    public async Task A_successor_who_is_concerned_or_does_not_hold_the_role_gets_nothing()
    {
        var (dossier, step, gone, stays, leader) = await Assigned();
        Assert.Equal("HAND_OVER_WRONG", (await Give(leader, gone, new HandOverItem(dossier.Id, step.Key, leader.Person))).Refusal.Code);
        Assert.Equal("HAND_OVER_WRONG", (await Give(leader, gone, new HandOverItem(dossier.Id, step.Key, gone))).Refusal.Code);
        try
        {
            province.Related.Add((stays, dossier.FilerPerson));
            var row = Assert.Single(await Rows(leader, gone), r => r.Dossier == dossier.Id);
            Assert.DoesNotContain(stays, row.Successors);
            Assert.NotEqual("OK", (await Give(leader, gone, new HandOverItem(dossier.Id, step.Key, stays))) is { IsOk: true } ? "OK" : "refused");
        }
        finally
        {
            province.Related.Clear();
        }
    }

    [Fact]
    public async Task What_nobody_else_can_take_stays_and_says_why()
    {
        var (dossier, step, holders) = await Shared();
        var leader = province.Actor(province.Organisation.HoldersOf("chief_of_office", OfficeOf(step).Id).First(p => !holders.Contains(p)));
        await province.Change(all => all.Where(h => h.Role != step.Holder.Role || h.Body != step.Holder.Body.Id || h.Person == holders[0] || !holders.Contains(h.Person)));
        try
        {
            var row = Assert.Single(await Rows(leader, holders[0]), r => r.Dossier == dossier.Id);
            Assert.Equal("HAND_OVER_NOBODY", row.Why!.Code);
            Assert.Equal("HAND_OVER_NOBODY", (await Give(leader, holders[0], new HandOverItem(dossier.Id, step.Key, holders[1]))).Refusal.Code);
        }
        finally
        {
            await province.Change(all => all.Concat(holders.Skip(1).Select(p => new Contracts.Organisation.Holding(p, step.Holder.Role, step.Holder.Body.Id))));
        }
    }
}
