using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Telling;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Reminding;

/// <summary>Tells of these pieces of work what fell due since they were looked at last; notices, log and the mark of how far it came in one transaction.</summary>
internal sealed class Remind(AppDb db, IDossiers dossiers, IOrganisation organisation, IProcedures procedures, Announce announce, TimeProvider time)
{
    // Rules change: even work without a further reminder is looked at again.
    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(1);

    /// <returns>How many reminders and escalations were written.</returns>
    public async Task<int> Run(IReadOnlyCollection<DueWork> works, CancellationToken cancellation)
    {
        var (now, wanted, ids) = (time.Now(), works.Select(w => (w.Dossier, w.Key)).ToHashSet(), works.Select(w => w.Dossier).Distinct().ToArray());
        var rules = await procedures.Reminders(cancellation);
        var (view, leading) = (await organisation.View(cancellation), await procedures.LeadingRoles(cancellation));
        var watched = await db.Watches.Where(w => ids.Contains(w.Dossier)).ToDictionaryAsync(w => (w.Dossier, w.Key), cancellation);
        var news = new List<News>();
        foreach (var work in (await dossiers.OpenWork(ids, cancellation)).Where(w => wanted.Contains((w.Dossier, w.Key))))
        {
            var watch = watched.GetValueOrDefault((work.Dossier, work.Key));
            // As the databases keep it, so that it compares equal when it is read back.
            var dueAt = work.Due.At.ToMilliseconds();
            var toldTo = watch?.DueAt == dueAt ? watch.ToldTo : DateTimeOffset.MinValue;
            var stages = Stage.Of(rules, await procedures.Calendar(work.Holders[0].Body.Id, cancellation), work.Since, work.Due);
            foreach (var stage in Stage.Reached(stages, toldTo, now))
                news.AddRange(work.Holders.DistinctBy(h => h.Body.Id).Select(holder => Add(work, holder, stage, now, view, leading)));

            var reached = stages.LastOrDefault(s => s.At <= now)?.At ?? DateTimeOffset.MinValue;
            toldTo = reached > toldTo ? reached : toldTo;
            var next = stages.FirstOrDefault(s => s.At > now)?.At ?? DateTimeOffset.MaxValue;
            next = next < now + LookAgain ? next : now + LookAgain;
            if (watch is null)
                db.Add(new Watch { Dossier = work.Dossier, Key = work.Key, DueAt = dueAt, ToldTo = toldTo, NextAt = next });
            else
                (watch.DueAt, watch.ToldTo, watch.NextAt) = (dueAt, toldTo, next);
        }

        await announce.Run(db, news, cancellation);
        await db.SaveChangesAsync(cancellation);
        return news.Count;
    }

    private News Add(OpenWorkDetails work, Holder holder, Stage stage, DateTimeOffset now, OrganisationView view, IReadOnlySet<string> leading)
    {
        var cause = Causes.Of(work.Dossier, $"{stage.Rule.Code}/{work.Key}", work.Due.At.UtcTicks, holder.Body.Id);
        var (body, to) = Ladder.Of(stage.Rule.To, holder, view, leading);
        var kind = stage.Rule.To != ReminderTo.Holder ? NoticeKind.Escalated : stage.At < work.Due.At ? NoticeKind.DueSoon : NoticeKind.Overdue;
        db.Add(new Reminder
        {
            Id = Guid.CreateVersion7(now), Cause = cause, Dossier = work.Dossier, Node = work.Node, Kind = kind, Rule = stage.Rule.Code, DueAt = work.Due.At,
            At = now, Body = holder.Body.Id, ToldBody = body, Told = to.Length,
        });
        return new News(kind, cause, now, to) { Dossier = work.Dossier, Node = work.Node, DueAt = work.Due.At };
    }
}
