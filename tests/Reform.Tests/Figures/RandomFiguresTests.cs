using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests;
using ThongSuot.Dossiers.Tests.Walking;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Facts;
using ThongSuot.Reform.Figures;

namespace ThongSuot.Reform.Tests.Figures;

/// <summary>Whatever people do with dossiers, the running figures are those that the log gives anew. Random histories of fixed seeds; the persons in them, and so their order, are new at each run.</summary>
public sealed class RandomFiguresTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    private const int Histories = 3, Moves = 40;

    private static readonly string[] Codes = ["VTLT-02", "TCCB-01", "CYCN-08", "QTTC-03", "TCCB-13", "CYCN-05", "VTLT-05", "KTUB-01"];

    [Fact]
    public async Task Running_figures_are_those_of_the_log()
    {
        var told = new ToldDossiers(province);
        foreach (var (code, seed) in Codes.SelectMany(c => Enumerable.Range(1, Histories).Select(seed => (c, seed))))
        {
            var procedure = (await province.Procedures.FindPublished(code, default))!;
            var ways = await new Walk(province).Ways(procedure);
            var way = ways[seed % ways.Count];
            var history = RandomHistory.Begin(province, await SituationOf(procedure, way), way, seed);
            var (id, written) = (Guid.CreateVersion7(history.Now), 0);
            for (var move = 0; move < Moves; move++)
            {
                if (history.Events.Count > written)
                    await told.Append(id, procedure, history.Now, [.. history.Events.Skip(written)]);
                written = history.Events.Count;
                // Heard at every moment, sometimes several entries at once.
                if (move % 3 == 0)
                    await province.Relay();
                history.Move(history.Somebody());
            }

            if (history.Events.Count > written)
                await told.Append(id, procedure, history.Now, [.. history.Events.Skip(written)]);
            await province.Relay();
        }

        province.Time.Advance(TimeSpan.FromDays(400));
        await province.Relay();
        var running = await FigureRows.Everything(province);
        Assert.InRange(await province.Look(db => db.HandledMonths.SumAsync(r => r.Finished + r.Declined + r.NotCompetent + r.Withdrawn + r.Expired)), 1, int.MaxValue);

        // From what was counted wrongly, and from nothing at all.
        await province.Look(db => db.HandledMonths.ExecuteUpdateAsync(set => set.SetProperty(r => r.Finished, r => r.Finished + 7)));
        await province.Services.GetRequiredService<RebuildFacts>().Run(default);
        Assert.Equal(running, await FigureRows.Everything(province));
        await province.Look(async db => await db.StepFacts.ExecuteDeleteAsync() + await db.DossierFacts.ExecuteDeleteAsync() + await db.HandledMonths.ExecuteDeleteAsync() + await db.OfficerMonths.ExecuteDeleteAsync());
        await province.Services.GetRequiredService<RebuildFacts>().Run(default);
        Assert.Equal(running, await FigureRows.Everything(province));
    }

    [Fact]
    public async Task Two_that_count_at_the_same_time_both_count()
    {
        var body = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => province.Look(async db =>
        {
            Sums.Change(db, [], [new SentMonth { Month = 190001, Body = body, Filed = 1 }]);
            return await db.SaveChangesAsync();
        })));
        Assert.Equal(8, await province.Look(db => db.SentMonths.Where(r => r.Body == body).SumAsync(r => r.Filed)));
    }

    private async Task<Situation> SituationOf(Procedure procedure, Filing way)
    {
        var table = await province.Procedures.Competence(default);
        var competent = Matters.Competent(table, procedure, way.Body, way.Content.Facts, province.Organisation, province.Time.Now().DateInVietnam()).Value;
        var matter = new Matter(competent.Anchor, competent.Rule, way.Content.Parties.ToImmutableDictionary(), way.Content.SubjectId, null);
        return await province.Ask<Situations, Situation>(async s => await s.Of(procedure, way.Body.Id, matter, Acting.System, default));
    }
}
