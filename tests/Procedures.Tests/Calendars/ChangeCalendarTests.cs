using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Calendars;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Life;
using static ThongSuot.Procedures.Tests.Calendars.CalendarSamples;

namespace ThongSuot.Procedures.Tests.Calendars;

public sealed class ChangeCalendarTests
{
    [Theory]
    [MemberData(nameof(TestHost.Databases), MemberType = typeof(TestHost))]
    public async Task A_layer_counts_on_the_line_below_its_body_and_nowhere_else(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        var (office, usual) = ((await p.View(None)).FindByCode("X01-VP")!.Id, new DateOnly(2026, 1, 8));
        Assert.Equal(usual, await Due(life, p.X01.Id));
        var before = (await life.Procedures.Calendar(p.X01.Id, None)).Version;

        Living.Done(await Change(life, p.OwnerOfX01, p.X01.Id, 0, Layer with { LocalDaysOff = [Closed(1, 7)] }));

        Assert.Equal((new DateOnly(2026, 1, 9), new DateOnly(2026, 1, 9)), (await Due(life, p.X01.Id), await Due(life, office)));
        Assert.Equal((usual, usual, usual), (await Due(life, p.X02.Id), await Due(life, p.Province.Id), await Due(life, null)));
        var after = await life.Procedures.Calendar(p.X01.Id, None);
        Assert.NotEqual(before, after.Version);
        Assert.Equal(before, (await life.Procedures.Calendar(p.X02.Id, None)).Version);
        // Whoever has the same layers has the same calendar, in memory too.
        Assert.Same(after, await life.Procedures.Calendar(office, None));
        Assert.Equal(before, (await life.Procedures.Calendar(Guid.NewGuid(), None)).Version);

        // The organ keeps what its committee has, and adds its own; Saturday the 10th is worked in exchange for the 2nd.
        Living.Done(await Change(life, p.ChiefOfX01, office, 0, Layer with { LocalDaysOff = [Closed(1, 8)] }));
        Assert.Equal((new DateOnly(2026, 1, 10), new DateOnly(2026, 1, 9)), (await Due(life, office), await Due(life, p.X01.Id)));
    }

