using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Reference;

namespace ThongSuot.Organisation.Tests.Reference;

public sealed class ImportReferenceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<bool> Import(Installation installation, string folder) =>
        installation.Run<ImportReference, bool>(import => import.Run(folder, Cancellation));

    [Fact]
    public async Task The_catalogues_data_comes_in_dated_and_once()
    {
        await using var installation = await Installation.Empty();
        Assert.True(await Import(installation, Installation.Catalogue));
        Assert.False(await Import(installation, Installation.Catalogue));
        var district = await installation.In(db => db.Levels.SingleAsync(l => l.Code == "HUYEN", Cancellation));
        Assert.Equal((true, new DateOnly(2025, 6, 30), false), (district.Legacy, district.ValidTo, district.Verified));
        Assert.NotNull(district.Source);
        Assert.True(await installation.In(db => db.Superiors.CountAsync(Cancellation)) > 10);
    }

    [Fact]
    public async Task What_changed_in_a_file_is_changed_and_what_left_it_goes()
    {
        await using var installation = await Installation.Empty();
        var folder = Directory.CreateTempSubdirectory("thongsuot-catalogue-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "reference"));
            var file = Path.Combine(folder.FullName, "reference", "organisation_types.yaml");
            await File.WriteAllTextAsync(file, "- {code: truong_hoc, name: Trường học}\n- {code: benh_vien, name: Bệnh viện}\n", Cancellation);
            Assert.True(await Import(installation, folder.FullName));
            await File.WriteAllTextAsync(file, "types:\n  - {code: truong_hoc, name: Nhà trường, unknown: 1}\n", Cancellation);
            Assert.True(await Import(installation, folder.FullName));
            Assert.Equal(["Nhà trường"], await installation.In(db => db.OrganisationTypes.Select(t => t.Name).ToListAsync(Cancellation)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
