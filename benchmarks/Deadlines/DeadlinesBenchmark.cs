using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Bench.Pages;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Deadlines;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Load;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Calendars;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Testing;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace ThongSuot.Bench.Deadlines;

/// <summary>
/// Open dossiers with 100,000 deadlines, all of which a late decree moves: the preview, its application; then the program finds and tells what is overdue
/// while sixteen users read pages without a pause.
/// </summary>
internal static class DeadlinesBenchmark
{
    private const int Dossiers = 57_000, Users = 16;

    private static readonly TimeSpan Piece = TimeSpan.FromSeconds(5);

    public static async Task<int> Run(string[] args)
    {
        Console.WriteLine($"{"database",-12}{"dossiers",10}{"deadlines",11}{"preview s",11}{"apply s",9}{"sweep s",9}{"desk p95",10}{"dossier p95",13}{"yardstick ms",14}");
        var all = new List<Measured>();
        if (args is [] or ["sqlite"])
            all.Add(await On("SQLite", null));
        if (args is [] or ["postgresql"])
        {
            var server = Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES") ?? throw new InvalidOperationException("./bench starts PostgreSQL.");
            await using var database = await PostgreSqlDatabase.CreateAsync(server, mostConnections: 50);
            all.Add(await On("PostgreSQL", database.Connection));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"deadlines preview_s={all.Max(m => m.Preview):F1} apply_s={all.Max(m => m.Apply):F1} sweep_s={all.Max(m => m.Sweep):F1} pages_during_sweep_p95_ms={all.Max(m => m.Pages):F1}"));
        return 0;
    }

    private static async Task<Measured> On(string name, string? postgreSql)
    {
        await using var installation = await SampleInstallation.Create(postgreSql);
        await new Archive(installation, over: 0).Fill(Dossiers);
        var yardstick = PagesBenchmark.Yardstick();
        var keeper = installation.Actor(installation.Organisation.HoldersOf("catalogue_owner", installation.Organisation.FindByCode("TU-VP")!.Id).First());
        await Decree(installation, keeper);

        var clock = Stopwatch.StartNew();
        var preview = Done(await installation.Ask<RecomputeDeadlines, Result<Guid>>(r => r.Preview(keeper, default)));
        await installation.Services.GetRequiredService<JobRunner>().Drain(default);
        var previewed = clock.Elapsed.TotalSeconds;
        var moved = await installation.Look(db =>
        {
            var changes = db.DeadlineChanges;
            return changes.CountAsync(c => c.Run == preview);
        });

        clock.Restart();
        Done(await installation.Ask<RecomputeDeadlines, Result<Guid>>(r => r.Apply(keeper, preview, default)));
        await installation.Services.GetRequiredService<JobRunner>().Drain(default);
        var applied = clock.Elapsed.TotalSeconds;

        clock.Restart();
        await using var program = await PublishedProgram.Start(installation.Program(0));
        var swept = Swept(installation, clock);
        using var officers = new Officers(program.Address);
        var users = await Task.WhenAll(PagesBenchmark.UsersOf(installation).Take(Users).Select(async user => (Officer: await officers.Find(user), Seen: await PagesBenchmark.Seen(await officers.Find(user)))));
        var views = new List<PagesBenchmark.View>();
        do
            views.AddRange(await PagesBenchmark.Load(users, Piece, program));
        while (!swept.IsCompleted);
        var (desk, dossier) = (PagesBenchmark.Sorted(views.Where(v => v.IsDesk)), PagesBenchmark.Sorted(views.Where(v => !v.IsDesk)));
        var (desk95, dossier95, sweep) = (PagesBenchmark.At(desk, 0.95), PagesBenchmark.At(dossier, 0.95), await swept);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-12}{Dossiers,10}{moved,11}{previewed,11:F1}{applied,9:F1}{sweep,9:F1}{desk95,10:F1}{dossier95,13:F1}{yardstick,14:F0}"));
        return new Measured(previewed, applied, sweep, Math.Max(desk95, dossier95));
    }

    // Days off that every clock of the last weeks passes.
    private static async Task Decree(SampleInstallation installation, Actor keeper)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
        var days = Enumerable.Range(-25, 60).Select(i => today.AddDays(i)).Where(d => d.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday)
            .Select(d => new Holiday(d, "Nghỉ thêm", LegalStatus.InForce, "Quyết định", true));
        Done(await installation.Ask<ChangeCalendar, Result<CalendarLayerRow>>(c => c.Run(
            new By(keeper, null), null, 0, new CalendarData { Version = "", Holidays = [.. days] }, new Decision("77-QĐ/TU", today, "Ban Thường vụ Tỉnh ủy"), default)));
        // What was published is looked at once a second.
        await Task.Delay(TimeSpan.FromSeconds(2));
    }

    private static async Task<double> Swept(SampleInstallation installation, Stopwatch since)
    {
        await PagesBenchmark.Reminded(installation);
        return since.Elapsed.TotalSeconds;
    }

    private static T Done<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException(string.Join("; ", result.Refusals));

    private sealed record Measured(double Preview, double Apply, double Sweep, double Pages);
}
