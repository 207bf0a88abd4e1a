using System.Collections.Frozen;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Procedures.Calendars;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;
using static ThongSuot.Procedures.Tests.Calendars.CalendarSamples;

namespace ThongSuot.Procedures.Tests.Calendars;

public sealed class CalendarFieldsTests
{
    private static readonly CalendarData Full = Layer with
    {
        Version = "X01-3-abcdef",
        Holidays = [Feast(1, 7, "Nghỉ: “lạ” # \"'")], HolidayChoices = [new HolidayChoice("tet-nguyen-dan", new(2026, 2, 16), "nguồn", Verified: true)],
        SwappedDays = [Swap(new(2026, 3, 2), null, DayPart.Morning), Swap(new(2026, 3, 3), new(2026, 3, 7))], LocalDaysOff = [Closed(3, 5, DayPart.Afternoon)],
        WeeklyHours = [Hours("Mùa hè", new Season(new(4, 16), new(10, 15)), DayOfWeek.Monday, DayOfWeek.Sunday) with { From = new(2026, 1, 1), To = new(2027, 1, 1) }],
    };

    [Fact]
    public void A_layer_is_read_as_it_was_written()
    {
        var faults = new CatalogueFaults();
        var text = CalendarText.Of(Full with { Holidays = [Feast(1, 7) with { Source = "a" }], SwappedDays = [Swap(new(2026, 3, 2), null) with { Source = "b" }], LocalDaysOff = [Closed(3, 5) with { Source = "c" }], WeeklyHours = [Full.WeeklyHours[0] with { Source = "d" }] });
        var read = CalendarFile.Read("x", YamlText.Read("x", text.ToYaml(), faults)!, faults);
        Assert.Empty(faults.All);
        Assert.Equal(text.ToYaml(), CalendarText.Of(read).ToYaml());
    }

    [Fact]
    public void What_a_page_shows_comes_back_as_it_is()
    {
        var read = CalendarFields.Of(Posted.Of(Shown(CalendarFields.Of(Full)))).Read();
        Assert.True(read.IsOk, string.Join("; ", read.Refusals));
        var plain = Full with { Version = "", HolidayChoices = [Full.HolidayChoices[0] with { Source = "", Verified = false }] };
        Assert.Equal(CalendarText.Of(plain).Canonical(), CalendarText.Of(read.Value).Canonical());
    }

    [Fact]
    public void Empty_rows_and_rows_to_go_close_up_and_the_rest_is_told_at_its_place()
    {
        var fields = CalendarFields.Of(Posted.Of(new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["rieng-0-ngay"] = ["2026-03-05"], ["rieng-0-ten"] = ["Bỏ"], ["rieng-0-buoi"] = ["Whole"], ["rieng-0-bo"] = ["true"],
            ["rieng-1-ngay"] = ["31/02/2026"], ["rieng-1-ten"] = ["Sai ngày"], ["rieng-1-buoi"] = ["Morning"],
            ["rieng-2-ngay"] = [""], ["rieng-2-ten"] = [""], ["rieng-2-buoi"] = ["Whole"],
            ["rieng-10-ngay"] = ["6/3/2026"], ["rieng-10-ten"] = ["Đúng"], ["rieng-10-buoi"] = ["Night"],
            ["gio-0-ten"] = ["Mới"], ["gio-0-mua-tu"] = ["29/02"], ["gio-0-mua-den"] = ["15/10"], ["gio-0-1-st"] = ["13:00"], ["gio-0-1-sd"] = ["14:00"], ["gio-0-2-ct"] = ["13:30"], ["gio-0-2-cd"] = [""],
            ["la-0-ngay"] = ["x"], ["rieng-x-ngay"] = ["x"], ["rieng-99999999999-ngay"] = ["x"],
        }));
        Assert.Equal((2, "Sai ngày", "Đúng"), (fields.Count(CalendarFields.Local), fields[CalendarFields.Local, 0, "ten"], fields[CalendarFields.Local, 1, "ten"]));
        Assert.Equal(
            ["CALENDAR_DATE rieng-0-ngay", "CALENDAR_PART rieng-1-buoi", "CALENDAR_MORNING gio-0-1-st", "CALENDAR_TIME gio-0-2-cd", "CALENDAR_SEASON gio-0-mua-tu"],
            fields.Read().Refusals.Select(r => $"{r.Code} {r.Field}"));
    }

    [Fact]
    public void A_choice_for_a_holiday_that_a_later_package_knows_no_longer_means_nothing()
    {
        var shipped = new CalendarData { Version = "1", WeeklyHours = [Hours("Gốc", null, DayOfWeek.Monday)] };
        var calendars = new LayeredCalendars([shipped], Full with { HolidayChoices = [new HolidayChoice("da-bo", new(2026, 5, 1), "", false)] }, FrozenDictionary<Guid, CalendarData>.Empty);
        Assert.False(calendars.General.DayAt(new DateOnly(2026, 5, 4)).IsOff);
    }

    // As the page names its fields.
    private static Dictionary<string, string[]> Shown(CalendarFields fields)
    {
        string[] names = ["ngay", "ten", "quy-tac", "nghi", "lam", "buoi", "tu", "den", "mua-tu", "mua-den", .. Enumerable.Range(1, 7).SelectMany(day => new[] { $"{day}-st", $"{day}-sd", $"{day}-ct", $"{day}-cd" })];
        string[] kinds = [CalendarFields.Holiday, CalendarFields.Choice, CalendarFields.Swap, CalendarFields.Local, CalendarFields.Hours];
        return kinds.SelectMany(kind => Enumerable.Range(0, fields.Count(kind)).SelectMany(row => names.Select(name => (Key: $"{kind}-{row}-{name}", Value: fields[kind, row, name]))))
            .Where(f => f.Value.Length > 0).ToDictionary(f => f.Key, f => new[] { f.Value }, StringComparer.Ordinal);
    }
}
