using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.TryOut;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Tests.TryOut;

/// <summary>Drafts and try-outs of them, by the services that the page uses.</summary>
internal sealed class TriedOut(Province province)
{
    private TryOuts TryOuts => province.Services.GetRequiredService<TryOuts>();

    private IProcedureDrafts Drafts => province.Services.GetRequiredService<IProcedureDrafts>();

    private Installation Installation => province.Services.GetRequiredService<Installation>();

    public TryOutSeal Seal => province.Services.GetRequiredService<TryOutSeal>();

    /// <summary>Who writes the set's texts.</summary>
    public Actor Author => province.Actor(province.Organisation.HoldersOf("catalogue_owner", province.Organisation.FindByCode("TU-VP")!.Id).First());

    public async Task<DraftProcedure> Revised(string code)
    {
        var begun = await Drafts.Begin(Author, code, null, new DraftOrigin("feedback", "PA-2026-000001", "/gop-y/PA-2026-000001"), default);
        Assert.True(begun.IsOk, string.Join("; ", begun.Refusals));
        return await Read(begun.Value);
    }

    public async Task<DraftProcedure> Read(Guid draft)
    {
        var read = (await Drafts.Read(Author, draft, default))!.Value;
        Assert.True(read.IsOk, string.Join("; ", read.Refusals));
        return read.Value;
    }

    public Task<Result<DraftProcedure>?> Read(Guid draft, Actor actor) => Drafts.Read(actor, draft, default);

    /// <summary>Puts another text in a draft's place, as its author would by saving.</summary>
    public async Task Write(Guid draft, string yaml, string? code = null) => await province.Look(async db =>
    {
        var type = db.Model.GetEntityTypes().Single(t => t.GetTableName() == "procedures_draft").ClrType;
        var entry = db.Entry((await db.FindAsync(type, draft))!);
        entry.Property("Yaml").CurrentValue = yaml;
        entry.Property("Code").CurrentValue = code ?? entry.Property("Code").CurrentValue;
        entry.Property("Revision").CurrentValue = (int)entry.Property("Revision").CurrentValue! + 1;
        return await db.SaveChangesAsync();
    });

    public async Task<string> TextOf(Guid draft) => await province.Look(async db =>
        (string)db.Entry((await db.FindAsync(db.Model.GetEntityTypes().Single(t => t.GetTableName() == "procedures_draft").ClrType, draft))!).Property("Yaml").CurrentValue!);

    public TryOutInputs Filed(DraftProcedure draft, Guid person, string role, Guid body, DraftContent? content = null, ImmutableDictionary<string, ImmutableArray<Guid>>? lists = null, DateTimeOffset? at = null) =>
        new(draft.Revision, new TryOutFiling(person, role, body, content ?? new DraftContent(), lists ?? ImmutableDictionary<string, ImmutableArray<Guid>>.Empty, at ?? province.Time.Now()), []);

    public async Task<TryOutRun> Run(DraftProcedure draft, TryOutInputs inputs)
    {
        var run = await TryRun(draft, inputs);
        Assert.True(run.IsOk, string.Join("; ", run.Refusals));
        return run.Value;
    }

    public Task<Result<TryOutRun>> TryRun(DraftProcedure draft, TryOutInputs inputs) => TryOuts.Replay(draft, inputs, default);

    public IReadOnlyList<TryOutActor> Actors(TryOutRun run) => TryOutPeople.Actors(run, Installation);

    /// <summary>What is expected next, done by the first of those who can; ten minutes later.</summary>
    public TryOutMove Next(TryOutRun run, Func<StepAction, StepAction>? change = null)
    {
        var actor = Actors(run)[0];
        var action = Completion(run, actor.Person, actor.Offers.First(ActionWords.IsMain));
        return new TryOutMove(actor.Person, change?.Invoke(action) ?? action, run.Now.AddMinutes(10));
    }

    public async Task<(TryOutInputs Inputs, TryOutRun Run)> ToTheEnd(DraftProcedure draft, TryOutInputs inputs, Func<StepAction, StepAction>? change = null)
    {
        var run = await Run(draft, inputs);
        for (var moves = 0; moves < 60 && !run.State.IsOver; moves++)
        {
            inputs = inputs.Then(Next(run, change));
            run = await Run(draft, inputs);
        }

        Assert.True(run.State.IsOver);
        return (inputs, run);
    }

    public async Task<ImmutableSortedDictionary<string, long>> RowCounts() => await province.Look(async db =>
    {
        var counts = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            // The name comes from the model, not from outside.
#pragma warning disable CA2100
            command.CommandText = $"select count(*) from {table}";
#pragma warning restore CA2100
            counts[table] = Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        }

        return counts.ToImmutable();
    });

    private StepAction Completion(TryOutRun run, Guid person, Offer offer)
    {
        if (offer.Kind == CommandKind.GiveOpinion)
            return new StepAction(offer.Kind, offer.Key) { Body = Process.OpinionsOf(run.State, offer.Key!, run.For(person).Situation.Context.Actor).First().Id, Opinion = "dong_y" };
        if (offer.Kind != CommandKind.Complete)
            return new StepAction(offer.Kind, offer.Key);
        var (step, holder) = ((Step)run.Definition.Find(offer.Node!)!, ((OpenStep)run.State.Open[offer.Key!]).Holder);
        var concerned = TryOutPeople.Reached(run).First(r => r.Work.Key == offer.Key).Places[0].Barred.Length;
        return new StepAction(offer.Kind, offer.Key)
        {
            Outcome = step.Outcomes.IsEmpty ? null : step.Outcomes[0].Code,
            Vote = step.Vote is null ? null : new Vote(person, 9 + concerned, 9, 9, 9, 0, 0, concerned),
            Team = step.AppointsTeam ? [.. province.Organisation.TeamCandidates(province.Organisation.Find(holder.Body.Id)!).Take(3)] : [],
        };
    }
}
