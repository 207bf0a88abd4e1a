using Microsoft.Extensions.Configuration;

namespace ThongSuot.Reform.Feedback;

/// <param name="AnonymousFeedback">Whether feedback and comments are taken from who is not signed in: "Reform:AnonymousFeedback".</param>
internal sealed record ReformSettings(bool AnonymousFeedback)
{
    public static ReformSettings Read(IConfiguration? configuration) =>
        new(!bool.TryParse(configuration?["Reform:AnonymousFeedback"], out var allowed) || allowed);
}
