namespace ThongSuot.Engine.WorkingTime;

/// <summary>
/// New moons and the sun's apparent longitude, as the lunar calendar needs them.
/// Source: Jean Meeus, Astronomical Algorithms, 2nd ed., chapters 25 and 49, without the planetary corrections;
/// difference of dynamical and universal time after Espenak and Meeus. Good to about two minutes in 1900–2199.
/// </summary>
internal static class Astronomy
{
    /// <summary>Mean length of a lunation in days.</summary>
    public const double Lunation = 29.530588861;

    /// <summary>Julian day (dynamical time) of the mean new moon number 0, in January 2000.</summary>
    public const double FirstNewMoon = 2451550.09766;

    // Periodic terms of a new moon: amplitude in days, power of the eccentricity factor, and the multiples of
    // the sun's anomaly, the moon's anomaly and the moon's argument of latitude.
    private static readonly (double Days, int Eccentricity, int Sun, int Moon, int Latitude)[] NewMoonTerms =
    [
        (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2),
        (0.00739, 1, -1, 1, 0), (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2),
        (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0), (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2),
        (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0), (-0.00007, 0, 2, 1, 0), (0.00004, 0, 0, 2, -2),
        (0.00004, 0, 3, 0, 0), (0.00003, 0, 1, 1, -2), (0.00003, 0, 0, 2, 2), (-0.00003, 0, 1, 1, 2),
        (0.00003, 0, -1, 1, 2), (-0.00002, 0, -1, 1, -2), (-0.00002, 0, 1, 3, 0), (0.00002, 0, 0, 4, 0),
    ];

    /// <summary>Julian day in universal time of new moon number <paramref name="k"/>, counted from January 2000.</summary>
    public static double NewMoon(int k)
    {
        var t = k / 1236.85;
        var t2 = t * t;
        var mean = FirstNewMoon + Lunation * k + 0.00015437 * t2 - 0.000000150 * t2 * t;
        var eccentricity = 1 - 0.002516 * t - 0.0000074 * t2;
        var sun = 2.5534 + 29.10535670 * k - 0.0000014 * t2;
        var moon = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t2 * t;
        var latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t2 - 0.00000227 * t2 * t;
        var node = 124.7746 - 1.56375588 * k + 0.0020672 * t2;

        var correction = -0.00017 * Sin(node);
        foreach (var term in NewMoonTerms)
        {
            var angle = term.Sun * sun + term.Moon * moon + term.Latitude * latitude;
            correction += term.Days * Math.Pow(eccentricity, term.Eccentricity) * Sin(angle);
        }

        var dynamical = mean + correction;
        return dynamical - DynamicalMinusUniversal(dynamical);
    }

    /// <summary>The sun's apparent longitude in degrees, 0 to 360, at a Julian day in universal time.</summary>
    public static double SunLongitude(double julianDay)
    {
        var t = (julianDay + DynamicalMinusUniversal(julianDay) - 2451545.0) / 36525;
        var mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
        var anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
        var centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * Sin(anomaly)
            + (0.019993 - 0.000101 * t) * Sin(2 * anomaly)
            + 0.000289 * Sin(3 * anomaly);
        var apparent = mean + centre - 0.00569 - 0.00478 * Sin(125.04 - 1934.136 * t);
        return (apparent % 360 + 360) % 360;
    }

    private static double DynamicalMinusUniversal(double julianDay)
    {
        var year = 2000 + (julianDay - 2451545.0) / 365.25;
        var t = year - 2000;
        var seconds = year switch
        {
            < 1961 => 29.07 + 0.407 * (year - 1950) - Math.Pow(year - 1950, 2) / 233,
            < 1986 => 45.45 + 1.067 * (year - 1975) - Math.Pow(year - 1975, 2) / 260,
            < 2005 => 63.86 + 0.3345 * t - 0.060374 * t * t,
            < 2050 => 62.92 + 0.32217 * t + 0.005589 * t * t,
            _ => -20 + 32 * Math.Pow((year - 1820) / 100, 2) - 0.5628 * Math.Max(0, 2150 - year),
        };
        return seconds / 86400;
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
