using ThongSuot.Reform.Figures;

namespace ThongSuot.Reform.Tests.Figures;

/// <summary>What a new version of a procedure saved, against the one before.</summary>
public sealed class SavedDaysTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    [Fact]
    public async Task The_new_version_is_compared_with_the_mean_of_the_one_before()
    {
        var told = new ToldDossiers(province);
        var (office, filer) = (province.Office, province.Organisation.Bodies.First(b => b.Kind == "grassroots"));
        // Four and two working days on the first version: three on the average.
        await told.Tell(new("VTLT-02", filer, office, "2026-03-02 08:00", "2026-03-05 17:00"));
        await told.Tell(new("VTLT-02", filer, office, "2026-03-09 08:00", "2026-03-10 17:00"));
        // Another procedure, which has no second version: not compared.
        await told.Tell(new("CYCN-08", filer, office, "2026-04-06 08:00", "2026-04-06 17:00"));
        province.Time.Set(ToldDossiers.At("2026-04-01 08:00"));
        await province.LoadChangedCatalogue(folder =>
        {
            var file = Path.Combine(folder, "VTLT", "VTLT-02.yaml");
            File.WriteAllText(file, File.ReadAllText(file).Replace("\npurpose: \"", "\npurpose: \"Nhanh hơn. ", StringComparison.Ordinal));
        });
        // One and two days on the second: two and one less.
        await told.Tell(new("VTLT-02", filer, office, "2026-04-06 08:00", "2026-04-06 17:00"));
        await told.Tell(new("VTLT-02", filer, office, "2026-04-08 08:00", "2026-04-09 17:00"));
        province.Time.Set(ToldDossiers.At("2026-05-04 08:00"));
        await province.Relay();

        async Task<IndicatorValue> In(string period) => (await province.Ask<ShownFigures, ShownIndicator>(f => f.One(Indicator.Saved, new FigureQuestion(new FigurePeriod(2026, period)), default))).Value;
        var april = await In("t4");
        Assert.Equal((300L, 2L, 1.5m), (april.Top, april.Bottom, april.Number!.Value));
        Assert.Null((await In("t3")).Number);
        Assert.Equal(2, (await In("nam")).Bottom);
    }
}
