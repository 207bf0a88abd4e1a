using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Inbox.Export;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>What is exported is what is listed, as text that no spreadsheet runs.</summary>
public sealed class ExportTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task The_file_holds_the_list_and_only_that()
    {
        var way = await _given.Way("TCCB-01");
        way = way with { Content = way.Content with { Subject = "=HYPERLINK(\"x\"),\"y\"" } };
        var id = (await _given.Send(way.Person, await _given.Draft(way, "TCCB-01"))).Value;
        var other = await _given.Filed("VTLT-02");
        var person = province.Actor(way.Person);
        var dossier = await _given.Walk.Load(id);
        var query = new InboxQuery(InboxView.Sent);

        var csv = Encoding.UTF8.GetString(await Write(person, query, "csv"));
        Assert.Contains(dossier.Code, csv, StringComparison.Ordinal);
        Assert.Equal((await province.Listed(person, query)).Count + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        if (!Walking.Walk.Sees(person, other))
            Assert.DoesNotContain(other.Code, csv, StringComparison.Ordinal);

        using var file = SpreadsheetDocument.Open(new MemoryStream(await Write(person, query, "xlsx", id)), isEditable: false);
        var cells = file.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ToArray();
        Assert.Equal(2, cells.Length);
        Assert.Equal(dossier.Code, cells[1].Elements<Cell>().First().InnerText);
        Assert.All(cells.SelectMany(r => r.Elements<Cell>()), c => Assert.Null(c.CellFormula));
        Assert.DoesNotContain(dossier.Code, Encoding.UTF8.GetString(await Write(new Actor(Guid.NewGuid(), Guid.NewGuid(), "Lạ", []), query, "csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("Kết nạp", "Kết nạp")]
    [InlineData("", "")]
    public void A_formula_is_made_a_text(string text, string safe) => Assert.Equal(safe, Spreadsheet.Safe(text));

    [Fact]
    public async Task A_long_list_is_made_by_a_job_with_the_rights_of_then()
    {
        var dossier = await _given.Filed("VTLT-02");
        var person = _given.Filer(dossier) with { Account = await province.AccountOf(dossier.FilerPerson) };
        Assert.False(await province.Ask<ListExport, bool>(e => e.Write(person, new InboxQuery(InboxView.All), new HashSet<Guid>(), "csv", Stream.Null, 0, null, default)));
        var job = await province.Look(async db =>
        {
            var started = JobList.Start(db, person, ExportJob.Kind, "Xuất", new ExportInput("?loc=da-gui", InboxView.ToDo, "csv", []), province.Time);
            await db.SaveChangesAsync();
            return started.Id;
        });
        await province.Services.GetRequiredService<JobRunner>().Drain(default);

        var (name, content) = (await province.Ask<JobList, (string Name, Stream Content)?>(j => j.OpenResult(person, job, default)))!.Value;
        using var reader = new StreamReader(content);
        Assert.Equal("ho-so.csv", name);
        Assert.Contains(dossier.Code, await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private async Task<byte[]> Write(Actor actor, InboxQuery query, string format, params Guid[] only)
    {
        var file = new MemoryStream();
        Assert.True(await province.Ask<ListExport, bool>(e => e.Write(actor, query, only.ToHashSet(), format, file, 10_000, null, default)));
        return file.ToArray();
    }
}
