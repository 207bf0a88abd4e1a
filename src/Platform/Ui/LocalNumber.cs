using System.Globalization;

namespace ThongSuot.Platform.Ui;

/// <summary>Numbers as they are written in Vietnam.</summary>
public static class LocalNumber
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>For example "5.243".</summary>
    public static string Of(long count) => count.ToString("N0", Vietnamese);

    /// <summary>For example "7,5".</summary>
    public static string Of(decimal amount) => amount.ToString("#,0.##", Vietnamese);
}
