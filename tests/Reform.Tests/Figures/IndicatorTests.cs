using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Facts;
using ThongSuot.Reform.Figures;
using ThongSuot.Reform.Ratings;

namespace ThongSuot.Reform.Tests.Figures;

/// <summary>
/// Every indicator on a set whose figures were computed by hand: the table is in <see cref="Tell"/>, the results stand in the assertions. March and April 2026,
/// working days from Monday to Friday of eight hours.
/// </summary>
public sealed class IndicatorTests(ReformProvince province) : IClassFixture<ReformProvince>, IAsyncLifetime
{
    private static readonly FigureQuestion Year = new(new FigurePeriod(2026, "nam"));

    private Body Office => province.Office;

    private Body Department => province.Organisation.OrganOf(province.Organisation.Province!, "organisation_department")!;

    private Body First => Grassroots[0];

    private Body Second => Grassroots[1];

    private IReadOnlyList<Body> Grassroots => [.. province.Organisation.Bodies.Where(b => b.Kind == "grassroots").OrderBy(b => b.Code, StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        if (await Total(Year) is { Sums.Filed: > 0 })
            return;
        await Tell();
        province.Time.Set(ToldDossiers.At("2026-05-04 08:00"));
        await province.Relay();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task Tell()
    {
        var told = new ToldDossiers(province);
        // Of VTLT-02: between bodies, may be electronic. Working days taken: 2, 4 (one of five stood), 1, 2 (1.5 of 3).
        await Rated(await told.Tell(new("VTLT-02", First, Office, "2026-03-02 08:00", "2026-03-03 17:00", "2026-03-04 17:00", Hops: "ee")), "VTLT-02", Office, 5);
        await Rated(
            await told.Tell(new("VTLT-02", First, Office, "2026-03-02 08:00", "2026-03-06 17:00", "2026-03-04 17:00", Hops: "ee", Returns: [("2026-03-03 08:00", "2026-03-04 08:00")])), "VTLT-02", Office, 2);
        await told.Tell(new("VTLT-02", Second, Department, "2026-03-09 08:00", "2026-03-09 17:00", Hops: "ep", SentBacks: 1));
        await told.Tell(new(
            "VTLT-02", Second, Office, "2026-03-30 08:00", "2026-04-01 17:00", "2026-04-30 17:00", Hops: "eu",
            Returns: [("2026-03-30 13:00", "2026-03-30 17:00"), ("2026-03-31 08:00", "2026-03-31 17:00")]));
        // Each of these is outside KPI-1 for a reason of its own. Working days: 1, 3, 2, 5, 1 (a half).
        await told.Tell(new("VTLT-02", First, Office, "2026-04-06 08:00", "2026-04-06 17:00", "2026-04-10 17:00", Secrecy: Secrecy.Mat));
        await told.Tell(new("TCCB-13", First, Department, "2026-04-06 08:00", "2026-04-08 17:00", "2026-04-10 17:00"));
        await told.Tell(new("VTLT-02", Second, Office, "2026-04-06 08:00", "2026-04-07 17:00", "2026-04-10 17:00", Hops: "eo"));
        await told.Tell(new("VTLT-02", First, Office, "2026-04-06 08:00", "2026-04-10 17:00", "2026-04-10 17:00", Hops: ""));
        await Rated(await told.Tell(new("CYCN-05", Second, Department, "2026-04-13 08:00", "2026-04-13 12:00", "2026-04-14 17:00", Hops: "")), "CYCN-05", Department, 4);
        // Other ends, one that runs, and one of which only those in charge know.
        await told.Tell(new("VTLT-02", Second, Office, "2026-04-13 08:00", "2026-04-14 08:00", "2026-04-20 17:00", DossierStatus.NotCompetent));
        await told.Tell(new("VTLT-02", First, Department, "2026-04-13 08:00", "2026-04-15 08:00", "2026-04-20 17:00", DossierStatus.Declined));
        await told.Tell(new("VTLT-02", First, Office, "2026-04-13 08:00", "2026-04-15 08:00", "2026-04-20 17:00", DossierStatus.Withdrawn));
        await told.Tell(new("VTLT-02", Second, Department, "2026-04-13 08:00", "2026-04-24 08:00", "2026-04-20 17:00", DossierStatus.Expired));
        await told.Tell(new("VTLT-02", First, Office, "2026-04-20 08:00", null, "2026-04-24 17:00"));
        await told.Tell(new("KTUB-01", First, Office, "2026-04-06 08:00", "2026-04-07 08:00", "2026-04-10 17:00"));
        // A year before: one committee has its files arranged (step 3), another all of it done.
        var communes = Grassroots.Select(b => province.Organisation.CommitteeOf(b)).Concat(province.Organisation.Bodies.Where(b => b.Kind == "commune_committee")).Where(b => b.Level == "CTCS").DistinctBy(b => b.Id).Take(2).ToList();
        var arranged = await told.Tell(new("VTLT-12", communes[0], Office, "2025-03-03 08:00", null, Steps: "b3"));
        await told.Append(arranged, (await province.Procedures.FindPublished("VTLT-12", default))!, ToldDossiers.At("2025-03-20 08:00"), new StepCompleted("b3", "b3", "xong", ToldDossiers.At("2025-03-20 08:00"), null));
        await told.Tell(new("VTLT-12", communes[1], Office, "2025-03-03 08:00", "2025-04-03 08:00", Steps: "b3"));
    }

    [Theory]
    [InlineData("KPI-1", 2, 4, 50.0, new[] { 1, 1, 1, 1 })] // mật, bản giấy, chưa kết nối, không chuyển
    [InlineData("KPI-5", 7, 8, 87.5, new[] { 1, 1, 0, 1, 1 })] // từ chối, sai thẩm quyền, chuyển, rút, hết hạn
    [InlineData("KPI-6", 2, 9, 22.2, new[] { 1, 1, 0, 1, 1 })]
    [InlineData("KPI-7", 1, 13, 7.7, new int[0])]
    [InlineData("KPI-8", 1, 9, 11.1, new[] { 1, 1, 0, 1, 1 })]
    [InlineData("KPI-10", 2, 3, 66.7, new int[0])]
    [InlineData("CL-1", 1, 9, 11.1, new[] { 1, 1, 0, 1, 1 })]
    [InlineData("KPI-2", 70, 70, 100.0, new int[0])]
    public async Task An_indicator_of_the_year(string code, int top, int bottom, double number, int[] outside)
    {
        var value = (await One(code, Year)).Value;
        Assert.Equal((top, bottom, (decimal)number), ((int)value.Top, (int)value.Bottom, value.Number));
        Assert.Equal(outside, value.Outside.Select(o => (int)o));
    }

    [Fact]
    public async Task What_the_program_does_not_keep_has_no_number_and_says_so()
    {
        foreach (var code in (string[])["KPI-9", "KPI-12"])
        {
            var value = (await One(code, Year)).Value;
            Assert.Null(value.Number);
            Assert.Contains("chưa quản lý", FigureWords.Missing(value), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Archives_count_committees_at_the_end_of_the_period()
    {
        var committees = province.Organisation.Bodies.Count(b => b.Kind is "province_committee" or "commune_committee" or "agencies_committee" or "government_committee" || (b.Level is "TINH" or "CTCS" && !b.IsOrgan));
        async Task<(long, long)> Of(string code, string period) => (await One(code, new FigureQuestion(new FigurePeriod(2025, period)))).Value is var value ? (value.Top, value.Bottom) : default;
        Assert.Equal((0, committees), await Of("KPI-3", "t2"));
        Assert.Equal((2, committees), await Of("KPI-3", "nam"));
        Assert.Equal((0, committees), await Of("KPI-4", "q1"));
        Assert.Equal((1, committees), await Of("KPI-4", "q2"));
    }

    [Fact]
    public async Task Before_it_was_published_nothing_of_the_set_was()
    {
        var value = (await One("KPI-2", new FigureQuestion(new FigurePeriod(2020, "nam")))).Value;
        Assert.Equal((0, 70), ((int)value.Top, (int)value.Bottom));
    }

    [Fact]
    public async Task By_month_body_field_and_procedure()
    {
        Assert.Equal(
            ["202603 2/3", "202604 0/1"],
            (await By(FigureDimension.Month)).Where(r => r.Of(Indicator.Electronic).Bottom > 0).Select(r => $"{r.Key} {Fraction(r, Indicator.Electronic)}"));
        Assert.Equal(12, (await By(FigureDimension.Month)).Count);
        var bodies = (await By(FigureDimension.Body)).ToDictionary(r => r.Key);
        Assert.Equal(("2/3", "5/6"), (Fraction(bodies[Office.Id.ToString()], Indicator.Electronic), Fraction(bodies[Office.Id.ToString()], Indicator.OnTime)));
        Assert.Equal(("0/1", "2/2"), (Fraction(bodies[Department.Id.ToString()], Indicator.Electronic), Fraction(bodies[Department.Id.ToString()], Indicator.OnTime)));
        Assert.Equal(["CYCN 0/1", "TCCB 0/1", "VTLT 2/7"], (await By(FigureDimension.Field)).Select(r => $"{r.Key} {Fraction(r, Indicator.Returned)}"));
        Assert.Equal(["CYCN-05 1/1", "TCCB-13 0/0", "VTLT-02 1/2"], (await By(FigureDimension.Procedure)).Select(r => $"{r.Key} {Fraction(r, Indicator.Satisfaction)}"));
    }

    [Fact]
    public async Task The_median_of_working_days()
    {
        // 1, 1, 1, 2, 2, 2, 3, 4, 5
        Assert.Equal(2, (await Total(Year)).Median);
        // March: 1, 2, 4. April: 1, 1, 2, 2, 3, 5.
        Assert.Equal([2, 2], (await By(FigureDimension.Month)).Select(r => r.Median).OfType<int>());
    }

    [Fact]
    public async Task Who_sent_to_the_wrong_place_is_told()
    {
        var row = Assert.Single(await province.Ask<Workload, IReadOnlyList<SenderRow>>(w => w.Senders(Year.Period, default)));
        Assert.Equal((Second.Id, 6, 1), (row.Body, (int)row.Filed, (int)row.NotCompetent));
    }

    [Fact]
    public async Task Behind_every_number_are_as_many_dossiers()
    {
        var total = await Total(Year);
        foreach (var measure in Measure.OfEnds.Append(Measure.Filed))
        {
            var (_, looked) = await province.Ask<FigureDossiers, (IReadOnlyList<Contracts.Dossiers.DossierSummary>, int)>(d => d.Of(province.Coordinator, Year, measure, null, default));
            Assert.Equal((measure.Code, (int)measure.Read(total.Sums)), (measure.Code, looked));
        }
    }

    [Fact]
    public async Task The_way_to_the_target_is_straight()
    {
        var targets = (await province.Procedures.IndicatorTargets(default)).Where(t => t.Indicator == "KPI-1").ToList();
        decimal? On(string day) => TargetPath.On(targets, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal([80m, 80m, 80m, 90m, 100m, 100m], ((decimal?[])[On("2020-01-01"), On("2025-12-31"), On("2026-01-01"), On("2028-07-01"), On("2030-12-31"), On("2040-01-01")]).Select(v => v!.Value));
        Assert.Null(TargetPath.On([], new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public async Task Counting_anew_gives_the_same()
    {
        var running = await Everything();
        await province.Services.GetRequiredService<RebuildFacts>().Run(default);
        Assert.Equal(running, await Everything());
    }

    private static string Fraction(FigureRow row, Indicator indicator) => row.Of(indicator) is var value ? $"{value.Top}/{value.Bottom}" : "";

    private Task<string> Everything() => FigureRows.Everything(province);

    private Task<FigureRow> Total(FigureQuestion question) => province.Ask<FigureReader, FigureRow>(r => r.Total(question, default));

    private Task<IReadOnlyList<FigureRow>> By(FigureDimension dimension) => province.Ask<FigureReader, IReadOnlyList<FigureRow>>(r => r.By(dimension, Year, default));

    private Task<ShownIndicator> One(string code, FigureQuestion question) => province.Ask<ShownFigures, ShownIndicator>(f => f.One(Indicator.All.Single(i => i.Code == code), question, default));

    private async Task Rated(Guid dossier, string procedure, Body body, int stars)
    {
        var filer = province.Actor(province.Organisation.Persons.First().Id);
        await province.Look(async db =>
        {
            db.Add(new Rating { Dossier = dossier, Filer = filer.Person, Procedure = procedure, Body = body.Id, EndedAt = ToldDossiers.At("2026-04-30 08:00") });
            return await db.SaveChangesAsync();
        });
        Assert.True((await province.Ask<RateDossier, Platform.Results.Result<bool>>(r => r.Run(filer, dossier, stars, null, nothingSecret: true, default))).IsOk);
    }
}
