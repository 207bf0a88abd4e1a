using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Audit.Delivering;
using ThongSuot.Audit.Reading;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;

namespace ThongSuot.Audit.Tests;

public sealed class ReadingTests
{
    private static readonly TypedFilter All = new(null, null, null, null, null, null, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<Hall> Filled()
    {
        var hall = await Hall.Open();
        await hall.Append(DossierEntries.StreamOf(Hall.Dossier), "dossier.filed", Hall.Lan);
        await hall.Append(DossierEntries.StreamOf(Hall.Dossier), "dossier.ended", Hall.Hung, "10.0.0.9");
        await hall.Append(DossierEntries.StreamOf(Hall.OtherDossier), "dossier.filed", Hall.Hung);
        await hall.Append("account/x", "organisation.signed_in", Hall.Lan, "fe80::1");
        hall.Time.Advance(TimeSpan.FromDays(2));
        await hall.Append("account/x", "organisation.signed_out", Hall.Lan, "fe80::1");
        return hall;
    }

    [Fact]
    public async Task Each_part_of_the_filter_narrows_the_list()
    {
        await using var hall = await Filled();
        const string lan = "Nguyễn Thị Lan", hung = "Trần Văn Hùng";

        Assert.Equal([$"organisation.signed_out {lan}", $"organisation.signed_in {lan}", $"dossier.filed {hung}", $"dossier.ended {hung}", $"dossier.filed {lan}"], await hall.Find(All));
        Assert.Equal([$"dossier.ended {hung}", $"dossier.filed {lan}"], await hall.Find(All with { Dossier = "TCCB-01/2026/000001" }));
        Assert.Equal([$"organisation.signed_out {lan}", $"organisation.signed_in {lan}"], await hall.Find(All with { Dossier = "account/x" }));
        Assert.Equal([$"dossier.filed {hung}", $"dossier.ended {hung}"], await hall.Find(All with { Person = "tran van hung" }));
        Assert.Equal([$"dossier.filed {hung}", $"dossier.ended {hung}"], await hall.Find(All with { Person = Hall.Hung.ToString() }));
        Assert.Equal([$"dossier.filed {hung}", $"dossier.filed {lan}"], await hall.Find(All with { Kind = "dossier.filed" }));
        Assert.Equal([$"organisation.signed_out {lan}", $"organisation.signed_in {lan}"], await hall.Find(All with { Address = "FE80::1" }));
        Assert.Equal([$"organisation.signed_out {lan}"], await hall.Find(All with { From = "2026-03-03" }));
        Assert.Equal(4, (await hall.Find(All with { From = "1/3/2026", To = "2/3/2026" })).Count);
        hall.Time.Advance(TimeSpan.FromDays(90));
        Assert.Empty(await hall.Find(All));
        Assert.Equal(2, (await hall.Find(All with { Dossier = "account/x" })).Count);
    }

    [Fact]
    public async Task What_was_typed_wrongly_is_said_beside_its_field()
    {
        await using var hall = await Filled();
        var typed = new TypedFilter("32/1/2026", "hôm qua", "Dossier;", "Không Có Ai", null, "TCCB-99", "10.0.0");

        var refused = await hall.In((services, _) => services.GetRequiredService<FilterReader>().Read(typed, Cancellation));

        Assert.Equal(["tu", "den", "loai", "nguoi", "ho-so"], refused.Refusals.Select(r => r.Field!).Where(f => f != "dia-chi"));
        Assert.Equal(
            "PERIOD_INVALID",
            (await hall.In((services, _) => services.GetRequiredService<FilterReader>().Read(All with { From = "2026-03-03", To = "2026-03-02" }, Cancellation))).Refusal.Code);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        await using var hall = await Hall.Open();
        for (var i = 0; i < 12; i++)
            await hall.Append($"body/{i % 3}", "organisation.body_founded", null);

        foreach (var typed in new[] { All, All with { Dossier = "body/1" } })
        {
            var seen = await hall.In(async (services, _) =>
            {
                var filter = (await services.GetRequiredService<FilterReader>().Read(typed, Cancellation)).Value;
                var log = services.GetRequiredService<LogReader>();
                var rows = new List<LogRow>();
                while (await log.List(filter, rows.Count == 0 ? null : LogReader.KeyOf(filter, rows[^1]), 3, Cancellation) is { Count: > 0 } page)
                    rows.AddRange(page);
                return rows;
            });

            Assert.Equal(typed == All ? 12 : 4, seen.Count);
            Assert.Equal(seen.Select(r => r.Entry.At).OrderDescending(), seen.Select(r => r.Entry.At));
            Assert.Equal(seen.Count, seen.Select(r => r.Entry.Id).Distinct().Count());
        }
    }

    [Fact]
    public async Task The_list_shows_names_and_codes_and_every_look_is_written_down_without_names()
    {
        await using var hall = await Filled();

        var page = await hall.Page<LogPage>("?nguoi=Nguyễn Thị Lan&ho-so=TCCB-01/2026/000001");

        var row = Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Contains("Nguyễn Thị Lan", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("TCCB-01/2026/000001", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Tên hồ sơ", page.TextContent, StringComparison.Ordinal);
        var read = Assert.Single(await hall.Reads());
        Assert.Equal(("list", DossierEntries.StreamOf(Hall.Dossier)), (read.What, read.Stream));
        Assert.Equal([Hall.Lan], read.Persons!.Value);
        Assert.False(await hall.In((_, db) => db.Set<LogEntry>().AnyAsync(e => e.Body.Contains("Nguyễn"), Cancellation)));
        Assert.Contains("Chưa kiểm tra lần nào", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_stands_in_the_filter_by_name_and_stays_the_one_when_it_is_used_again()
    {
        await using var hall = await Filled();
        await hall.Append("account/y", "organisation.signed_in", Hall.OtherHung);
        const string name = "Trần Văn Hùng";

        // A link of the list asks for a person by id.
        var page = await hall.Page<LogPage>($"?nguoi={Hall.Hung}");
        var shown = page.QuerySelector("form [name=ma-nguoi]")!.GetAttribute("value");

        Assert.Equal(name, page.QuerySelector("[name=nguoi]")!.GetAttribute("value"));
        Assert.Equal(Hall.Hung.ToString(), shown);
        Assert.DoesNotContain(Hall.Hung.ToString(), page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Đang lọc", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);
        // Another person has the same name.
        Assert.Equal(3, (await hall.Find(All with { Person = name })).Count);
        Assert.Equal(2, (await hall.Find(All with { Person = name, Shown = shown })).Count);
        // Another name was typed over the first.
        Assert.Equal(3, (await hall.Find(All with { Person = "nguyen thi lan", Shown = shown })).Count);
    }

    [Fact]
    public async Task Pages_and_exports_that_follow_ask_for_the_same_person()
    {
        await using var hall = await Filled();

        var page = await hall.Page<LogPage>($"?nguoi=Trần Văn Hùng&ma-nguoi={Hall.Hung}");

        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);
        Assert.All(page.QuerySelectorAll("a[href*='/xuat.']"), link => Assert.Contains($"ma-nguoi={Hall.Hung}", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal([Hall.Hung], Assert.Single(await hall.Reads()).Persons!.Value);
    }

    [Fact]
    public async Task Several_persons_of_one_name_are_told_below_what_was_typed()
    {
        await using var hall = await Filled();

        var page = await hall.Page<LogPage>("?nguoi=hung");

        Assert.Equal("hung", page.QuerySelector("[name=nguoi]")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("[name=ma-nguoi]"));
        Assert.Contains("Đang lọc: Trần Văn Hùng; Trần Văn Hùng", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_whose_name_was_erased_is_still_found_by_id()
    {
        await using var hall = await Filled();
        var erased = Guid.CreateVersion7();
        await hall.Append("account/z", "organisation.signed_in", erased);

        var page = await hall.Page<LogPage>($"?nguoi={erased}");

        Assert.Equal(erased.ToString(), page.QuerySelector("[name=nguoi]")!.GetAttribute("value"));
        Assert.Contains("Đang lọc: người đã được xóa tên", page.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_refused_filter_shows_nothing_and_keeps_what_was_typed()
    {
        await using var hall = await Filled();

        var page = await hall.Page<LogPage>("?nguoi=Ai Đó&dia-chi=10.0.0.7");

        Assert.Null(page.QuerySelector("table"));
        Assert.Equal("Ai Đó", page.QuerySelector("[name=nguoi]")!.GetAttribute("value"));
        Assert.Equal("10.0.0.7", page.QuerySelector("[name=dia-chi]")!.GetAttribute("value"));
        Assert.Empty(await hall.Reads());
    }

    [Fact]
    public async Task An_entry_says_which_seal_holds_it_and_opening_it_is_written_down()
    {
        await using var hall = await Filled();
        await hall.Seal();
        await hall.Append("account/x", "organisation.signed_in", Hall.Lan);
        var entries = await hall.In((_, db) => db.Set<LogEntry>().AsNoTracking().Where(e => e.Stream == "account/x").OrderBy(e => e.Sequence).ToListAsync(Cancellation));

        var sealedEntry = await hall.Page<EntryPage>("", (nameof(EntryPage.Id), entries[0].Id));
        var waiting = await hall.Page<EntryPage>("", (nameof(EntryPage.Id), entries[^1].Id));

        Assert.Contains("Đã niêm phong trong lô 1", sealedEntry.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"step\": \"b1\"", sealedEntry.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chờ niêm phong", waiting.TextContent, StringComparison.Ordinal);
        Assert.Equal([entries[0].Id, entries[^1].Id], (await hall.Reads()).Select(r => r.Entry!.Value));
    }

    [Fact]
    public async Task Two_pages_at_the_same_moment_are_both_written_down()
    {
        await using var hall = await Filled();

        var noted = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            hall.In((services, _) => services.GetRequiredService<NoteReading>().Run(Hall.Auditor, "10.0.0.1", new LogRead("list"), Cancellation))));

        Assert.All(noted, n => Assert.True(n.IsOk));
        Assert.Equal(3, (await hall.Reads()).Count);
    }

    [Fact]
    public async Task Exports_hold_what_the_filter_finds()
    {
        await using var hall = await Filled();
        await hall.Append("body/1", "organisation.body_founded", null, body: new { Name = "=1+1" });

        var (csv, json) = await hall.In(async (services, _) =>
        {
            var filter = (await services.GetRequiredService<FilterReader>().Read(All, Cancellation)).Value;
            var log = services.GetRequiredService<LogReader>();
            using var csv = new MemoryStream();
            await Exports.Csv(log, filter, csv, Cancellation);
            using var json = new MemoryStream();
            await Exports.JsonLines(log, filter, json, Cancellation);
            return (Encoding.UTF8.GetString(csv.ToArray()), Encoding.UTF8.GetString(json.ToArray()));
        });

        Assert.StartsWith("\uFEFFThời điểm,Loại mục,", csv, StringComparison.Ordinal);
        Assert.Equal(7, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(6, json.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Trần Văn Hùng", csv, StringComparison.Ordinal);
        Assert.Contains("\"hash\":", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("thường", "thường")]
    [InlineData(null, "")]
    public void No_cell_is_taken_for_a_formula(string? text, string cell) => Assert.Equal(cell, Exports.Cell(text));

    [Fact]
    public async Task Only_auditors_read_and_only_administrators_mend()
    {
        Assert.Equal(Policies.Auditor, PolicyOf<LogPage>());
        Assert.Equal(Policies.Auditor, PolicyOf<EntryPage>());
        Assert.Equal(Policies.Administrator, PolicyOf<DeliveriesPage>());

        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddAuthorization();
        builder.Services.AddAudit();
        await using var app = builder.Build();
        app.MapAudit();
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).ToList();
        Assert.Equal(2, endpoints.Count);
        Assert.All(endpoints, e => Assert.Equal(Policies.Auditor, e.Metadata.GetMetadata<IAuthorizeData>()!.Policy));

        static string? PolicyOf<TPage>() => typeof(TPage).GetCustomAttributes(typeof(AuthorizeAttribute), inherit: true).Cast<AuthorizeAttribute>().Single().Policy;
    }
}
