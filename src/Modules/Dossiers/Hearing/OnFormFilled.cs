using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers.Hearing;

/// <summary>
/// A form of a dossier was filled in: its single values become rows that can be asked for. After the act, for a table has thousands; and made of what the
/// form says now, so that what was erased meanwhile does not come back.
/// </summary>
internal sealed class OnFormFilled(IProcedures procedures) : IListener
{
    public string Name => "dossiers.form_filled";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { DossierEntries.FormFilled };

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        var filled = JsonSerializer.Deserialize<FormFilled>(entry.Body, LogJson.Options)!;
        var (forms, rows, dossiers) = (db.FormEntries, db.FormValues, db.Dossiers);
        // Somebody writes on it again, or it was erased: then there is nothing to ask for, or a later entry tells.
        if (await forms.FirstOrDefaultAsync(f => f.Id == filled.Content.Content && f.FilledAt != null && f.Values != null, cancellation) is not { } form)
            return;
        var version = await dossiers.Where(d => d.Id == form.Dossier).Select(d => d.Definition).FirstAsync(cancellation);
        var definition = await procedures.Form(version, form.Code, cancellation) ?? throw new InvalidOperationException($"The version {version} has no form {form.Code}.");
        FormValueRows.Replace(db, await rows.AsNoTracking().Where(r => r.Form == form.Id).ToListAsync(cancellation), FormValueRows.Of(form.Id, definition, ValueJson.ReadMap(form.Values!)));
        // Of an erasure at this very moment one of the two has to be told.
        db.Entry(form).Property(f => f.ChangedAt).IsModified = true;
    }
}
