using ThongSuot.Platform.Results;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Notifications.Webhooks;

internal static class Showing
{
    public static FieldErrors ToErrors(this IEnumerable<Refusal> refusals) => new(refusals.Select(r => new FieldError(r.Field, r.Text)));
}
