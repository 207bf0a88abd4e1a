using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Initiatives;

/// <summary>Initiatives: accepted ones for everybody signed in, one's own always, all of them for the Office.</summary>
internal sealed class InitiativeReader(AppDb db, IOrganisation organisation)
{
    public const int MostShown = 200;

    /// <summary>The reform coordinator of the province's office.</summary>
    public async Task<bool> IsOffice(Actor actor, CancellationToken cancellation) => await Office(cancellation) is { } office && actor.Holds(Rights.Coordinator, office.Id);

    public async Task<RoleAt?> OfficeRole(CancellationToken cancellation) => await Office(cancellation) is { } office ? new RoleAt(Rights.Coordinator, office.Id) : null;

    public async Task<IReadOnlyList<Initiative>> Mine(Actor actor, CancellationToken cancellation)
    {
        var initiatives = db.Initiatives;
        return await initiatives.AsNoTracking().Where(i => i.Author == actor.Person).OrderByDescending(i => i.Year).ThenByDescending(i => i.Number).Take(MostShown).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<Initiative>> Accepted(CancellationToken cancellation)
    {
        var initiatives = db.Initiatives;
        return await initiatives.AsNoTracking().Where(i => i.State == InitiativeState.Accepted).OrderByDescending(i => i.DecidedAt).Take(MostShown).ToListAsync(cancellation);
    }

    /// <summary>What waits for the Office, oldest first; nothing for anybody else.</summary>
    public async Task<IReadOnlyList<Initiative>> Waiting(Actor actor, CancellationToken cancellation)
    {
        var initiatives = db.Initiatives;
        return await IsOffice(actor, cancellation)
            ? await initiatives.AsNoTracking().Where(i => i.State == InitiativeState.Proposed || i.State == InitiativeState.Asked).OrderBy(i => i.Year).ThenBy(i => i.Number).Take(MostShown).ToListAsync(cancellation)
            : [];
    }

    /// <summary>By code, for change; null when there is none that this person may see.</summary>
    public async Task<Initiative?> Find(Actor actor, string code, CancellationToken cancellation)
    {
        if (code.Split('-') is not ["SK", var year, var number] || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            return null;
        var (office, person) = (await IsOffice(actor, cancellation), actor.Person);
        return await db.Initiatives.FirstOrDefaultAsync(i => i.Year == y && i.Number == n && (office || i.Author == person || i.State == InitiativeState.Accepted), cancellation);
    }

    /// <summary>Questions and answers; only for the Office and the author.</summary>
    public async Task<IReadOnlyList<InitiativeNote>> Notes(Actor actor, Initiative initiative, CancellationToken cancellation) =>
        initiative.Author == actor.Person || await IsOffice(actor, cancellation)
            ? await db.InitiativeNotes.AsNoTracking().Where(n => n.Initiative == initiative.Id).OrderBy(n => n.Number).ToListAsync(cancellation)
            : [];

    private async Task<Body?> Office(CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        return view.Province is { } province ? view.OrganOf(province, "office") : null;
    }
}