    [Theory]
    [MemberData(nameof(TestHost.Databases), MemberType = typeof(TestHost))]
    public async Task Everybodys_layer_counts_for_all_and_other_nodes_see_it_within_a_second(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        using var otherNode = new ProceduresReader(life.Host.Services.GetRequiredService<IServiceScopeFactory>(), () => p, life.Host.Time);
        Assert.False((await otherNode.Calendar(p.X01.Id, None)).DayAt(new DateOnly(2026, 1, 7)).IsOff);

        var row = Living.Done(await Change(life, p.Chief, null, 0, Layer with { Holidays = [Feast(1, 7)] }, "12729/VPCP-KGVX"));

        Assert.Equal((new DateOnly(2026, 1, 9), new DateOnly(2026, 1, 9), new DateOnly(2026, 1, 9)), (await Due(life, p.X01.Id), await Due(life, p.X03.Id), await Due(life, null)));
        var day = (await otherNode.Calendar(p.X01.Id, None)).DayAt(new DateOnly(2026, 1, 7));
        Assert.Equal((true, DayKind.Holiday, "Nghỉ Quốc tang"), (day.IsOff, day.Kind, day.Note));
        Assert.Equal(new DaySource("12729/VPCP-KGVX ngày 05/01/2026, Ban Thường vụ Tỉnh ủy", Verified: true), day.Source);
        var entry = await life.Host.InDb(db => db.Set<LogEntry>().SingleAsync(e => e.Type == CalendarChanged.Type));
        Assert.Equal(("calendar/all", p.Chief.Actor.Person, true), (entry.Stream, entry.ReadEnvelope().Person, entry.Body.Contains(row.Hash, StringComparison.Ordinal)));

        // All taken back: the calendar is the shipped one again, and what was stays to be looked up.
        Living.Done(await Change(life, p.Owner, null, 1, Layer, "13-QĐ/TU"));
        Assert.Equal(new DateOnly(2026, 1, 8), await Due(life, p.X01.Id));
        Assert.Equal([1, 2], await life.Host.InDb(db => db.CalendarLayers.OrderBy(l => l.Number).Select(l => l.Number).ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(TestHost.Databases), MemberType = typeof(TestHost))]
    public async Task Of_two_at_once_the_later_one_is_told(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        await using var scopes = new Scopes(life);
        var both = await Task.WhenAll(
            Task.Run(() => scopes.One.Run(p.OwnerOfX01, p.X01.Id, 0, Layer with { LocalDaysOff = [Closed(1, 7)] }, Decided(life), None)),
            Task.Run(() => scopes.Other.Run(p.ChiefOfX01, p.X01.Id, 0, Layer with { LocalDaysOff = [Closed(1, 8)] }, Decided(life), None)));
        Assert.Equal("CHANGED_MEANWHILE", Assert.Single(both, result => !result.IsOk).Refusal.Code);
        Assert.Equal("CHANGED_MEANWHILE", (await Change(life, p.OwnerOfX01, p.X01.Id, 0, Layer with { LocalDaysOff = [Closed(1, 9)] })).Refusal.Code);
        Living.Done(await Change(life, p.OwnerOfX01, p.X01.Id, 1, Layer with { LocalDaysOff = [Closed(1, 9)] }));
    }

    [Fact]
    public async Task Each_calendar_is_changed_by_the_office_that_keeps_it()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var layer = Layer with { LocalDaysOff = [Closed(1, 7)] };
        async Task<string> Answer(By by, Guid? body) => await Change(life, by, body, 0, body is null ? Layer with { Holidays = [Feast(1, 7)] } : layer) is { IsOk: false } refused ? refused.Refusal.Code : "";
        Assert.Equal("MAY_NOT_CHANGE_CALENDAR", await Answer(p.OwnerOfX02, p.X01.Id));
        Assert.Equal("MAY_NOT_CHANGE_CALENDAR", await Answer(p.Owner, p.X01.Id));
        Assert.Equal("MAY_NOT_CHANGE_CALENDAR", await Answer(p.OwnerOfX01, p.Province.Id));
        Assert.Equal("MAY_NOT_CHANGE_CALENDAR", await Answer(p.OwnerOfX01, null));
        Assert.Equal("MAY_NOT_CHANGE_CALENDAR", await Answer(p.Clerk, null));
        Assert.Equal("CALENDAR_UNKNOWN", await Answer(p.Owner, Guid.NewGuid()));
        Assert.Equal(("", "", ""), (await Answer(p.ChiefOfX01, p.X01.Id), await Answer(p.Chief, p.Province.Id), await Answer(p.Owner, null)));
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        async Task<string[]> Faults(Guid? body, CalendarData layer) =>
            [.. (await Change(life, body is null ? p.Owner : p.OwnerOfX01, body, 0, layer)).Refusals.Select(r => $"{r.Code} {r.Field}")];
        var x01 = p.X01.Id;
        Assert.Equal(["CALENDAR_UNCHANGED "], await Faults(x01, Layer));
        Assert.Equal(["CALENDAR_NAME rieng-0-ten", "CALENDAR_TWICE rieng-1-ngay"], await Faults(x01, Layer with { LocalDaysOff = [Closed(1, 7, name: ""), Closed(1, 7)] }));
        Assert.Equal(["CALENDAR_SWAP_EMPTY doi-0-nghi", "CALENDAR_SWAP_SAME doi-1-lam"], await Faults(x01, Layer with { SwappedDays = [Swap(null, null), Swap(new(2026, 3, 2), new(2026, 3, 2))] }));
        // Sunday is off anyway; Tuesday is worked anyway.
        Assert.Equal(["CALENDAR_ALREADY_OFF doi-0-nghi", "CALENDAR_ALREADY_WORKED doi-0-lam"], await Faults(x01, Layer with { SwappedDays = [Swap(new(2026, 3, 8), new(2026, 3, 10))] }));
        Assert.Equal(["CALENDAR_STAYS_OFF doi-0-lam"], await Faults(x01, Layer with { SwappedDays = [Swap(null, new(2026, 3, 7))], LocalDaysOff = [Closed(3, 7)] }));
        Assert.Equal(["CALENDAR_NO_HOURS gio-0-1-st"], await Faults(x01, Layer with { WeeklyHours = [Hours("Mùa hè", null)] }));
        Assert.Equal(["CALENDAR_WRONG_LAYER "], await Faults(x01, Layer with { Holidays = [Feast(1, 7)] }));
        Assert.Equal(["CALENDAR_YEAR nghi-0-ngay"], await Faults(null, Layer with { Holidays = [Feast(1, 7) with { Date = new DateOnly(1026, 1, 7) }] }));
        Assert.Equal(["CALENDAR_RULE chon-0-quy-tac"], await Faults(null, Layer with { HolidayChoices = [new HolidayChoice("khong-co", new(2026, 2, 16), "", false)] }));
        Assert.Equal(["CALENDAR_CHOICE_FAR chon-0-ngay"], await Faults(null, Layer with { HolidayChoices = [new HolidayChoice("tet-nguyen-dan", new(2026, 12, 16), "", false)] }));
        Assert.Equal(["CALENDAR_TOO_MANY rieng-0-ngay"], await Faults(x01, Layer with { LocalDaysOff = [.. Enumerable.Range(0, 61).Select(i => Closed(1, 7) with { Date = new DateOnly(2026, 3, 1).AddDays(i * 3) })] }));
        Assert.Equal(["CALENDAR_CLOSED rieng-0-ngay"], await Faults(x01, Layer with { LocalDaysOff = [.. Enumerable.Range(0, 60).Select(i => Closed(1, 7) with { Date = new DateOnly(2026, 3, 1).AddDays(i) })] }));

        var unfounded = await life.Ask<ChangeCalendar, Result<CalendarLayerRow>>(c => c.Run(p.OwnerOfX01, x01, 0, Layer with { LocalDaysOff = [Closed(1, 7)] }, new Decision("", null, ""), None));
        Assert.Equal(["so-quyet-dinh", "ngay-quyet-dinh", "co-quan-ban-hanh"], unfounded.Refusals.Select(r => r.Field));
    }

