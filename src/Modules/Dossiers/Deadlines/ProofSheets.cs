using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Deadlines;

/// <summary>A deadline with every day that was counted or skipped, by the calendar of now.</summary>
/// <param name="Title">Which work it is of.</param>
internal sealed record ProvenDeadline(DeadlineClock Clock, string Title, Deadline Deadline)
{
    /// <summary>False when the calendar was changed after the deadline was set.</summary>
    public bool IsAsSet => Deadline.DueAt == Clock.Due.At;
}

internal sealed record ProofSheet(string Code, Guid Dossier, string CalendarVersion, IReadOnlyList<ProvenDeadline> Deadlines);

/// <summary>Proves the deadlines of a dossier from its log, for who may see it.</summary>
internal sealed class ProofSheets(AppDb db, Readings readings, IProcedures procedures)
{
    /// <param name="address">Network address; a restricted dossier is shown only after the log says who reads it.</param>
    public async Task<ProofSheet?> Find(Actor actor, Guid id, string? address, CancellationToken cancellation)
    {
        var (dossiers, scopes) = (db.Dossiers, db.DossierScopes);
        var dossier = await dossiers.AsNoTracking().SeenBy(actor, scopes).Where(d => d.Id == id)
            .Select(d => new { d.Code, d.Definition, d.FilerBody, d.Secrecy }).FirstOrDefaultAsync(cancellation);
        if (dossier is null)
            return null;
        var definition = (await procedures.Version(dossier.Definition, cancellation)).Definition;
        if (dossier.Secrecy > Secrecy.Thuong || definition.Compartment)
            await readings.Opened(actor, id, address, cancellation);
        var events = new List<DossierEvent>();
        await foreach (var entry in EventLog.Read(db, DossierEntries.StreamOf(id)).WithCancellation(cancellation))
            events.Add(EventNames.Read(entry));
        var calendars = await procedures.Calendars(cancellation);
        var calendar = calendars(dossier.FilerBody);
        // What is open first, the newest of each before the older ones.
        return new ProofSheet(dossier.Code, id, calendar.Version,
            [.. Clocks.Of(events).Reverse().OrderByDescending(c => c.IsOpen).ThenBy(c => DeadlineWords.OfWhole(c.Key) is null).Select(clock => new ProvenDeadline(clock, TitleOf(definition, clock), clock.Compute(calendars(clock.Body ?? dossier.FilerBody))))]);
    }

    private static string TitleOf(ProcedureDefinition definition, DeadlineClock clock) => DeadlineWords.OfWhole(clock.Key) is { } whole ? whole : clock.Node is not { } node ? "Ý kiến chỉ đạo" : definition.Find(node) switch
    {
        Step step => $"Bước {step.Number}. {step.Action}",
        Consult consult => $"Bước {consult.Number}. {consult.Action}",
        Wait => "Chờ",
        _ => "Lấy ý kiến phối hợp",
    };
}
