using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Roles;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures;
using ThongSuot.Testing;
using Body = ThongSuot.Organisation.Data.Body;
using Holding = ThongSuot.Organisation.Data.Holding;
using Person = ThongSuot.Organisation.Data.Person;

namespace ThongSuot.Organisation.Tests;

/// <summary>A small province with the real catalogue, on the database that the environment names; tests found bodies of their own in it.</summary>
public sealed class Keeping : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private int _bodies;

    public FixedTime Time => _database.Time;

    public IServiceProvider Services => _database.Services;

    public Guid Administrator { get; private set; }

    internal By Admin => new(new Actor(Administrator, Administrator, "Quản trị", [new Grant("system_admin", Province)]), "10.0.0.1");

    public Guid Province { get; private set; }

    public DateOnly Today => Time.Now().DateInVietnam();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(services =>
        {
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [ProceduresModule.FolderKey] = Installation.Catalogue }).Build());
            services.AddOrganisation().AddProcedures();
        }, filling: new Filling("one body", Fill));
        (Province, Administrator) = await Look(async db => ((await db.Bodies.SingleAsync()).Id, (await db.Persons.SingleAsync()).Id));
    }

    private static async Task Fill(IServiceProvider services)
    {
        var loaded = await ProceduresModule.LoadCatalogue(services, default);
        Assert.True(loaded.IsOk);
        await services.PrepareOrganisation(Installation.Catalogue, sample: false, "http://127.0.0.1", default);
        await using var scope = services.CreateAsyncScope();
        var change = new OrganisationChange(scope.ServiceProvider.GetRequiredService<AppDb>(), services.GetRequiredService<EventLog>(), new Envelope(Person: null));
        var province = change.Found(Body.Found("TU", "Tỉnh ủy Thử Nghiệm", "province_committee", "TINH", parent: null, new DateOnly(2020, 1, 1)));
        var person = change.Register(Person.Register("Nguyễn Quản Trị"));
        change.Give(new Holding { Id = Guid.CreateVersion7(), Person = person.Id, Role = "system_admin", Body = province.Id, ValidFrom = new DateOnly(2020, 1, 1) });
        await change.Save(default);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    internal Task<T> Ask<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull =>
        _database.InScope((services, _) => work(services.GetRequiredService<TService>()));

    internal Task<T> Look<T>(Func<AppDb, Task<T>> work) => _database.InScope((_, db) => work(db));

    internal async Task<OrganisationView> View() => await Services.GetRequiredService<IOrganisation>().View(default);

    /// <summary>Time goes by; what was looked at before is old then.</summary>
    internal void Pass(TimeSpan time)
    {
        Time.Advance(time);
        Services.GetRequiredService<OrganisationReader>().Forget();
    }

    internal Task<int> Sweep() => Services.GetRequiredService<SayWhatEnded>().RunOnce(default);

    /// <summary>A commune committee, or another body under <paramref name="parent"/>, that stood for years.</summary>
    internal async Task<Body> Found(Guid? parent = null, string kind = "commune_committee", string level = "CTCS", string? name = null)
    {
        var number = Interlocked.Increment(ref _bodies);
        return await _database.InScope(async (services, db) =>
        {
            var change = new OrganisationChange(db, services.GetRequiredService<EventLog>(), new Envelope(Person: null), services.GetRequiredService<OrganisationReader>());
            var body = change.Found(Body.Found($"B{number}", name ?? $"Đảng ủy số {number}", kind, level, parent ?? Province, new DateOnly(2020, 1, 1)));
            await change.Save(default);
            return body;
        });
    }

    internal async Task<Person> Register(string name = "Trần Văn Thử") =>
        Done(await Ask<ThongSuot.Organisation.Persons.RegisterPerson, Result<Person>>(r => r.Run(Admin, new(name, "", ""), default)));

    internal async Task<Holding> Give(Guid person, Guid body, string role, DateOnly? from = null, DateOnly? to = null) =>
        Done(await Ask<GiveRole, Result<System.Collections.Immutable.ImmutableArray<Holding>>>(g => g.Run(Admin, new RoleOffer(person, body, role, null, null, "Quyết định số 1", from ?? Today, to), default))).Single();

    internal Task<Result<Holding>> End(Guid holding, DateOnly? lastDay = null) => Ask<EndRole, Result<Holding>>(e => e.Run(Admin, holding, lastDay, "Quyết định số 2", default));

    internal Task<List<LogEntry>> Entries(string type) => Look(db => db.Set<LogEntry>().AsNoTracking().Where(e => e.Type == type).OrderBy(e => e.Id).ToListAsync());

    internal static T Done<T>(Result<T> result)
    {
        Assert.True(result.IsOk, string.Join("; ", result.Refusals.Select(r => r.Code)));
        return result.Value;
    }
}
