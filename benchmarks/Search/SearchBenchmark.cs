using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Bench.Pages;
using ThongSuot.Load;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Search;
using ThongSuot.Testing;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace ThongSuot.Bench.Search;

/// <summary>
/// Sixteen strangers search a portal of 5,000 versions without a pause: half of what they ask are pages of results, half suggestions while typing;
/// one question in five consists of words that stand in more than half of the versions. The program (published, Release) is a process of its own.
/// </summary>
internal static class SearchBenchmark
{
    private const int Users = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(string[] args)
    {
        var versions = args is [var asked, ..] ? int.Parse(asked, CultureInfo.InvariantCulture) : 5_000;
        var only = args.ElementAtOrDefault(1);
        Console.WriteLine($"{"database",-12}{"versions",10}{"search p50",12}{"p95",8}{"suggest p50",13}{"p95",8}{"requests/s",12}{"program's CPU",15}{"ms a search",13}{"a suggestion",14}{"index ms",10}{"KB a page",11}{"yardstick ms",14}");
        var waits = new List<(double Search, double Suggest)>();
        if (only is null or "sqlite")
            waits.Add(await On("SQLite", null, versions));
        if (only is null or "postgresql")
        {
            var server = Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES") ?? throw new InvalidOperationException("./bench starts PostgreSQL.");
            await using var database = await PostgreSqlDatabase.CreateAsync(server, mostConnections: 50);
            waits.Add(await On("PostgreSQL", database.Connection, versions));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"search search_p95_ms={waits.Max(w => w.Search):F1} suggest_p95_ms={waits.Max(w => w.Suggest):F1}"));
        return 0;
    }

    private static async Task<(double Search, double Suggest)> On(string name, string? postgreSql, int versions)
    {
        await using var installation = await SampleInstallation.Create(postgreSql);
        var portal = new Portal(installation);
        await portal.Fill(versions);
        var index = await Rebuild(installation);
        await using var program = await PublishedProgram.Start(installation.Program(0));
        await Load(program, portal, WarmUp, _ => null);
        var yardstick = PagesBenchmark.Yardstick();
        var before = program.ProcessorTime;
        var clock = Stopwatch.StartNew();
        var all = await Load(program, portal, Measured, _ => null);
        var (cpu, seconds) = ((program.ProcessorTime - before).TotalSeconds, clock.Elapsed.TotalSeconds);
        yardstick = (yardstick + PagesBenchmark.Yardstick()) / 2;
        var (pageCost, suggestionCost) = (await Cost(program, portal, isSearch: true), await Cost(program, portal, isSearch: false));
        var (search, suggest) = (Sorted(all.Where(a => a.IsSearch)), Sorted(all.Where(a => !a.IsSearch)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-12}{versions,10}{At(search, 0.5),12:F1}{At(search, 0.95),8:F1}{At(suggest, 0.5),13:F1}{At(suggest, 0.95),8:F1}{all.Count / seconds,12:F0}{cpu / seconds,15:P0}{pageCost,13:F2}{suggestionCost,14:F2}{index,10:F0}{all.Where(a => a.IsSearch).Average(a => a.Bytes) / 1024,11:F1}{yardstick,14:F0}"));
        return (At(search, 0.95), At(suggest, 0.95));
    }

    // One kind alone, for what it costs the program.
    private static async Task<double> Cost(PublishedProgram program, Portal portal, bool isSearch)
    {
        var before = program.ProcessorTime;
        var all = await Load(program, portal, TimeSpan.FromSeconds(5), _ => isSearch);
        return (program.ProcessorTime - before).TotalMilliseconds / all.Count;
    }

    // As a node does it beside its requests after a publication; the best of some, in this process.
    private static async Task<double> Rebuild(SampleInstallation installation)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            await installation.Look(async db =>
            {
                var (listings, forms, clock) = (db.Listings, db.FormListings, Stopwatch.StartNew());
                _ = new PortalIndex(await listings.AsNoTracking().ToListAsync(), await forms.AsNoTracking().ToListAsync(), [], TimeProvider.System.GetUtcNow());
                best = Math.Min(best, clock.Elapsed.TotalMilliseconds);
                return true;
            });
        }

        return best;
    }

    private static async Task<List<Asked>> Load(PublishedProgram program, Portal portal, TimeSpan time, Func<int, bool?> kind)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, Users).Select(user => Task.Run(async () =>
        {
            using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = program.Address };
            browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br");
            var (chance, mine) = (new Random(user), new List<Asked>());
            while (clock.Elapsed < time)
            {
                var isSearch = kind(user) ?? chance.Next(2) == 0;
                var words = Question(portal, chance, isSearch);
                var address = $"{(isSearch ? "/thu-tuc" : "/thu-tuc/goi-y")}?q={Uri.EscapeDataString(words)}";
                var begun = Stopwatch.GetTimestamp();
                using var response = await browser.GetAsync(address);
                var bytes = (await response.Content.ReadAsByteArrayAsync()).Length;
                var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                mine.Add(response.StatusCode == HttpStatusCode.OK
                    ? new Asked(isSearch, took, bytes)
                    : throw new InvalidOperationException($"{address} answered {response.StatusCode}.\n{program.Output[^Math.Min(program.Output.Length, 8_000)..]}"));
            }

            return mine;
        })));
        return [.. all.SelectMany(a => a)];
    }

    // One in five of common words; of the others some are a whole name, some two or three words of one; while typing, the last word is not whole.
    private static string Question(Portal portal, Random chance, bool isSearch)
    {
        if (chance.Next(5) == 0)
            return string.Join(' ', Enumerable.Range(0, chance.Next(1, 4)).Select(_ => portal.CommonWords[chance.Next(portal.CommonWords.Count)]));
        var name = portal.Names[chance.Next(portal.Names.Count)];
        var words = name.Split(' ');
        var from = chance.Next(words.Length);
        var typed = chance.Next(4) == 0 ? name : string.Join(' ', words.Skip(from).Take(chance.Next(2, 4)));
        return isSearch || typed.Length < 3 ? typed : typed[..chance.Next(2, typed.Length + 1)];
    }

    private static double[] Sorted(IEnumerable<Asked> asked) => [.. asked.Select(a => a.Milliseconds).Order()];

    private static double At(double[] sorted, double share) => sorted[(int)(sorted.Length * share)];

    private sealed record Asked(bool IsSearch, double Milliseconds, int Bytes);
}
