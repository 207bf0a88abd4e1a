using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Import;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Tests.Import;

public sealed class ImportTests(Keeping keeping) : IClassFixture<Keeping>
{
    private static readonly string[] Bodies = ["Mã *", "Tên *", "Loại *", "Cấp", "Trực thuộc", "Loại hình", "Từ ngày *", "Đến ngày"];
    private static readonly string[] Positions = ["Mã cơ quan *", "Mã vị trí *", "Tên *", "Mô tả", "Yêu cầu năng lực", "Số lượng *", "Vai trò", "Từ ngày"];
    private static readonly string[] Persons = ["Mã *", "Họ và tên *", "Năm sinh"];
    private static readonly string[] Roles = ["Mã nhân sự *", "Vai trò *", "Mã cơ quan *", "Mã vị trí", "Chức vụ", "Căn cứ *", "Từ ngày *", "Đến ngày"];

    private static (string, IEnumerable<IReadOnlyList<string?>>)[] Sheets(string mark) =>
    [
        ("Cơ quan", [Bodies, [$"{mark}1", $"Đảng ủy xã {mark}", "commune_committee", "", "TU", "", "01/01/2026", ""], [$"{mark}1-VP", "Văn phòng", "office", "", $"{mark}1", "", "46023", ""]]),
        ("Vị trí", [Positions, [$"{mark}1-VP", "VT01", "Văn thư", "Đóng dấu", "Trung cấp", "2", "records_clerk; archivist", ""]]),
        ("Nhân sự", [Persons, [$"{mark}-NS1", "Phan Thị Nhập", "1990"], [$"{mark}-NS2", "Võ Văn Tệp", ""]]),
        ("Vai trò", [Roles, [$"{mark}-NS1", "records_clerk", $"{mark}1-VP", "VT01", "", "QĐ 10", "02/02/2026", ""]]),
    ];

    private async Task<Result<ImportFile>> Upload(MemoryStream content, string name = "to-chuc.xlsx") =>
        await keeping.Ask<ImportFiles, Result<ImportFile>>(f => f.Keep(keeping.Admin, name, content, default));

    private Task<Result<DryRun>> Try(ImportFile file) => keeping.Ask<ImportFiles, Result<DryRun>>(f => f.Try(file, default));

    private async Task<Job> Apply(ImportFile file)
    {
        var id = Keeping.Done(await keeping.Ask<ImportFiles, Result<Guid>>(f => f.Start(keeping.Admin, file.Id, default)));
        await keeping.Services.GetRequiredService<JobRunner>().Drain(default);
        return await keeping.Look(db => db.Set<Job>().AsNoTracking().SingleAsync(j => j.Id == id));
    }

    [Fact]
    public async Task A_file_is_tried_applied_and_taken_again_without_a_change()
    {
        var file = Keeping.Done(await Upload(Workbook.Write(Sheets("NA"))));
        var tried = Keeping.Done(await Try(file));
        Assert.Empty(tried.Faults);
        Assert.Equal(6, tried.Doable);
        Assert.Null((await keeping.View()).FindByCode("NA1"));

        var job = await Apply(file);
        Assert.Equal((JobState.Done, 6, 6), (job.State, job.Done, job.Total!.Value));
        Assert.DoesNotContain(job.Report, l => l.Failed);
        var view = await keeping.View();
        var office = view.FindByCode("NA1-VP")!;
        Assert.Equal((view.FindByCode("NA1")!.Id, "CTCS"), (office.Parent!.Value, office.Level));
        Assert.Equal("Phan Thị Nhập", view.FindPerson(view.HoldersOf("records_clerk", office.Id).Single())!.Name);
        Assert.Equal(new DateOnly(2026, 1, 1), (await keeping.Look(db => db.Bodies.AsNoTracking().SingleAsync(b => b.Code == "NA1-VP"))).ValidFrom);

        var again = Keeping.Done(await Try(Keeping.Done(await Upload(Workbook.Write(Sheets("NA"))))));
        Assert.Equal((0, 6), (again.Doable, again.Counts.Sum(c => c.Unchanged)));
        var changed = Sheets("NA");
        changed[2] = ("Nhân sự", [Persons, ["NA-NS1", "Phan Thị Nhập Lại", "1990"]]);
        Assert.Equal(1, Keeping.Done(await Try(Keeping.Done(await Upload(Workbook.Write(changed))))).Counts.Single(c => c.Sheet == "Nhân sự").Changed);
    }

