using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>
/// Saves a draft's text, faults and all: only sending it on asks for a text without them. What another author saved meanwhile is kept, unless both changed the same thing.
/// </summary>
internal sealed class SaveDraft(DraftDesk desk)
{
    /// <summary>The whole text.</summary>
    public Task<Result<DraftRow>> Run(By by, Guid id, int revision, string yaml, CancellationToken cancellation) =>
        Save(by, id, revision, true, _ => yaml, null, "Sửa toàn văn", cancellation);

    /// <summary>What stands in the fields, written into the text.</summary>
    /// <param name="reason">Why it is changed; null leaves it.</param>
    public async Task<Result<DraftRow>> Run(By by, Guid id, int revision, Func<DraftFields, DraftFields> fields, string? reason, CancellationToken cancellation)
    {
        if (reason?.Length > PostedFields.MaxText)
            return Refusals.TextTooLong with { Field = "ly-do" };
        return await Save(by, id, revision, false, root => Written(root, fields), reason, "Sửa thông tin chung", cancellation);
    }

    /// <summary>The draft as it would be with this text, to be checked and drawn; nothing is saved.</summary>
    public Task<Result<OpenedDraft>> Preview(By by, Guid id, int revision, string yaml, CancellationToken cancellation) => Preview(by, id, revision, true, _ => yaml, cancellation);

    /// <inheritdoc cref="Preview(By, Guid, int, string, CancellationToken)"/>
    public Task<Result<OpenedDraft>> Preview(By by, Guid id, int revision, Func<DraftFields, DraftFields> fields, CancellationToken cancellation) =>
        Preview(by, id, revision, false, root => Written(root, fields), cancellation);

    private static Result<string> Written(YamlNode? text, Func<DraftFields, DraftFields> fields)
    {
        if (text is not YamlNode.Map root)
            return Refusals.TextUnreadable;
        var wanted = fields(DraftFields.Of(root));
        return PostedFields.Check(wanted) is { Length: > 0 } wrong ? wrong : wanted.WriteInto(root).ToYaml();
    }

    private async Task<Result<OpenedDraft>> Preview(By by, Guid id, int revision, bool isWhole, Func<YamlNode?, Result<string>> text, CancellationToken cancellation)
    {
        var wanted = await Wanted(by, id, revision, isWhole, text, cancellation);
        return wanted.IsOk ? wanted.Value.Draft.With(wanted.Value.Text) : wanted.Refusals.ToArray();
    }

    private async Task<Result<DraftRow>> Save(By by, Guid id, int revision, bool isWhole, Func<YamlNode?, Result<string>> text, string? reason, string what, CancellationToken cancellation)
    {
        var wanted = await Wanted(by, id, revision, isWhole, text, cancellation);
        if (!wanted.IsOk)
            return wanted.Refusals.ToArray();
        var row = wanted.Value.Draft.Row;
        var history = await TextHistory.Open(desk.Db, row, cancellation);
        if (DraftDesk.TakeText(wanted.Value.Draft, wanted.Value.Text) is { } refusal)
            return refusal;
        history.Keep(by, what, desk.Now);
        row.Reason = reason ?? row.Reason;
        return await desk.Save(by, wanted.Value.Draft, DraftRights.Owner, DraftSaved.Type, new DraftSaved(row.Id, row.Revision + 1, PackageFile.HashOf(row.Yaml)), cancellation);
    }

    private async Task<Result<(OpenedDraft Draft, string Text)>> Wanted(By by, Guid id, int revision, bool isWhole, Func<YamlNode?, Result<string>> text, CancellationToken cancellation)
    {
        var opened = await desk.OpenToWrite(by.Actor, id, null, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        var draft = opened.Value;
        var isNewest = draft.Row.Revision == revision;
        var seen = isNewest ? draft.Text.Root : (await TextHistory.Look(desk.Db, draft.Row, cancellation)).At(revision) is { } kept ? Parsed(kept.Yaml) : null;
        // A whole text also holds remarks and an order of its own, which no merging keeps.
        if (!isNewest && (isWhole || seen is null))
            return Refusals.ChangedMeanwhile;
        var wanted = text(seen);
        if (!wanted.IsOk)
            return wanted.Refusals.ToArray();
        if (isNewest)
            return (draft, wanted.Value);
        return Parsed(wanted.Value) is { } mine && draft.Text.Root is { } theirs && TextMerge.Of(seen!, mine, theirs) is { } merged ? (draft, merged.ToYaml()) : Refusals.ChangedMeanwhile;
    }

    private static YamlNode? Parsed(string yaml) => YamlText.Read("", yaml, new CatalogueFaults());
}
