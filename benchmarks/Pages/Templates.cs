using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Load;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Testing;

namespace ThongSuot.Bench.Pages;

/// <summary>
/// Dossiers that really went their way through the use cases, each after each of its steps. With a clock that moves they take as long as an office's do:
/// hours to days for a step, so that some end late.
/// </summary>
/// <param name="clock">The clock of this process; null: the machine's, and everything happens at once.</param>
internal sealed class Templates(SampleInstallation installation, FixedTime? clock)
{
    private readonly Filings _filings = new(installation);
    private readonly Random _chance = new(20260305);

    /// <summary>Three procedures over the province, and surely at the office of its committee.</summary>
    public async Task<IReadOnlyList<Template>> OfFewProcedures()
    {
        var found = new List<Template>();
        foreach (var dossier in (IEnumerable<Guid>)[.. await _filings.FileEach(waysOfEach: 3, ""), .. await _filings.FileEach(waysOfEach: 2, "TU-")])
            await Walk(dossier, found);
        return found;
    }

    /// <summary>Every published procedure that goes its straight way without a person's judgement, from several bodies each.</summary>
    public async Task<IReadOnlyList<Template>> OfManyProcedures(int waysOfEach)
    {
        var found = new List<Template>();
        foreach (var code in (await installation.Procedures.Published(default)).Select(p => p.Code))
        {
            IReadOnlyList<Guid> filed;
            try
            {
                filed = await _filings.FileEach(code, waysOfEach, "");
            }
            catch (InvalidOperationException)
            {
                // It needs facts or parties that nobody gives here.
                continue;
            }

            foreach (var dossier in filed)
                await Walk(dossier, found);
        }

        return found;
    }

    private async Task Walk(Guid dossier, List<Template> found)
    {
        var isReturned = false;
        while (true)
        {
            await installation.Services.GetRequiredService<Relay>().Drain(default);
            found.Add(await Read(dossier));
            clock?.Advance(TimeSpan.FromHours(_chance.Next(10) == 0 ? _chance.Next(48, 240) : _chance.Next(1, 30)));
            try
            {
                if (clock is not null && !isReturned && _chance.Next(12) == 0)
                {
                    isReturned = true;
                    await Return(dossier);
                }
                else if (!await _filings.Complete(dossier))
                {
                    return;
                }
            }
            catch (InvalidOperationException)
            {
                // Its next step asks for more than a completion: it waits there.
                return;
            }
        }
    }

    // To the filer, who adds what was missing some days later.
    private async Task Return(Guid dossier)
    {
        if (await _filings.NextOf(dossier) is not var (person, key))
            return;
        var read = await Read(dossier);
        var version = await Act(person, read.Dossier, read.Dossier.Version, new StepAction(CommandKind.ReturnToFiler, key) { Note = "Thiếu bản chính; đề nghị bổ sung." });
        if (version is null)
            return;
        clock!.Advance(TimeSpan.FromHours(_chance.Next(6, 60)));
        await Act(read.Dossier.FilerPerson, read.Dossier, version.Value, new StepAction(CommandKind.Supplement, null) { Note = "Đã bổ sung." });
    }

    private async Task<int?> Act(Guid person, Dossier dossier, int version, StepAction action)
    {
        var done = await installation.Ask<ActOnDossier, Result<int>>(a => a.Run(installation.Actor(person), dossier.Id, version, action, "127.0.0.1", default));
        return done.IsOk ? done.Value : null;
    }

    private Task<Template> Read(Guid id) => installation.Look(async db =>
    {
        var stream = DossierEntries.StreamOf(id);
        var (dossierSet, componentSet, noticeSet) = (db.Dossiers, db.DossierComponents, db.Notices);
        var dossier = await dossierSet.AsNoTracking().SingleAsync(d => d.Id == id);
        return new Template(
            await installation.Procedures.Version(dossier.Definition, default),
            dossier,
            await db.Set<LogEntry>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).ToListAsync(),
            await componentSet.AsNoTracking().Where(c => c.Dossier == id).ToListAsync(),
            await noticeSet.AsNoTracking().Where(n => n.Dossier == id).ToListAsync());
    });
}
