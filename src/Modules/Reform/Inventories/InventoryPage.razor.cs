using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Inventories;

public sealed partial class InventoryPage
{
    private static readonly FieldOption[] Routes =
    [
        new(nameof(WorkRoute.Propose), "Đề nghị cấp trên ban hành"),
        new(nameof(WorkRoute.Issue), "Tự ban hành theo thẩm quyền", "Bắt đầu soạn thủ tục riêng của cơ quan."),
    ];

    private FieldErrors errors = FieldErrors.None;
    private PostedForm posted = null!;
    private Body? body;
    private Inventory? inventory;
    private WorkImport? import;
    private Work? edited;
    private bool mayEdit;
    private bool isOwn;
    private bool mayReopen;
    private IReadOnlyList<Work> works = [];
    private IReadOnlyList<Work> routable = [];
    private IReadOnlyList<FieldOption> fields = [];

    [CascadingParameter] public required HttpContext Context { get; set; }

    [Parameter] public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "sua")] public string? Edited { get; set; }

    [SupplyParameterFromQuery(Name = "nhap")] public string? Imported { get; set; }

    [SupplyParameterFromQuery(Name = "loi")] public string? Refused { get; set; }

    private static Crumb[] Crumbs => [new("Rà soát, cải cách", "/ra-soat"), new("Công việc của cơ quan", "/ra-soat/cong-viec")];

    private string Address => RouteWork.AddressOf(Code);

    private DateTimeOffset? submitted => inventory?.SubmittedAt;

    protected override async Task OnInitializedAsync()
    {
        var (actor, cancellation) = (Context.Actor(), Context.RequestAborted);
        posted = new PostedForm(Context);
        body = (await Organisation.View(cancellation)).FindByCode(Code);
        if (body is null || await Reader.Of(actor, body.Id, cancellation) is not { } seen)
        {
            body = null;
            Navigation.NotFound();
            return;
        }

        works = seen;
        inventory = await Reader.Find(body.Id, cancellation);
        isOwn = (await Rights.Own(actor, cancellation)).Any(b => b.Id == body.Id);
        mayEdit = isOwn && submitted is null;
        mayReopen = submitted is not null && (await Rights.Coordinated(actor, cancellation)).Any(b => b.Id == body.Id);
        routable = [.. works.Where(w => w is { Procedure: null, Proposal: WorkProposal.New, Route: null })];
        edited = mayEdit && Guid.TryParse(Edited, out var id) ? works.FirstOrDefault(w => w.Id == id) : null;
        import = Guid.TryParse(Imported, out var read) ? await ImportWork.Find(actor, read, cancellation) : null;
        fields = [.. (await Procedures.Set(cancellation))?.Fields.Select(f => new FieldOption(f.Code, f.Name)) ?? []];
        errors = new[] { Refusals.SheetMissing, Refusals.SheetUnreadable, Refusals.InventorySubmitted, Refusals.NotYours, Refusals.TooMuchWork }.Where(r => r.Code == Refused).AsErrors();
    }

    private async Task Save()
    {
        var entry = new WorkEntry(
            posted.Text("ten"), posted.Optional("linh-vuc"), WorkWords.Kinds.Posted(posted["loai"]), WorkWords.Frequencies.Posted(posted["tan-suat"]), posted.Number("so-luong"),
            posted.Optional("so-luong") is not null && posted.Number("so-luong") is null, WorkWords.Authorities.Posted(posted["tham-quyen"]), posted.Optional("thu-tuc"),
            WorkWords.Proposals.Posted(posted["de-xuat"]));
        Answer(await KeepWork.Run(Context.Actor(), body!.Id, edited?.Id, entry, Context.RequestAborted));
    }

    private async Task Remove() => Answer(await KeepWork.Remove(Context.Actor(), body!.Id, edited!.Id, Context.RequestAborted));

    private async Task Submit() => Answer(await SubmitInventory.Run(Context.Actor(), body!.Id, Context.RequestAborted));

    private async Task Reopen() => Answer(await ReopenInventory.Run(Context.Actor(), body!.Id, posted.Text("ly-do"), Context.RequestAborted));

    private async Task Route() => Answer(posted["cach"] is nameof(WorkRoute.Propose) or nameof(WorkRoute.Issue)
        ? await RouteWork.Run(
            Context.Actor(), body!.Id, posted.Id("viec") ?? Guid.Empty, posted["cach"] == nameof(WorkRoute.Issue) ? WorkRoute.Issue : WorkRoute.Propose, posted.Optional("ma"),
            Context.RequestAborted)
        : Refusals.InitiativeRoute);

    private void Answer<T>(Result<T> answer)
    {
        if (answer.IsOk)
            Navigation.NavigateTo(Address);
        else
            errors = answer.Refusals.AsErrors();
    }
}
