using System.Globalization;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Facts;

/// <summary>The question as the address asks it; what does not fit is answered as if it were not there.</summary>
internal sealed class HeatQuestions(IProcedures procedures, IProcedureHistory history, TimeProvider time)
{
    /// <returns>Null when there is no such procedure.</returns>
    public async Task<HeatQuestion?> Read(string? code, string? version, string? from, string? to, string? body, CancellationToken cancellation)
    {
        if (code is not { Length: > 0 and <= 40 })
            return null;
        var versions = await history.Versions(code, cancellation);
        var chosen = int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? versions.FirstOrDefault(v => v.Number == number) : null;
        var now = time.Now();
        chosen ??= versions.LastOrDefault(v => v.IsInForce(now) && !v.IsPilot && v.Body is null) ?? (versions.Count == 0 ? null : versions[^1]);
        if (chosen is null)
            return null;
        var today = now.DateInVietnam();
        var (first, last) = (PostedForm.ReadDay(from) ?? new DateOnly(today.Year, 1, 1), PostedForm.ReadDay(to) ?? today);
        return new HeatQuestion(await procedures.Version(chosen.Id, cancellation), first.MidnightInVietnam(), last.AddDays(1).MidnightInVietnam(), Guid.TryParse(body, out var at) ? at : null);
    }

    public static DateOnly FirstDay(HeatQuestion question) => question.From.DateInVietnam();

    public static DateOnly LastDay(HeatQuestion question) => question.To.AddDays(-1).DateInVietnam();
}
