namespace ThongSuot.Contracts.Notifications;

/// <summary>Where webhooks are kept, for the pages that lead there.</summary>
public static class WebhookPages
{
    /// <summary>One's own.</summary>
    public const string Own = "/tai-khoan/webhook";

    /// <summary>Those of another system, for administrators.</summary>
    public static string OfService(Guid account) => $"/quan-tri/ket-noi/{account}/webhook";

    public static string Of(Guid webhook) => $"{Own}/{webhook}";
}
