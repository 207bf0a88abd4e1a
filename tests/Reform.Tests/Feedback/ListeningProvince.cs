using System.Collections.Concurrent;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Notifications;
using ThongSuot.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Procedures;
using ThongSuot.Reform.Breaches;
using ThongSuot.Reform.Comments;
using ThongSuot.Reform.Difficulties;
using ThongSuot.Reform.Feedback;
using ThongSuot.Reform.Ratings;
using ThongSuot.Testing;

namespace ThongSuot.Reform.Tests.Feedback;

/// <summary>The sample province with the real catalogue, this module and the notices; dossiers and drafts stand in.</summary>
internal sealed class ListeningProvince : IAsyncDisposable
{
    public const string Procedure = "TCCB-01";

    private static readonly Type[] Drawable =
    [
        typeof(GiveFeedback), typeof(AnswerFeedback), typeof(FeedbackInbox), typeof(Parts), typeof(ReportDifficulty), typeof(DifficultyList), typeof(KeepPeriod), typeof(GiveComment), typeof(PeriodList), typeof(RateDossier),
        typeof(RatingList), typeof(BreachList), typeof(MarkBreach),
    ];

    private static readonly Type[] OfTheProgram = [typeof(ReformSettings), typeof(Installation), typeof(IProcedures), typeof(IOrganisation), typeof(IProcedureDrafts), typeof(TimeProvider)];

    private readonly TestDatabase _database;

    private ListeningProvince(TestDatabase database) => _database = database;

    public FixedTime Time => _database.Time;

    public OrganisationView View { get; private set; } = null!;

    public DossierDouble Dossiers { get; private init; } = new();

    public DraftsDouble Drafts { get; private init; } = new();

    public Body Office => Offices.OfProvince(View)!;

    /// <summary>Two who answer for the set.</summary>
    public Actor Owner => Holder(Offices.CatalogueOwner, Office, 0);

    public Actor OtherOwner => Holder(Offices.CatalogueOwner, Office, 1);

    public Actor Chief => Holder(Offices.Chief, Office, 0);

    public Actor Board => Holder(Offices.StandingBoard, Offices.BoardOfProvince(View)!, 0);

    /// <summary>Somebody far from the office.</summary>
    public Actor Clerk => ActorOf(View.Bodies.Where(b => b.Kind == "cell").OrderBy(b => b.Code, StringComparer.Ordinal).SelectMany(b => View.HoldersOf("cell_secretary", b.Id)).First());

    public Actor OtherClerk => ActorOf(View.Bodies.Where(b => b.Kind == "cell").OrderBy(b => b.Code, StringComparer.Ordinal).SelectMany(b => View.HoldersOf("cell_secretary", b.Id)).ElementAt(1));

