using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Inventories;

internal sealed record ProcedureRouted(Guid Work, Guid Body, WorkRoute Route)
{
    public const string Type = "reform.procedure_routed";
}

/// <summary>For work without a procedure: asks the body above to issue one, or begins a draft of the body's own where it decides itself.</summary>
internal sealed class RouteWork(AppDb db, EventLog log, Rights rights, IProcedureDrafts drafts, IOrganisation organisation, TimeProvider time)
{
    public static string AddressOf(string body) => $"/ra-soat/cong-viec/{Uri.EscapeDataString(body)}";

    /// <param name="code">Code of the new procedure, where the body issues it.</param>
    public async Task<Result<Work>> Run(Actor actor, Guid body, Guid id, WorkRoute route, string? code, CancellationToken cancellation)
    {
        if ((await rights.Own(actor, cancellation)).FirstOrDefault(b => b.Id == body) is not { } own)
            return Refusals.NotYours;
        var works = db.Works;
        if (await works.FirstOrDefaultAsync(w => w.Id == id && w.Body == body, cancellation) is not { } work)
            return Refusals.ReviewNotThere;
        if (work is not { Procedure: null, Proposal: WorkProposal.New })
            return Refusals.RouteNeedsNew;
        if (work.Route is not null)
            return Refusals.RouteTaken;
        if (route == WorkRoute.Issue)
        {
            if (work.Authority != WorkAuthority.Own)
                return Refusals.RouteAbove;
            if (!NewCodes.IsCode(code))
                return Refusals.NewCode;
            var begun = await drafts.Begin(actor, code!, body, new DraftOrigin("inventory", own.Code, AddressOf(own.Code)), cancellation);
            if (!begun.IsOk)
                return begun.Refusals.ToArray();
            (work.NewCode, work.Draft) = (code, begun.Value);
        }

        (work.Route, work.RoutedAt) = (route, time.Now());
        var stream = SubmitInventory.StreamOf(body);
        var head = log.Append(db, await EventLog.Head(db, stream, cancellation), new Envelope(actor.Person, Body: body), [(ProcedureRouted.Type, new ProcedureRouted(id, body, route))]);
        if (route == WorkRoute.Propose && await Owners(cancellation) is { Length: > 0 } owners)
            log.Append(db, head, new Envelope(actor.Person, Body: body), [(NoticeWanted.Type, new NoticeWanted([], [.. owners], $"{Cut(own.Name)} đề nghị ban hành một thủ tục mới.", ProposalReader.Address))]);
        await db.SaveChangesAsync(cancellation);
        return work;
    }

    // Those who keep the set's procedures.
    private async Task<RoleAt[]> Owners(CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        return view.Province is { } province && view.OrganOf(province, "office") is { } office && view.HoldersOf(Rights.Owner, office.Id).Any() ? [new RoleAt(Rights.Owner, office.Id)] : [];
    }

    private static string Cut(string name) => name.Length <= 120 ? name : name[..119] + "…";
}

internal static class NewCodes
{
    public static bool IsCode(string? code) => code is { Length: >= 3 and <= 40 } && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-') && char.IsAsciiLetterUpper(code[0]);
}

/// <summary>A proposal to the body above, with who makes it.</summary>
internal sealed record Proposal(Work Work, Body Body);

/// <summary>What bodies below ask to be issued, for those who keep the set at an organ of the province.</summary>
internal sealed class ProposalReader(AppDb db, IOrganisation organisation)
{
    public const string Address = "/ra-soat/cong-viec/de-nghi";

    /// <returns>Null when this person does not keep the set.</returns>
    public async Task<IReadOnlyList<Proposal>?> All(Actor actor, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        if (!IsKeeper(actor, view))
            return null;
        var works = db.Works;
        return [.. (await works.AsNoTracking().Where(w => w.Route == WorkRoute.Propose).OrderByDescending(w => w.RoutedAt).Take(1_000).ToListAsync(cancellation))
            .Where(w => view.Find(w.Body) is not null).Select(w => new Proposal(w, view.Find(w.Body)!))];
    }

    public static bool IsKeeper(Actor actor, OrganisationView view) =>
        actor.Grants.Any(g => g.Role is Rights.Owner or Rights.Coordinator && view.Find(g.Body) is { } body && view.CommitteeOf(body).Id == view.Province?.Id);
}

/// <summary>The keeper of the set takes a proposal up by a draft, or declines it with a reason.</summary>
internal sealed class AnswerProposal(AppDb db, IProcedureDrafts drafts, IOrganisation organisation)
{
    /// <param name="code">Code of the new procedure; null to decline.</param>
    public async Task<Result<Work>> Run(Actor actor, Guid id, string? code, string reason, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        if (!ProposalReader.IsKeeper(actor, view))
            return Refusals.NotYours;
        var works = db.Works;
        if (await works.FirstOrDefaultAsync(w => w.Id == id && w.Route == WorkRoute.Propose, cancellation) is not { } work || view.Find(work.Body) is not { } body)
            return Refusals.ReviewNotThere;
        if (work.Draft is not null || work.Declined is not null)
            return Refusals.RouteTaken;
        if (code is null)
        {
            if (reason.Length is 0 or > 500)
                return Refusals.AnswerReason;
            work.Declined = reason;
        }
        else
        {
            if (!NewCodes.IsCode(code))
                return Refusals.NewCode;
            var begun = await drafts.Begin(actor, code, null, new DraftOrigin("inventory", body.Code, RouteWork.AddressOf(body.Code)), cancellation);
            if (!begun.IsOk)
                return begun.Refusals.ToArray();
            (work.NewCode, work.Draft) = (code, begun.Value);
        }

        await db.SaveChangesAsync(cancellation);
        return work;
    }
}
