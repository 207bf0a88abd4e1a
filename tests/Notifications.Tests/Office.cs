using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Reading;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;

namespace ThongSuot.Notifications.Tests;

/// <summary>A small office with its database: a cell that files, a department with two officers, a committee above it.</summary>
public sealed class Office : IAsyncDisposable
{
    public const string OfficerRole = "specialist";

    private readonly TestDatabase _database;

    private Office(TestDatabase database) => _database = database;

    public static Guid CellSecretary { get; } = Id(1);
    public static Guid Officer { get; } = Id(2);
    public static Guid Colleague { get; } = Id(3);
    public static Guid Secretary { get; } = Id(4);
    public static BodyRef Cell { get; } = new(Id(11), "Chi bộ 1");
    public static BodyRef Department { get; } = new(Id(12), "Ban Tổ chức");
    public static BodyRef Committee { get; } = new(Id(13), "Ban Thường vụ");
    public static Holder Officers { get; } = new(OfficerRole, Department);
    public static Holder Secretaries { get; } = new("secretary", Committee);

    public FixedTime Time => _database.Time;

    internal Erasures Erased { get; private init; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Office> Open()
    {
        var erasures = new Erasures();
        var database = await TestDatabase.CreateAsync(services =>
        {
            services.AddNotifications();
            services.AddSingleton<IOrganisation, OneOrganisation>();
            services.AddSingleton<IDossiers>(erasures);
        });
        return new Office(database) { Erased = erasures };
    }

    /// <summary>Files a dossier and appends what happened to it, by <paramref name="by"/>; the relay has not run.</summary>
    public async Task<Guid> Dossier(Guid? by, params DossierEvent[] happened)
    {
        var dossier = Guid.CreateVersion7(Time.GetUtcNow());
        await Append(dossier, CellSecretary, new Filed(new Filer(CellSecretary, "cell_secretary", Cell), ImmutableDictionary<string, string>.Empty, Secrecy.Thuong, null, Time.GetUtcNow()));
        await Append(dossier, by, happened);
        return dossier;
    }

    public Task Append(Guid dossier, Guid? by, params object[] happened) => _database.InScope(async (services, db) =>
    {
        var head = await EventLog.Head(db, DossierEntries.StreamOf(dossier), Cancellation);
        services.GetRequiredService<EventLog>().Append(db, head, new Envelope(by), happened.Select(e => (TypeOf(e), e)));
        await db.SaveChangesAsync(Cancellation);
    });

    public Task Deliver() => _database.Services.GetRequiredService<Relay>().Drain(Cancellation);

    /// <summary>As if the relay had stopped between its work and its own record of it.</summary>
    public Task DeliverAgain(Guid dossier) => _database.InScope(async (_, db) =>
    {
        var stream = DossierEntries.StreamOf(dossier);
        var entries = await db.Set<LogEntry>().Where(e => e.Stream == stream && e.Type != DossierEntries.Filed).ToListAsync(Cancellation);
        db.AddRange(entries.Select(e => new Delivery { Listener = "notifications", Entry = e.Id, Stream = e.Stream, Sequence = e.Sequence, NextAt = e.At }));
        await db.SaveChangesAsync(Cancellation);
        await Deliver();
    });

    /// <summary>All notices in the order they were caused, as "person kind node".</summary>
    internal Task<List<(Guid Person, NoticeKind Kind, string? Node)>> Told() => _database.InScope(async (_, db) =>
    {
        var notices = db.Notices;
        var all = await notices.AsNoTracking().OrderBy(n => n.Id).ToListAsync(Cancellation);
        return all.Select(n => (n.Person, n.Kind, n.Node)).ToList();
    });

    internal Task<List<Delivery>> Waiting() => _database.InScope((_, db) => db.Set<Delivery>().AsNoTracking().OrderBy(d => d.Sequence).ToListAsync(Cancellation));

    internal Task<T> Read<T>(Func<Notices, Task<T>> read) => _database.InScope((services, _) => read(services.GetRequiredService<Notices>()));

    internal Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work) => _database.InScope((services, _) => work(services));

    /// <summary>The person with the roles given.</summary>
    public static Actor ActorOf(Guid person, params Holder[] roles) =>
        new(person, person, "Đồng chí", [.. roles.Select(r => new Grant(r.Role, r.Body.Id))]);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static Guid Id(byte number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private static string TypeOf(object happened) => happened switch
    {
        Unreadable unreadable => unreadable.As,
        _ => "dossier." + System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(happened.GetType().Name),
    };

    private sealed class OneOrganisation : IOrganisation
    {
        private readonly OrganisationView _view = new(
            1,
            [],
            [],
            [
                new Holding(Officer, OfficerRole, Department.Id), new Holding(Colleague, OfficerRole, Department.Id),
                new Holding(Secretary, Secretaries.Role, Committee.Id), new Holding(Secretary, OfficerRole, Committee.Id),
            ],
            []);

        public ValueTask<OrganisationView> View(CancellationToken cancellation) => ValueTask.FromResult(_view);

        public ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation) => ValueTask.FromResult<Actor?>(null);
    }
}

/// <summary>An entry of a known type whose body nobody can read.</summary>
internal sealed record Unreadable(string As, string Something);

/// <summary>Every dossier has a summary until it is erased.</summary>
internal sealed class Erasures : IDossiers
{
    public HashSet<Guid> Ids { get; } = [];

    public Task<IReadOnlyDictionary<Guid, DossierSummary>> Summaries(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<Guid, DossierSummary>>(
            ids.Where(id => !Ids.Contains(id)).ToDictionary(id => id, id => new DossierSummary(id, "TCCB-01/2026/000001", "Kết nạp đảng viên – Nguyễn Văn A")));
}
