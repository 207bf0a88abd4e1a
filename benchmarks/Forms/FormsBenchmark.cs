using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Load;
using ThongSuot.Platform.Results;
using ThongSuot.Testing;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace ThongSuot.Bench.Forms;

/// <summary>
/// A form of 100 fields and a table of 300 rows: opened, checked and finished again and again by several persons at once, then printed. The program
/// (published, Release) is a process of its own; the persons are in this one, on the same machine.
/// </summary>
internal static class FormsBenchmark
{
    private const string Procedure = "QTTC-04", Code = "BM-QTTC-05", PrintedProcedure = "CYCN-01", PrintedForm = "BM-CYCN-01";
    private const int Users = 4, Warm = 5, Rounds = 25, Papers = 100, PapersAtOnce = 20;

    public static async Task<int> Run(string[] args)
    {
        Console.WriteLine($"{"database",-12}{"open p50",10}{"p95",8}{"first save p50",16}{"p95",8}{"next save p50",16}{"p95",8}{"KB a page",11}{"PDF/s",8}{"yardstick ms",14}");
        var all = new List<Measured>();
        if (args is [] or ["sqlite"])
            all.Add(await On("SQLite", null));
        if (args is [] or ["postgresql"])
        {
            var server = Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES") ?? throw new InvalidOperationException("./bench starts PostgreSQL.");
            await using var database = await PostgreSqlDatabase.CreateAsync(server, mostConnections: 50);
            all.Add(await On("PostgreSQL", database.Connection));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"forms open_p95_ms={all.Max(m => m.Open):F1} save_p95_ms={all.Max(m => m.Save):F1} pdf_per_s={all.Min(m => m.PapersPerSecond):F2}"));
        return 0;
    }

    private static async Task<Measured> On(string name, string? postgreSql)
    {
        await using var installation = await SampleInstallation.Create(postgreSql);
        // The published form, exchanged for a large one under the same code, before anything has read it.
        await installation.Look(db => db.Database.ExecuteSqlAsync($"update procedures_form_version set yaml = {LargeForm()} where code = {Code}"));
        List<(string User, Guid[] Drafts)> drafts = [];
        List<(string User, Guid Draft)> papers = [];
        var view = installation.Organisation;
        foreach (var body in view.Bodies.Where(b => b.Kind == "grassroots" && view.HoldersOf("party_org_applicant", b.Id).Any()).OrderBy(b => b.Code, StringComparer.Ordinal).Take(Users))
        {
            var person = view.HoldersOf("party_org_applicant", body.Id).First();
            var begun = new List<Guid>();
            for (var round = 0; round < Warm + Rounds; round++)
                begun.Add((await installation.Ask<Drafts, Result<Guid>>(d => d.Start(installation.Actor(person), Procedure, default))).Value);
            drafts.Add((installation.UserName(person), [.. begun]));
            var printed = await installation.Ask<Drafts, Result<Guid>>(d => d.Start(installation.Actor(person), PrintedProcedure, default));
            await StepForms.OfDraft(installation.Services, installation.Actor(person), printed.Value);
            papers.Add((installation.UserName(person), printed.Value));
        }

        await using var program = await PublishedProgram.Start(installation.Program(0));
        using var officers = new Officers(program.Address);
        var (opens, firsts, agains, kilobytes) = (new List<double>(), new List<double>(), new List<double>(), 0.0);
        var yardstick = Pages.PagesBenchmark.Yardstick();
        await Task.WhenAll(drafts.Select(async user =>
        {
            var officer = await officers.Find(user.User);
            for (var round = 0; round < Warm + Rounds; round++)
            {
                // Finished for the first time, opened again, changed in one cell and finished again.
                var address = $"/ho-so/nhap/{user.Drafts[round]}/bieu-mau/{Code}";
                var first = await Saved(officer, address, Filled(Form(await officer.Get(address))));
                var begun = Stopwatch.GetTimestamp();
                var page = await officer.Get(address);
                var opened = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                var again = await Saved(officer, address, Form(page).With("bang[7].so", round.ToString(CultureInfo.InvariantCulture)));
                if (round < Warm)
                    continue;
                lock (opens)
                {
                    opens.Add(opened);
                    firsts.Add(first);
                    agains.Add(again);
                    kilobytes = page.Body.Length / 1024.0;
                }
            }
        }));

        // A shipped form, filled in, as offices print it.
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, Papers), new ParallelOptions { MaxDegreeOfParallelism = PapersAtOnce }, async (i, _) =>
        {
            var user = papers[i % papers.Count];
            var (status, bytes) = await (await officers.Find(user.User)).Fetch($"/ho-so/nhap/{user.Draft}/bieu-mau/{PrintedForm}/tep.pdf");
            if (status != 200 || bytes < 1_000)
                throw new InvalidOperationException($"No PDF: {status}.");
        });
        var perSecond = Papers / clock.Elapsed.TotalSeconds;
        var (open, first, again) = (opens.Order().ToArray(), firsts.Order().ToArray(), agains.Order().ToArray());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-12}{At(open, 0.5),10:F1}{At(open, 0.95),8:F1}{At(first, 0.5),16:F1}{At(first, 0.95),8:F1}{At(again, 0.5),16:F1}{At(again, 0.95),8:F1}{kilobytes,11:F0}{perSecond,8:F2}{yardstick,14:F0}"));
        return new Measured(At(open, 0.95), Math.Max(At(first, 0.95), At(again, 0.95)), perSecond);
    }

    private static async Task<double> Saved(Officer officer, string address, PageForm form)
    {
        var begun = Stopwatch.GetTimestamp();
        var answer = await officer.Post(address, form.With("do", "finish"));
        return answer.Status == 302 ? Stopwatch.GetElapsedTime(begun).TotalMilliseconds : throw new InvalidOperationException($"The form was not finished: {answer.Status}");
    }

    private static PageForm Form(Answer page) => Officer.Forms(page).First(f => f["_handler"] == "fill" && f.Has("phien-ban"));

    // 300 rows of 6 cells, whatever the page showed.
    private static PageForm Filled(PageForm form)
    {
        var fields = form.Fields.Where(f => !f.Key.StartsWith("bang[", StringComparison.Ordinal)).Select(f => f.Key.StartsWith("muc_", StringComparison.Ordinal) ? KeyValuePair.Create(f.Key, "Nội dung của mục, theo Nghị quyết số 05") : f).ToList();
        for (var row = 0; row < 300; row++)
        {
            foreach (var (column, text) in new[] { ("ten", "Nguyễn Thị Hường"), ("chuc_vu", "Bí thư chi bộ"), ("ngay", "27/11/2026"), ("so", "12"), ("tien", "1.250.000"), ("ghi_chu", "Đã đối chiếu") })
                fields.Add(KeyValuePair.Create($"bang[{row.ToString(CultureInfo.InvariantCulture)}].{column}", text));
        }

        return new PageForm(fields);
    }

    private static string LargeForm()
    {
        var yaml = new StringBuilder($"code: {Code}\nfield: QTTC\nname: Biểu đo\nprocedures: [{Procedure}]\nversion: 1\nfields:\n");
        for (var i = 1; i < 100; i++)
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{key: muc_{i}, label: Mục {i}, type: {(i % 10 == 0 ? "text" : "string")}, required: true}}\n");
        yaml.Append("  - key: bang\n    label: Bảng kê\n    type: table\n    required: true\n    columns:\n");
        foreach (var (key, label, type) in new[] { ("ten", "Họ và tên", "string"), ("chuc_vu", "Chức vụ", "string"), ("ngay", "Ngày", "date"), ("so", "Số lượng", "int"), ("tien", "Số tiền", "money"), ("ghi_chu", "Ghi chú", "string") })
            yaml.Append(CultureInfo.InvariantCulture, $"      - {{key: {key}, label: {label}, type: {type}, required: false}}\n");
        return yaml.ToString();
    }

    private static double At(double[] sorted, double share) => sorted[(int)(sorted.Length * share)];

    private sealed record Measured(double Open, double Save, double PapersPerSecond);
}
