using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Bench.Pages;
using ThongSuot.Load;
using ThongSuot.Platform.Log;
using ThongSuot.Reform.Facts;
using ThongSuot.Reform.Figures;
using ThongSuot.Testing;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace ThongSuot.Bench.Figures;

/// <summary>
/// All figures of 1,000,000 dossiers made from the log alone, then their pages opened by four leaders and coordinators in turn, each without a pause. The program
/// (published, Release) is a process of its own; the users are in this one, on the same machine.
/// </summary>
internal static class FiguresBenchmark
{
    private const int Users = 4;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(40);

    public static async Task<int> Run(string[] args)
    {
        var dossiers = args is [var asked, ..] ? int.Parse(asked, CultureInfo.InvariantCulture) : 1_000_000;
        var server = Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES") ?? throw new InvalidOperationException("./bench starts PostgreSQL.");
        await using var database = await PostgreSqlDatabase.CreateAsync(server, mostConnections: 50);
        var clock = new FixedTime(TimeProvider.System.GetUtcNow().AddDays(-200));
        await using var installation = await SampleInstallation.Create(database.Connection, clock);
        var filling = Stopwatch.StartNew();
        // The office of the benchmark of lists.
        await new Archive(installation, over: 0.97) { Clock = clock }.Fill(dossiers);
        // What really went its way was never told to anybody here.
        await installation.Look(db => db.Set<Delivery>().ExecuteDeleteAsync());
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled in {filling.Elapsed.TotalSeconds:F0} s"));

        clock.Set(TimeProvider.System.GetUtcNow());
        var yardstick = PagesBenchmark.Yardstick();
        var rebuilding = Stopwatch.StartNew();
        await installation.Services.GetRequiredService<RebuildFacts>().Run(default);
        var rebuild = rebuilding.Elapsed.TotalSeconds;
        await installation.Look(db => db.Database.ExecuteSqlRawAsync("vacuum analyze"));
        var rows = await installation.Look(async db => (
            Handled: await db.HandledMonths.CountAsync(), Days: await db.DaysMonths.CountAsync(), Officers: await db.OfficerMonths.CountAsync(), Sent: await db.SentMonths.CountAsync(),
            Steps: await db.StepFacts.CountAsync(), Finished: await db.HandledMonths.SumAsync(r => r.Finished), Compartments: await db.DossierFacts.CountAsync(f => f.IsCompartment)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rebuilt in {rebuild:F0} s (yardstick {yardstick:F0} ms): {rows.Steps} runs of steps; {rows.Handled} + {rows.Days} + {rows.Officers} + {rows.Sent} rows of sums; {rows.Finished} finished, {rows.Compartments} of compartments"));

        await using var program = await PublishedProgram.Start(installation.Program(0));
        await PagesBenchmark.Reminded(installation);
        using var officers = new Officers(program.Address);
        var users = await Task.WhenAll(UsersOf(installation).Take(Users).Select(officers.Find));
        var pages = Pages(await Busiest(installation)).ToArray();
        await Load(users, pages, WarmUp, program);
        yardstick = PagesBenchmark.Yardstick();
        var before = program.ProcessorTime;
        var all = await Load(users, pages, Measured, program);
        var cpu = (program.ProcessorTime - before).TotalMilliseconds / all.Count;
        yardstick = (yardstick + PagesBenchmark.Yardstick()) / 2;
        Console.WriteLine($"{"page",-60}{"count",8}{"p50",9}{"p95",9}");
        foreach (var page in all.GroupBy(a => a.Page, StringComparer.Ordinal).OrderBy(g => Array.IndexOf(pages, g.Key)))
        {
            var sorted = PagesBenchmark.Sorted(page.Select(p => new PagesBenchmark.View(false, p.Milliseconds, 0)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page.Key,-60}{sorted.Length,8}{PagesBenchmark.At(sorted, 0.5),9:F1}{PagesBenchmark.At(sorted, 0.95),9:F1}"));
        }

        var waits = PagesBenchmark.Sorted(all.Select(a => new PagesBenchmark.View(false, a.Milliseconds, 0)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"program's processor time {cpu:F1} ms a page, yardstick {yardstick:F0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figures dashboard_p95_ms={PagesBenchmark.At(waits, 0.95):F1} rebuild_s={rebuild:F0}"));
        return 0;
    }

    private static IEnumerable<string> Pages(string procedure)
    {
        var year = TimeProvider.System.GetUtcNow().Year;
        foreach (var question in (string[])[$"nam={year}", $"nam={year - 1}", $"nam={year}&ky=q3", $"nam={year}&linh-vuc=VTLT"])
        {
            foreach (var page in (string[])["", "/kpi-1", "/kpi-5", "/kpi-7", "/kpi-11", "/thoi-gian", "/lanh-dao", "/lam-tot", "/su-dung", "/bao-cao"])
                yield return $"/chi-tieu{page}?{question}";
        }

        // What waits where, and the dossiers behind numbers.
        yield return $"/ra-soat/diem-nghen?thu-tuc={procedure}&tu={year}-01-01";
        yield return $"/vi-pham/thong-ke?tu={year}-01-01";
        yield return $"/chi-tieu/kpi-5/ho-so?phan=co-han&nam={year}";
        yield return $"/chi-tieu/kpi-5/ho-so?phan=dung-han&nam={year - 1}";
        yield return $"/chi-tieu/kpi-6/ho-so?phan=tra-lai&nam={year}";
    }

    private static Task<string> Busiest(SampleInstallation installation) => installation.Look(async db =>
        await db.HandledMonths.GroupBy(r => r.Procedure).OrderByDescending(g => g.Sum(r => r.Finished)).Select(g => g.Key).FirstAsync());

    private static IEnumerable<string> UsersOf(SampleInstallation installation)
    {
        var view = installation.Organisation;
        var office = view.FindByCode("TU-VP")!;
        return ((string[])["reform_coordinator", "chief_of_office", "unit_head", "chief_accountant"]).SelectMany(role => view.HoldersOf(role, office.Id)).Distinct().Select(installation.UserName);
    }

    private static async Task<List<(string Page, double Milliseconds)>> Load(Officer[] users, string[] pages, TimeSpan time, PublishedProgram program)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(users.Select((user, i) => Task.Run(async () =>
        {
            var mine = new List<(string, double)>();
            for (var next = i * (pages.Length / Users); clock.Elapsed < time; next++)
            {
                var page = pages[next % pages.Length];
                var begun = Stopwatch.GetTimestamp();
                var (status, _) = await user.Fetch(page);
                if (status != 200)
                    throw new InvalidOperationException($"{page} answered {status}.\n{program.Output[^Math.Min(program.Output.Length, 8_000)..]}");
                mine.Add((page, Stopwatch.GetElapsedTime(begun).TotalMilliseconds));
            }

            return mine;
        })));
        return [.. all.SelectMany(m => m)];
    }
}
