using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Tests;
using ThongSuot.Procedures;
using ThongSuot.Reform.Campaigns;
using ThongSuot.Reform.Gains;

namespace ThongSuot.Reform.Tests.Gains;

/// <summary>Before and after, from stored versions alone; and texts that were replaced.</summary>
public sealed class GainsTests(ReformProvince province) : IClassFixture<ReformProvince>
{
    [Fact]
    public async Task A_procedure_is_counted_and_what_a_later_version_cuts_is_told()
    {
        var gains = await province.Ask<Comparison, IReadOnlyList<Gain>>(c => c.OfProcedures(null, default));
        Assert.Equal(70, gains.Count);
        Assert.All(gains, g => Assert.False(g.IsChanged));
        var before = gains.Single(g => g.Code == "CYCN-08");
        Assert.Equal(new Shape(6, 4, 1, 22.5m, 1, 0), before.After);
        // 6 + 4 + 1 + 22,5 × 0,5 + 1 × 2 + 0.
        Assert.Equal(24.25m, before.Index);
        Assert.Empty(await province.Ask<ExpiredBases, IReadOnlyList<ExpiredBasis>>(b => b.Of(default)));

        province.Time.Advance(TimeSpan.FromDays(1));
        await province.LoadChangedCatalogue(folder =>
        {
            Change(folder, "CYCN/CYCN-08.yaml", "  - {no: 4, name: Kế hoạch đào tạo, copies: 1, required: true}\n", "");
            Change(folder, "reference/legal_basis.yaml", "  - code: QD204\n", "  - code: QD204\n    replaced_by: QD338\n");
        });
        // What is published is looked at once a second.
        province.Time.Advance(TimeSpan.FromSeconds(2));

        gains = await province.Ask<Comparison, IReadOnlyList<Gain>>(c => c.OfProcedures(null, default));
        var after = gains.Single(g => g.Code == "CYCN-08");
        Assert.Equal((true, -1, -1m), (after.IsChanged, after.Difference.Components, after.Index - after.IndexBefore));
        var field = (await province.Ask<Comparison, IReadOnlyList<FieldGain>>(c => c.OfFields(gains, default))).Single(f => f.Code == "CYCN");
        Assert.Equal((1, -1), (field.Changed, field.Difference.Components));
        var sinceToday = await province.Ask<Comparison, IReadOnlyList<Gain>>(c => c.OfProcedures(DateOnly.FromDateTime(province.Time.GetUtcNow().DateTime), default));
        Assert.All(sinceToday, g => Assert.False(g.IsChanged));

        var page = await province.Draw<ResultsPage>(province.Secretary, "/ra-soat/ket-qua");
        Assert.Contains("3 (−1)", page.TextContent, StringComparison.Ordinal);

        var published = await province.Procedures.Published(default);
        var resting = new List<string>();
        foreach (var procedure in published)
        {
            if ((await province.Procedures.Details(procedure.VersionId, default)).Basis.Any(b => b.Code == "QD204"))
                resting.Add(procedure.Code);
        }

        Assert.NotEmpty(resting);
        Assert.Equal(resting, (await province.Ask<ExpiredBases, IReadOnlyList<ExpiredBasis>>(b => b.Of(default))).Select(e => e.Procedure.Code));
        Assert.Contains("CYCN-08", (await province.Draw<ExpiredBasesPage>(province.Secretary, "/ra-soat/can-cu")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_in_which_something_was_done_are_not_among_those_without()
    {
        var given = new Given(province);
        var dossier = await given.Walk.ToTheEnd((await given.Filed("VTLT-02")).Id);
        await province.Relay();

        var without = await province.Ask<Activity, IReadOnlyList<Contracts.Organisation.Body>>(a => a.Without(province.Time.GetUtcNow().AddDays(-30), default));

        Assert.NotEmpty(without);
        Assert.DoesNotContain(without, b => b.Id == dossier.FilerBody);
        Assert.DoesNotContain(without, b => dossier.State!.Done.Any(d => d.Holder.Body.Id == b.Id));
    }

    private static void Change(string folder, string path, string from, string to)
    {
        var file = Path.Combine(folder, path);
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }
}
