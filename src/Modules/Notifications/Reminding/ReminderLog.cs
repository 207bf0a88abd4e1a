using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Reminding;

/// <param name="Code">The dossier's code; null when it was erased. Never its title: a leader need not see the dossiers of the bodies below.</param>
/// <param name="Address">Where the dossier is, when the leader may see it.</param>
/// <param name="To">Names of those who were told; empty when nobody holds the role.</param>
internal sealed record ReminderRow(
    Guid Id, string? Code, string? Address, string Body, NoticeKind Kind, string Rule, DateTimeOffset DueAt, DateTimeOffset At, string ToldBody, IReadOnlyList<string> To);

internal sealed record OverdueRow(Guid Body, string Name, int Count);

/// <summary>What was reminded of and escalated at the bodies that a person leads, and those below them.</summary>
internal sealed class ReminderLog(AppDb db, IDossiers dossiers, IOrganisation organisation, IProcedures procedures, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>Empty for who leads nothing.</summary>
    public async Task<IReadOnlySet<Guid>> Led(Actor actor, CancellationToken cancellation)
    {
        var (view, leading) = (await organisation.View(cancellation), await procedures.LeadingRoles(cancellation));
        var led = new HashSet<Guid>();
        foreach (var body in actor.Grants.Where(g => leading.Contains(g.Role)).Select(g => view.Find(g.Body)).OfType<Body>())
        {
            // Who leads a committee's standing organ leads the committee; any other organ is itself and no more.
            var top = body.Kind is "standing_board" or "standing_committee" or "executive_committee" ? view.CommitteeOf(body) : body;
            AddBelow(view, top.Id, led);
        }

        return led;
    }

    /// <summary>Newest first.</summary>
    /// <param name="body">One body alone; of one that the person does not lead nothing is shown.</param>
    /// <param name="after">Id of the last one of the page before.</param>
    public async Task<IReadOnlyList<ReminderRow>> List(Actor actor, Guid? body, Guid? after, CancellationToken cancellation)
    {
        var led = (await Led(actor, cancellation)).ToArray();
        var reminders = db.Reminders.AsNoTracking().Where(r => led.Contains(r.Body));
        if (body is { } one)
            reminders = reminders.Where(r => r.Body == one);
        if (after is { } last)
            reminders = reminders.Where(r => r.Id < last);
        var page = await reminders.OrderByDescending(r => r.Id).Take(PageSize).ToListAsync(cancellation);

        var (ids, causes) = (page.Select(r => r.Dossier).Distinct().ToArray(), page.Select(r => r.Cause).ToArray());
        var (summaries, visible) = (await dossiers.References(ids, cancellation), await dossiers.Visible(actor, ids, cancellation));
        var told = (await db.Notices.Where(n => causes.Contains(n.Cause)).Select(n => new { n.Cause, n.Person }).ToListAsync(cancellation)).ToLookup(n => n.Cause, n => n.Person);
        var (view, rules) = (await organisation.View(cancellation), (await procedures.Reminders(cancellation)).ToLookup(r => r.Code, r => r.Name, StringComparer.Ordinal));
        string NameOf(Guid id) => view.Find(id)?.Name ?? "Cơ quan không còn";
        return [.. page.Select(r => new ReminderRow(
            r.Id, summaries.GetValueOrDefault(r.Dossier)?.Code, visible.Contains(r.Dossier) ? $"/ho-so/{r.Dossier}" : null, NameOf(r.Body), r.Kind,
            rules[r.Rule].FirstOrDefault() ?? r.Rule, r.DueAt, r.At, NameOf(r.ToldBody),
            [.. told[r.Cause].Select(p => view.FindPerson(p)?.Name ?? "Người đã rời hệ thống").Order(StringComparer.Ordinal)]))];
    }

    /// <summary>Bodies with overdue work, those with most first.</summary>
    public async Task<IReadOnlyList<OverdueRow>> Overdue(Actor actor, CancellationToken cancellation)
    {
        var (led, view) = (await Led(actor, cancellation), await organisation.View(cancellation));
        var counts = await dossiers.OverdueByBody(led, time.Now(), cancellation);
        return [.. counts.Select(c => new OverdueRow(c.Key, view.Find(c.Key)?.Name ?? "Cơ quan không còn", c.Value))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Name, StringComparer.Ordinal)];
    }

    private static void AddBelow(OrganisationView view, Guid body, HashSet<Guid> led)
    {
        if (!led.Add(body))
            return;
        foreach (var below in view.ChildrenOf(body))
            AddBelow(view, below.Id, led);
    }
}
