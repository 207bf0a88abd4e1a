using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Walking;

/// <summary>Every branch code that a procedure lists is taken once, and does what docs/decisions/0002 says.</summary>
public sealed class EveryBranchTests(Province province) : IClassFixture<Province>
{
    private readonly Walk _walk = new(province);

    [Theory]
    [MemberData(nameof(CatalogueCases.Branches), MemberType = typeof(CatalogueCases))]
    public async Task Is_taken(string code, string branch)
    {
        var procedure = (await province.Procedures.FindPublished(code, default))!;
        foreach (var way in await _walk.Ways(procedure))
        {
            if (await Take(procedure, way, branch))
                return;
        }

        Assert.Fail($"{code} lists {branch}, but no way through it offers that.");
    }

    private Task<bool> Take(Procedure procedure, Tests.Walking.Filing way, string branch) => branch switch
    {
        "RETURN" => Once(procedure, way, CommandKind.ReturnToFiler, a => a, ReturnedAndSupplemented),
        "NOTCOMP" => Once(procedure, way, CommandKind.RefuseNotCompetent, a => a with { Other = province.Organisation.Province!.Name, Why = "sai_co_quan" },
            d => EndsAs(d, procedure.Code == "KTUB-14" ? DossierStatus.Transferred : DossierStatus.NotCompetent)),
        "DUP" => Duplicate(procedure, way),
        "CONSULT" => Once(procedure, way, CommandKind.ConsultAdHoc, a => a with { Bodies = [ConsultedBody] }, ConsultedAndGoneOn),
        "UPPER" => Upper(procedure, way),
        "REJECT" => Once(procedure, way, CommandKind.Decline, a => a, d => EndsAs(d, DossierStatus.Declined)),
        "REVOTE" => Revote(procedure, way),
        "EXTEND" => Extended(procedure, way),
        "SUSPEND" => Once(procedure, way, CommandKind.Suspend, a => a with { Key = null }, SuspendedAndResumed),
        "MERGE" => Once(procedure, way, CommandKind.Merge, a => a, MergedIntoDiscipline),
        "WITHDRAW" => Once(procedure, way, CommandKind.Withdraw, a => a with { Key = null }, d => EndsAs(d, DossierStatus.Withdrawn)),
        "SECRET" => Once(procedure, way, CommandKind.RaiseSecrecy, a => a with { Key = null, Secrecy = Secrecy.TuyetMat, Note = null }, ContentIsGone),
        _ => throw new ArgumentOutOfRangeException(nameof(branch), branch, "A branch code without a meaning."),
    };

    private Guid ConsultedBody => province.Organisation.Bodies.First(b => b.Kind == "propaganda_department" && b.Level == "TINH").Id;

    /// <summary>Walks until the command is offered to the person whose turn it is (or to the filer), gives it, and looks at the effect.</summary>
    private async Task<bool> Once(Procedure procedure, Tests.Walking.Filing way, CommandKind kind, Func<StepAction, StepAction> fill, Func<Dossier, Task> effect)
    {
        var id = await _walk.File(procedure, way);
        if (await Reach(id, kind) is not var (dossier, offer, actor))
            return false;
        var action = fill(new StepAction(kind, offer.Key) { Note = Walk.NoteFor(dossier) });
        var taken = await _walk.Act(actor, dossier, action);
        Assert.True(taken.IsOk, $"{dossier.Code} {kind}: {string.Join("; ", taken.Refusals)}");
        await effect(await _walk.Load(id));
        return true;
    }

    private async Task<(Dossier, Offer, Actor)?> Reach(Guid id, CommandKind kind)
    {
        while (true)
        {
            var dossier = await _walk.Load(id);
            if (dossier.State!.IsOver)
                return null;
            var work = dossier.State.Open.Values.OrderBy(w => w.Since).ThenBy(w => w.Key, StringComparer.Ordinal).First();
            foreach (var actor in (Actor[])[_walk.RightPerson(dossier.State, work), province.Actor(dossier.FilerPerson)])
            {
                if ((await Offers(dossier, actor)).FirstOrDefault(o => o.Kind == kind) is { } offer)
                    return (dossier, offer, actor);
            }

            var right = _walk.RightPerson(dossier.State, work);
            Assert.True((await _walk.Act(right, dossier, await _walk.Completion(dossier, work))).IsOk);
        }
    }

