using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Load;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;

namespace ThongSuot.Bench.Pages;

/// <summary>
/// Years of work in an installation: dossiers that really went their way are copied, each copy with ids, code, times and chain of its own.
/// 85 of 100 are over; of the open ones 2,000 wait for one role, whose holders are the busiest clerks.
/// </summary>
/// <param name="over">Share of those that are over.</param>
internal sealed class Archive(SampleInstallation installation, double over = 0.85)
{
    public const int OpenAtTheBusiest = 2_000;
    public const string BusiestRole = "asset_officer";

    private const int Weeks = 100;
    private const int Batch = 4_000;
    private const int FirstNumber = 200_000;

    public async Task Fill(int count)
    {
        var templates = await Templates();
        var office = installation.Organisation.FindByCode("TU-VP")!.Id;
        var busiest = Scope.OfRole(BusiestRole, office);
        var ended = templates.Where(t => t.IsOver).ToArray();
        var open = templates.Where(t => !t.IsOver).ToLookup(t => t.Copy(0, 0).Tasks.Any(task => task.Scope == busiest));
        var (forBusiest, forOthers) = (open[true].ToArray(), open[false].ToArray());
        var chance = new Random(20260304);
        var openCount = (int)(count * (1 - over));
        // Built once at the end: row by row, they would take ten times as long.
        var indexes = installation.PostgreSql is null ? await installation.Look(db => new BulkRows(db).DropIndexes()) : [];
        for (var from = 0; from < count; from += Batch)
        {
            var rows = Enumerable.Range(from, Math.Min(Batch, count - from)).Select(i =>
            {
                // Open ones are at most some weeks old.
                var (among, weeks) = i >= openCount ? (ended, chance.Next(1, Weeks)) : i < OpenAtTheBusiest ? (forBusiest, chance.Next(0, 3)) : (forOthers, chance.Next(0, 3));
                return among[chance.Next(among.Length)].Copy(FirstNumber + i, weeks);
            }).ToArray();
            await installation.Look(async db =>
            {
                var bulk = new BulkRows(db);
                await bulk.Write([.. rows.Select(r => r.Dossier)]);
                await bulk.Write([.. rows.SelectMany(r => r.Entries)]);
                await bulk.Write([.. rows.SelectMany(r => r.Tasks)]);
                await bulk.Write([.. rows.SelectMany(r => r.Scopes)]);
                await bulk.Write([.. rows.SelectMany(r => r.Bodies)]);
                await bulk.Write([.. rows.SelectMany(r => r.Words)]);
                await bulk.Write([.. rows.SelectMany(r => r.Held)]);
                await bulk.Write([.. rows.SelectMany(r => r.Components)]);
                await bulk.Write([.. rows.SelectMany(r => r.Notices)]);
                return true;
            });
        }

        await installation.Look(async db =>
        {
            foreach (var index in indexes)
                await db.Database.ExecuteSqlRawAsync(index);
            return true;
        });

        // PostgreSQL does it by itself after a while; SQLite never, and the program does not ask for it.
        if (installation.PostgreSql is not null)
            await installation.Look(db => db.Database.ExecuteSqlRawAsync("vacuum analyze"));
    }

    /// <summary>Every dossier after each of its steps.</summary>
    private async Task<IReadOnlyList<Template>> Templates()
    {
        var filings = new Filings(installation);
        var templates = new List<Template>();
        // Over the province, and surely at the office of its committee.
        foreach (var dossier in (IEnumerable<Guid>)[.. await filings.FileEach(waysOfEach: 3, ""), .. await filings.FileEach(waysOfEach: 2, "TU-")])
        {
            do
            {
                await installation.Services.GetRequiredService<Relay>().Drain(default);
                templates.Add(await Read(dossier));
            }
            while (await filings.Complete(dossier));
        }

        return templates;
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
