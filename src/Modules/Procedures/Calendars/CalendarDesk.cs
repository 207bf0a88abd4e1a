using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Calendars;

/// <summary>A calendar as somebody asked for it.</summary>
/// <param name="Body">Null: everybody's.</param>
/// <param name="Line">The body and all above it.</param>
/// <param name="Layers">What it is made of, general first.</param>
internal sealed record ShownCalendar(string Code, Body? Body, ImmutableArray<Body> Line, LayeredCalendars All, ImmutableArray<CalendarData> Layers, WorkingCalendar Calendar)
{
    public string Title => Body is null ? "Lịch làm việc chung" : $"Lịch làm việc của {Body.Name}";

    /// <summary>What the body laid over itself; empty when it has nothing of its own.</summary>
    public CalendarData Own => All.LayerOf(Body?.Id) ?? new CalendarData { Version = "" };
}

/// <summary>Finds calendars by the codes of the address, their changes so far, and who keeps them.</summary>
internal sealed class CalendarDesk(DraftDesk desk, IOrganisation organisation)
{
    public DateOnly Today => desk.Today;

    public ValueTask<OrganisationView> View(CancellationToken cancellation) => organisation.View(cancellation);

    public Task<DraftRights> Rights(Actor actor, CancellationToken cancellation) => desk.Rights(actor, cancellation);

    /// <summary>The bodies that laid something over the general calendar.</summary>
    public async Task<IEnumerable<Guid>> WithOwn(CancellationToken cancellation) => (await desk.Published(cancellation))?.Calendars.Bodies.Keys ?? [];

    /// <param name="isLatest">For who changes calendars and must see each change at once; others may see it a second later.</param>
    /// <returns>Null for a code that nobody has, and before anything was published.</returns>
    public async Task<ShownCalendar?> Find(string code, bool isLatest, CancellationToken cancellation)
    {
        if ((isLatest ? await desk.Latest(cancellation) : await desk.Published(cancellation)) is not { } published)
            return null;
        var view = await organisation.View(cancellation);
        var body = code == CalendarAddress.Everybody ? null : view.FindByCode(code);
        if (body is null && code != CalendarAddress.Everybody)
            return null;
        ImmutableArray<Body> line = body is null ? [] : [.. view.Line(body)];
        return new ShownCalendar(code, body, line, published.Calendars, published.Calendars.LayersOf(line), published.Calendars.Of(line));
    }

    /// <summary>Number of the state that counts now; 0 when there is none.</summary>
    public async Task<int> Number(Guid? body, CancellationToken cancellation)
    {
        var layers = desk.Db.CalendarLayers;
        return await layers.Where(l => l.Body == body).MaxAsync(l => (int?)l.Number, cancellation) ?? 0;
    }

    /// <summary>All states that there were, the newest first.</summary>
    public async Task<IReadOnlyList<CalendarLayerRow>> Changes(Guid? body, CancellationToken cancellation)
    {
        var layers = desk.Db.CalendarLayers;
        return await layers.AsNoTracking().Where(l => l.Body == body).OrderByDescending(l => l.Number).ToListAsync(cancellation);
    }

    /// <summary>
    /// The role in which somebody changes a calendar, or null. A committee's office keeps it for the committee, its organs, and those below that
    /// have no office of their own; everybody's is kept by the province's.
    /// </summary>
    public static string? RoleIn(DraftRights rights, Body? body)
    {
        var keeper = KeeperOf(rights.View, body);
        if (body is not null && keeper is null)
            return null;
        return ((string[])[DraftRights.Owner, DraftRights.Chief]).FirstOrDefault(role => rights.Holds(role, keeper?.Id));
    }

    /// <summary>The nearest committee on the line that has an office.</summary>
    public static Body? KeeperOf(OrganisationView view, Body? body) =>
        body is null ? null : view.Line(body).FirstOrDefault(b => !b.IsOrgan && DraftRights.HasOffice(view, b));
}
