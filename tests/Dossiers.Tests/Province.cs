using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures;
using ThongSuot.Testing;

namespace ThongSuot.Dossiers.Tests;

/// <summary>The sample province with the real catalogue in a database of its own: what the program starts with.</summary>
public class Province : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public static string CatalogueFolder { get; } = Path.Combine(Root(), "catalogue");

    public FixedTime Time => _database.Time;

    public IServiceProvider Services => _database.Services;

    internal OrganisationView Organisation { get; private set; } = null!;

    /// <summary>Declared relatives, each of the other.</summary>
    internal HashSet<(Guid, Guid)> Related { get; } = [];

    private Relatives Relatives => (_, person) => Related.Where(r => r.Item1 == person || r.Item2 == person).Select(r => r.Item1 == person ? r.Item2 : r.Item1);

    private ChangedOrganisation Changes { get; set; } = null!;

    /// <summary>Changes the organisation from now on, as a commit of Organisation would.</summary>
    internal async Task Change(Func<IEnumerable<Holding>, IEnumerable<Holding>> holdings, Func<IEnumerable<Body>, IEnumerable<Body>>? bodies = null)
    {
        Changes.Holdings = Then(Changes.Holdings, holdings);
        Changes.Bodies = Then(Changes.Bodies, bodies ?? (b => b));
        Organisation = await Changes.View(default);
        static Func<IEnumerable<T>, IEnumerable<T>> Then<T>(Func<IEnumerable<T>, IEnumerable<T>> first, Func<IEnumerable<T>, IEnumerable<T>> second) => all => second(first(all));
    }

    /// <summary>An entry of Organisation, heard by whoever listens; then all that follows from it.</summary>
    internal async Task Tell(string stream, string type, object body, Guid? by)
    {
        await Look(async db =>
        {
            await Services.GetRequiredService<EventLog>().Append(db, stream, new Envelope(by), type, body, default);
            return await db.SaveChangesAsync();
        });
        await Relay();
        await Services.GetRequiredService<JobRunner>().Drain(default);
    }

    internal IProcedures Procedures => Services.GetRequiredService<IProcedures>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(services =>
        {
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [ProceduresModule.FolderKey] = CatalogueFolder }).Build());
            services.AddOrganisation().AddProcedures().AddDossiers();
            AddMore(services);
            services.AddSingleton(Relatives);
            var organisation = services.Single(s => s.ServiceType == typeof(IOrganisation));
            services.Remove(organisation);
            services.AddSingleton<IOrganisation>(provider => Changes = new ChangedOrganisation(
                (IOrganisation)(organisation.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, organisation.ImplementationType!))));
        }, filling: new Filling("sample", Fill));
        await _database.InScope((services, db) => services.GetRequiredService<Installation>().Load(db, Profile, Time, default));
        Organisation = await Services.GetRequiredService<IOrganisation>().View(default);
    }

    /// <summary>Publishes the shipped catalogue with changes, which count from then on.</summary>
    /// <param name="change">Changes files in the folder it is given, a copy.</param>
    internal async Task LoadChangedCatalogue(Action<string> change)
    {
        var folder = Directory.CreateTempSubdirectory("thongsuot-catalogue-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(CatalogueFolder, "*.yaml", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(CatalogueFolder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            change(folder.FullName);
            var settings = Services.GetRequiredService<IConfiguration>();
            settings[ProceduresModule.FolderKey] = folder.FullName;
            var loaded = await ProceduresModule.LoadCatalogue(Services, default);
            settings[ProceduresModule.FolderKey] = CatalogueFolder;
            Assert.True(loaded.IsOk, string.Join("\n", loaded.Refusals.Select(r => r.Text)));
            Time.Advance(TimeSpan.FromSeconds(2));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static async Task Fill(IServiceProvider services)
    {
        var loaded = await ProceduresModule.LoadCatalogue(services, default);
        Assert.True(loaded.IsOk, string.Join("\n", loaded.Refusals.Select(r => r.Text)));
        await services.PrepareOrganisation(CatalogueFolder, sample: true, "http://127.0.0.1", default);
    }

    /// <summary>What else runs here.</summary>
    protected virtual void AddMore(IServiceCollection services)
    {
    }

    /// <summary>What may lie here.</summary>
    protected virtual Profile Profile => Profile.Ordinary;

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

/// <summary>The same on a network apart.</summary>
public sealed class IsolatedProvince : Province
{
    protected override Profile Profile => Profile.Isolated;
}

/// <summary>The organisation with what a test changed in it.</summary>
internal sealed class ChangedOrganisation(IOrganisation inner) : IOrganisation
{
    public Func<IEnumerable<Holding>, IEnumerable<Holding>> Holdings { get; set; } = h => h;

    public Func<IEnumerable<Body>, IEnumerable<Body>> Bodies { get; set; } = b => b;

    public async ValueTask<OrganisationView> View(CancellationToken cancellation)
    {
        var view = await inner.View(cancellation);
        return new OrganisationView(view.Version, Bodies(view.Bodies), view.Persons, [.. Holdings(view.Persons.SelectMany(p => view.HeldBy(p.Id)))], view.Ladder);
    }

    public ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation) => inner.ActorOf(account, cancellation);
}
