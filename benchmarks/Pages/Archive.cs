using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Load;
using ThongSuot.Notifications;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;

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

    private readonly Type[] _tables =
    [
        typeof(Dossiers.Dossier), typeof(LogEntry), typeof(DossierTask), typeof(DossierScope), typeof(DossierBody), installation.PostgreSql is null ? typeof(DossierWord) : typeof(DossierWords),
        typeof(DossierHeld), typeof(DossierComponent), typeof(Notice),
    ];

    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private Choice? _choice;
    private int _filled;

    /// <summary>
    /// An office's clock: with it all published procedures that go straight are copied, few of them and few bodies most often, over three years up to now, with
    /// titles of their own. The clock of <see cref="SampleInstallation.Create"/>, some months back.
    /// </summary>
    public FixedTime? Clock { get; init; }

    /// <summary>Adds dossiers until there are so many. It may be called again with a larger number.</summary>
    public async Task Fill(int count)
    {
        _choice ??= await Choices();
        var (first, weeks) = (_filled, Clock is null ? Weeks : 156);
        // Built once at the end: row by row, they would take ten times as long.
        var indexes = await installation.Look(db => new BulkRows(db).DropIndexes(_tables));
        // In the order in which they were filed, as an office's tables grow.
        var chance = new Random(20260304 + first);
        var drawn = Enumerable.Range(first, count - first).Select(i => Draw(i, weeks, chance)).OrderBy(d => d.Template.FiledAt(d.Weeks)).Index().Chunk(Batch).ToArray();
        // SQLite has one writer.
        await System.Threading.Tasks.Parallel.ForEachAsync(drawn, new ParallelOptions { MaxDegreeOfParallelism = installation.PostgreSql is null ? 1 : Environment.ProcessorCount + 1 }, async (batch, _) =>
        {
            var subjects = Clock is null ? null : new Random(20260304 + first + batch[0].Index);
            await Write([.. batch.Select(d => d.Item.Template.Copy(FirstNumber + first + d.Index, d.Item.Weeks, subjects is null ? null : Subjects.Next(subjects)))]);
        });
        _filled = count;
        await System.Threading.Tasks.Parallel.ForEachAsync(indexes, new ParallelOptions { MaxDegreeOfParallelism = installation.PostgreSql is null ? 1 : 2 }, async (index, _) => await installation.Look(async db =>
        {
            await db.Database.OpenConnectionAsync();
            if (installation.PostgreSql is not null)
                await db.Database.ExecuteSqlRawAsync("set maintenance_work_mem = '600MB'; set max_parallel_maintenance_workers = 1");
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            return await db.Database.ExecuteSqlRawAsync(index);
        }));

        // PostgreSQL does it by itself after a while; SQLite never, and the program does not ask for it.
        if (installation.PostgreSql is not null)
        {
            await installation.Look(db =>
            {
                db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
                return db.Database.ExecuteSqlRawAsync("vacuum analyze");
            });
        }
    }

    // Open ones are at most some weeks old.
    private (Template Template, int Weeks) Draw(int i, int weeks, Random chance)
    {
        var among = _choice!;
        var template = (!IsOpen(i) ? among.Ended : among.Busiest(i, 1 - over) ? among.ForBusiest : among.ForOthers).Next(chance);
        var earlier = IsOpen(i) ? chance.Next(0, 3) : chance.Next(1, weeks);
        return (template, Clock is null ? earlier : earlier + template.WeeksAfter(_now));
    }

    private bool IsOpen(int i) => (int)((i + 1) * (1 - over)) > (int)(i * (1 - over));

    private Task<bool> Write(Rows[] rows) => installation.Look(async db =>
    {
        var bulk = new BulkRows(db);
        await bulk.Write([.. rows.Select(r => r.Dossier)]);
        await bulk.Write([.. rows.SelectMany(r => r.Entries)]);
        await bulk.Write([.. rows.SelectMany(r => r.Tasks)]);
        await bulk.Write([.. rows.SelectMany(r => r.Scopes)]);
        await bulk.Write([.. rows.SelectMany(r => r.Bodies)]);
        if (installation.PostgreSql is null)
            await bulk.Write([.. rows.SelectMany(r => ListRows.WordsOf(r.Dossier))]);
        else
            await bulk.Write([.. rows.Select(r => ListRows.RowOf(r.Dossier))]);
        await bulk.Write([.. rows.SelectMany(r => r.Held)]);
        await bulk.Write([.. rows.SelectMany(r => r.Components)]);
        await bulk.Write([.. rows.SelectMany(r => r.Notices)]);
        return true;
    });

    private async Task<Choice> Choices()
    {
        var templates = await (Clock is null ? new Templates(installation, null).OfFewProcedures() : new Templates(installation, Clock).OfManyProcedures(waysOfEach: 6));
        var busiest = Scope.OfRole(BusiestRole, installation.Organisation.FindByCode("TU-VP")!.Id);
        var open = templates.Where(t => !t.IsOver).ToLookup(t => t.Copy(0, 0).Tasks.Any(task => task.Scope == busiest));
        var skewed = Clock is not null;
        if (skewed)
            await HideFromLists(_now);
        var choice = new Choice(new Weighted(templates.Where(t => t.IsOver), skewed), new Weighted(open[true], skewed), new Weighted(open[false], skewed));
        Console.Error.WriteLine($"copied from {templates.Count} states of dossiers of {templates.Select(t => t.Procedure.Code).Distinct(StringComparer.Ordinal).Count()} procedures; {choice.Ended} over");
        return choice;
    }

    // Walking them took the clock beyond today: what was filed there is copied from, and nobody finds it in a list.
    private Task<int> HideFromLists(DateTimeOffset after) => installation.Look(async db =>
    {
        var (scopes, words) = (db.DossierScopes, db.DossierWordRows);
        return await scopes.Where(s => s.FiledAt > after).ExecuteDeleteAsync() + await words.Where(w => w.FiledAt > after).ExecuteDeleteAsync();
    });

    private sealed record Choice(Weighted Ended, Weighted ForBusiest, Weighted ForOthers)
    {
        // The first open ones lie at the busiest; of a small archive no more than every third.
        public bool Busiest(int i, double open) => !ForBusiest.IsEmpty && i * open < OpenAtTheBusiest && (open > 0.1 || i / 20 % 3 == 0);
    }

    /// <summary>Short procedures before long ones, one body before the other; the first of each most often when it is skewed.</summary>
    private sealed class Weighted(IEnumerable<Template> all, bool skewed)
    {
        private readonly Template[] _flat = [.. all];

        private readonly Template[][] _byProcedure =
            [.. all.GroupBy(t => t.Procedure.Code, StringComparer.Ordinal).OrderBy(g => g.Min(t => t.Entries.Count)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray())];

        public bool IsEmpty => _flat.Length == 0;

        public Template Next(Random chance)
        {
            if (!skewed)
                return _flat[chance.Next(_flat.Length)];
            var procedure = _byProcedure[Math.Min(Subjects.Rank(chance, _byProcedure.Length), Subjects.Rank(chance, _byProcedure.Length))];
            return procedure[Subjects.Rank(chance, procedure.Length)];
        }

        public override string ToString() => $"{_flat.Length} of {_byProcedure.Length} procedures with {string.Join(", ", _byProcedure.Select(p => p.Min(t => t.Entries.Count)))} entries";
    }
}
