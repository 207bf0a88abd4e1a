using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Tests;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Breaches;

namespace ThongSuot.Reform.Tests.Breaches;

/// <summary>Short ways to late work and to what is said of it.</summary>
internal sealed class GivenBreaches(ReformProvince province)
{
    /// <summary>One working day for its step b4.</summary>
    public const string Outgoing = "VTLT-02";

    public Given Given { get; } = new(province);

    /// <summary>At Monday 20 April 2026, 8:00; b4 is due on Tuesday at 17:00.</summary>
    public async Task<Dossier> Waiting()
    {
        province.Time.Set(Local(20, 8, 0));
        return await Given.At(await Given.Filed(Outgoing), "b4");
    }

    /// <summary>The same, done on Wednesday at 10:00, two and a half hours late.</summary>
    public async Task<(Dossier Dossier, Actor Officer, Breach Breach)> Late()
    {
        var dossier = await Waiting();
        province.Time.Set(Local(22, 10, 0));
        var officer = Given.Officer(dossier);
        dossier = await Complete(dossier);
        await province.Relay();
        return (dossier, officer, (await Of(dossier.Id)).Single(b => b.Kind == Contracts.Procedures.BreachKind.StepLate && b.Node == "b4"));
    }

    public async Task<Dossier> Complete(Dossier dossier) => await Given.Done(Given.Officer(dossier), dossier, await Given.Walk.Completion(dossier, dossier.State!.Open["b4"]));

    public Task<List<Breach>> Of(Guid dossier) => province.Look(db =>
    {
        var breaches = db.Breaches;
        return breaches.AsNoTracking().Where(b => b.Dossier == dossier).OrderBy(b => b.Id).ToListAsync();
    });

    public async Task<Breach> Again(Breach breach) => (await Of(breach.Dossier)).Single(b => b.Id == breach.Id);

    /// <summary>What the log tells of a breach.</summary>
    public Task<List<LogEntry>> Entries(Breach breach) => province.Look(async db =>
    {
        var entries = new List<LogEntry>();
        await foreach (var entry in EventLog.Read(db, BreachEntries.StreamOf(breach.Id)))
            entries.Add(entry);
        return entries;
    });

    public async Task<List<NoticeWanted>> Notices(Breach breach) =>
        [.. (await Entries(breach)).Where(e => e.Type == NoticeWanted.Type).Select(e => System.Text.Json.JsonSerializer.Deserialize<NoticeWanted>(e.Body, LogJson.Options)!)];

    /// <summary>Hands all entries of a dossier to the listener again, as after a crash of the relay.</summary>
    public async Task Redeliver(Guid dossier)
    {
        var entries = await province.Look(async db =>
        {
            var all = new List<LogEntry>();
            await foreach (var entry in EventLog.Read(db, DossierEntries.StreamOf(dossier)))
                all.Add(entry);
            return all;
        });
        var listener = province.Services.GetServices<IListener>().OfType<OnDossierWork>().Single();
        foreach (var entry in entries.Where(e => listener.Types.Contains(e.Type)))
        {
            await province.Look(async db =>
            {
                await listener.Hear(entry, db, default);
                return await db.SaveChangesAsync();
            });
            await province.Look(async db =>
            {
                await province.Services.GetRequiredService<KeepBreaches>().Look(db, dossier, default);
                return await db.SaveChangesAsync();
            });
        }
    }

    public Actor Head(Breach breach) => province.Actor(breach.Head!.Value);

    public Task<Result<bool>> Explain(Actor actor, Breach breach, string? cause = "overload", string? text = "Nhiều văn bản đến cùng lúc.", bool plain = true, int? revision = null) =>
        province.Ask<AnswerBreach, Result<bool>>(a => a.Explain(actor, breach.Id, revision ?? breach.Revision, cause, text, plain, default));

    public Task<Result<bool>> Decide(Actor actor, Breach breach, BreachState? how, string? text = "Đã xem xét.", bool plain = true) =>
        province.Ask<DecideBreach, Result<bool>>(d => d.Run(actor, breach.Id, breach.Revision, how, text, plain, default));

    public Task<Result<bool>> Reply(Actor actor, Breach breach, string? text = "Đề nghị xem lại.") =>
        province.Ask<AnswerBreach, Result<bool>>(a => a.Reply(actor, breach.Id, breach.Revision, text, true, default));

    public Task<BreachRow?> Sees(Actor actor, Breach breach) => province.Ask<BreachList, BreachRow?>(l => l.Find(actor, breach.Id, default));

    public static DateTimeOffset Local(int day, int hour, int minute) => new DateTimeOffset(2026, 4, day, hour, minute, 0, TimeSpan.FromHours(7)).ToUniversalTime();
}