    [Fact]
    public async Task Rows_that_stay_keep_their_source_and_days_that_are_over_may_be_changed()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var hours = Hours("Mùa hè", new Season(new(4, 16), new(10, 15)), DayOfWeek.Monday, DayOfWeek.Saturday);
        var past = Closed(1, 7) with { Date = new DateOnly(2025, 12, 30) };
        Living.Done(await Change(life, p.OwnerOfX01, p.X01.Id, 0, Layer with { WeeklyHours = [hours], LocalDaysOff = [past] }, "12-QĐ/ĐU"));
        Living.Done(await Change(life, p.OwnerOfX01, p.X01.Id, 1, Layer with { WeeklyHours = [hours], LocalDaysOff = [past, Closed(1, 9)] }, "15-QĐ/ĐU"));

        var calendar = await life.Procedures.Calendar(p.X01.Id, None);

        Assert.StartsWith("12-QĐ/ĐU", calendar.DayAt(new DateOnly(2025, 12, 30)).Source!.Text, StringComparison.Ordinal);
        Assert.StartsWith("15-QĐ/ĐU", calendar.DayAt(new DateOnly(2026, 1, 9)).Source!.Text, StringComparison.Ordinal);
        // In summer Saturdays are worked and Tuesdays are not; in winter the general hours hold.
        Assert.Equal((2, 0), (calendar.DayAt(new DateOnly(2026, 7, 4)).Sessions.Count, calendar.DayAt(new DateOnly(2026, 7, 7)).Sessions.Count));
        Assert.Equal((0, 2), (calendar.DayAt(new DateOnly(2026, 11, 7)).Sessions.Count, calendar.DayAt(new DateOnly(2026, 11, 10)).Sessions.Count));
        Assert.Equal("CALENDAR_UNCHANGED", (await Change(life, p.OwnerOfX01, p.X01.Id, 2, Layer with { WeeklyHours = [hours], LocalDaysOff = [past, Closed(1, 9)] })).Refusal.Code);
    }

    [Fact]
    public async Task Who_changes_a_calendar_sees_it_at_once()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        await using var scopes = new Scopes(life);
        // No second passes: what others may still see is the calendar before.
        Assert.False((await life.Procedures.Calendar(p.X01.Id, None)).DayAt(new DateOnly(2026, 1, 7)).IsOff);
        Living.Done(await scopes.One.Run(p.OwnerOfX01, p.X01.Id, 0, Layer with { LocalDaysOff = [Closed(1, 7)] }, Decided(life), None));
        Living.Done(await scopes.Other.Run(p.OwnerOfX01, p.X01.Id, 1, Layer with { LocalDaysOff = [Closed(1, 7), Closed(1, 8)] }, Decided(life) with { Number = "15-QĐ/ĐU" }, None));
        await using var scope = life.Host.Services.CreateAsyncScope();
        var shown = await scope.ServiceProvider.GetRequiredService<CalendarDesk>().Find("X01", isLatest: true, None);
        Assert.Equal(["12-QĐ/ĐU", "15-QĐ/ĐU"], shown!.Own.LocalDaysOff.Select(day => day.Source.Split(' ')[0]));
    }

    private static Decision Decided(Living life) => new("12-QĐ/ĐU", life.Today, "Ban Thường vụ Đảng ủy");

    /// <summary>Two requests at the same time.</summary>
    private sealed class Scopes(Living life) : IAsyncDisposable
    {
        private readonly AsyncServiceScope _one = life.Host.Services.CreateAsyncScope(), _other = life.Host.Services.CreateAsyncScope();

        public ChangeCalendar One => _one.ServiceProvider.GetRequiredService<ChangeCalendar>();

        public ChangeCalendar Other => _other.ServiceProvider.GetRequiredService<ChangeCalendar>();

        public async ValueTask DisposeAsync()
        {
            await _one.DisposeAsync();
            await _other.DisposeAsync();
        }
    }
}
