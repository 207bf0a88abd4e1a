using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Notifications.Webhooks;

public sealed partial class WebhookPage
{
    private FieldErrors errors = FieldErrors.None;
    private WebhookRow? row;
    private IReadOnlyList<DeliveryRow> deliveries = [];
    private IReadOnlyList<Crumb> crumbs = [];
    private DeliveryState? shown;
    private WebhookDelivery? trial;
    private string? done, secret;

    [Inject] private WebhookList List { get; set; } = default!;

    [Inject] private PauseWebhook PauseWebhook { get; set; } = default!;

    [Inject] private RemoveWebhook RemoveWebhook { get; set; } = default!;

    [Inject] private WebhooksAtKeyboard Webhooks { get; set; } = default!;

    [Inject] private TryWebhook TryWebhook { get; set; } = default!;

    [Inject] private ResendDelivery ResendDelivery { get; set; } = default!;

    [Inject] private IProgramAccounts Accounts { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] public required HttpContext Context { get; set; }

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "tinh-trang")] public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sau")] public string? After { get; set; }

    [SupplyParameterFromForm(Name = "viec", FormName = "viec")] public string? What { get; set; }

    [SupplyParameterFromForm(Name = "tin", FormName = "gui-lai")] public Guid? Which { get; set; }

    [SupplyParameterFromForm(Name = "phien-ban", FormName = "sua")] public int? Version { get; set; }

    [SupplyParameterFromForm(Name = "ten", FormName = "sua")] public string? WebhookName { get; set; }

    [SupplyParameterFromForm(Name = "dia-chi", FormName = "sua")] public string? Address { get; set; }

    [SupplyParameterFromForm(Name = "loai", FormName = "sua")] public string[]? Kinds { get; set; }

    [SupplyParameterFromForm(Name = WebhooksAtKeyboard.Field, FormName = "sua")] public string? Password { get; set; }

    [SupplyParameterFromForm(Name = WebhooksAtKeyboard.RotationField, FormName = "doi-khoa")] public string? RotationPassword { get; set; }

    private string Here => WebhookPages.Of(Id);

    private string? From => Context.Connection.RemoteIpAddress?.ToString();

    private WantedWebhook Typed => new(WebhookName, Address, Kinds ?? []);

    // As typed, after a refusal; as it is, otherwise.
    private WantedWebhook Shown => Version is null || done is not null ? new WantedWebhook(row!.Webhook.Name, row.Webhook.Address, [.. row.Webhook.KindList]) : Typed;

    private string? Next => deliveries.Count < WebhookList.PageSize ? null : $"{Here}?{(shown is { } state ? $"tinh-trang={state}&" : "")}sau={deliveries[^1].Delivery.Id}#cac-lan-gui";

    private IEnumerable<(string Text, string Address, bool Current)> Filters =>
        Enum.GetValues<DeliveryState>().Select(s => (WebhookWords.NameOf(s), $"{Here}?tinh-trang={s}#cac-lan-gui", shown == s)).Prepend(("Tất cả", $"{Here}#cac-lan-gui", shown is null));

    protected override async Task OnInitializedAsync()
    {
        Context.Response.Headers.CacheControl = "no-store";
        shown = Enum.TryParse<DeliveryState>(State, out var state) && Enum.IsDefined(state) ? state : null;
        await Read();
        if (row is null)
        {
            Navigation.NotFound();
            return;
        }

        crumbs = row.Webhook.Account == Context.Actor().Account || await Accounts.FindService(row.Webhook.Account, Context.RequestAborted) is not { } service
            ? [.. WebhooksPage.Crumbs, new Crumb("Địa chỉ nhận tin (webhook)", WebhookPages.Own)]
            : [.. ServiceWebhooksPage.CrumbsOf(service), new Crumb("Địa chỉ nhận tin (webhook)", WebhookPages.OfService(service.Account))];
    }

    private async Task Read()
    {
        var (actor, cancellation) = (Context.Actor(), Context.RequestAborted);
        row = await List.Find(actor, Id, cancellation);
        deliveries = row is null ? [] : await List.Deliveries(actor, Id, shown, Guid.TryParse(After, out var after) ? after : null, WebhookList.PageSize, cancellation);
    }

    private async Task Act()
    {
        var (actor, cancellation) = (Context.Actor(), Context.RequestAborted);
        switch (What)
        {
            case "gui-thu":
                var tried = await TryWebhook.Run(actor, Id, cancellation);
                trial = tried.IsOk ? tried.Value : null;
                await Show(tried, null);
                break;
            case "tam-dung":
                await Show(await PauseWebhook.Run(actor, Id, From, cancellation), "Đã tạm dừng.");
                break;
            case "chay-tiep":
                await Show(await PauseWebhook.GoOn(actor, Id, From, cancellation), "Đã cho chạy tiếp.");
                break;
        }
    }

    private async Task Change() => await Show(await Webhooks.Change(Context.Actor(), Id, Version ?? 0, Typed, Password, From, Context.RequestAborted), "Đã lưu thay đổi.");

    private async Task Rotate()
    {
        var rotated = await Webhooks.Rotate(Context.Actor(), Id, RotationPassword, From, Context.RequestAborted);
        secret = rotated.IsOk ? rotated.Value.Secret : null;
        await Show(rotated, "Đã đổi khóa ký.");
    }

    private async Task Resend() => await Show(await ResendDelivery.Run(Context.Actor(), Id, Which ?? default, From, Context.RequestAborted), "Tin được gửi lại trong ít giây nữa.");

    private async Task Remove()
    {
        var account = row?.Webhook.Account;
        var removed = await RemoveWebhook.Run(Context.Actor(), Id, From, Context.RequestAborted);
        if (removed.IsOk)
            Navigation.NavigateTo(account is { } of && of != Context.Actor().Account ? WebhookPages.OfService(of) : WebhookPages.Own);
        else
            await Show(removed, null);
    }

    private async Task Show<T>(Result<T> result, string? said)
    {
        errors = result.Refusals.ToErrors();
        done = result.IsOk ? said : null;
        await Read();
    }
}
