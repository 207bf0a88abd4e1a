using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Localising;
using ThongSuot.Procedures.Publishing;

namespace ThongSuot.Procedures.Standing;

/// <summary>Publishes a pilot's text for everybody, by a new decision; the pilot ends when it begins.</summary>
internal sealed class MakeOfficial(DraftDesk desk, PublishVersion publish, IResponsibility responsibility, IEnumerable<ILocalRebase> rebases)
{
    public async Task<Result<VersionRow>> Run(By by, Guid pilot, Decision decision, DateOnly? effective, CancellationToken cancellation)
    {
        var rights = await desk.Rights(by.Actor, cancellation);
        if (await desk.Published(cancellation) is not { } published || await desk.Db.Versions.AsNoTracking().FirstOrDefaultAsync(v => v.Id == pilot, cancellation) is not { } row)
            return Refusals.VersionUnknown;
        if (!rights.Holds(DraftRights.Owner, row.Body))
            return Refusals.MayNotChangeStanding;
        if (row.Status != VersionStatus.Pilot || row.Repealed)
            return Refusals.StandingWrong;
        if (decision.Faults(desk.Today).Concat(Effect.FaultsOf(effective, decision.Date, desk.Today)).ToArray() is { Length: > 0 } wrong)
            return wrong;
        var text = DraftText.Read(row.Code, row.Yaml, published);
        if (text.Faults.Count > 0)
            return Refusals.DraftHasFaults;
        if (await responsibility.Gaps(text.File!.Procedure, null, row.Body is { } owner ? [owner] : null, cancellation) is { Count: > 0 } gaps)
            return gaps.Take(100).Select(Refusals.NobodyResponsible).Prepend(Refusals.ResponsibilityGaps(gaps.Count)).ToArray();
        var wanted = new NewVersion(
            row.Code, row.Yaml, row.Body, row.Base, row.Types?.Split(' ') ?? [], VersionStatus.Official, [], effective!.Value.BeginFrom(desk.Now), null, row.Draft, decision.Usual,
            decision.Date!.Value, decision.Issuer);
        var envelope = DraftDesk.EnvelopeOf(by, rights, DraftRights.Owner, row.Body, wanted.Decision);
        var official = await PublishDraft.AddTo(desk, publish, rebases, wanted, text, published, envelope, cancellation);
        return await PublishDraft.SaveAll(desk, cancellation) is { } refusal ? refusal : official;
    }
}
