using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Audit.Delivering;
using ThongSuot.Audit.Reading;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Log.Sealing;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;

namespace ThongSuot.Audit.Tests;

/// <summary>An installation where two officers worked on two dossiers, and an auditor who looks at it.</summary>
public sealed class Hall : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private Hall(TestDatabase database) => _database = database;

    public static Guid Lan { get; } = Id(1);
    public static Guid Hung { get; } = Id(2);

    /// <summary>Called like <see cref="Hung"/>.</summary>
    public static Guid OtherHung { get; } = Id(4);

    public static Guid Dossier { get; } = Id(11);
    public static Guid OtherDossier { get; } = Id(12);
    public static Actor Auditor { get; } = new(Id(3), Id(33), "Kiểm soát viên", [new Grant("security_auditor", Id(5))]);

    public FixedTime Time => _database.Time;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Hall> Open(params IListener[] listeners)
    {
        var database = await TestDatabase.CreateAsync(services =>
        {
            services.AddAudit();
            services.AddSingleton<IOrganisation, ThreePersons>();
            services.AddSingleton(RoleNames.New());
            services.AddSingleton<IDossiers, TwoDossiers>();
            foreach (var listener in listeners)
                services.AddSingleton(listener);
        });
        return new Hall(database);
    }

    public Task Append(string stream, string type, Guid? person, string? address = "10.0.0.7", object? body = null) => _database.InScope(async (services, db) =>
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        await services.GetRequiredService<EventLog>().Append(db, stream, new Envelope(person, "clerk", BodyName: "Văn phòng", Address: address), type, body ?? new { Step = "b1" }, Cancellation);
        await db.SaveChangesAsync(Cancellation);
    });

    public Task Seal() => _database.Services.GetRequiredService<Sealer>().SealWaiting(Cancellation);

    public Task<T> In<T>(Func<IServiceProvider, AppDb, Task<T>> work) => _database.InScope(work);

    /// <summary>Types and sequences that a filter finds, newest first.</summary>
    internal Task<IReadOnlyList<string>> Find(TypedFilter typed) => In<IReadOnlyList<string>>(async (services, _) =>
    {
        var filter = (await services.GetRequiredService<FilterReader>().Read(typed, Cancellation)).Value;
        var rows = await services.GetRequiredService<LogReader>().List(filter, null, 100, Cancellation);
        return [.. rows.Select(r => $"{r.Entry.Type} {r.Who}")];
    });

    internal Task<List<LogRead>> Reads() => In(async (_, db) =>
    {
        var stream = NoteReading.StreamOf(Auditor.Account);
        var entries = await db.Set<LogEntry>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).ToListAsync(Cancellation);
        return entries.Select(e => JsonSerializer.Deserialize<LogRead>(e.Body, LogJson.Options)!).ToList();
    });

    /// <summary>The page as the auditor sees it, at an address with a query.</summary>
    public Task<IElement> Page<TPage>(string query = "", params (string Name, object Value)[] parameters)
        where TPage : IComponent => In(async (scope, db) =>
    {
        var services = new ServiceCollection()
            .AddSingleton(scope.GetRequiredService<FilterReader>()).AddSingleton(scope.GetRequiredService<LogReader>())
            .AddSingleton(scope.GetRequiredService<NoteReading>()).AddSingleton(scope.GetRequiredService<Seals>())
            .AddSingleton(scope.GetRequiredService<ThongSuot.Contracts.Procedures.IProcedures>()).AddSingleton(scope.GetRequiredService<IOrganisation>())
            .AddSingleton(scope.GetRequiredService<Deliveries>()).AddSingleton(scope.GetRequiredService<RetryDelivery>());
        return (IElement)new HtmlParser().ParseDocument(await DrawnPage.Of<TPage>(Auditor, "/nhat-ky" + query, services, parameters)).Body!;
    });

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static Guid Id(byte number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private sealed class ThreePersons : IOrganisation
    {
        private readonly OrganisationView _view = new(1, [], [new Person(Lan, "Nguyễn Thị Lan", null), new Person(Hung, "Trần Văn Hùng", null), new Person(OtherHung, "Trần Văn Hùng", null)], [], []);

        public ValueTask<OrganisationView> View(CancellationToken cancellation) => ValueTask.FromResult(_view);

        public ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation) => ValueTask.FromResult<Actor?>(null);
    }

    private sealed class TwoDossiers : IDossiers
    {
        public Task<IReadOnlyDictionary<Guid, DossierSummary>> Summaries(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<Guid, DossierSummary>>(ids.ToDictionary(id => id, id => new DossierSummary(id, Code(id), "Tên hồ sơ không được hiện")));

        public Task<IReadOnlyDictionary<Guid, DossierReference>> References(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<Guid, DossierReference>>(ids.ToDictionary(id => id, id => new DossierReference(id, Code(id), Guid.Empty, Secrecy.Thuong)));

        public Task<IReadOnlySet<Guid>> Visible(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlySet<Guid>>(new HashSet<Guid>());

        public Task<IReadOnlyList<DueWork>> DueWork(DateTimeOffset until, DueWork? after, int count, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<DueWork>>([]);

        public Task<IReadOnlyList<OpenWorkDetails>> OpenWork(IReadOnlyCollection<Guid> dossiers, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<OpenWorkDetails>>([]);

        public Task<IReadOnlyDictionary<Guid, int>> OverdueByBody(IReadOnlyCollection<Guid> bodies, DateTimeOffset now, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<Guid, int>>(new Dictionary<Guid, int>());

        public Task<Guid?> IdOf(string code, CancellationToken cancellation) =>
            Task.FromResult(new[] { Dossier, OtherDossier }.Where(id => Code(id) == code).Cast<Guid?>().FirstOrDefault());

        private static string Code(Guid id) => id == Dossier ? "TCCB-01/2026/000001" : "TCCB-01/2026/000002";
    }
}
