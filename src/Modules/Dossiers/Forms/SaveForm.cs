using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Forms;

/// <summary>Which form is meant.</summary>
internal sealed record FormAddress(Guid Owner, bool IsDraft, string Code);

/// <param name="Faults">What stands in the way of finishing; unfinished forms are kept all the same.</param>
internal sealed record SavedForm(FormSheet Sheet, FormReading Reading, IReadOnlyList<FieldError> Faults)
{
    public bool IsFilled => Sheet.Entry is { FilledAt: not null };
}

/// <summary>
/// Keeps what was typed into a form, as often as wished; finishing it asks that nothing is wrong. Of a dossier the log then tells that it was filled in,
/// by a salted hash of the values.
/// </summary>
internal sealed class SaveForm(AppDb db, FormDesk desk, Recording recording, TimeProvider time)
{
    /// <summary>Far more than the longest text of any field; what is longer is not kept even as a draft.</summary>
    public const int LongestInput = 100_000;

    private const int LongestForm = 4_000_000;

    /// <param name="revision">Of the form as the page showed it; 0 for a new one.</param>
    /// <param name="finish">Checked and closed; otherwise a draft.</param>
    public async Task<Result<SavedForm>> Run(
        Actor actor, FormAddress at, int revision, IReadOnlyDictionary<string, IReadOnlyList<string>> posted, bool finish, string? address, CancellationToken cancellation)
    {
        if (await desk.Find(actor, at.Owner, at.IsDraft, at.Code, address, cancellation) is not { } sheet)
            return Refusals.FormUnknown;
        if (!sheet.HoldsContent)
            return Refusals.FormSecret;
        if (!sheet.MayFill)
            return Refusals.FormNotNow;
        if (posted.Where(p => p.Value.Any(text => text?.Length > LongestInput)).Select(p => p.Key).FirstOrDefault() is { } tooLong)
            return Refusals.FormTooLarge with { Field = tooLong };
        if (posted.Sum(p => p.Value.Sum(text => text?.Length ?? 0)) > LongestForm)
            return Refusals.FormTooLarge;
        if ((sheet.Entry?.Revision ?? 0) != revision)
            return Refusals.FormChanged;

        var reading = sheet.Form.Read(Confirmations.Stamp(sheet, posted, actor, time.Now()), sheet.Known);
        IReadOnlyList<FieldError> faults = [.. sheet.Form.Validate(reading, sheet.Known), .. FileFields.Check(sheet, reading.Values)];
        var entry = Write(actor, sheet, reading);
        if (finish && faults.Count == 0)
            Finish(actor, sheet, entry, address);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return Refusals.FormChanged;
        }

        return new SavedForm(sheet with { Entry = entry }, reading, faults);
    }

    private FormEntry Write(Actor actor, FormSheet sheet, FormReading reading)
    {
        var entry = sheet.Entry;
        if (entry is null)
        {
            entry = new FormEntry
            {
                Id = Guid.CreateVersion7(time.Now()), Dossier = sheet.Owner, Code = sheet.Form.Code, FormVersion = sheet.Form.Version, Revision = 0, ChangedBy = actor.Person, ChangedAt = time.Now(),
            };
            db.Add(entry);
        }
        else
        {
            // As it was read: whoever wrote meanwhile has made the revision another one.
            db.Attach(entry);
        }

        (entry.FormVersion, entry.Node) = (sheet.Form.Version, sheet.Node);
        (entry.Values, entry.Typed) = (ValueJson.WriteMap(reading.Values), TypedInputs.Keep(sheet.Form, reading, sheet.Known));
        (entry.Revision, entry.ChangedBy, entry.ChangedAt, entry.FilledAt) = (entry.Revision + 1, actor.Person, time.Now(), null);
        return entry;
    }

    private void Finish(Actor actor, FormSheet sheet, FormEntry entry, string? address)
    {
        entry.FilledAt = time.Now();
        entry.Salt = SaltedHash.NewSalt();
        if (sheet.Dossier is not { } dossier)
            return;
        // Told by the dossier's own log, so that it stands between the steps. As it was read: whoever acted meanwhile has made the version another one.
        db.Attach(dossier);
        var key = dossier.State!.Open.Values.FirstOrDefault(w => w.Node == sheet.Node)?.Key;
        recording.Record(db, dossier, dossier.State, sheet.Situation!, [Told(entry)], Acted.On(dossier.State, key, sheet.Situation!.Procedure.Definition, sheet.Situation.Context, address));
    }

    /// <summary>What the log says of a form that was filled in.</summary>
    public static FormFilled Told(FormEntry entry) =>
        new(entry.Code, entry.FormVersion, new Note(entry.Id, SaltedHash.Of(entry.Salt, entry.Values!)), entry.FilledAt!.Value);
}
