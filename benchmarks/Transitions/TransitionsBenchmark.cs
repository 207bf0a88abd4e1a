using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers;
using ThongSuot.Notifications;
using ThongSuot.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures;
using ThongSuot.Reform;
using ThongSuot.Testing;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace ThongSuot.Bench.Transitions;

/// <summary>
/// Filing → five steps → finish through the real use cases (engine, permissions, log, deliveries), against the same row writes by plain
/// drivers in the same run. 8 clients; warm-up 20 s; five alternating rounds, of which the median counts.
/// </summary>
internal static class TransitionsBenchmark
{
    private const int Clients = 8;
    private const int Rounds = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(6);

    public static async Task<int> Run(string[] args)
    {
        Console.WriteLine($"{"database",-12}{"what",-20}{"dossiers/s, by round",-30}{"median",8}{"own CPU, ms",12}");
        var postgreSql = await OnPostgreSql();
        var sqlite = await OnSqlite();
        var peer = await Peer.Run();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"transitions pg_ratio={postgreSql.Ours / postgreSql.Ceiling:F3} pg_dossiers_per_s={postgreSql.Ours:F1} pg_ceiling_per_s={postgreSql.Ceiling:F1} pg_unbatched_ratio={postgreSql.Ours / postgreSql.Unbatched:F3} pg_ef_alone_ratio={postgreSql.EfAlone / postgreSql.Ceiling:F3} sqlite_ratio={sqlite.Ours / sqlite.Ceiling:F3} sqlite_dossiers_per_s={sqlite.Ours:F1} bpmn_engine_per_s={peer:F1}"));
        return 0;
    }

    private static async Task<(double Ours, double EfAlone, double Ceiling, double Unbatched)> OnPostgreSql()
    {
        var recorder = new RowRecorder();
        await using var database = await TestDatabase.PostgreSqlAsync(services => Modules(services, recorder));
        var (one, ceiling) = await Prepare(database, recorder);
        var connectionString = await database.InScope((_, db) => Task.FromResult(db.Database.GetConnectionString()!));
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, MaxPoolSize = Clients }.ConnectionString);

        async Task Replayed(bool batched)
        {
            await using var connection = await source.OpenConnectionAsync();
            await ceiling.OnPostgreSql(connection, batched);
        }

        var rates = await Alternate("PostgreSQL", [("use cases", _ => one.Run()), ("EF alone", _ => ceiling.ByEf(database)), ("ceiling", _ => Replayed(batched: true)), ("ceiling, unbatched", _ => Replayed(batched: false))]);
        return (rates[0], rates[1], rates[2], rates[3]);
    }

    private static async Task<(double Ours, double Ceiling)> OnSqlite()
    {
        var recorder = new RowRecorder();
        await using var database = await TestDatabase.SqliteAsync(services => Modules(services, recorder));
        var (one, ceiling) = await Prepare(database, recorder);
        var connectionString = await database.InScope((_, db) => Task.FromResult(db.Database.GetConnectionString()!));
        var gate = database.Services.GetRequiredService<WriteGate>();
        var clients = Enumerable.Range(0, Clients).Select(_ =>
        {
            var connection = new SqliteConnection(connectionString);
            connection.Open();
            using var pragmas = connection.CreateCommand();
            pragmas.CommandText = "pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=30000;";
            pragmas.ExecuteNonQuery();
            return (Connection: connection, Prepared: new Dictionary<string, SqliteCommand>(StringComparer.Ordinal));
        }).ToArray();
        var rates = await Alternate("SQLite", [("use cases", _ => one.Run()), ("ceiling", client => ceiling.OnSqlite(clients[client].Connection, gate, clients[client].Prepared))]);
        foreach (var (connection, prepared) in clients)
        {
            foreach (var command in prepared.Values)
                await command.DisposeAsync();
            await connection.DisposeAsync();
        }

        return (rates[0], rates[1]);
    }

    private static void Modules(IServiceCollection services, RowRecorder recorder)
    {
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [ProceduresModule.FolderKey] = Path.GetFullPath("catalogue") }).Build());
        services.AddOrganisation().AddProcedures().AddDossiers().AddNotifications().AddReform();
        services.ConfigureDbContext<AppDb>(options => options.AddInterceptors(recorder));
    }

    // The province, and one dossier whose writes are written down for the ceiling.
    private static async Task<(OneDossier One, Ceiling Ceiling)> Prepare(TestDatabase database, RowRecorder recorder)
    {
        var loaded = await ProceduresModule.LoadCatalogue(database.Services, default);
        if (!loaded.IsOk)
            throw new InvalidOperationException(loaded.Refusal.Text);
        await database.Services.PrepareOrganisation("catalogue", sample: true, "http://127.0.0.1", default);
        var organisation = await database.Services.GetRequiredService<IOrganisation>().View(default);
        var procedure = await database.Services.GetRequiredService<IProcedures>().FindPublished(OneDossier.Procedure, default);
        var one = new OneDossier(database, organisation, procedure!.Definition);
        await one.Run();
        recorder.IsOn = true;
        var (id, code) = await one.Run();
        recorder.IsOn = false;
        await EngineAlone(database, organisation);
        var clerk = organisation.HoldersOf("intake_clerk", organisation.FindByCode("TU-VP")!.Id).First();
        Console.WriteLine($"{(database.IsPostgreSql ? "PostgreSQL" : "SQLite"),-12}{recorder.Commits.Count} commits a dossier, {recorder.Commits.Sum(c => c.Count)} rows written");
        return (one, new Ceiling(recorder, id, code, [.. one.Actor(clerk).Scopes]));
    }

    // Where the time goes: the engine by itself, as the smallest part of a dossier's way.
    private static async Task EngineAlone(TestDatabase database, OrganisationView organisation)
    {
        const int Times = 500;
        var decide = await OneDossier.InMemory(organisation, database.Services);
        decide();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
            decide();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"engine alone: {clock.Elapsed.TotalMilliseconds / Times:F2} ms a dossier (six decisions, state folded)"));
    }

    private static async Task<double[]> Alternate(string database, (string What, Func<int, Task> Work)[] contenders)
    {
        foreach (var (_, work) in contenders)
            await Rate(work, WarmUp);
        var rates = contenders.Select(_ => new List<double>()).ToArray();
        var cpu = new double[contenders.Length];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                var before = Environment.CpuUsage.TotalTime;
                rates[i].Add(await Rate(contenders[i].Work, Measured));
                cpu[i] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / (rates[i][^1] * Measured.TotalSeconds);
            }
        }

        for (var i = 0; i < contenders.Length; i++)
        {
            var byRound = string.Join("  ", rates[i].Select(r => r.ToString("F1", CultureInfo.InvariantCulture)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database,-12}{contenders[i].What,-20}{byRound,-30}{Median(rates[i]),8:F1}{cpu[i],12:F1}"));
        }

        return [.. rates.Select(Median)];
    }

    // Dossiers finished per second by all clients together.
    private static async Task<double> Rate(Func<int, Task> work, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var finished = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var count = 0;
            while (clock.Elapsed < time)
            {
                await work(client);
                count++;
            }

            return count;
        })));
        return finished.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
