using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Notifications.Data;
using ThongSuot.Load;
using ThongSuot.Testing;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace ThongSuot.Bench.Pages;

/// <summary>
/// Sixteen users of different roles open their desk and a dossier from it in turn, each without a pause. The program (published, Release) is a
/// process of its own; the users are in this one, on the same machine.
/// </summary>
internal static class PagesBenchmark
{
    private const int Users = 16;
    private const int SeenOfEach = 200;
    // An office's program was started in the morning: what it still compiles after half a minute is little.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(string[] args)
    {
        var dossiers = args is [var asked, ..] ? int.Parse(asked, CultureInfo.InvariantCulture) : 100_000;
        var only = args.ElementAtOrDefault(1);
        Console.WriteLine($"{"database",-12}{"dossiers",10}{"desk p50",10}{"p95",8}{"dossier p50",13}{"p95",8}{"requests/s",12}{"program's CPU",15}{"ms a page",11}{"KB a page",11}{"yardstick ms",14}");
        var waits = new List<Waits>();
        if (only is null or "sqlite")
            waits.Add(await On("SQLite", null, dossiers));
        if (only is null or "postgresql")
        {
            var server = Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES") ?? throw new InvalidOperationException("./bench starts PostgreSQL.");
            await using var database = await PostgreSqlDatabase.CreateAsync(server, mostConnections: 50);
            waits.Add(await On("PostgreSQL", database.Connection, dossiers));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pages inbox_p95_ms={waits.Max(w => w.Desk95):F1} dossier_p95_ms={waits.Max(w => w.Dossier95):F1}"));
        return 0;
    }

    private static async Task<Waits> On(string name, string? postgreSql, int dossiers)
    {
        await using var installation = await SampleInstallation.Create(postgreSql);
        var filling = Stopwatch.StartNew();
        await new Archive(installation).Fill(dossiers);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: filled in {filling.Elapsed.TotalSeconds:F0} s"));
        await using var program = await PublishedProgram.Start(installation.Program(0));
        await Reminded(installation);
        using var officers = new Officers(program.Address);
        var users = await Task.WhenAll(UsersOf(installation).Take(Users).Select(async user => (Officer: await officers.Find(user), Seen: await Seen(await officers.Find(user)))));
        await Load(users, WarmUp, program);
        var yardstick = Yardstick();
        var before = program.ProcessorTime;
        var clock = Stopwatch.StartNew();
        var all = await Load(users, Measured, program);
        var (cpu, seconds) = ((program.ProcessorTime - before).TotalSeconds, clock.Elapsed.TotalSeconds);
        yardstick = (yardstick + Yardstick()) / 2;
        var (desk, dossier) = (Sorted(all.Where(v => v.IsDesk)), Sorted(all.Where(v => !v.IsDesk)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-12}{dossiers,10}{At(desk, 0.5),10:F1}{At(desk, 0.95),8:F1}{At(dossier, 0.5),13:F1}{At(dossier, 0.95),8:F1}{all.Count / seconds,12:F0}{cpu / seconds,15:P0}{cpu * 1000 / all.Count,11:F1}{all.Average(v => v.Bytes) / 1024,11:F1}{yardstick,14:F0}"));
        return new Waits(At(desk, 0.95), At(dossier, 0.95));
    }

    // The same computation before and after: what this machine's processors are worth now. A virtual one's differ by more than a half.
    internal static double Yardstick()
    {
        var clock = Stopwatch.StartNew();
        var sum = 0UL;
        for (var i = 0UL; i < 300_000_000; i++)
            sum = (sum * 6364136223846793005UL) + i;
        GC.KeepAlive(sum);
        return clock.Elapsed.TotalMilliseconds;
    }

    // An office of years was reminded of its late work long ago; here the first round has all of it to tell.
    internal static async Task Reminded(SampleInstallation installation)
    {
        var waiting = Stopwatch.StartNew();
        while (!await installation.Look(db =>
        {
            var (cursors, now) = (db.SweepCursors, TimeProvider.System.GetUtcNow());
            return cursors.AnyAsync(c => c.Dossier == null && c.NextAt > now);
        }))
        {
            await Task.Delay(500);
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reminded in {waiting.Elapsed.TotalSeconds:F0} s"));
    }

    // The busiest clerks first, then one or two of many roles at the province's office, in its leadership and where dossiers are filed.
    internal static IEnumerable<string> UsersOf(SampleInstallation installation)
    {
        var view = installation.Organisation;
        var office = view.FindByCode("TU-VP")!;
        string[] roles = [Archive.BusiestRole, "chief_accountant", "chief_of_office", "accountant", "it_officer", "crypto_officer", "case_officer", "records_clerk", "unit_head"];
        var atOffice = roles.SelectMany(role => view.HoldersOf(role, office.Id).Take(2));
        var elsewhere = view.Bodies.Where(b => b.Kind is "grassroots" or "office" && b.Id != office.Id).OrderBy(b => b.Code, StringComparer.Ordinal)
            .SelectMany(b => view.HoldersOf("party_org_applicant", b.Id).Take(1));
        return atOffice.Concat(elsewhere).Distinct().Select(installation.UserName);
    }

    // Dossiers that this person would open: those on the desk, else in the list.
    internal static async Task<IReadOnlyList<Guid>> Seen(Officer officer)
    {
        var seen = new HashSet<Guid>();
        foreach (var list in (string[])["/ban-lam-viec", "/ban-lam-viec?loc=qua-han", "/ho-so"])
        {
            if (seen.Count < SeenOfEach)
                seen.UnionWith(Officer.DossiersOn(await officer.Get(list)));
        }

        return [.. seen];
    }

    internal static async Task<List<View>> Load((Officer Officer, IReadOnlyList<Guid> Seen)[] users, TimeSpan time, PublishedProgram program)
    {
        var clock = Stopwatch.StartNew();
        var views = await Task.WhenAll(users.Select((user, i) => Task.Run(async () =>
        {
            var chance = new Random(i);
            var mine = new List<View>();
            while (clock.Elapsed < time)
            {
                mine.Add(await Look(user.Officer, "/ban-lam-viec", isDesk: true, program));
                if (user.Seen.Count > 0)
                    mine.Add(await Look(user.Officer, $"/ho-so/{user.Seen[chance.Next(user.Seen.Count)]}", isDesk: false, program));
            }

            return mine;
        })));
        return [.. views.SelectMany(v => v)];
    }

    private static async Task<View> Look(Officer officer, string address, bool isDesk, PublishedProgram program)
    {
        var begun = Stopwatch.GetTimestamp();
        var (status, bytes) = await officer.Fetch(address);
        return status == 200 ? new View(isDesk, Stopwatch.GetElapsedTime(begun).TotalMilliseconds, bytes) : throw new InvalidOperationException($"{address} answered {status}.\n{program.Output[^Math.Min(program.Output.Length, 8_000)..]}");
    }

    internal static double[] Sorted(IEnumerable<View> views) => [.. views.Select(v => v.Milliseconds).Order()];

    internal static double At(double[] sorted, double share) => sorted[(int)(sorted.Length * share)];

    internal sealed record View(bool IsDesk, double Milliseconds, int Bytes);

    private sealed record Waits(double Desk95, double Dossier95);
}
