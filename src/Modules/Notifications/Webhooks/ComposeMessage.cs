using System.Text.Json;
using ThongSuot.Platform.Api;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>The body of a request. Other systems rely on its members: some may be added, none goes.</summary>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">Null of a trial.</param>
internal sealed record WebhookMessage(Guid Id, string Type, DateTimeOffset Timestamp, WebhookData? Data);

/// <param name="Code">What people say.</param>
/// <param name="Procedure">Its code.</param>
/// <param name="Step">Node of the procedure; null where the event is about no step.</param>
/// <param name="End">The dossier's last status; null while it has not ended.</param>
/// <param name="Link">Where a token that may read dossiers reads on.</param>
internal sealed record WebhookData(Guid DossierId, string Code, string Procedure, string? Step, string? End, string Link);

/// <summary>Puts a message together at the moment it is sent, so that a right that ended or a secrecy raised meanwhile holds. Nothing that a person wrote goes into it.</summary>
internal sealed class ComposeMessage(WebhookSight sight, WebhookSettings settings)
{
    /// <returns>JSON in UTF-8; null when it must not be sent.</returns>
    public async Task<byte[]?> Run(Webhook webhook, WebhookDelivery delivery, CancellationToken cancellation)
    {
        if (delivery.Dossier is not { } id)
            return Written(new WebhookMessage(delivery.Id, delivery.Kind, delivery.At, null));
        return await sight.Of(webhook.Account, id, cancellation) is { } dossier
            ? Written(new WebhookMessage(delivery.Id, delivery.Kind, delivery.At, new WebhookData(id, dossier.Code, dossier.Procedure, delivery.Step, delivery.End, $"{settings.Site}{Platform.Api.Api.Root}/dossiers/{id}")))
            : null;
    }

    private static byte[] Written(WebhookMessage message) => JsonSerializer.SerializeToUtf8Bytes(message, ApiJson.Options);
}
