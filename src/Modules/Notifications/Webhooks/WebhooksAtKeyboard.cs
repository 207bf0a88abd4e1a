using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>
/// What pages do with a webhook that sends elsewhere or shows a secret from then on: the password is asked for each time, when all else is right. A program shows its token instead.
/// </summary>
internal sealed class WebhooksAtKeyboard(WebhookKeepers keepers, CheckWebhook check, IPasswordQuestion question, AddWebhook add, ChangeWebhook change, RotateSecret rotate)
{
    /// <summary>The inputs of the password: of the form with the address, and of the one with the secret.</summary>
    public const string Field = "mat-khau", RotationField = "mat-khau-doi-khoa";

    public async Task<Result<WebhookWithSecret>> Add(Actor actor, Guid account, WantedWebhook wanted, string? password, string? from, CancellationToken cancellation)
    {
        if (!await keepers.MayKeep(actor, account, cancellation))
            return Refusals.WebhookNotFound;
        if (check.Run(wanted) is { IsOk: false } wrong)
            return wrong.Refusals.ToArray();
        return await question.Ask(actor, password, Field, cancellation) is { } no ? no : await add.Run(actor, account, wanted, from, cancellation);
    }

    public async Task<Result<Webhook>> Change(Actor actor, Guid id, int version, WantedWebhook wanted, string? password, string? from, CancellationToken cancellation)
    {
        if (await keepers.Find(actor, id, cancellation) is null)
            return Refusals.WebhookNotFound;
        if (check.Run(wanted) is { IsOk: false } wrong)
            return wrong.Refusals.ToArray();
        return await question.Ask(actor, password, Field, cancellation) is { } no ? no : await change.Run(actor, id, version, wanted, from, cancellation);
    }

    public async Task<Result<WebhookWithSecret>> Rotate(Actor actor, Guid id, string? password, string? from, CancellationToken cancellation)
    {
        if (await keepers.Find(actor, id, cancellation) is null)
            return Refusals.WebhookNotFound;
        return await question.Ask(actor, password, RotationField, cancellation) is { } no ? no : await rotate.Run(actor, id, from, cancellation);
    }
}
