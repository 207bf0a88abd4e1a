using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Import;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures;
using ThongSuot.Testing;

namespace ThongSuot.Organisation.Tests.Import;

/// <summary>A whole province, with roles held below the position they come with.</summary>
public sealed class SampleExportTests
{
    [Fact]
    public async Task The_whole_sample_changes_nothing_when_it_comes_back()
    {
        await using var database = await TestDatabase.CreateAsync(services =>
        {
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [ProceduresModule.FolderKey] = Installation.Catalogue }).Build());
            services.AddOrganisation().AddProcedures();
        });
        Assert.True((await ProceduresModule.LoadCatalogue(database.Services, default)).IsOk);
        await database.Services.PrepareOrganisation(Installation.Catalogue, sample: true, "http://127.0.0.1", default);
        await using var scope = database.Services.CreateAsyncScope();
        var files = scope.ServiceProvider.GetRequiredService<ImportFiles>();
        var sheets = (await scope.ServiceProvider.GetRequiredService<ExportOrganisation>().Run(default)).Select(s => (s.Name, Rows: s.Rows.ToArray())).ToArray();
        Assert.All(sheets, s => Assert.True(s.Rows.Length > 1, $"{s.Name} holds nothing."));
        using var workbook = Workbook.Write(sheets.Select(s => (s.Name, (IEnumerable<IReadOnlyList<string?>>)s.Rows)));
        var by = new By(new Actor(Guid.NewGuid(), Guid.NewGuid(), "Người quản trị", []), "127.0.0.1");
        var tried = Keeping.Done(await files.Try(Keeping.Done(await files.Keep(by, "to-chuc.xlsx", workbook, default)), default));
        Assert.Empty(tried.Faults);
        Assert.Equal(0, tried.Doable);
    }
}
