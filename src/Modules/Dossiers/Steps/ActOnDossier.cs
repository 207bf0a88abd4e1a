using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Measuring;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;

namespace ThongSuot.Dossiers.Steps;

/// <summary>
/// Every action on a dossier under way: found through what the actor may see, decided by the engine, written in one transaction. Of two
/// officers who act at once one wins; the other is told, with the text kept.
/// </summary>
internal sealed class ActOnDossier(AppDb db, Situations situations, Recording recording, FilledForms forms, FileErasure erasure, Installation installation)
{
    private const int LongestNote = 5_000;

    /// <param name="version">The dossier's version as the actor's page showed it.</param>
    /// <param name="address">Network address, for the log.</param>
    /// <returns>The new version.</returns>
    public async Task<Result<int>> Run(Actor actor, Guid id, int version, StepAction action, string? address, CancellationToken cancellation)
    {
        using var activity = Telemetry.Source.StartActivity("act on dossier");
        var done = await Act(actor, id, version, action, address, cancellation);
        Telemetry.Acted(action.Kind.ToString(), done.IsOk ? "ok" : done.Refusal.Code);
        return done;
    }

    private async Task<Result<int>> Act(Actor actor, Guid id, int version, StepAction action, string? address, CancellationToken cancellation)
    {
        var scopes = db.DossierScopes;
        var seen = await db.Dossiers.SeenBy(actor, scopes).FirstOrDefaultAsync(d => d.Id == id, cancellation);
        if (seen is not { } dossier)
            return action.InPlaceOf is null ? Refusals.NotFound : Refusals.MandateOver;
        if (dossier.Version != version)
            return Refusals.ChangedMeanwhile;
        var situation = (await situations.Of(dossier, actor.Acting(), cancellation)).InCapacity(actor, dossier.State!, action.Kind, action.Key, action.InPlaceOf);
        if (action.InPlaceOf != situation.Context.Actor.Principal && action.InPlaceOf is not null)
            return Refusals.MandateOver;
        situation = situation.With(await forms.Values(id, situation.Procedure.Definition, cancellation));
        if ((CheckNote(dossier, action) ?? CheckAbsences(dossier, action, situation)) is { } wrong)
            return wrong;

        if ((action.Kind is CommandKind.Reopen or CommandKind.AcceptByDecision || (action.Kind == CommandKind.Correct && dossier.State!.IsOver)) && await OpenAnew(dossier, cancellation))
            return Refusals.Duplicate(null);
        // The dossier that called this one has gone on with its end.
        if (action.Kind == CommandKind.Correct && dossier is { State.IsOver: true, Matter.Caller: not null })
            return Refusals.CalledElsewhere;
        var before = dossier.State!;
        var note = Recording.Keep(db, id, action is { TakesNote: true, Note: { } text } ? Folding.Normalise(text) : null);
        var command = action.AsCommand(note, dossier, situation.Organisation, text => Recording.Keep(db, id, text is null ? null : Folding.Normalise(text)));
        if (!command.IsOk)
            return command.Refusal;
        var carried = dossier.Carry(situation.Procedure.Definition, command.Value, situation.Context);
        if (!carried.IsOk)
            return carried.Refusal;
        if (action.Kind == CommandKind.Complete && installation.Holds(dossier.Secrecy) && situation.Procedure.Definition.Find(before.Open[action.Key!].Node) is Step { Forms: var asked }
            && await forms.Missing(id, dossier.Definition, asked, cancellation) is { } unfilled)
            return unfilled;
        var happened = Mentions.In(
            note is null ? null : action.Note, actor, dossier.Secrecy, Sight.After(dossier.Viewers, situation.Procedure.Definition, dossier.Matter, before, carried.Value), situation.Organisation) is { } mentioned ? carried.Value.Add(mentioned) : carried.Value;
        var acting = situation.Context.Actor;
        recording.Record(db, dossier, before, situation, happened, Acted.InDirection(dossier.State!, happened, acting, address) ?? Acted.On(before, action.Key, situation.Procedure.Definition, situation.Context, address));
        var erased = action.Kind == CommandKind.RaiseSecrecy && !installation.Holds(dossier.Secrecy) ? await erasure.Purge(db, dossier, cancellation) : null;

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return Refusals.ChangedMeanwhile;
        }

        if (erased is not null)
            await erasure.Finish(db, erased, cancellation);
        return dossier.Version;
    }

    // The same matter is under way in a newer dossier.
    private Task<bool> OpenAnew(Dossier dossier, CancellationToken cancellation) =>
        db.Dossiers.AnyAsync(d => d.MatterKey == dossier.MatterKey && d.Id != dossier.Id && d.Status < DossierStatus.Finished, cancellation);

    // Where no free text of this level may lie, a reason comes from a closed list.
    private Refusal? CheckNote(Dossier dossier, StepAction action)
    {
        if (action.Texts.Any(t => t.Length > LongestNote))
            return Refusals.TextTooLong;
        return !installation.Holds(dossier.State!.Secrecy) && action.Texts.Any(t => !SecretReasons.All.Contains(t, StringComparer.Ordinal))
            ? Refusals.SecretText
            : null;
    }

    private Refusal? CheckAbsences(Dossier dossier, StepAction action, Situation situation) =>
        installation.Holds(dossier.State!.Secrecy) && action.Attendance.FirstOrDefault(a => a.Presence == Presence.Absent && string.IsNullOrWhiteSpace(a.Reason)) is { } silent
            ? Refusals.AbsenceReason(situation.Organisation.FindPerson(silent.Person)?.Name ?? "") with { Field = $"reason.{silent.Person:N}" }
            : null;
}

/// <summary>The neutral reasons that may be recorded on a dossier above Thường in an ordinary installation.</summary>
internal static class SecretReasons
{
    public static readonly ImmutableArray<string> All =
    [
        "Thiếu thành phần hồ sơ; nội dung cụ thể gửi theo đường mật",
        "Không đúng cấp, không đúng thẩm quyền",
        "Gửi trùng với hồ sơ đang giải quyết",
        "Không đủ điều kiện; lý do cụ thể gửi theo đường mật",
        "Cần ý kiến cấp có thẩm quyền; nội dung gửi theo đường mật",
        "Cần thêm thời gian thẩm tra, xác minh",
        "Chờ kết luận của cơ quan khác",
        "Theo đề nghị của người nộp hồ sơ",
        "Nội dung ghi tại văn bản gửi theo đường mật",
    ];
}