    private Task<IReadOnlyList<Offer>> Offers(Dossier dossier, Actor actor) => province.Ask<Situations, IReadOnlyList<Offer>>(async situations =>
    {
        var situation = await situations.Of(dossier, actor.Acting(), default);
        return Process.Offers(situation.Procedure.Definition, dossier.State!, situation.Context);
    });

    // Whoever leads the body has the time to give; all others ask for it.
    private async Task<bool> Extended(Procedure procedure, Tests.Walking.Filing way) =>
        await Once(procedure, way, CommandKind.AskExtension, a => a with { Days = 3 }, GivenMoreTime) || await Once(procedure, way, CommandKind.Extend, a => a with { Days = 3 }, GoesOn);

    private async Task GivenMoreTime(Dossier dossier)
    {
        var step = dossier.State!.OpenSteps.First(s => s.Asked is not null);
        var leaders = step.Asked!.Of.SelectMany(of => province.Organisation.HoldersOf(of.Role, of.Body.Id)).Distinct().Select(province.Actor);
        Actor? leader = null;
        foreach (var one in leaders)
        {
            // Whom the matter concerns is not offered it.
            if (leader is null && (await Offers(dossier, one)).Any(o => o.Kind == CommandKind.Extend && o.Key == step.Key))
                leader = one;
        }

        Assert.NotNull(leader);
        var given = await _walk.Act(leader, dossier, new StepAction(CommandKind.Extend, step.Key) { Days = 3, Note = Walk.NoteFor(dossier) });
        Assert.True(given.IsOk, string.Join("; ", given.Refusals));
        dossier = await _walk.Load(dossier.Id);
        Assert.True(dossier.State!.Open[step.Key].Due!.At > step.Due!.At);
        await GoesOn(dossier);
    }

    private static Task EndsAs(Dossier dossier, DossierStatus status)
    {
        Assert.Equal(status, dossier.Status);
        Assert.NotNull(dossier.EndedAt);
        Assert.Empty(dossier.State!.Open);
        return Task.CompletedTask;
    }

    private async Task GoesOn(Dossier dossier) => Assert.Equal(DossierStatus.Finished, (await _walk.ToTheEnd(dossier.Id)).Status);

    private async Task ReturnedAndSupplemented(Dossier dossier)
    {
        Assert.Equal(DossierStatus.Returned, dossier.Status);
        Assert.Null(dossier.DueAt);
        await GiveAndGoOn(dossier, province.Actor(dossier.FilerPerson), CommandKind.Supplement);
    }

    private Task SuspendedAndResumed(Dossier dossier)
    {
        Assert.Equal(DossierStatus.Suspended, dossier.Status);
        return GiveAndGoOn(dossier, _walk.RightPerson(dossier.State!, dossier.State!.OpenSteps.First()), CommandKind.Resume);
    }

    private async Task ConsultedAndGoneOn(Dossier dossier)
    {
        var asked = Assert.Single(dossier.State!.Open.Values.OfType<OpenConsult>(), c => c.ForStep is not null);
        var answer = new StepAction(CommandKind.GiveOpinion, asked.Key) { Body = ConsultedBody, Opinion = "khac", Note = Walk.NoteFor(dossier) };
        Assert.True((await _walk.Act(_walk.RightPerson(dossier.State, asked), dossier, answer)).IsOk);
        await GoesOn(dossier);
    }

