using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;

namespace ThongSuot.Dossiers.Steps;

/// <summary>What was not processed, as a row of its own for counting by sender, receiver and reason .</summary>
internal static class UnprocessedRows
{
    public static void Keep(AppDb db, Dossier dossier, DossierState? before, Situation situation)
    {
        var state = dossier.State!;
        if (state.Unprocessed is { } refused && before?.Unprocessed is null)
            db.Add(RowOf(dossier, refused, state, situation));
        else if (before?.Unprocessed is { } was && state.IsAccepted)
            db.Update(RowOf(dossier, was, before, situation)).Entity.AcceptedAt = situation.Context.Now;
    }

    private static UnprocessedRow RowOf(Dossier dossier, Unprocessed refused, DossierState state, Situation situation) => new()
    {
        Dossier = dossier.Id, Sender = state.Filer.Body.Id, Receiver = refused.At.Id, Code = refused.Code, Why = refused.Why,
        ReceivedAt = refused.Since, RefusedAt = state.EndedAt!.Value, Transferred = state.Status == DossierStatus.Transferred,
        NoticeDue = situation.Context.Calendar.DueAt(refused.Since, situation.Procedure.Definition.RefusalNotice).DueAt,
    };
}
