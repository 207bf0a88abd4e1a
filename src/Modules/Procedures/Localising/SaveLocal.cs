using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Localising;

/// <summary>Takes over the differences as typed, when they make a sound text.</summary>
internal sealed class SaveLocal(LocalDrafts drafts)
{
    public async Task<Result<DraftRow>> Run(
        Actor actor, string? address, Guid id, int revision, LocalOverlay overlay, IReadOnlyList<string> types, string reason, CancellationToken cancellation)
    {
        var opened = await drafts.Open(actor, id, revision, cancellation);
        if (!opened.IsOk)
            return opened.Refusal;
        var draft = opened.Value;
        if (!draft.MayWrite)
            return Refusals.LocalNotWritable;
        if (Check(draft, overlay, types, reason) is { Count: > 0 } refused)
            return refused.ToArray();
        (draft.Row.Overlay, draft.Row.Yaml) = (overlay.ToJson(), overlay.Apply(draft.Base).Root.ToYaml());
        (draft.Row.Types, draft.Row.Reason) = (LocalOverlap.Join(types), Folding.Normalise(reason) is { Length: > 0 } why ? why : null);
        return await drafts.Save(actor, address, draft, LocalSaved.Type, new LocalSaved(id, revision + 1, draft.Row.Overlay, draft.Row.Types), cancellation);
    }

    private static List<Refusal> Check(OpenedLocal draft, LocalOverlay overlay, IReadOnlyList<string> types, string reason)
    {
        if (overlay.Differences.Length > LocalOverlay.MostDifferences)
            return [Refusals.LocalTooMany];
        var refused = new List<Refusal>();
        if (reason.Length > LocalOverlay.MaxText)
            refused.Add(Refusals.LocalFault("local_too_long", $"Lý do dài quá {LocalOverlay.MaxText} ký tự.", "ly-do"));
        if (types.Any(t => !draft.Rights.View.Bodies.Any(b => b.Type == t)) || string.Join(' ', types).Length > 400)
            refused.Add(Refusals.LocalFault("local_type", "Có loại hình tổ chức cơ sở đảng không có trong hệ thống.", "loai-hinh"));
        var (root, faults) = overlay.Apply(draft.Base);
        refused.AddRange(faults.Select(f => Refusals.LocalFault(f.Code, f.Text, LocalForm.FieldOf(f, overlay))));
        if (refused.Count == 0)
            refused.AddRange(DraftText.Read(draft.Row.Code, root.ToYaml(), draft.Published).Faults.Select(f => Refusals.LocalFault("local_text", f.MessageVi, null)));
        return refused;
    }
}
