using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Bench.Pages;
using ThongSuot.Load;
using ThongSuot.Notifications.Data;
using ThongSuot.Testing;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace ThongSuot.Bench.Lists;

/// <summary>
/// Inbox, filtered list and search over 10,000, 100,000 and 1,000,000 dossiers with ten and more entries each: sixteen users without a pause, half of them ordinary
/// with 170 grants, half of them leaders of the body at which most lies. The program (published, Release) is a process of its own on the same machine.
/// </summary>
internal static class ListsBenchmark
{
    private const int Users = 16;
    private const int Grants = 170;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    private enum Kind { Inbox, List, Search }

    public static async Task<int> Run(string[] args)
    {
        int[] sizes = args is [] ? [10_000, 100_000, 1_000_000] : [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
        var server = Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES") ?? throw new InvalidOperationException("./bench starts PostgreSQL.");
        await using var database = await PostgreSqlDatabase.CreateAsync(server, mostConnections: 50);
        // Three years of dossiers of which each runs about a month: three of a hundred are open.
        // The walked ones begin some months ago; copies end today or before.
        var clock = new FixedTime(TimeProvider.System.GetUtcNow().AddDays(-200));
        await using var installation = await SampleInstallation.Create(database.Connection, clock);
        var archive = new Archive(installation, over: 0.97) { Clock = clock };
        Console.WriteLine($"{"dossiers",10}{"entries",12}{"GB",7}{"fill s",8}{"",12}{"inbox p50",11}{"p95",8}{"list p50",10}{"p95",8}{"search p50",12}{"p95",8}{"frequent p95",14}{"requests/s",12}{"ms a request",14}{"yardstick ms",14}");
        var measured = new List<Dictionary<(bool? Ordinary, Kind Kind), double>>();
        foreach (var size in sizes)
        {
            var filling = Stopwatch.StartNew();
            await archive.Fill(size);
            var filled = filling.Elapsed.TotalSeconds;
            if (measured.Count == 0)
                await People.Grant(installation, Users / 2, Grants);
            measured.Add(await Measure(installation, size, filled));
        }

        var (last, first) = (measured[^1], measured[0]);
        var ordinary = Enum.GetValues<Kind>().Max(kind => last[(true, kind)] / last[(false, kind)]);
        var growth = Enum.GetValues<Kind>().Max(kind => last[(null, kind)] / first[(null, kind)]);
        Console.WriteLine("ordinary_over_admin and growth are the worst of the three kinds");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"lists inbox_p95_ms={last[(null, Kind.Inbox)]:F1} list_p95_ms={last[(null, Kind.List)]:F1} search_p95_ms={last[(null, Kind.Search)]:F1} ordinary_over_admin={ordinary:F2} growth_10k_to_1m={growth:F2}"));
        return 0;
    }

    private static async Task<Dictionary<(bool? Ordinary, Kind Kind), double>> Measure(SampleInstallation installation, int size, double filled)
    {
        var entries = await installation.Look(db => db.Database.SqlQueryRaw<long>("select count(*) as \"Value\" from platform_log_entry").SingleAsync());
        var bytes = await installation.Look(db => db.Database.SqlQueryRaw<long>("select pg_database_size(current_database()) as \"Value\"").SingleAsync());
        // The day's reminders are sent, as on any other day: of what was filled just now, too.
        await installation.Look(db =>
        {
            var cursors = db.SweepCursors;
            return cursors.ExecuteDeleteAsync();
        });
        await using var program = await PublishedProgram.Start(installation.Program(0));
        await PagesBenchmark.Reminded(installation);
        using var officers = new Officers(program.Address);
        var (ordinary, leading) = await People.Both(installation, Users / 2);
        var users = await Task.WhenAll(ordinary.Select(u => (Name: u, IsOrdinary: true)).Concat(leading.Select(u => (Name: u, IsOrdinary: false))).Select(async u => (Officer: await officers.Find(u.Name), u.IsOrdinary)));
        await Load(users, WarmUp, program);
        var (yardstick, before, clock) = (PagesBenchmark.Yardstick(), program.ProcessorTime, Stopwatch.StartNew());
        var all = await Load(users, Measured, program);
        var (cpu, seconds) = ((program.ProcessorTime - before).TotalMilliseconds, clock.Elapsed.TotalSeconds);
        yardstick = (yardstick + PagesBenchmark.Yardstick()) / 2;
        var waits = new Dictionary<(bool? Ordinary, Kind Kind), double>();
        foreach (var who in (bool?[])[true, false, null])
        {
            var mine = all.Where(a => who is null || a.IsOrdinary == who).ToArray();
            var sorted = Enum.GetValues<Kind>().ToDictionary(kind => kind, kind => Sorted(mine.Where(a => a.Kind == kind)));
            foreach (var (kind, of) in sorted)
                waits[(who, kind)] = At(of, 0.95);
            var shown = string.Concat(Enum.GetValues<Kind>().Select(kind => string.Create(CultureInfo.InvariantCulture, $"{At(sorted[kind], 0.5),11:F1}{At(sorted[kind], 0.95),8:F1}")));
            var name = who switch { true => "170 grants", false => "leaders", null => "all" };
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{size,10}{entries,12}{bytes / 1e9,7:F1}{filled,8:F0}{name,12}{shown}{At(Sorted(mine.Where(a => a.IsFrequent)), 0.95),14:F1}{mine.Length / seconds,12:F0}{cpu / all.Count,14:F1}{yardstick,14:F0}"));
        }

        return waits;
    }

    private static async Task<List<Asked>> Load((Officer Officer, bool IsOrdinary)[] users, TimeSpan time, PublishedProgram program)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(users.Select((user, i) => Task.Run(async () =>
        {
            var (chance, mine) = (new Random(i), new List<Asked>());
            while (clock.Elapsed < time)
            {
                foreach (var kind in Enum.GetValues<Kind>())
                {
                    var (address, isFrequent) = Address(kind, chance);
                    var begun = Stopwatch.GetTimestamp();
                    var (status, _) = await user.Officer.Fetch(address);
                    if (status != 200)
                        throw new InvalidOperationException($"{address} answered {status}.\n{program.Output[^Math.Min(program.Output.Length, 8_000)..]}");
                    mine.Add(new Asked(kind, user.IsOrdinary, isFrequent, Stopwatch.GetElapsedTime(begun).TotalMilliseconds));
                }
            }

            return mine;
        })));
        return [.. all.SelectMany(a => a)];
    }

    private static (string Address, bool IsFrequent) Address(Kind kind, Random chance)
    {
        switch (kind)
        {
            case Kind.Inbox:
                return ("/ban-lam-viec", false);
            case Kind.List:
                // What runs or what ended, of one field, since a day of the last two years.
                var since = TimeProvider.System.GetUtcNow().AddDays(-chance.Next(30, 700)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                string[] fields = ["VTLT", "QTTC", "CYCN", "TCCB"];
                return ($"/ho-so?linh-vuc={fields[Subjects.Rank(chance, fields.Length)]}&trang-thai={(chance.Next(2) == 0 ? "xong" : "dang")}&nhan-tu={since}", false);
            default:
                var isFrequent = chance.Next(5) == 0;
                var words = isFrequent ? "đảng bộ" : string.Join(' ', Enumerable.Range(0, chance.Next(1, 3)).Select(_ => Subjects.Word(Subjects.Rank(chance, 20_000))));
                return ($"/ho-so?q={Uri.EscapeDataString(words)}&xep=-nhan", isFrequent);
        }
    }

    private static double[] Sorted(IEnumerable<Asked> asked) => [.. asked.Select(a => a.Milliseconds).Order()];

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)(sorted.Length * share)];

    private sealed record Asked(Kind Kind, bool IsOrdinary, bool IsFrequent, double Milliseconds);
}
