using System.Text.RegularExpressions;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Procedures.Calendars;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Life;
using static ThongSuot.Procedures.Tests.Calendars.CalendarSamples;

namespace ThongSuot.Procedures.Tests.Calendars;

public sealed class CalendarPageTests
{
    [Fact]
    public async Task The_picture_of_the_year_shows_each_special_day_in_its_cell()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        Living.Done(await Change(life, p.OwnerOfX01, p.X01.Id, 0, Layer with { LocalDaysOff = [Closed(3, 5, DayPart.Afternoon)], SwappedDays = [Swap(new(2026, 3, 2), new(2026, 3, 7))] }));

        var page = await life.Draw<CalendarYearPage>(null, "?nam=2026", ("Code", "X01"));

        Assert.Equal(12, Regex.Count(page, "<caption>Tháng "));
        // 1 January 2026 is a Thursday: three empty cells before it.
        Assert.Matches(@"<caption>Tháng 1</caption>(?s:.*?)<tbody><tr><td></td><td></td><td></td><td class=""is-holiday""", Regex.Replace(page, @">\s+<", "><"));
        Assert.Equal(("is-holiday", "L", ": Nghỉ Tết Dương lịch"), Cell(page, 1, 1));
        Assert.Equal(("is-swapped-off", "H", ": Nghỉ hoán đổi, làm bù ngày 10/01/2026"), Cell(page, 1, 2));
        Assert.Equal(("is-worked", "B", ": Làm bù cho ngày 02/01/2026"), Cell(page, 1, 10));
        Assert.Equal(("is-local is-half", "R½", ": Cơ quan nghỉ: Đại hội; chỉ làm việc buổi sáng"), Cell(page, 3, 5));
        Assert.Equal(("is-worked", "B", ": Làm bù cho ngày 02/03/2026"), Cell(page, 3, 7));
        Assert.Equal(("is-rest", "", ": nghỉ"), Cell(page, 3, 8));
        Assert.Equal(("", "", ""), Cell(page, 3, 9));
        Shows(page, "Lịch làm việc của Tổ chức X01 năm 2026", "Năm 2025", "Năm 2027", "thứ Năm, 05/03/2026", "12-QĐ/TU ngày 05/01/2026", "thứ Hai – thứ Sáu: 07:30–11:30; 13:30–17:00", "Các lần thay đổi");
        Assert.DoesNotContain(CalendarAddress.Edit("X01"), page, StringComparison.Ordinal);
        Shows(await life.Draw<CalendarYearPage>(p.ChiefOfX01, "", ("Code", "X01")), CalendarAddress.Edit("X01"));
        Shows(await life.Draw<CalendarYearPage>(null, "?nam=2026", ("Code", "X02")), "Chưa có lịch riêng");
        Shows(await life.Draw<CalendarYearPage>(null, "?nam=x", ("Code", "chung")), "Lịch làm việc chung năm 2026");
        Shows(await life.Draw<CalendarYearPage>(null, "", ("Code", "KHONG")), "Không có lịch làm việc này");
    }

    [Fact]
    public async Task The_list_tells_who_has_a_calendar_of_its_own_and_finds_others()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        Living.Done(await Change(life, p.OwnerOfX01, p.X01.Id, 0, Layer with { LocalDaysOff = [Closed(3, 5)] }));
        var page = await life.Draw<CalendarsPage>(null, "?q=to chuc x02");
        Shows(page, "/lich-lam-viec/chung", "/lich-lam-viec/X01", "/lich-lam-viec/X02-VP", "Có lịch riêng");
        Assert.DoesNotContain("/sua", page, StringComparison.Ordinal);
        Shows(await life.Draw<CalendarsPage>(p.OwnerOfX02, ""), "/lich-lam-viec/X02/sua", "/lich-lam-viec/X02-VP/sua");
    }

    [Fact]
    public async Task The_layer_stands_in_fields_for_those_who_keep_it()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        Living.Done(await Change(life, p.OwnerOfX01, p.X01.Id, 0, Layer with { LocalDaysOff = [Closed(3, 5, DayPart.Afternoon)], WeeklyHours = [Hours("Mùa hè", new Season(new(4, 16), new(10, 15)), DayOfWeek.Monday)] }));
        var page = await life.Draw<EditCalendarPage>(p.OwnerOfX01, "", ("Code", "X01"));
        Shows(page, "name=\"lan\" value=\"1\"", "name=\"rieng-0-ngay\" value=\"2026-03-05\"", "value=\"Afternoon\" selected", "name=\"rieng-1-ngay\"", "name=\"gio-0-mua-tu\" value=\"16/04\"", "name=\"gio-0-1-st\" value=\"07:00\"", "thứ Hai, sáng từ");
        Assert.DoesNotContain("name=\"nghi-0-ngay\"", page, StringComparison.Ordinal);
        Shows(await life.Draw<EditCalendarPage>(p.Owner, "", ("Code", "chung")), "name=\"nghi-0-ngay\"", "Tết Nguyên đán", "name=\"lan\" value=\"0\"");
        Assert.DoesNotContain("<form", await life.Draw<EditCalendarPage>(p.OwnerOfX02, "", ("Code", "X01")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_kept_after_a_session_for_those_who_keep_the_calendar()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var nothing = Array.Empty<string>().ToLookup(text => text, StringComparer.Ordinal);
        Task<bool> Kept(By by, string code) => life.Ask<IKeepableForms, bool>(k => k.MayKeep(by.Actor, CalendarAddress.Edit(code), nothing, None).AsTask());
        Assert.Equal((true, false, true, false, false), (await Kept(p.OwnerOfX01, "X01"), await Kept(p.OwnerOfX02, "X01"), await Kept(p.Chief, "chung"), await Kept(p.OwnerOfX01, "chung"), await Kept(p.Owner, "KHONG")));
    }

    private static (string Class, string Mark, string Spoken) Cell(string page, int month, int day)
    {
        var table = Regex.Match(page, $@"<caption>Tháng {month}</caption>.*?</table>", RegexOptions.Singleline).Value;
        var cell = Assert.Single(Regex.Matches(table, @"<td[^>]*>(?:(?!</td>).)*</td>", RegexOptions.Singleline), c => c.Value.Contains($"<span class=\"number\">{day}</span>", StringComparison.Ordinal)).Value;
        string Of(string pattern) => Regex.Match(cell, pattern).Groups[1].Value;
        return (Of("<td class=\"([^\"]*)\""), Of("<span class=\"letter\"[^>]*>([^<]*)<"), Of("<span class=\"visually-hidden\">([^<]*)<"));
    }

    private static void Shows(string page, params string[] texts) => Assert.All(texts, text => Assert.Contains(text, page, StringComparison.Ordinal));
}
