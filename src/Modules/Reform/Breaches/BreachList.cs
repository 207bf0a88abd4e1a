using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Breaches;

/// <summary>What a list is narrowed to; null is everything.</summary>
/// <param name="Own">Only the person's own.</param>
internal sealed record BreachFilter(
    bool Own = false, Guid? Body = null, BreachGroup? Group = null, BreachKind? Kind = null, string? Cause = null, BreachState? State = null, Guid? Person = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>A breach with the words that it is shown in.</summary>
/// <param name="Code">Of the dossier; nothing else of it is shown.</param>
/// <param name="Step">"Bước 3. Thẩm định".</param>
/// <param name="Holder">The person, or the role while nobody is known.</param>
/// <param name="LateMinutes">Of now, while it grows; null where nothing was late.</param>
internal sealed record BreachRow(Breach Breach, string Code, string Step, string Kind, string Holder, string Body, string? Head, string? Cause, int? LateMinutes)
{
    public string Late => Breach.IsSilent && LateMinutes is null or 0 ? "không trả lời" : LateMinutes is { } minutes ? BreachWords.Late(minutes, Breach.InHours) : "–";
}

/// <summary>Breaches as each person may see them.</summary>
internal sealed class BreachList(AppDb db, BreachRights rights, IDossiers dossiers, IProcedures procedures, IOrganisation organisation, TimeProvider time)
{
    public const int PageSize = 50, MostExported = 5_000;

    /// <summary>Newest first.</summary>
    /// <param name="after">Id of the last row of the page before.</param>
    public async Task<IReadOnlyList<BreachRow>> List(Actor actor, BreachFilter filter, Guid? after, int count, CancellationToken cancellation)
    {
        var breaches = (await Narrowed(actor, filter, cancellation)).AsNoTracking();
        if (after is { } last)
            breaches = breaches.Where(b => b.Id < last);
        return await WithWords(await breaches.OrderByDescending(b => b.Id).Take(count).ToListAsync(cancellation), cancellation);
    }

    public async Task<int> Count(Actor actor, BreachFilter filter, CancellationToken cancellation) =>
        await (await Narrowed(actor, filter, cancellation)).CountAsync(cancellation);

    public async Task<BreachRow?> Find(Actor actor, Guid id, CancellationToken cancellation)
    {
        var visible = (await rights.Of(actor, cancellation)).Of(db.Breaches);
        return await visible.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancellation) is { } breach ? (await WithWords([breach], cancellation))[0] : null;
    }

    /// <summary>Those of one dossier.</summary>
    public async Task<IReadOnlyList<BreachRow>> OfDossier(Actor actor, Guid dossier, CancellationToken cancellation)
    {
        var visible = (await rights.Of(actor, cancellation)).Of(db.Breaches);
        return await WithWords(await visible.AsNoTracking().Where(b => b.Dossier == dossier).OrderByDescending(b => b.Id).Take(PageSize).ToListAsync(cancellation), cancellation);
    }

    /// <summary>What was written about it, in order.</summary>
    public async Task<IReadOnlyList<BreachText>> Texts(Breach breach, CancellationToken cancellation)
    {
        var (texts, id) = (db.BreachTexts, breach.Id);
        return await texts.AsNoTracking().Where(t => t.Breach == id).OrderBy(t => t.At).ThenBy(t => t.Id).ToListAsync(cancellation);
    }

    private async Task<IQueryable<Breach>> Narrowed(Actor actor, BreachFilter filter, CancellationToken cancellation)
    {
        var sight = await rights.Of(actor, cancellation);
        var breaches = filter.Own ? sight.OfHolder(db.Breaches) : sight.OfBodies(db.Breaches);
        if (filter.Body is { } body)
            breaches = breaches.Where(b => b.Body == body);
        if (filter.Group is { } group)
            breaches = breaches.Where(b => b.Group == group);
        if (filter.Kind is { } kind)
            breaches = breaches.Where(b => b.Kind == kind);
        if (filter.Cause is { } cause)
            breaches = breaches.Where(b => b.Cause == cause);
        if (filter.State is { } state)
            breaches = breaches.Where(b => b.State == state);
        if (filter.Person is { } person)
            breaches = breaches.Where(b => b.Person == person);
        if (Period.Begin(filter.From) is { } from)
            breaches = breaches.Where(b => b.At >= from);
        if (Period.End(filter.To) is { } to)
            breaches = breaches.Where(b => b.At < to);
        return breaches;
    }

    private async Task<IReadOnlyList<BreachRow>> WithWords(List<Breach> breaches, CancellationToken cancellation)
    {
        if (breaches.Count == 0)
            return [];
        var (view, now) = (await organisation.View(cancellation), time.Now());
        var codes = await dossiers.References([.. breaches.Select(b => b.Dossier).Distinct()], cancellation);
        var kinds = (await procedures.BreachRules(cancellation)).ToDictionary(r => r.Code, r => r.Name, StringComparer.Ordinal);
        var causes = (await procedures.BreachCauses(cancellation)).ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal);
        var rows = new List<BreachRow>();
        foreach (var breach in breaches)
        {
            var calendar = await procedures.Calendar(breach.Body, cancellation);
            var late = breach is { IsGrowing: true, DueAt: { } due, State: not BreachState.Withdrawn }
                ? Math.Max(0, (breach.InHours ? (int)(now - due).TotalMinutes : calendar.Remaining(due, now).Minutes) - breach.StoodMinutes) : breach.LateMinutes;
            rows.Add(new BreachRow(
                breach, codes.GetValueOrDefault(breach.Dossier)?.Code ?? "–", StepOf(await procedures.Version(breach.Version, cancellation), breach.Node), kinds.GetValueOrDefault(breach.Rule, breach.Rule),
                breach.Person is { } person ? view.FindPerson(person)?.Name ?? "–" : await procedures.RoleName(breach.Role, cancellation), view.Find(breach.Body)?.Name ?? "–",
                breach.Head is { } head ? view.FindPerson(head)?.Name : null, breach.Cause is { } cause ? causes.GetValueOrDefault(cause, cause) : null, late));
        }

        return rows;
    }

    public static string StepOf(Procedure procedure, string node) => procedure.Definition.Find(node) switch
    {
        Step step => $"Bước {step.Number}. {step.Action}",
        Consult consult => $"Bước {consult.Number}. {consult.Action}",
        _ => "Lấy ý kiến phối hợp",
    };
}

/// <summary>Days of a period as instants.</summary>
internal static class Period
{
    public static DateTimeOffset? Begin(DateOnly? day) => day?.MidnightInVietnam();

    public static DateTimeOffset? End(DateOnly? day) => Begin(day?.AddDays(1));
}
