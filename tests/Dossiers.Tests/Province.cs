using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures;
using ThongSuot.Testing;

namespace ThongSuot.Dossiers.Tests;

/// <summary>The sample province with the real catalogue in a database of its own: what the program starts with.</summary>
public sealed class Province : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public static string CatalogueFolder { get; } = Path.Combine(Root(), "catalogue");

    public FixedTime Time => _database.Time;

    public IServiceProvider Services => _database.Services;

    internal OrganisationView Organisation { get; private set; } = null!;

    internal IProcedures Procedures => Services.GetRequiredService<IProcedures>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(services =>
        {
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [ProceduresModule.FolderKey] = CatalogueFolder }).Build());
            services.AddOrganisation().AddProcedures().AddDossiers();
        });
        var loaded = await ProceduresModule.LoadCatalogue(Services, default);
        Assert.True(loaded.IsOk, string.Join("\n", loaded.Refusals.Select(r => r.Text)));
        await Services.PrepareOrganisation(CatalogueFolder, sample: true, "http://127.0.0.1", default);
        Organisation = await Services.GetRequiredService<IOrganisation>().View(default);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>One request: a scope of its own.</summary>
    internal async Task<T> Ask<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull =>
        await _database.InScope((services, _) => work(services.GetRequiredService<TService>()));

    internal Task<T> Look<T>(Func<AppDb, Task<T>> work) => _database.InScope((_, db) => work(db));

    /// <summary>Lets every listener hear what happened.</summary>
    internal Task Relay() => Services.GetRequiredService<Relay>().Drain(default);

    internal Actor Actor(Guid person) =>
        new(person, person, Organisation.FindPerson(person)!.Name, [.. Organisation.HeldBy(person).Select(h => new Grant(h.Role, h.Body))]);

    /// <summary>The id of a person's account, which jobs go by.</summary>
    internal async Task<Guid> AccountOf(Guid person)
    {
        var organisation = Services.GetRequiredService<IOrganisation>();
        var accounts = await Look(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "select id from organisation_account";
            var ids = new List<Guid>();
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                ids.Add(rows.GetGuid(0));
            return ids;
        });
        foreach (var account in accounts)
        {
            if (await organisation.ActorOf(account, default) is { } actor && actor.Person == person)
                return account;
        }

        throw new InvalidOperationException("This person has no account.");
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ThongSuot.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