    public static async Task<ListeningProvince> Open(bool anonymous = true)
    {
        var (dossiers, drafts) = (new DossierDouble(), new DraftsDouble());
        var folder = CatalogueFolder();
        var database = await TestDatabase.CreateAsync(services =>
        {
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [ProceduresModule.FolderKey] = folder, ["Reform:AnonymousFeedback"] = anonymous ? "true" : "false",
            }).Build());
            services.AddOrganisation().AddProcedures().AddNotifications().AddReform();
            services.AddSingleton<IDossiers>(dossiers);
            services.AddSingleton<IProcedureDrafts>(drafts);
        }, filling: new Filling("reform", async services =>
        {
            Assert.True((await ProceduresModule.LoadCatalogue(services, default)).IsOk);
            await services.PrepareOrganisation(folder, sample: true, "http://127.0.0.1", default);
        }));
        await database.InScope((services, db) => services.GetRequiredService<Installation>().Load(db, Profile.Ordinary, database.Time, default));
        var province = new ListeningProvince(database) { Dossiers = dossiers, Drafts = drafts };
        province.View = await database.Services.GetRequiredService<IOrganisation>().View(default);
        return province;
    }

    public Actor ActorOf(Guid person) => new(person, person, View.FindPerson(person)!.Name, [.. View.HeldBy(person).Select(h => new Grant(h.Role, h.Body))]);

    /// <summary>The person with one more role.</summary>
    public static Actor With(Actor actor, string role, Guid body) => new(actor.Person, actor.Account, actor.Name, [.. actor.Grants, new Grant(role, body)]);

    public Task<T> Ask<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull => _database.InScope((services, _) => work(services.GetRequiredService<TService>()));

    public Task<T> Look<T>(Func<AppDb, Task<T>> work) => _database.InScope((_, db) => work(db));

    public Task<string> Give(Actor? by, string text = "Bước 3 nên gộp với bước 4.", string part = "buoc-3") => Ask<GiveFeedback, string>(async give =>
        (await give.Run(by, new FeedbackInput(Procedure, part, text, null, true), default)).Value);

    public Task<Result<bool>> Answer(Actor by, string code, Decision how, string? text = "Sẽ sửa.", int revision = 0, Guid? to = null) =>
        Ask<AnswerFeedback, Result<bool>>(answer => answer.Run(by, code, revision, how, text, to, default));

    public Task Deliver() => _database.Services.GetRequiredService<Relay>().Drain(default);

    public Task<int> Remind() => _database.Services.GetRequiredService<RemindOwners>().RunOnce(default);

    public Task<bool> MakeDigest() => new MakeDigest(_database.Services.GetRequiredService<IServiceScopeFactory>(), Time).RunOnce(default);

    /// <summary>How many notices the person has not read.</summary>
    public async Task<int> Unread(Actor actor)
    {
        await Deliver();
        return await Ask<INotices, int>(notices => notices.CountUnread(actor, default));
    }

    public Task Append(string stream, Guid? by, string type, object body) => _database.InScope(async (services, db) =>
    {
        await services.GetRequiredService<EventLog>().Append(db, stream, new Envelope(by), type, body, default);
        await db.SaveChangesAsync();
    });

    /// <summary>All bodies of entries of this module, as they lie in the log.</summary>
    public Task<string> LogText() => Look(async db => string.Join('\n', await db.Set<LogEntry>().Where(e => e.Type.StartsWith("reform.") || e.Type == NoticeWanted.Type).Select(e => e.Body).ToListAsync()));

    public Task<IElement> Draw<TPage>(Actor actor, string address, params (string Name, object Value)[] parameters)
        where TPage : IComponent => _database.InScope<IElement>(async (scope, _) =>
    {
        var services = new ServiceCollection();
        // As in the program: what asks for a scope of its own gets a database context of its own.
        await using var scopes = new OwnScopes(scope.GetRequiredService<IServiceScopeFactory>());
        foreach (var type in Drawable)
            services.AddScoped(type, _ => scopes.Get(type));
        // Given as they are: what a factory gives is disposed with the drawing, and these live on.
        foreach (var type in OfTheProgram)
            services.AddSingleton(type, scope.GetRequiredService(type));
        foreach (var panel in scope.GetServices<Panel>())
            services.AddSingleton(panel);
        return new HtmlParser().ParseDocument(await DrawnPage.Of<TPage>(actor, address, services, parameters)).Body!;
    });

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private sealed class OwnScopes(IServiceScopeFactory factory) : IAsyncDisposable
    {
        private readonly List<AsyncServiceScope> _scopes = [];

        public object Get(Type type)
        {
            _scopes.Add(factory.CreateAsyncScope());
            return _scopes[^1].ServiceProvider.GetRequiredService(type);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var scope in _scopes)
                await scope.DisposeAsync();
        }
    }

    private Actor Holder(string role, Body body, int which) => ActorOf(View.HoldersOf(role, body.Id).ElementAt(which));

    private static string CatalogueFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ThongSuot.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "catalogue");
    }
}

/// <summary>Drafts that are only counted.</summary>
internal sealed class DraftsDouble : IProcedureDrafts
{
    public ConcurrentBag<(string Code, DraftOrigin Origin)> Begun { get; } = [];

    public Guid Draft { get; } = Guid.NewGuid();

    public Task<Result<Guid>> Begin(Actor actor, string code, Guid? body, DraftOrigin origin, CancellationToken cancellation)
    {
        Begun.Add((code, origin));
        return Task.FromResult<Result<Guid>>(Draft);
    }

    public Task<Result<DraftProcedure>?> Read(Actor actor, Guid draft, CancellationToken cancellation) => Task.FromResult<Result<DraftProcedure>?>(null);

    public string AddressOf(Guid draft) => $"/du-thao/{draft}";
}

/// <summary>Dossiers of which only the reference is known.</summary>
internal sealed class DossierDouble : IDossiers
{
    public Dictionary<Guid, DossierReference> Known { get; } = [];

    public HashSet<Guid> Hidden { get; } = [];

    public Task<IReadOnlyDictionary<Guid, DossierSummary>> Summaries(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<Guid, DossierSummary>>(
        ids.Where(id => Known.ContainsKey(id) && !Hidden.Contains(id)).ToDictionary(id => id, id => new DossierSummary(id, Known[id].Code, "Hồ sơ")));

    public Task<IReadOnlyDictionary<Guid, DossierReference>> References(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<Guid, DossierReference>>(ids.Where(Known.ContainsKey).ToDictionary(id => id, id => Known[id]));

    public Task<Guid?> IdOf(string code, CancellationToken cancellation) => Task.FromResult<Guid?>(null);

    public Task<IReadOnlySet<Guid>> Visible(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => Task.FromResult<IReadOnlySet<Guid>>(ids.ToHashSet());

    public Task<IReadOnlyList<DueWork>> DueWork(DateTimeOffset until, DueWork? after, int count, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DueWork>>([]);

    public Task<IReadOnlyList<OpenWorkDetails>> OpenWork(IReadOnlyCollection<Guid> dossiers, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<OpenWorkDetails>>([]);

    public Task<IReadOnlyDictionary<Guid, int>> OverdueByBody(IReadOnlyCollection<Guid> bodies, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<Guid, int>>(new Dictionary<Guid, int>());
}
