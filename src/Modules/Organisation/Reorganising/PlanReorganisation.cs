using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;
using Body = ThongSuot.Organisation.Data.Body;

namespace ThongSuot.Organisation.Reorganising;

/// <summary>What would pass from one body to its successor; also what is kept of it afterwards.</summary>
/// <param name="Counts">"12 hồ sơ đang giải quyết"; nothing that is zero.</param>
internal sealed record PlannedBody(string Code, string Name, string SuccessorCode, string SuccessorName, ImmutableArray<string> Counts);

/// <summary>The dry run.</summary>
/// <param name="Moved">Bodies that get another parent, in words.</param>
/// <param name="Conflicts">What somebody should look at before, in words; none forbids it.</param>
internal sealed record ReorganisationPlan(ImmutableArray<PlannedBody> Bodies, ImmutableArray<string> Moved, ImmutableArray<string> Conflicts);

/// <summary>Checks a reorganisation and says what it would do, without doing it.</summary>
internal sealed class PlanReorganisation(OrganisationChanges changes, IEnumerable<IBodyDependents> dependents, IProcedures procedures)
{
    public async Task<Result<ReorganisationPlan>> Run(ReorganisationRequest request, CancellationToken cancellation)
    {
        var checkedRequest = await Check(request, cancellation);
        return checkedRequest.IsOk ? await Describe(checkedRequest.Value, request.ByField.Keys, cancellation) : checkedRequest.Refusals.ToArray();
    }

    /// <summary>Who follows whom; tracked bodies, so that the one who carries it out may go on with them.</summary>
    public async Task<Result<Succession>> Check(ReorganisationRequest request, CancellationToken cancellation)
    {
        var today = changes.Today;
        var standing = await changes.Db.Bodies.Where(b => b.EndedAt == null && b.ValidFrom <= today && (b.ValidTo == null || b.ValidTo >= today)).ToDictionaryAsync(b => b.Id, cancellation);
        if (request.Bodies.IsDefaultOrEmpty || request.Bodies.Any(b => !standing.ContainsKey(b)))
            return Refusals.BodiesMissing;
        var lines = new BodyLines(standing.Values.ToDictionary(b => b.Id, b => b.Parent));
        foreach (var successor in request.ByField.Values.Append(request.Successor ?? Guid.Empty))
        {
            if (!standing.TryGetValue(successor, out var heir) || heir.ValidTo is not null || request.Bodies.Contains(successor))
                return Refusals.SuccessorMissing;
            if (request.Bodies.Any(b => lines.IsBelow(successor, b)))
                return Refusals.SuccessorBelow;
        }

        return Succession.Of(standing, request.Bodies, standing[request.Successor!.Value], request.ByField.ToImmutableDictionary(f => f.Key, f => standing[f.Value], StringComparer.Ordinal));
    }

    public async Task<ReorganisationPlan> Describe(Succession succession, IEnumerable<string> fields, CancellationToken cancellation)
    {
        var bodies = ImmutableArray.CreateBuilder<PlannedBody>();
        var conflicts = ImmutableArray.CreateBuilder<string>();
        foreach (var (body, successor, byField) in succession.Bodies)
        {
            var counts = ImmutableArray.CreateBuilder<string>();
            counts.AddRange(await Counts(body.Id, null, cancellation));
            foreach (var field in fields)
                counts.AddRange((await Counts(body.Id, field, cancellation)).Select(c => $"lĩnh vực {field} sang {byField[field].Name}: {c}"));
            bodies.Add(new PlannedBody(body.Code, body.Name, successor.Code, successor.Name, counts.ToImmutable()));
            if (body.Kind != successor.Kind)
                conflicts.Add($"{body.Name} và {successor.Name} khác loại: các bước giao theo loại cơ quan có thể không tìm thấy nơi thực hiện.");
            await AddMissingRoles(body, byField, conflicts, cancellation);
            await AddSameCodes(body, successor, conflicts, cancellation);
        }

        return new ReorganisationPlan(bodies.ToImmutable(), [.. succession.Moved.Select(m => $"{m.Child.Name} chuyển về {m.NewParent.Name}")], conflicts.ToImmutable());
    }

    private async Task<IEnumerable<string>> Counts(Guid body, string? field, CancellationToken cancellation)
    {
        var counts = new List<DependentCount>();
        foreach (var module in dependents)
            counts.AddRange(await module.Count(body, field, cancellation));
        return counts.Where(c => c.Number > 0).Select(c => $"{c.Number} {c.What}");
    }

    // Holders pass to the main successor only: what a field's steps need must be there already where the field goes.
    private async Task AddMissingRoles(Body body, ImmutableDictionary<string, Body> byField, ImmutableArray<string>.Builder conflicts, CancellationToken cancellation)
    {
        var here = await RolesAt(body.Id, cancellation);
        foreach (var (field, successor) in byField)
        {
            var needed = (await procedures.Published(cancellation)).Where(p => p.Field == field).SelectMany(p => p.Definition.Steps).Select(s => s.Who.Role).ToHashSet(StringComparer.Ordinal);
            needed.IntersectWith(here);
            needed.ExceptWith(await RolesAt(successor.Id, cancellation));
            foreach (var role in needed.Order(StringComparer.Ordinal))
                conflicts.Add($"{successor.Name} chưa có ai giữ vai trò “{await procedures.NameOf(role, cancellation)}” mà việc thuộc lĩnh vực {field} của {body.Name} cần.");
        }
    }

    private async Task AddSameCodes(Body body, Body successor, ImmutableArray<string>.Builder conflicts, CancellationToken cancellation)
    {
        var positions = changes.Db.JobPositions;
        var both = await positions.Where(p => p.Body == body.Id && p.ValidTo == null && positions.Any(o => o.Body == successor.Id && o.Code == p.Code && o.Name != p.Name))
            .Select(p => p.Code).ToListAsync(cancellation);
        conflicts.AddRange(both.Select(code => $"Mã vị trí {code} có ở cả {body.Name} và {successor.Name} với tên khác nhau: vị trí chuyển đến sẽ mang mã mới."));
    }

    private async Task<HashSet<string>> RolesAt(Guid body, CancellationToken cancellation)
    {
        var today = changes.Today;
        return [.. await changes.Db.Holdings.Where(h => h.Body == body && h.EndedAt == null && h.ValidFrom <= today && (h.ValidTo == null || h.ValidTo >= today)).Select(h => h.Role).Distinct().ToListAsync(cancellation)];
    }
}
