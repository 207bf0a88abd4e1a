using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Platform.Log;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.Publishing;

public sealed class PublishCatalogueTests
{
    private const string Path = "TCCB/TCCB-01.yaml";
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<bool> Databases => TestHost.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Loading_twice_writes_nothing_the_second_time(bool sqlite)
    {
        await using var host = await TestHost.Start(sqlite, CatalogueFolder.Shipped);
        Assert.True((await ProceduresModule.LoadCatalogue(host.Services, None)).IsOk);
        var first = await Counts(host);
        host.Time.Forward(TimeSpan.FromDays(1));
        var again = await ProceduresModule.LoadCatalogue(host.Services, None);

        Assert.Equal((6, 70, 79), (again.Value.Fields.Length, again.Value.Procedures, again.Value.Forms));
        Assert.Equal(first, await Counts(host));
        Assert.Equal((1, 70, 79, 70), (first.Sets, first.Versions, first.Forms, first.Entries));
        Assert.Null(await host.InDb(db => EventLog.Verify(db, "procedure/TCCB-01")));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_changed_file_makes_a_new_version_and_the_old_one_stays_readable(bool sqlite)
    {
        using var folder = new CatalogueFolder();
        await using var host = await TestHost.Start(sqlite, folder.Root);
        await Load(host);
        var procedures = host.Services.GetRequiredService<IProcedures>();
        var old = (await procedures.FindPublished("TCCB-01", None))!;
        var other = (await procedures.FindPublished("TCCB-02", None))!;

        folder.Replace(Path, "name: Kết nạp đảng viên", "name: Kết nạp đảng viên mới");
        await Load(host);
        Assert.Same(old, await procedures.FindPublished("TCCB-01", None)); // the marker is looked at once a second
        host.Time.Forward(TimeSpan.FromSeconds(2));

        var now = (await procedures.FindPublished("TCCB-01", None))!;
        Assert.Equal("Kết nạp đảng viên mới", now.Name);
        Assert.NotEqual(old.VersionId, now.VersionId);
        Assert.Equal(other.VersionId, (await procedures.FindPublished("TCCB-02", None))!.VersionId);
        using var fresh = new ProceduresReader(host.Services.GetRequiredService<IServiceScopeFactory>(), () => throw new NotSupportedException(), host.Time);
        var read = await fresh.Version(old.VersionId, None);
        Assert.Equal("Kết nạp đảng viên", read.Name);
        Assert.True(old.Definition.Steps.Select(s => s.Action).SequenceEqual(read.Definition.Steps.Select(s => s.Action), StringComparer.Ordinal));
        Assert.NotEmpty((await fresh.Details(old.VersionId, None)).Basis);
        var entries = await host.InDb(db => db.Set<LogEntry>().Where(e => e.Stream == "procedure/TCCB-01").OrderBy(e => e.Sequence).ToListAsync());
        Assert.All(entries, e => Assert.Equal(VersionPublished.Type, e.Type));
        Assert.Equal(2, entries.Count);
    }

    [Fact]
    public async Task A_changed_form_makes_new_versions_of_its_procedures_which_keep_their_own_form()
    {
        using var folder = new CatalogueFolder();
        await using var host = await TestHost.Start(sqlite: true, folder.Root);
        await Load(host);
        var procedures = host.Services.GetRequiredService<IProcedures>();
        var old = (await procedures.FindPublished("VTLT-02", None))!;

        folder.Replace("VTLT/forms/BM-VTLT-05.yaml", "label: Ký hiệu", "label: Ký hiệu văn bản");
        await Load(host);
        host.Time.Forward(TimeSpan.FromSeconds(2));

        var now = (await procedures.FindPublished("VTLT-02", None))!;
        Assert.NotEqual(old.VersionId, now.VersionId);
        Assert.Equal("Ký hiệu văn bản", (await procedures.Form("BM-VTLT-05", None))!.Fields.Single(f => f.Key == "ky_hieu").Label);
        Assert.Equal("Ký hiệu", (await procedures.Form(old.VersionId, "BM-VTLT-05", None))!.Fields.Single(f => f.Key == "ky_hieu").Label);
    }

    [Fact]
    public async Task Layout_and_comments_make_no_new_version()
    {
        using var folder = new CatalogueFolder();
        await using var host = await TestHost.Start(sqlite: true, folder.Root);
        await Load(host);
        var before = await Counts(host);
        folder[Path] = "# Ghi chú của người biên tập\n" + folder[Path].Replace("name: Kết nạp đảng viên", "name:   \"Kết nạp đảng viên\"", StringComparison.Ordinal);
        await Load(host);
        Assert.Equal(before, await Counts(host));
    }

    [Fact]
    public async Task A_faulty_package_is_refused_and_what_was_published_stays()
    {
        using var folder = new CatalogueFolder();
        await using var host = await TestHost.Start(sqlite: true, folder.Root);
        await Load(host);
        var before = await Counts(host);
        folder.Delete(Path);
        var refused = await ProceduresModule.LoadCatalogue(host.Services, None);
        Assert.False(refused.IsOk);
        Assert.All(refused.Refusals, r => Assert.Equal("CATALOGUE_FAULT", r.Code));
        Assert.Contains(refused.Refusals, r => r.Field == "set.yaml" && r.Text.Contains("dòng", StringComparison.Ordinal));
        Assert.Equal(before, await Counts(host));
    }

    [Fact]
    public async Task It_answers_the_other_modules()
    {
        await using var host = await TestHost.Start(sqlite: true, CatalogueFolder.Shipped);
        var procedures = host.Services.GetRequiredService<IProcedures>();
        Assert.Empty(await procedures.Published(None));
        Assert.Null(await procedures.Set(None));
        await Load(host);
        host.Time.Forward(TimeSpan.FromSeconds(2));

        Assert.Equal(70, (await procedures.Published(None)).Count);
        Assert.Equal("TCCB-01", (await procedures.Published(None))[0].Code);
        Assert.Equal("Văn thư", await procedures.RoleName("records_clerk", None));
        Assert.Contains("board_head", await procedures.LeadingRoles(None));
        Assert.DoesNotContain("records_clerk", await procedures.LeadingRoles(None));
        Assert.True((await procedures.Calendar(null, None)).DayAt(new DateOnly(2026, 1, 10)).Minutes > 0); // a swapped Saturday
        var answer = (await procedures.Competence(None)).Find(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["procedure"] = "TCCB-01", ["filer_level"] = "CB", ["dien_quan_ly"] = "cap_duoi" }, new DateOnly(2026, 1, 5));
        Assert.Equal(new CompetenceResult.Competent("filer_upper", "organisation_department", "standing_committee"), Assert.IsType<CompetenceAnswer.Found>(answer).Rule.Result);
        Assert.NotNull(await procedures.Form("BM-VTLT-05", None));
        Assert.Null(await procedures.Form("BM-XX-01", None));
        Assert.Null(await procedures.FindPublished("XX-01", None));
    }

    private static async Task Load(TestHost host)
    {
        var loaded = await ProceduresModule.LoadCatalogue(host.Services, None);
        Assert.True(loaded.IsOk, string.Join('\n', loaded.Refusals.Select(r => r.Text)));
    }

    private static Task<(int Sets, int Versions, int Forms, int References, int Entries)> Counts(TestHost host) => host.InDb(async db => (
        await db.Set<SetRow>().CountAsync(), await db.Set<VersionRow>().CountAsync(), await db.Set<FormVersionRow>().CountAsync(),
        await db.Set<ReferenceRow>().CountAsync(), await db.Set<LogEntry>().CountAsync()));
}
