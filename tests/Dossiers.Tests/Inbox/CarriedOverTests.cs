using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Inbox;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>An installation of an earlier release has the rows of the lists after its tables were brought up to date.</summary>
public sealed class CarriedOverTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task Rows_of_lists_are_those_that_filing_makes()
    {
        var dossier = await _given.Filed("TCCB-01");
        foreach (var code in (string[])["VTLT-02", "TCCB-05", "TCCB-01"])
            await _given.Filed(code);
        var before = await Rows();
        Assert.True(before.Length > 8, $"{before.Length} rows");

        // Back to the tables that did not have them, with all their dossiers, and forth again.
        await province.Look(async db =>
        {
            await db.Database.MigrateAsync("ChangeFiguresTokens");
            await db.Database.MigrateAsync();
            return true;
        });

        Assert.Equal(before, await Rows());
        // What the database makes of a moment is what a search looks for; otherwise searches would only be slow.
        var terms = await province.Look(db => db.IsSqlite ? Task.FromResult(new List<string>()) : db.Database.SqlQuery<string>($"select unnest(dossiers_terms('', {dossier.FiledAt})) as \"Value\"").ToListAsync());
        string[] stretches = [.. Terms.Stretches.Select(days => Terms.Near(dossier.FiledAt, days, past: true)[0])];
        Assert.Equal(await province.Look(db => Task.FromResult(db.IsSqlite)) ? [] : stretches, terms);
        Assert.Contains(await province.Listed(_given.Filer(dossier), new InboxQuery(InboxView.All) { Words = "tccb", Field = "TCCB" }), r => r.Dossier == dossier.Id);
    }

    private Task<string[]> Rows() => province.Look(async db =>
    {
        List<string> rows = [.. (await All(db.DossierScopes)).Select(s => $"{s.Dossier} {s.Scope} {s.Field} {s.FiledAt:O} {s.Ended}")];
        if (db.IsSqlite)
            rows.AddRange((await All(db.DossierWords)).Select(w => $"{w.Dossier} {Convert.ToHexString(w.Word)} {w.FiledAt:O}"));
        else
            rows.AddRange((await All(db.DossierWordRows)).Select(w => $"{w.Dossier} {w.FiledAt:O} {w.Words}"));
        return rows.Order(StringComparer.Ordinal).ToArray();
    });

    private static Task<List<T>> All<T>(IQueryable<T> rows)
        where T : class => rows.AsNoTracking().ToListAsync();
}
