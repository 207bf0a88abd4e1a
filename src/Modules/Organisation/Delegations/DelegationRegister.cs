using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Organisation.Delegations;

/// <summary>Where a delegation stands on a day.</summary>
internal enum DelegationState { Standing, ToCome, Over, Revoked }

/// <summary>A line of the register, in words.</summary>
internal sealed record DelegationLine(Delegation Delegation, string Principal, string Delegate, string Scope, string Limits, DelegationState State)
{
    public string Basis => $"{Delegation.BasisNumber} ngày {Days.Text(Delegation.BasisDate)}, {Delegation.BasisIssuer}";

    public string StateText => State switch
    {
        DelegationState.Standing => "Đang hiệu lực", DelegationState.ToCome => "Chưa đến ngày", DelegationState.Over => "Hết thời hạn", _ => "Đã thu hồi",
    };

    public Tone Tone => State switch
    {
        DelegationState.Standing => Tone.Success, DelegationState.ToCome => Tone.Info, DelegationState.Revoked => Tone.Danger, _ => Tone.Neutral,
    };
}

/// <summary>What is looked for in a register.</summary>
/// <param name="Name">Of either side.</param>
internal sealed record DelegationFilter(DelegationState? State = null, string? Name = null);

/// <summary>The register of delegations: one's own, and those of bodies of the committees where one works. Who may read stands in the query.</summary>
internal sealed class DelegationRegister(AppDb db, IOrganisation organisation, IProcedures procedures, TimeProvider time)
{
    public const int Most = 1_000;

    public async Task<IReadOnlyList<DelegationLine>> Given(Actor actor, CancellationToken cancellation) =>
        await Lines(Readable().Where(d => d.Principal == actor.Person || (d.Parent != null && d.MadeBy == actor.Person)), cancellation);

    public async Task<IReadOnlyList<DelegationLine>> Received(Actor actor, CancellationToken cancellation) =>
        await Lines(Readable().Where(d => d.Delegate == actor.Person), cancellation);

    /// <returns>Null: not this person's to read.</returns>
    public async Task<IReadOnlyList<DelegationLine>?> OfBody(Actor actor, Guid body, DelegationFilter filter, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        if (view.Find(body) is not { } found || !DutyRights.ReadBy(actor, view).Contains(body))
            return null;
        var bodies = DutyRights.BodiesOf(view, found).Select(b => b.Id).ToArray();
        var lines = await Lines(Readable().Where(d => d.Roles.Any(r => bodies.Contains(r.Body))), cancellation);
        var name = Folding.Fold(filter.Name ?? "");
        return [.. lines.Where(l => (filter.State is null || l.State == filter.State) && (name.Length == 0 || Folding.Fold($"{l.Principal} {l.Delegate}").Contains(name, StringComparison.Ordinal)))];
    }

    /// <returns>Null: there is none, or it is not this person's to read.</returns>
    public async Task<DelegationLine?> Find(Actor actor, Guid id, CancellationToken cancellation)
    {
        var bodies = DutyRights.ReadBy(actor, await organisation.View(cancellation)).ToArray();
        var found = Readable().Where(d => d.Id == id && (d.Principal == actor.Person || d.Delegate == actor.Person || d.MadeBy == actor.Person || d.Roles.Any(r => bodies.Contains(r.Body))));
        return await Lines(found, cancellation) is [var line] ? line : null;
    }

    private IQueryable<Delegation> Readable() => db.Delegations.AsNoTracking().Include(d => d.Roles);

    private async Task<IReadOnlyList<DelegationLine>> Lines(IQueryable<Delegation> delegations, CancellationToken cancellation)
    {
        var (view, today) = (await organisation.View(cancellation), time.Now().DateInVietnam());
        var found = await delegations.OrderByDescending(d => d.ValidFrom).ThenByDescending(d => d.Id).Take(Most).ToListAsync(cancellation);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var role in found.SelectMany(d => d.Roles).Select(r => r.Role).Distinct(StringComparer.Ordinal))
            names[role] = await procedures.NameOf(role, cancellation);
        var limits = await LimitNames(cancellation);
        return
        [
            .. found.Select(d => new DelegationLine(
                d, view.FindPerson(d.Principal)?.Name ?? "", view.FindPerson(d.Delegate)?.Name ?? "",
                string.Join("; ", d.Roles.Select(r => $"{names[r.Role]}, {view.Find(r.Body)?.Name ?? "cơ quan đã kết thúc"}").Order(StringComparer.Ordinal)),
                d.Limits.IsEmpty ? "Mọi lĩnh vực, thủ tục" : string.Join("; ", d.Limits.Select(l => limits.GetValueOrDefault(l, l))),
                d.RevokedAt is not null ? DelegationState.Revoked : d.ValidTo < today ? DelegationState.Over : d.ValidFrom > today ? DelegationState.ToCome : DelegationState.Standing)),
        ];
    }

    /// <summary>Fields and procedures by code, as they are chosen and shown.</summary>
    public async Task<IReadOnlyDictionary<string, string>> LimitNames(CancellationToken cancellation)
    {
        var names = ((await procedures.Set(cancellation))?.Fields ?? []).ToDictionary(f => f.Code, f => $"Lĩnh vực {f.Name}", StringComparer.Ordinal);
        foreach (var procedure in await procedures.Published(cancellation))
            names.TryAdd(procedure.Code, $"{procedure.Code} – {procedure.Name}");
        return names;
    }
}
