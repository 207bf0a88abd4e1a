using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Localising;
using ThongSuot.Procedures.Publishing;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.Localising;

/// <summary>The shipped catalogue in a province of a few bodies: TU with its office, X01 and X02 with theirs, a school's and an enterprise's cell in X01.</summary>
internal sealed class LocalHost : IAsyncDisposable, IOrganisation
{
    private readonly string _folder = Directory.CreateTempSubdirectory("local-").FullName;
    private readonly string? _postgres;
    private readonly ServiceProvider _services;

    private LocalHost(bool sqlite)
    {
        _postgres = sqlite ? null : new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES")) { Database = $"local_{Guid.NewGuid():N}" }.ConnectionString;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new(ProceduresModule.FolderKey, CatalogueFolder.Shipped)]).Build());
        services.AddPlatform(new DatabaseSettings(_folder, _postgres));
        services.AddProcedures();
        services.AddSurroundings();
        services.AddSingleton<IOrganisation>(this);
        _services = services.BuildServiceProvider();
        var province = Body("TU", "province_committee", "TINH", null);
        foreach (var committee in (Body[])[province, Body("X01", "commune_committee", "CTCS", province), Body("X02", "commune_committee", "CTCS", province)])
            Body(committee.Code + "-VP", "office", committee.Level, committee);
        foreach (var (code, above, type) in ((string, string, string)[])[("CS1", "X01", "truong_hoc"), ("CS2", "X01", "doanh_nghiep_ngoai_nha_nuoc"), ("CS3", "X02", "truong_hoc")])
            Body("CB" + code[2..], "cell", "CB", Body(code, "grassroots", "CS", Of(above), type));
    }

    public ManualTime Time { get; } = new();

    public List<Body> Bodies { get; } = [];

    public IServiceProvider Services => _services;

    public ProceduresReader Reader => _services.GetRequiredService<ProceduresReader>();

    public static async Task<LocalHost> Start(bool sqlite)
    {
        var host = new LocalHost(sqlite);
        await host.Look(db => db.Database.EnsureCreatedAsync());
        Assert.True((await ProceduresModule.LoadCatalogue(host.Services, default)).IsOk);
        return host;
    }

    public Body Of(string code) => Bodies.Single(b => b.Code == code);

    public Body Body(string code, string kind, string level, Body? parent, string? type = null)
    {
        Bodies.Add(new Body(Guid.CreateVersion7(), code, code, kind, level, parent?.Id, type));
        return Bodies[^1];
    }

    /// <summary>Who keeps the procedures of a committee.</summary>
    public Actor Owner(string committee, int number = 1)
    {
        var person = new Guid(number, 0, 0, [.. committee.PadRight(8)[..8].Select(c => (byte)c)]);
        return new Actor(person, person, committee, [new Grant(LocalRights.Owner, Of(committee + "-VP").Id)]);
    }

    public ValueTask<OrganisationView> View(CancellationToken cancellation) => ValueTask.FromResult(new OrganisationView(Bodies.Count, Bodies, [], [], []));

    public ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation) => ValueTask.FromResult<Actor?>(null);

    public async Task<T> Ask<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> Look<T>(Func<AppDb, Task<T>> work) => Ask(work);

    /// <summary>Begins and saves a local draft.</summary>
    public async Task<DraftRow> Draft(string committee, string code, LocalOverlay overlay, params string[] types)
    {
        var begun = await Ask<BeginLocal, Platform.Results.Result<Guid>>(b => b.Run(Owner(committee), null, code, Of(committee).Id, null, default));
        var saved = await Ask<SaveLocal, Platform.Results.Result<DraftRow>>(s => s.Run(Owner(committee), null, begun.Value, 1, overlay, types, "Phù hợp với địa phương.", default));
        Assert.True(saved.IsOk, string.Join("; ", saved.Refusals));
        return saved.Value;
    }

    /// <summary>Publishes a draft as its own use case does once it is decided.</summary>
    public Task<VersionRow> Publish(DraftRow draft) => Publish(draft.Code, draft.Yaml, draft.Body, draft.Base, LocalOverlap.Split(draft.Types), draft.Id);

    /// <summary>Publishes a text of the set, with all that follows for its variants.</summary>
    public Task<VersionRow> PublishAbove(string code, YamlNode.Map root) => Publish(code, root.ToYaml(), null, null, [], null);

    public async Task<YamlNode.Map> Root(string code) =>
        (YamlNode.Map)YamlText.Read("x", (await Look(db => db.Set<VersionRow>().AsNoTracking().Where(v => v.Code == code && v.Body == null && v.ValidTo == null).ToListAsync())).Single().Yaml, new CatalogueFaults())!;

    private async Task<VersionRow> Publish(string code, string yaml, Guid? body, Guid? @base, ImmutableArray<string> types, Guid? draft)
    {
        Time.Forward(TimeSpan.FromMinutes(1));
        var published = (await Reader.Now(default))!;
        await using var scope = _services.CreateAsyncScope();
        var (db, log) = (scope.ServiceProvider.GetRequiredService<AppDb>(), _services.GetRequiredService<EventLog>());
        var text = DraftText.Read(code, yaml, published);
        Assert.Empty(text.Faults);
        var now = Time.GetUtcNow();
        if (draft is not null)
            (await db.Set<DraftRow>().SingleAsync(d => d.Id == draft)).State = DraftState.Published;
        var row = await new PublishVersion(db, log, this).Add(
            new NewVersion(code, yaml, body, @base, types, VersionStatus.Official, [], now, null, draft, "1-QĐ", new DateOnly(2026, 1, 5), "Văn phòng"), text, published, new Envelope(null), now, default);
        var replaced = published.HeadsOf(code).FirstOrDefault(h => h.Body is null)?.Id;
        await scope.ServiceProvider.GetRequiredService<ILocalRebase>().After(db, row, body is null ? replaced : null, published, new Envelope(null), now, default);
        Assert.True((await Publications.Save(db, await Publications.Next(db, now, default), default)).IsOk);
        Time.Forward(TimeSpan.FromMinutes(1));
        return row;
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
            await Look(db => db.Database.EnsureDeletedAsync());
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
