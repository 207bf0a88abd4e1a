using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>The texts that a draft has had: opened before a change, and told of it after, in the transaction that saves it.</summary>
internal sealed class TextHistory
{
    /// <summary>So many texts of a draft are kept; older ones cannot be gone back to.</summary>
    public const int Most = 200;

    private readonly AppDb _db;
    private readonly DraftRow _draft;
    private readonly List<DraftTextRow> _rows;

    private TextHistory(AppDb db, DraftRow draft, List<DraftTextRow> rows) => (_db, _draft, _rows) = (db, draft, rows);

    /// <summary>The draft's text as it stands, kept if it is not yet.</summary>
    public static async Task<TextHistory> Open(AppDb db, DraftRow draft, CancellationToken cancellation)
    {
        var rows = await db.DraftTexts.Where(t => t.Draft == draft.Id).OrderBy(t => t.Revision).ToListAsync(cancellation);
        var history = new TextHistory(db, draft, rows);
        if (rows.Count == 0 || rows[^1].Yaml != draft.Yaml || rows[^1].Forms != draft.Forms)
            history.Add(draft.Revision, rows.LastOrDefault()?.Revision, null, draft.Author, draft.ChangedAt, "Bản trước khi sửa");
        return history;
    }

    /// <summary>For looking only.</summary>
    public static async Task<TextHistory> Look(AppDb db, DraftRow draft, CancellationToken cancellation)
    {
        var texts = db.DraftTexts;
        return new TextHistory(db, draft, await texts.AsNoTracking().Where(t => t.Draft == draft.Id).OrderBy(t => t.Revision).ToListAsync(cancellation));
    }

    public DraftTextRow Current => _rows[^1];

    /// <summary>What undoing would take back; null when there is nothing.</summary>
    public string? ToUndo => _rows.Count > 0 && Current.Before is { } before && Find(before) is not null ? Current.What : null;

    public string? ToDoAgain => _rows.Count > 0 && Current.After is { } after ? Find(after)?.What : null;

    /// <summary>The newest first.</summary>
    public IEnumerable<DraftTextRow> Rows => Enumerable.Reverse(_rows);

    /// <summary>The text as somebody saw it at a revision; null when it is no longer kept.</summary>
    public DraftTextRow? At(int revision) => _rows.LastOrDefault(t => t.Revision <= revision);

    /// <summary>Takes the draft's text as it is now as its next revision.</summary>
    public void Keep(By by, string what, DateTimeOffset now) => Add(_draft.Revision + 1, Current.Revision, null, by.Actor.Person, now, what);

    /// <summary>Brings back the text before the last change; false when there is none.</summary>
    public bool Undo(By by, DateTimeOffset now)
    {
        var undone = Current;
        if (undone.Before is not { } before || Find(before) is not { } text)
            return false;
        (_draft.Yaml, _draft.Forms) = (text.Yaml, text.Forms);
        Add(_draft.Revision + 1, text.Before, undone.Revision, by.Actor.Person, now, text.What);
        return true;
    }

    /// <summary>Brings back what was undone last; false when there is nothing.</summary>
    public bool DoAgain(By by, DateTimeOffset now)
    {
        var current = Current;
        if (current.After is not { } after || Find(after) is not { } text)
            return false;
        (_draft.Yaml, _draft.Forms) = (text.Yaml, text.Forms);
        Add(_draft.Revision + 1, current.Revision, text.After, by.Actor.Person, now, text.What);
        return true;
    }

    private DraftTextRow? Find(int revision) => _rows.Find(t => t.Revision == revision);

    private void Add(int revision, int? before, int? after, Guid by, DateTimeOffset at, string what)
    {
        var row = new DraftTextRow
        {
            Draft = _draft.Id, Revision = revision, Yaml = _draft.Yaml, Forms = _draft.Forms, Before = before, After = after, By = by, At = at, What = what.Length <= 200 ? what : what[..200],
        };
        _db.Add(row);
        _rows.Add(row);
        if (_rows.Count > Most)
        {
            _db.Remove(_rows[0]);
            _rows.RemoveAt(0);
        }
    }
}
