using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

internal sealed record DeskDraft(Guid Id, string Code, string Name, string Body, string Types, string State);

internal sealed record DeskVariant(Guid Id, Guid Of, string Code, string Name, string Body, string Types, int Number, string? Decision, string Address);

internal sealed record DeskView(
    IReadOnlyList<ThongSuot.Contracts.Organisation.Body> Bodies, IReadOnlyList<DeskDraft> Drafts, IReadOnlyList<DeskDraft> Waiting, IReadOnlyList<DeskVariant> Variants,
    IReadOnlyList<string> Overlaps, IReadOnlyList<FieldOption> Procedures, int Conflicts);

/// <summary>What somebody who adapts procedures, or approves it, has before them.</summary>
internal sealed class LocalDesk(AppDb db, LocalDrafts drafts, OrganisationTypes types)
{
    public const int Most = 500;

    /// <returns>Null for who does neither.</returns>
    public async Task<DeskView?> For(Actor actor, CancellationToken cancellation)
    {
        var rights = await drafts.Rights(actor, cancellation);
        if ((rights.Bodies.Count == 0 && !rights.MayApprove) || await drafts.Published(cancellation) is not { } published)
            return null;
        var (own, approves, now) = (rights.Bodies.Select(b => (Guid?)b.Id).ToList(), rights.MayApprove, drafts.Now);
        var (allDrafts, versions, conflicts) = (db.ProcedureDrafts, db.Versions, db.LocalConflicts);
        var names = await types.Names(cancellation);
        var rows = await allDrafts.AsNoTracking().Where(d => d.IsLocal && d.State != DraftState.Published && d.State != DraftState.Withdrawn
            && (own.Contains(d.Body) || (approves && d.State == DraftState.UpperApproval))).OrderBy(d => d.Code).Take(Most).ToListAsync(cancellation);
        var current = await versions.AsNoTracking().Where(v => own.Contains(v.Body) && v.Base != null && (v.ValidTo == null || v.ValidTo > now)).OrderBy(v => v.Code)
            .Select(v => new { v.Id, v.Code, v.Number, v.Body, v.Types, v.Decision }).Take(Most).ToListAsync(cancellation);
        string NameOf(string code) => published.ByCode.GetValueOrDefault(code)?.Procedure.Name ?? "";
        string BodyName(Guid? body) => rights.View.Find(body)?.Name ?? "";
        string TypesOf(string? codes) => LocalOverlap.Split(codes) is { IsEmpty: false } some ? string.Join(", ", some.Select(t => names.GetValueOrDefault(t, t))) : "Tất cả";
        DeskDraft Row(DraftRow d) => new(d.Id, d.Code, d.Name, BodyName(d.Body), TypesOf(d.Types), StateName(d.State));
        var overlaps = current.SelectMany((one, i) => current.Skip(i + 1).Where(other => one.Code == other.Code && one.Body == other.Body && LocalOverlap.Is(one.Types, other.Types))
            .Select(other => $"{one.Code} tại {BodyName(one.Body)}: phiên bản {one.Number} ({TypesOf(one.Types)}) và phiên bản {other.Number} ({TypesOf(other.Types)})")).ToList();
        var ids = rights.Bodies.Select(b => b.Id).ToList();
        return new DeskView(
            rights.Bodies, [.. rows.Where(d => own.Contains(d.Body)).Select(Row)], [.. rows.Where(d => approves && d.State == DraftState.UpperApproval).Select(Row)],
            [.. current.Select(v => new DeskVariant(v.Id, v.Body!.Value, v.Code, NameOf(v.Code), BodyName(v.Body), TypesOf(v.Types), v.Number, v.Decision,
                LocalAddress.Shown(v.Code, rights.View.Find(v.Body)!.Code, LocalOverlap.Split(v.Types).FirstOrDefault())))],
            overlaps, [.. published.Procedures.Select(p => new FieldOption(p.Code, $"{p.Code} – {p.Name}"))],
            await conflicts.CountAsync(c => ids.Contains(c.Body) && c.SolvedAt == null, cancellation));
    }

    public static string StateName(DraftState state) => state switch
    {
        DraftState.Draft => "Đang soạn",
        DraftState.Appraisal => "Đang thẩm định",
        DraftState.UpperApproval => "Chờ cấp trên cho ý kiến",
        DraftState.Appraised => "Đã thẩm định",
        DraftState.Decided => "Đã quyết định",
        DraftState.Published => "Đã công bố",
        DraftState.Withdrawn => "Đã rút",
        _ => "",
    };
}
