using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Import;

/// <summary>
/// Applies a file, a hundred rows in one transaction. After a crash it goes on behind the last hundred; a row that was done is recognised
/// by its code. Faulty rows are left out and reported.
/// </summary>
internal sealed class ImportJob(IServiceScopeFactory scopes, IOrganisation organisation) : IJobKind
{
    public const string KindName = "organisation.import";

    private const int AtOnce = 100, MostTries = 5;

    public string Name => KindName;

    public async Task Run(JobRun run, CancellationToken cancellation)
    {
        var input = run.Job.ReadInput<ImportInput>();
        var grants = (await organisation.View(cancellation)).HeldBy(run.Job.Person).Where(h => h.Role == "system_admin").Select(h => new Grant(h.Role, h.Body));
        var by = new By(new Actor(run.Job.Person, run.Job.Account, "", [.. grants]), input.Address);
        if (by.Actor.Grants.IsEmpty)
        {
            run.Add(new JobLine("Người bắt đầu không còn là quản trị viên.", Failed: true));
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var changes = scope.ServiceProvider.GetRequiredService<OrganisationChanges>();
        var files = scope.ServiceProvider.GetRequiredService<ImportFiles>();
        var rows = await files.Find(by, input.File, cancellation) is { } file ? await files.Rows(file, cancellation) : Refusals.NotFound;
        if (!rows.IsOk)
        {
            run.Add(new JobLine(rows.Refusal.Text, Failed: true));
            return;
        }

        var all = rows.Value;
        var done = int.TryParse(run.Checkpoint, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : 0;
        ImportRows? taking = null;
        for (var tries = 0; done < all.Count;)
        {
            changes.Db.ChangeTracker.Clear();
            var change = await changes.Begin(by, "Nhập từ tệp Excel", cancellation);
            taking ??= new ImportRows(
                await ImportState.Read(changes.Db, scope.ServiceProvider.GetRequiredService<IProcedures>(), cancellation), changes, scope.ServiceProvider.GetRequiredService<ChangeBody>());
            var lines = new List<JobLine>();
            var some = all.Skip(done).Take(AtOnce).ToList();
            foreach (var row in some)
                Report(lines, row, await taking.Take(row, change, cancellation));
            if (lines.Exists(l => !l.Failed) && await change.TrySave(cancellation) is not null)
            {
                // Somebody changed the organisation meanwhile: look at everything anew.
                taking = null;
                if (++tries < MostTries)
                    continue;
                throw new InvalidOperationException("The organisation changes too often to import.");
            }

            tries = 0;
            done += some.Count;
            lines.ForEach(run.Add);
            await run.Tell(done, all.Count, done.ToString(CultureInfo.InvariantCulture), cancellation);
        }
    }

    private static void Report(List<JobLine> lines, ImportRow row, Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Faulty:
                lines.Add(new JobLine(string.Join(" ", row.Faults), Failed: true));
                break;
            case Verdict.New or Verdict.Changed:
                var address = row.Part == ImportPart.Bodies ? BodyAddress.Of(row.Text(ImportSheets.Code)) : null;
                lines.Add(new JobLine($"{row.Where}: {(verdict == Verdict.New ? "thêm mới" : "cập nhật")}.", Address: address));
                break;
        }
    }
}
