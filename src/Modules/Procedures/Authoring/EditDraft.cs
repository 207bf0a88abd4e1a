using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Authoring;

/// <summary>One change of a draft's tree of steps.</summary>
/// <param name="What">In Vietnamese, for the list of changes: "Thêm bước".</param>
/// <param name="Node">The node that it is about, as it is called in the text that the author saw; null for none.</param>
/// <param name="Change">The new text of the root; the node by its name of now.</param>
internal sealed record TreeEdit(string What, string? Node, Func<YamlNode.Map, string, YamlNode.Map> Change);

/// <summary>
/// Changes a draft's steps and forms, one change at a time. Of two authors at once none loses anything: a change of one step is taken as long as nobody
/// else changed that step, wherever it stands now.
/// </summary>
internal sealed class EditDraft(DraftDesk desk)
{
    /// <param name="revision">Of the text that the author saw.</param>
    public Task<Result<DraftRow>> Run(By by, Guid id, int revision, TreeEdit edit, CancellationToken cancellation) =>
        Save(by, id, edit.What, (draft, history) => Wanted(draft, history, revision, edit) is var wanted && !wanted.IsOk ? wanted.Refusals.ToArray()
            : DraftDesk.TakeText(draft, wanted.Value) is { } refusal ? refusal : true, cancellation);

    /// <summary>The draft as a change would leave it, to be checked and drawn; nothing is saved.</summary>
    public async Task<Result<OpenedDraft>> Preview(By by, Guid id, int revision, TreeEdit edit, CancellationToken cancellation)
    {
        var opened = await desk.OpenToWrite(by.Actor, id, null, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        var draft = opened.Value;
        var wanted = Wanted(draft, await TextHistory.Look(desk.Db, draft.Row, cancellation), revision, edit);
        return wanted.IsOk ? draft.With(wanted.Value) : wanted.Refusals.ToArray();
    }

    // The text that comes of it.
    private static Result<string> Wanted(OpenedDraft draft, TextHistory history, int revision, TreeEdit edit)
    {
        if (draft.Text.Root is not YamlNode.Map root)
            return Refusals.TextUnreadable;
        var node = edit.Node;
        if (draft.Row.Revision != revision && node is not null)
        {
            node = NowCalled(root, history.At(revision), node);
            if (node is null)
                return Refusals.StepChangedMeanwhile;
        }
        else if (draft.Row.Revision != revision && history.At(revision) is null)
        {
            return Refusals.ChangedMeanwhile;
        }

        var wanted = edit.Change(root, node ?? "").ToYaml();
        // Where it should go is gone.
        if (draft.Row.Revision != revision && wanted == root.ToYaml())
            return Refusals.StepChangedMeanwhile;
        return wanted;
    }

    /// <summary>Changes one of the draft's own forms; taken as long as nobody else changed that form, whatever became of the rest.</summary>
    /// <param name="code">Of the form.</param>
    /// <param name="change">All own forms as YAML.</param>
    public Task<Result<DraftRow>> Forms(By by, Guid id, int revision, string what, string code, Func<OpenedDraft, Result<string?>> change, CancellationToken cancellation) => Save(by, id, what, (draft, history) =>
    {
        if (draft.Row.Revision != revision && (history.At(revision) is not { } seen || SaidOf(seen.Forms, code) != SaidOf(draft.Row.Forms, code)))
            return Refusals.ChangedMeanwhile;
        var forms = change(draft);
        if (!forms.IsOk)
            return forms.Refusals.ToArray();
        if (forms.Value?.Length > YamlText.MaxCharacters)
            return Refusals.DraftTooLong;
        draft.Row.Forms = forms.Value;
        return true;
    }, cancellation);

    private static string? SaidOf(string? forms, string code) => DraftForms.Nodes(forms).FirstOrDefault(form => NodeForm.Of(form, "code") == code)?.Canonical();

    public Task<Result<DraftRow>> Undo(By by, Guid id, int revision, CancellationToken cancellation) => Turn(by, id, revision, "Hoàn tác", (history, now) => history.Undo(by, now), cancellation);

    public Task<Result<DraftRow>> DoAgain(By by, Guid id, int revision, CancellationToken cancellation) => Turn(by, id, revision, "Làm lại", (history, now) => history.DoAgain(by, now), cancellation);

    private async Task<Result<DraftRow>> Turn(By by, Guid id, int revision, string what, Func<TextHistory, DateTimeOffset, bool> turn, CancellationToken cancellation)
    {
        var opened = await desk.OpenToWrite(by.Actor, id, revision, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        var history = await TextHistory.Open(desk.Db, opened.Value.Row, cancellation);
        return turn(history, desk.Now) ? await Saved(by, opened.Value, cancellation) : Refusals.NothingTo(what);
    }

    private async Task<Result<DraftRow>> Save(By by, Guid id, string what, Func<OpenedDraft, TextHistory, Result<bool>> change, CancellationToken cancellation)
    {
        var opened = await desk.OpenToWrite(by.Actor, id, null, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        var draft = opened.Value;
        var history = await TextHistory.Open(desk.Db, draft.Row, cancellation);
        var changed = change(draft, history);
        if (!changed.IsOk)
        {
            desk.Db.ChangeTracker.Clear();
            return changed.Refusals.ToArray();
        }

        history.Keep(by, what, desk.Now);
        return await Saved(by, draft, cancellation);
    }

    private Task<Result<DraftRow>> Saved(By by, OpenedDraft draft, CancellationToken cancellation) =>
        desk.Save(by, draft, DraftRights.Owner, DraftSaved.Type, new DraftSaved(draft.Row.Id, draft.Row.Revision + 1, PackageFile.HashOf(draft.Row.Yaml)), cancellation);

    /// <summary>What the node that an author saw is called in the text of now; null when it was changed or is gone, or when others say the same.</summary>
    private static string? NowCalled(YamlNode.Map root, DraftTextRow? seen, string node)
    {
        if (seen is null || YamlText.Read("", seen.Yaml, new CatalogueFaults()) is not YamlNode.Map before || ProcessTree.Find(before, node) is not { } then)
            return null;
        var (said, same) = (ProcessTree.Fingerprint(then), ProcessTree.All(ProcessTree.NodesOf(root)).ToList());
        return same.Where(other => ProcessTree.Fingerprint(other) == said).ToList() is [var only] ? ProcessTree.IdOf(only) : null;
    }
}
