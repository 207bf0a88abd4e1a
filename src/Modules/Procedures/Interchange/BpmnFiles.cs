using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Interchange;

/// <summary>A procedure that was read from a file.</summary>
/// <param name="Root">The whole text for a model of ours; for a foreign one only its name and process.</param>
/// <param name="Notes">What was taken otherwise than it was drawn.</param>
internal sealed record ImportedModel(YamlNode.Map Root, bool IsOurs, IReadOnlyList<ModelFault> Notes)
{
    /// <summary>As it is written, for a file that is YAML already.</summary>
    public string? Text { get; init; }
}

/// <summary>The two doors of the interchange: a text as BPMN 2.0 XML, and BPMN 2.0 XML as a text.</summary>
internal static class BpmnFiles
{
    /// <param name="guard">The words of a condition, by the choice's id and the branch's index.</param>
    public static string Write(YamlNode.Map root, Reference reference, Func<string, int, string?>? guard = null) =>
        BpmnWriter.Write(ModelOfText.Of(root, reference, guard));

    /// <summary>All of it or nothing.</summary>
    public static ModelReading<ImportedModel> Read(string xml, Reference reference)
    {
        var root = BoundedXml.Read(xml);
        if (root.Value is null)
            return ModelReading<ImportedModel>.Refused(root.Faults);
        var model = BpmnReader.Read(root.Value);
        return model.Value is null ? ModelReading<ImportedModel>.Refused(model.Faults) : Read(model.Value, reference);
    }

    private static ModelReading<ImportedModel> Read(FlowModel model, Reference reference)
    {
        var blocks = BlockReading.Of(model.Scope);
        if (blocks.Value is null)
            return ModelReading<ImportedModel>.Refused(blocks.Faults);
        var own = OwnYaml.Read(model.Own, null);
        var words = new LaneWords(reference, own is null ? [] : LaneWords.PartiesOf(own));
        var (process, notes) = TextOfModel.Of(model.Scope, blocks.Value, words);
        if (!HasWork(process))
            return ModelReading<ImportedModel>.Refused(ModelFault.Of("NO_STEP", "Mô hình không có bước công việc nào."));
        var text = own ?? new YamlNode.Map(0, model.Name.Length > 0 ? [("name", 0, YamlNode.Scalar.OfText(model.Name))] : []);
        if (own is not null && model.Name.Length > 0 && Bpmn.Clean(DraftFields.TextOf(own, "name")) != model.Name)
            text = text.With("name", YamlNode.Scalar.OfText(model.Name));
        text = text.With("process", process);
        return IsWithinBounds(text) is { } fault ? ModelReading<ImportedModel>.Refused(fault) : new ModelReading<ImportedModel>(new ImportedModel(text, own is not null, notes), []);
    }

    private static bool HasWork(YamlNode node) => node switch
    {
        YamlNode.List list => list.Items.Any(HasWork),
        YamlNode.Map map => OwnYaml.KindOf(map) is "step" or "consult" or "call" || map.Entries.Any(entry => HasWork(entry.Value)),
        _ => false,
    };

    // A text that the reader of texts would not take is no draft.
    private static ModelFault? IsWithinBounds(YamlNode.Map text)
    {
        var faults = new CatalogueFaults();
        return YamlText.Read("import", text.ToYaml(), faults) is YamlNode.Map ? null : ModelFault.Of("TEXT_BOUNDS", $"Không thành một quy trình được: {faults.All[0].MessageVi}.");
    }
}
