using ThongSuot.Bench;
using ThongSuot.Bench.Deadlines;
using ThongSuot.Bench.Figures;
using ThongSuot.Bench.Forms;
using ThongSuot.Bench.Lists;
using ThongSuot.Bench.Pages;
using ThongSuot.Bench.Search;
using ThongSuot.Bench.Soak;
using ThongSuot.Bench.Transitions;

// The one list of benchmarks: name, what it measures, how.
var benchmarks = new Dictionary<string, (string Description, Func<string[], Task<int>> Run)>(StringComparer.Ordinal)
{
    ["transitions"] = ("filing, five steps, finish: use cases against the same row writes by plain drivers", TransitionsBenchmark.Run),
    ["pages"] = ("desk and dossier page over 100,000 dossiers, 16 users without a pause, SQLite and PostgreSQL [DOSSIERS] [sqlite|postgresql]", PagesBenchmark.Run),
    ["figures"] = ("all figures of 1,000,000 dossiers made anew from the log, then their pages opened by four persons without a pause, PostgreSQL [DOSSIERS]", FiguresBenchmark.Run),
    ["lists"] = ("inbox, filtered list and search over 10,000, 100,000 and 1,000,000 dossiers, 16 users without a pause, PostgreSQL [DOSSIERS …]", ListsBenchmark.Run),
    ["search"] = ("searches and suggestions over 5,000 versions, 16 users without a pause, SQLite and PostgreSQL [VERSIONS] [sqlite|postgresql]", SearchBenchmark.Run),
    ["forms"] = ("a form of 100 fields and a table of 300 rows opened and finished by four persons, then 100 shipped forms as PDF [sqlite|postgresql]", FormsBenchmark.Run),
    ["deadlines"] = ("100,000 open deadlines previewed and moved after a late decree, then what is overdue found while 16 users read pages [sqlite|postgresql]", DeadlinesBenchmark.Run),
    ["soak"] = ("ten minutes of office work on two nodes that are killed, the database crashed [MINUTES]", SoakBenchmark.Run),
    ["log"] = ("appends to the event log, SQLite and PostgreSQL, 1 and 8 writers", LogBenchmark.Run),
    ["verify"] = ("checking a sealed log of 1,000,000 entries, SQLite and PostgreSQL", VerifyBenchmark.Run),
};

if (args is [var name, .. var rest] && benchmarks.TryGetValue(name, out var benchmark))
    return await benchmark.Run(rest);

foreach (var (listed, (description, _)) in benchmarks)
    Console.WriteLine($"{listed,-14}{description}");
if (args is [])
    return 0;
Console.Error.WriteLine($"There is no benchmark \"{args[0]}\".");
return 2;
