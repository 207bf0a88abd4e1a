using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Interchange;

/// <summary>A file's text as a draft: a new one, or in the place of the text of an open one. All of it or nothing.</summary>
internal sealed class ImportDraft(DraftDesk desk, BeginDraft begin, SaveDraft save)
{
    /// <summary>What the file says, BPMN or YAML.</summary>
    public static ModelReading<ImportedModel> Read(string text, Reference reference)
    {
        if (FileText.IsXml(text))
            return BpmnFiles.Read(text, reference);
        var faults = new CatalogueFaults();
        if (YamlText.Read("tep", text, faults) is YamlNode.Map root && root.Find("process") is YamlNode.List)
            return new ModelReading<ImportedModel>(new ImportedModel(root, IsOurs: true, []) { Text = text }, []);
        return ModelReading<ImportedModel>.Refused(faults.All.Count == 0
            ? [ModelFault.Of(Refusals.ImportNotMap.Code, Refusals.ImportNotMap.Text)]
            : [.. faults.All.Select(f => new ModelFault(f.Code.ToUpperInvariant(), "", "", f.Line, f.MessageVi))]);
    }

    public async Task<Result<DraftRow>> New(By by, NewDraft wanted, string text, CancellationToken cancellation)
    {
        if (await desk.Published(cancellation) is not { } published)
            return Refusals.Unknown;
        var read = Read(text, published.Reference);
        if (read.Value is not { } model)
            return Refused(read);
        return await begin.Run(by, wanted with { Content = plain => Named(Into(plain, model), wanted) }, cancellation);
    }

    /// <param name="revision">The one that the person has seen.</param>
    public async Task<Result<DraftRow>> IntoDraft(By by, Guid id, int revision, string text, CancellationToken cancellation)
    {
        var opened = await desk.Open(by.Actor, id, revision, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        var read = Read(text, opened.Value.Published.Reference);
        if (read.Value is not { } model)
            return Refused(read);
        if (!model.IsOurs && opened.Value.Text.Root is not YamlNode.Map)
            return Refusals.TextUnreadable;
        return await save.Run(by, id, revision, TextInto(opened.Value, model), cancellation);
    }

    /// <summary>The text that a draft would have. A text of ours that keeps code and field stays as it is written, comments and all.</summary>
    public static string TextInto(OpenedDraft draft, ImportedModel model)
    {
        if (draft.Text.Root is not YamlNode.Map before)
            return model.Text ?? model.Root.ToYaml();
        var root = Into(before, model);
        return model.Text is { } text && root.Canonical() == model.Root.Canonical() ? text : root.ToYaml();
    }

    /// <summary>
    /// A foreign model brings its process alone. A text of ours brings all but what makes a draft this draft: its code and field, and the rules of
    /// competence where the file has none.
    /// </summary>
    public static YamlNode.Map Into(YamlNode.Map draft, ImportedModel model)
    {
        if (!model.IsOurs)
            return draft.With("process", model.Root.Find("process")!);
        var root = model.Root;
        foreach (var key in (ReadOnlySpan<string>)["code", "field"])
            root = draft.Find(key) is { } kept && DraftFields.TextOf(draft, key) != DraftFields.TextOf(root, key) ? root.With(key, kept) : root;
        return root.Find("competence") is null && draft.Find("competence") is { } rules ? root.With("competence", rules) : root;
    }

    /// <summary>What was typed beside the file counts.</summary>
    private static YamlNode.Map Named(YamlNode.Map root, NewDraft wanted)
    {
        var bases = OwnYaml.Items(root, "basis").Where(b => b is not YamlNode.Scalar { Text: var code } || code != wanted.Basis);
        return root.With("name", YamlNode.Scalar.OfText(wanted.Name)).With("purpose", YamlNode.Scalar.OfText(wanted.Purpose))
            .With("basis", new YamlNode.List(0, [YamlNode.Scalar.OfText(wanted.Basis), .. bases]));
    }

    private static Refusal[] Refused(ModelReading<ImportedModel> read) => [.. read.Faults.Take(50).Select(f => f.ToRefusal())];
}
