using System.Globalization;
using ThongSuot.Platform.Time;

namespace ThongSuot.Browser.Tests.Running;

/// <summary>The day in Vietnam, by the clock that the program under test runs on, too.</summary>
internal static class Today
{
    public static DateOnly Date => TimeProvider.System.Now().DateInVietnam();

    /// <summary>A day so many days from now, as a date field takes it.</summary>
    public static string Posted(int from = 0) => Date.AddDays(from).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
