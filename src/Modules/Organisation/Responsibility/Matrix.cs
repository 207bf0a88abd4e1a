using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Responsibility;

/// <summary>A role of a procedure at one body: its steps there, who holds it, who is named.</summary>
internal sealed record MatrixRow(
    string Procedure, string ProcedureName, string Role, string RoleName, ImmutableArray<(int Number, string Action)> Steps, ImmutableArray<Guid> Holders, Guid? Officer, Guid? Deputy)
{
    public bool IsGap => Holders.IsEmpty;

    public string StepText => string.Join("; ", Steps.Select(s => $"{s.Number}. {s.Action}"));
}

/// <summary>The responsibility matrix of a body: every procedure that has steps there.</summary>
internal sealed class Matrix(AppDb db, ResponsibilityReader reader, IProcedures procedures)
{
    /// <summary>In the order of the published set.</summary>
    public async Task<IReadOnlyList<MatrixRow>> Of(Guid body, CancellationToken cancellation)
    {
        var (view, duties) = await reader.All(cancellation);
        var named = await db.NamedOfficers.AsNoTracking().Where(n => n.Body == body).ToDictionaryAsync(n => (n.Procedure, n.Role), cancellation);
        var rows = new List<MatrixRow>();
        foreach (var role in duties.Where(d => d.Bodies.Contains(body)).GroupBy(d => (d.Procedure.Code, d.Role)))
        {
            ImmutableArray<Guid> holders = [.. view.HoldersOf(role.Key.Role, body)];
            var chosen = named.GetValueOrDefault(role.Key);
            // Who no longer holds the role is no longer named, either.
            Guid? Still(Guid? person) => person is { } id && holders.Contains(id) ? id : null;
            rows.Add(new MatrixRow(
                role.Key.Code, role.First().Procedure.Name, role.Key.Role, await procedures.NameOf(role.Key.Role, cancellation),
                [.. role.Select(d => (d.Step, d.Action)).Distinct().OrderBy(s => s.Step)], holders, Still(chosen?.Officer), Still(chosen?.Deputy)));
        }

        return rows;
    }
}

/// <summary>The head of a body names one officer and one deputy for a role of a procedure there; both must hold the role. Neither: whoever holds it.</summary>
internal sealed class NameOfficers(OrganisationChanges changes, IOrganisation organisation, IProcedures procedures)
{
    public async Task<Result<NamedOfficer>> Run(By by, Guid body, string procedure, string role, Guid? officer, Guid? deputy, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        if (view.Find(body) is not { } at)
            return Refusals.BodyUnknown;
        var headed = await HeadRole(by.Actor, view, at, procedures, cancellation);
        if (headed is null)
            return Refusals.NotHead;
        if (await procedures.FindPublished(procedure, cancellation) is null)
            return Refusals.NotFound;
        var holders = view.HoldersOf(role, body).ToHashSet();
        if (officer is { } first && !holders.Contains(first))
            return Refusals.OfficerNotHolder;
        if (deputy is { } second && (!holders.Contains(second) || second == officer || officer is null))
            return Refusals.DeputyNotHolder;
        var change = await changes.Begin(by, basis: null, cancellation, headed);
        var named = await changes.Db.NamedOfficers.FirstOrDefaultAsync(n => n.Body == body && n.Procedure == procedure && n.Role == role, cancellation);
        var added = named is null;
        named ??= new NamedOfficer { Id = Guid.CreateVersion7(changes.Now), Body = body, Procedure = procedure, Role = role };
        (named.Officer, named.Deputy) = (officer, deputy);
        change.Name(named, added);
        return await change.TrySave(cancellation) is { } refusal ? refusal : named;
    }

    /// <summary>The leading role by which somebody is head of a body: held there, or at the committee it belongs to. Null: is no head of it.</summary>
    public static async ValueTask<string?> HeadRole(Platform.Security.Actor actor, OrganisationView view, Contracts.Organisation.Body body, IProcedures procedures, CancellationToken cancellation)
    {
        var leading = await procedures.LeadingRoles(cancellation);
        var committee = view.CommitteeOf(body).Id;
        return actor.Grants.FirstOrDefault(g => (g.Body == body.Id || g.Body == committee) && leading.Contains(g.Role))?.Role;
    }
}