    private async Task MergedIntoDiscipline(Dossier dossier)
    {
        await province.Relay();
        var into = (await province.Procedures.Version(dossier.Definition, default)).Definition.MergeInto;
        var opened = await province.Look(db =>
        {
            var dossiers = db.Dossiers;
            return dossiers.AsNoTracking().Where(d => d.Procedure == into && d.Title.Contains(dossier.Code)).ToListAsync();
        });
        Assert.Equal(DossierStatus.Running, Assert.Single(opened).Status);
        await GoesOn(dossier);
    }

    private async Task ContentIsGone(Dossier dossier)
    {
        Assert.Equal(Secrecy.TuyetMat, dossier.State!.Secrecy);
        Assert.Equal(FileErasure.NeutralTitle, dossier.Title);
        Assert.True(await province.Look(db =>
        {
            var contents = db.DossierContents;
            return contents.Where(c => c.Dossier == dossier.Id).AllAsync(c => c.Text == null);
        }));
        await GoesOn(dossier);
    }

    private async Task GiveAndGoOn(Dossier dossier, Actor actor, CommandKind kind)
    {
        var given = await _walk.Act(actor, dossier, new StepAction(kind, null) { Note = Walk.NoteFor(dossier) });
        Assert.True(given.IsOk, $"{dossier.Code} {kind}: {string.Join("; ", given.Refusals)}");
        await GoesOn(dossier);
    }

    // Both meanings: asking the superior and waiting, and handing the decision up.
    private async Task<bool> Upper(Procedure procedure, Tests.Walking.Filing way) =>
        await Once(procedure, way, CommandKind.AskSuperior, a => a, d => GiveAndGoOn(d, _walk.RightPerson(d.State!, d.State!.OpenSteps.First()), CommandKind.RecordSuperiorAnswer))
        && await Once(procedure, way, CommandKind.HandUp, a => a, GoesOn);

    private async Task<bool> Revote(Procedure procedure, Tests.Walking.Filing way)
    {
        var id = await _walk.File(procedure, way);
        while (true)
        {
            var dossier = await _walk.Load(id);
            if (dossier.State!.IsOver)
                return false;
            var work = dossier.State.Open.Values.OrderBy(w => w.Since).ThenBy(w => w.Key, StringComparer.Ordinal).First();
            var completion = await _walk.Completion(dossier, work);
            var actor = _walk.RightPerson(dossier.State, work);
            if (completion.Vote is not { } vote)
            {
                Assert.True((await _walk.Act(actor, dossier, completion)).IsOk);
                continue;
            }

            var held = ((OpenStep)work).Holder;
            var failed = await _walk.Act(actor, dossier, completion with { Vote = vote with { For = 2, Against = 7 } });
            Assert.True(failed.IsOk, string.Join("; ", failed.Refusals));
            var handedUp = await _walk.Load(id);
            Assert.NotEqual(held, ((OpenStep)handedUp.State!.Open[work.Key]).Holder);
            await GoesOn(handedUp);
            return true;
        }
    }

    // Blocked at sending; and found at receipt when it came another way.
    private async Task<bool> Duplicate(Procedure procedure, Tests.Walking.Filing way)
    {
        if (procedure.Subject != SubjectKind.None && way.Content.Secrecy is null or Secrecy.Thuong)
        {
            await _walk.File(procedure, way);
            var actor = province.Actor(way.Person);
            var draft = await province.Ask<Drafts, Result<Guid>>(d => d.Start(actor, procedure.Code, default));
            await province.Ask<Drafts, Result<Draft>>(d => d.Save(actor, draft.Value, way.Role, way.Body.Id, way.Content, default));
            var sent = await province.Ask<SendDraft, Result<Guid>>(s => s.Run(actor, draft.Value, null, default));
            Assert.Equal("DUPLICATE", Assert.Single(sent.Refusals).Code);
        }

        var another = way with { Content = way.Content with { Subject = way.Content.Subject + " khác" } };
        return procedure.Subject == SubjectKind.Body || await Once(procedure, another, CommandKind.RefuseDuplicate, a => a with { Other = "VTLT-05/2026/000001" }, d => EndsAs(d, DossierStatus.NotCompetent));
    }
}
