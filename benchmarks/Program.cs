using ThongSuot.Bench;

// The one list of benchmarks: name, what it measures, how.
var benchmarks = new Dictionary<string, (string Description, Func<string[], Task<int>> Run)>(StringComparer.Ordinal)
{
    ["log"] = ("appends to the event log, SQLite and PostgreSQL, 1 and 8 writers", LogBenchmark.Run),
};

if (args is [var name, .. var rest] && benchmarks.TryGetValue(name, out var benchmark))
    return await benchmark.Run(rest);

foreach (var (listed, (description, _)) in benchmarks)
    Console.WriteLine($"{listed,-14}{description}");
if (args is [])
    return 0;
Console.Error.WriteLine($"There is no benchmark \"{args[0]}\".");
return 2;
