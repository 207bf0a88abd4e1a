using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Cooperation;

/// <summary>Reads what was entered about a meeting: "meeting.day", "meeting.time", and for each member "presence.", "reason." and "ballot." with its id.</summary>
internal static class MeetingPosting
{
    private const string Presences = "presence.";
    private const int Most = 200;

    /// <summary>Null when the day or the hour is missing or none.</summary>
    public static DateTimeOffset? When(IFormCollection form) =>
        DateOnly.TryParseExact(form["meeting.day"], ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200
        && TimeOnly.TryParseExact(form["meeting.time"].ToString().Trim().Replace('h', ':').Replace('g', ':').TrimEnd(':'), ["H:mm", "H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(day, time, Clock.VietnamOffset).ToUniversalTime()
            : null;

    public static ImmutableArray<EnteredAttendee> Attendance(IFormCollection form) =>
    [
        .. form.Keys.Where(k => k.StartsWith(Presences, StringComparison.Ordinal)).Take(Most)
            .Select(k => (Id: k[Presences.Length..], Presence: form[k].ToString()))
            .Where(a => Guid.TryParseExact(a.Id, "N", out _) && Enum.TryParse<Presence>(a.Presence, out var presence) && Enum.IsDefined(presence))
            .Select(a => new EnteredAttendee(Guid.ParseExact(a.Id, "N"), Enum.Parse<Presence>(a.Presence), Text(form, $"reason.{a.Id}"), Text(form, $"ballot.{a.Id}"))),
    ];

    private static string? Text(IFormCollection form, string name) => form[name].ToString() is { Length: > 0 } text ? text : null;
}