    [Fact]
    public async Task Every_fault_names_its_cell_and_good_rows_are_taken_all_the_same()
    {
        var sheets = Sheets("NB");
        sheets[2] = ("Nhân sự", [Persons, ["NB-NS1", "Phan Thị Nhập", "19x0"], ["NB-NS2", "", ""], ["NB-NS3", "=1+1", "1980"]]);
        sheets[3] = ("Vai trò", [Roles, ["NB-NS9", "emperor", "KHONG", "", "", "QĐ", "32/13/2026", ""]]);
        var file = Keeping.Done(await Upload(Workbook.Write(sheets)));
        var tried = Keeping.Done(await Try(file));
        Assert.Contains(tried.Faults, f => f.StartsWith("Nhân sự!C2: ", StringComparison.Ordinal));
        Assert.Contains(tried.Faults, f => f.StartsWith("Nhân sự!B3: ", StringComparison.Ordinal));
        Assert.Equal(["A2", "B2", "C2", "G2"], tried.Faults.Where(f => f.StartsWith("Vai trò!", StringComparison.Ordinal)).Select(f => f[8..10]).Order(StringComparer.Ordinal));
        var job = await Apply(file);
        Assert.Equal(3, job.Report.Count(l => l.Failed));
        Assert.NotNull((await keeping.View()).FindByCode("NB1"));
        Assert.Contains((await keeping.View()).Persons, p => p.Name == "=1+1");
    }

    [Fact]
    public async Task What_was_exported_changes_nothing_when_it_comes_back()
    {
        await Apply(Keeping.Done(await Upload(Workbook.Write(Sheets("NC")))));
        var exported = Workbook.Write(await keeping.Ask<ExportOrganisation, IEnumerable<(string, IEnumerable<IReadOnlyList<string?>>)>>(e => e.Run(default)));
        var tried = Keeping.Done(await Try(Keeping.Done(await Upload(exported))));
        Assert.Equal(0, tried.Doable);
        Assert.Empty(tried.Faults);
    }

    [Fact]
    public async Task A_hostile_file_is_refused_with_a_clear_word()
    {
        async Task<string> Refused(Action<ZipArchive> make)
        {
            var content = new MemoryStream();
            using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
                make(archive);
            content.Position = 0;
            return (await Try(Keeping.Done(await Upload(content)))).Refusal.Code;
        }

        Assert.Equal("FILE_EXPANDS", await Refused(archive =>
        {
            using var part = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i <= Workbook.MostExpanded >> 20; i++)
                part.Write(zeros);
        }));
        Assert.Equal("FILE_UNREADABLE", await Refused(archive => archive.CreateEntry("hello.txt").Open().Dispose()));
        Assert.Equal("FILE_UNREADABLE", (await Try(Keeping.Done(await Upload(new MemoryStream("không phải bảng tính"u8.ToArray()))))).Refusal.Code);
        Assert.Equal("FILE_MISSING", (await Upload(new MemoryStream(), "to-chuc.exe")).Refusal.Code);
        Assert.Equal("FILE_TOO_BIG", (await Upload(new MemoryStream(new byte[ImportFiles.MostBytes + 1]))).Refusal.Code);
        Assert.Equal("FILE_FOREIGN", (await Try(Keeping.Done(await Upload(Workbook.Write([("Trang lạ", [["x"]])]))))).Refusal.Code);
        Assert.Equal("FILE_TOO_LONG", (await Try(Keeping.Done(await Upload(Workbook.Write([("Nhân sự", Enumerable.Repeat<IReadOnlyList<string?>>([""], Workbook.MostRows + 1))]))))).Refusal.Code);
    }

    [Fact]
    public async Task An_entity_that_would_expand_is_not_read()
    {
        var bomb = Workbook.Write(Sheets("ND"));
        using (var archive = new ZipArchive(bomb, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = archive.Entries.First(e => e.FullName.Contains("sheet", StringComparison.OrdinalIgnoreCase) && e.FullName.Contains("worksheets", StringComparison.Ordinal) && e.Name.EndsWith(".xml", StringComparison.Ordinal));
            var name = sheet.FullName;
            sheet.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            await writer.WriteAsync("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>");
        }

        bomb.Position = 0;
        Assert.Equal("FILE_UNREADABLE", (await Try(Keeping.Done(await Upload(bomb)))).Refusal.Code);
    }

    [Fact]
    public async Task A_file_is_shown_to_nobody_but_who_uploaded_it()
    {
        var file = Keeping.Done(await Upload(Workbook.Write(Sheets("NE"))));
        var other = keeping.Admin with { Actor = keeping.Admin.Actor with { Person = Guid.NewGuid() } };
        Assert.Null(await keeping.Ask<ImportFiles, ImportFile?>(f => f.Find(other, file.Id, default)));
    }

    [Fact]
    public void A_cell_of_a_list_that_looks_like_a_formula_is_no_formula()
    {
        var text = System.Text.Encoding.UTF8.GetString(Workbook.WriteCsv([["=cmd()", "a\"b"]]).ToArray());
        Assert.Contains("\"'=cmd()\",\"a\"\"b\"", text, StringComparison.Ordinal);
    }
}
