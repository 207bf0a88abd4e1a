using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Bodies;

/// <summary>Who changes the organisation, from which network address.</summary>
internal sealed record By(Actor Actor, string? Address)
{
    public static By Request(Microsoft.AspNetCore.Http.HttpContext http) => new(http.Actor(), http.Connection.RemoteIpAddress?.ToString());
}

/// <summary>What every use case of this module begins with: the tables, today, and a change in somebody's name.</summary>
internal sealed class OrganisationChanges(AppDb db, EventLog log, OrganisationReader reader, TimeProvider time)
{
    public AppDb Db => db;

    public DateTimeOffset Now => time.Now();

    public DateOnly Today => time.Now().DateInVietnam();

    /// <summary>Begins a change; ask the tables only afterwards. Null as <paramref name="by"/>: the system acts.</summary>
    public async Task<OrganisationChange> Begin(By? by, string? basis, CancellationToken cancellation, string role = "system_admin")
    {
        // The version comes first: whatever somebody else changes from here on makes the saving fail.
        await db.OrganisationVersions.SingleOrDefaultAsync(cancellation);
        var grant = by?.Actor.Grants.FirstOrDefault(g => g.Role == role);
        return new OrganisationChange(db, log, new Envelope(by?.Actor.Person, grant?.Role, grant?.Body, Address: by?.Address, Basis: basis), reader);
    }
}
