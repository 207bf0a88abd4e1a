using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Hearing;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Notifications.Preferences;
using ThongSuot.Notifications.Reminding;
using ThongSuot.Notifications.Telling;
using ThongSuot.Notifications.Reading;
using ThongSuot.Notifications.Tests.Webhooks;
using ThongSuot.Notifications.Webhooks;
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
    public static Guid Head { get; } = Id(5);
    public static Guid BoardMember { get; } = Id(6);
    public static BodyRef PartyCommittee { get; } = new(Id(10), "Tỉnh ủy");
    public static BodyRef Board { get; } = new(Id(14), "Thường trực Tỉnh ủy");
    public static BodyRef Cell { get; } = new(Id(11), "Chi bộ 1");
    public static BodyRef Department { get; } = new(Id(12), "Ban Tổ chức");
    public static BodyRef Committee { get; } = new(Id(13), "Ban Thường vụ");
    public static Holder Officers { get; } = new(OfficerRole, Department);
    public static Holder Heads { get; } = new("board_head", Department);
    public static Holder BoardMembers { get; } = new("standing_board", Board);
    public static Holder Secretaries { get; } = new("secretary", Committee);

    public FixedTime Time => _database.Time;

    internal DossierDouble Dossiers { get; private init; } = new();

    internal ProcedureDouble Procedures { get; private init; } = new();

    internal Letters Mailbox { get; private init; } = new();

    internal OneOrganisation Organisation { get; private init; } = new();

    internal AccountsOfOffice Accounts { get; private init; } = new();

    public IServiceProvider Services => _database.Services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Office> Open()
    {
        var (dossiers, procedures, mailbox, organisation, accounts) = (new DossierDouble(), new ProcedureDouble(), new Letters(), new OneOrganisation(), new AccountsOfOffice());
        var database = await TestDatabase.CreateAsync(services =>
        {
            services.AddNotifications();
            services.AddSingleton<IOrganisation>(organisation);
            services.AddSingleton<IDossiers>(dossiers);
            services.AddSingleton<IProcedures>(procedures);
            services.AddSingleton(new MailSettings("localhost", 25, "thongsuot@tinhuy.example", null, null, false, "https://thongsuot.example"));
            services.AddSingleton<IMailSender>(mailbox);
            services.AddSingleton<IProgramAccounts>(accounts);
            services.AddSingleton(new WebhookSettings(AllowLoopback: true, [], "https://thongsuot.example"));
        });
        return new Office(database) { Dossiers = dossiers, Procedures = procedures, Mailbox = mailbox, Organisation = organisation, Accounts = accounts };
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

    /// <summary>A sweep of a node of its own; the round begins now.</summary>
    internal Task<Swept> Sweep() => new RemindDue(_database.Services.GetRequiredService<IServiceScopeFactory>(), Time, NullLogger<RemindDue>.Instance).RunOnce(Cancellation);

    /// <summary>Tells of all open work without asking the cursor whose turn it is; gives way to who is faster, as the sweep does.</summary>
    internal async Task RemindAll()
    {
        foreach (var work in Dossiers.Works.Values.Select(w => new DueWork(w.Due.At, w.Dossier, w.Key)))
        {
            try
            {
                await _database.InScope((services, _) => services.GetRequiredService<Remind>().Run([work], Cancellation));
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                // Told by another one.
            }
        }
    }

    internal Task<int> Send() => _database.Services.GetRequiredService<SendMail>().Drain(Cancellation);

    internal async Task<int> SendAsAnotherNode()
    {
        using var node = new SendMail(
            _database.Services.GetRequiredService<IServiceScopeFactory>(), Mailbox, _database.Services.GetRequiredService<MailSettings>(), Time, NullLogger<SendMail>.Instance);
        return await node.Drain(Cancellation);
    }

    internal Task Tell(News news) => _database.InScope(async (services, db) =>
    {
        await services.GetRequiredService<Announce>().Run(db, [news], Cancellation);
        await db.SaveChangesAsync(Cancellation);
    });

    internal Task<int> MakeDigests() => _database.Services.GetRequiredService<MakeDigests>().RunOnce(Cancellation);

    /// <summary>The person has confirmed an address and wants everything that way.</summary>
    internal Task Wants(Guid person, MailWay way, int digestHour = Preference.StandardHour, bool workingDaysOnly = true) => _database.InScope(async (_, db) =>
    {
        var wish = new Preference
        {
            Person = person, Address = $"p{person.ToString("N")[..8]}@tinhuy.example", DigestHour = digestHour, WorkingDaysOnly = workingDaysOnly,
            Choices = Enum.GetValues<NoticeKind>().ToImmutableDictionary(kind => kind, _ => new KindChoice(true, way)),
        };
        wish.DigestAt = wish.NextDigest(Time.GetUtcNow());
        db.Add(wish);
        await db.SaveChangesAsync(Cancellation);
    });

    internal Task<List<Mail>> Mails() => _database.InScope((_, db) => db.Mails.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Cancellation));

    internal Task<T> Look<T>(Func<AppDb, Task<T>> look) => _database.InScope((_, db) => look(db));

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
        NewDevice => SignInEntries.NewDevice,
        _ => "dossier." + System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(happened.GetType().Name),
    };
}

/// <summary>An entry of a known type whose body nobody can read.</summary>
internal sealed record Unreadable(string As, string Something);
