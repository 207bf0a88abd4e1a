using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;

namespace ThongSuot.Organisation.Bodies;

/// <summary>Who stands under whom, so that nothing is put beneath itself.</summary>
internal sealed class BodyLines(Dictionary<Guid, Guid?> parents)
{
    public static async Task<BodyLines> Read(IQueryable<Body> bodies, CancellationToken cancellation) =>
        new(await bodies.Select(b => new { b.Id, b.Parent }).ToDictionaryAsync(b => b.Id, b => b.Parent, cancellation));

    public void Put(Guid body, Guid? parent) => parents[body] = parent;

    /// <summary>The body itself counts as below itself.</summary>
    public bool IsBelow(Guid body, Guid above)
    {
        var steps = 0;
        for (Guid? at = body; at is { } here && steps++ <= parents.Count; at = parents.GetValueOrDefault(here))
        {
            if (here == above)
                return true;
        }

        return false;
    }
}
