using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Interchange;

/// <summary>
/// From a file to a draft. Nothing is kept between the two: what was looked at comes back with the form. A file over the limit of the
/// whole program is refused by its length before it is read.
/// </summary>
public sealed partial class ImportPage
{
    private const int MostShown = 100;

    // Only to have the checks of a draft before there is one.
    private const string Provisional = "-00";

    private FieldErrors errors = FieldErrors.None;
    private Posted posted = null!;
    private DraftRights? rights;
    private PublishedSnapshot? published;
    private OpenedDraft? target;
    private IReadOnlyList<FieldOption> routes = [];
    private string? text, shown;
    private bool isDrawnByUs;
    private ModelReading<ImportedModel>? reading;
    private IReadOnlyList<ImportRow> rows = [];
    private IReadOnlyList<string> faults = [];

    [CascadingParameter] public required HttpContext Context { get; set; }

    /// <summary>The open draft whose text the file replaces; without it a new one begins.</summary>
    private Guid? Draft => Context.Request.Query["ban-thao"] is [{ } asked, ..] ? Guid.TryParse(asked, out var id) ? id : Guid.Empty : null;

    private IReadOnlyList<Crumb> Crumbs => target is null
        ? [new Crumb("Bản thảo thủ tục", DraftAddress.List)]
        : [new Crumb("Bản thảo thủ tục", DraftAddress.List), new Crumb(target.Row.Name, DraftAddress.Of(target.Row.Id))];

    protected override async Task OnInitializedAsync()
    {
        posted = new Posted(Context);
        var cancellation = Context.RequestAborted;
        var found = await Desk.Rights(Context.Actor(), cancellation);
        var opened = Draft is { } id ? await Desk.Open(Context.Actor(), id, null, cancellation) : default;
        var isThere = Draft is null ? found.Writes.Count > 0 : opened.IsOk && found.MayWrite(opened.Value.Row);
        if (!isThere)
        {
            Navigation.NotFound();
            return;
        }

        (rights, published, target) = (found, await Desk.Published(cancellation), Draft is null ? null : opened.Value);
        routes = NewDraftRoutes.Of(found);
        if (posted.Any && published is not null)
            await Look(published, cancellation);
    }

    private async Task Look(PublishedSnapshot set, CancellationToken cancellation)
    {
        var content = await Content(cancellation);
        if (!content.IsOk)
        {
            errors = content.Refusals.ToErrors();
            return;
        }

        text = content.Value;
        reading = ImportDraft.Read(text, set.Reference);
        if (FileText.IsXml(text) && text.Contains("BPMNDiagram", StringComparison.Ordinal) && !IsFileFault(reading))
            shown = text;
        if (reading.Value is not { } model)
            return;
        rows = ImportRows.Of(model.Root, set.Reference);
        if (shown is null)
            (shown, isDrawnByUs) = (BpmnFiles.Write(model.Root, set.Reference), true);
        faults = Faults(set, model);
    }

    // What is no BPMN at all is not given to a viewer.
    private static bool IsFileFault(ModelReading<ImportedModel> reading) => reading.Faults.Any(f => f.Code.StartsWith("XML_", StringComparison.Ordinal) || f.Code is "NOT_BPMN" or "NO_PROCESS");

    private async Task<Result<string>> Content(CancellationToken cancellation)
    {
        if (posted["noi-dung"] is { Length: > 0 } sent)
            return sent.Length > FileText.MaxBytes ? Refusals.ImportTooBig : sent.Contains('\0', StringComparison.Ordinal) ? Refusals.ImportNotText : sent.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (Context.Request.Form.Files["tep"] is not { Length: > 0 } file)
            return Refusals.ImportMissing;
        if (file.Length > FileText.MaxBytes)
            return Refusals.ImportTooBig;
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellation);
        return FileText.Read(bytes);
    }

    /// <summary>What the draft's own check would say.</summary>
    private IReadOnlyList<string> Faults(PublishedSnapshot set, ImportedModel model)
    {
        if (target is not null)
            return Words(DraftText.Read(target.Row.Code, ImportDraft.TextInto(target, model), set, target.Row.Forms));
        var field = DraftFields.TextOf(model.Root, "field") is { Length: > 0 } said && set.Reference.Fields.Any(f => f.Code == said) ? said : set.Reference.Fields[0].Code;
        var plain = (YamlNode.Map)YamlText.Read("plain", NewProcedure.Text(field + Provisional, field, "–", "–", set.Reference.Bases.Keys.First(), isOfProvince: true), new CatalogueFaults())!;
        return Words(DraftText.Read(field + Provisional, ImportDraft.Into(plain, model).ToYaml(), set));
    }

    // Lines would be those of a text that nobody has seen yet.
    private static IReadOnlyList<string> Words(DraftText draft) => [.. draft.Faults.Select(f => f.MessageVi).Distinct(StringComparer.Ordinal)];

    private string? Said(string key) => reading?.Value is { } model && DraftFields.TextOf(model.Root, key) is { Length: > 0 } said ? said : null;

    private string? FirstBasis() => reading?.Value is { } model ? OwnYaml.Items(model.Root, "basis").OfType<YamlNode.Scalar>().Select(s => s.Text).FirstOrDefault() : null;

    private Task Begin()
    {
        var (committee, isProposal) = NewDraftRoutes.Read(posted.Text("cach"));
        return Done(Import.New(By.Request(Context), new NewDraft(committee, isProposal, posted.Text("linh-vuc"), posted.Text("ten"), posted.Text("muc-dich"), posted.Text("can-cu"), posted.Text("ly-do")), text ?? "", Context.RequestAborted));
    }

    private Task Into() => Done(Import.IntoDraft(By.Request(Context), Draft ?? Guid.Empty, posted.Revision, text ?? "", Context.RequestAborted));

    private async Task Done(Task<Result<DraftRow>> act)
    {
        var done = await act;
        if (done.IsOk)
            Navigation.NavigateTo(DraftAddress.Of(done.Value.Id));
        else
            errors = done.Refusals.ToErrors();
    }
}
