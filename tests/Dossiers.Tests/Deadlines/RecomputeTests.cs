using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Deadlines;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures;

namespace ThongSuot.Dossiers.Tests.Deadlines;

/// <summary>A late decree: every open deadline is shown as it would be, and becomes what was shown, once.</summary>
public sealed class RecomputeTests(Province province) : IClassFixture<Province>
{
    private const string Decree = "Quốc tang";

    private readonly Given _given = new(province);

    private Actor Keeper => Of("catalogue_owner", "TU-VP");

    [Fact]
    public async Task What_is_previewed_is_applied_once_and_every_change_is_explained()
    {
        var first = await _given.At(await _given.Filed("TCCB-01"), "b2");
        var second = await _given.At(await _given.Filed("TCCB-01"), "b1");
        var wasFirst = first.DueAt!.Value;
        await Publish();

        var preview = await Preview();
        var shown = (await Find(preview, Keeper))!;
        var whole = Assert.Single(shown.Page, c => c.Dossier == first.Id && c.Work == "Cả hồ sơ");
        Assert.Equal((wasFirst, first.Code), (whole.Was, whole.Code));
        Assert.True(whole.Becomes > whole.Was);
        Assert.Contains(Decree, whole.Why, StringComparison.Ordinal);
        // Looking changes nothing.
        Assert.Equal(wasFirst, (await _given.Walk.Load(first.Id)).DueAt);

        // Meanwhile one step was done: what was shown for it is no longer so.
        second = await _given.At(second, "b2");
        await Apply(preview);

        first = await _given.Walk.Load(first.Id);
        Assert.Equal(whole.Becomes, first.DueAt);
        var id = first.Id;
        var inbox = await province.Look(db =>
        {
            var tasks = db.DossierTasks;
            return tasks.Where(t => t.Dossier == id).Select(t => t.DueAt).Distinct().ToListAsync();
        });
        Assert.Equal([first.State!.OpenSteps.First().Due!.At], inbox);
        var sheet = (await province.Ask<ProofSheets, ProofSheet?>(s => s.Find(_given.Officer(first), first.Id, null, default)))!;
        Assert.All(sheet.Deadlines.Where(d => d.Clock.IsOpen), d => Assert.True(d.IsAsSet, d.Title));
        Assert.Single((await _given.Events(first.Id)).OfType<Recomputed>());

        shown = (await Find(preview, Keeper))!;
        Assert.Equal(0, shown.Open);
        Assert.All(shown.Page.Where(c => c.Dossier == first.Id), c => Assert.True(c.Applied));
        Assert.Contains(shown.Page, c => c.Dossier == second.Id && c.Passed && c.Work != "Cả hồ sơ");

        // A node that died between the act and its mark: applied again, nothing happens twice.
        await province.Look(async db =>
        {
            var changes = db.DeadlineChanges;
            foreach (var change in await changes.Where(c => c.Run == preview && c.Dossier == id).ToListAsync())
                change.AppliedAt = null;
            return await db.SaveChangesAsync();
        });
        await Apply(preview);
        Assert.Single((await _given.Events(first.Id)).OfType<Recomputed>());
        Assert.Equal(0, (await Find(preview, Keeper))!.Open);

        // By a new look there is nothing more.
        await Apply(await Preview());
        Assert.Equal(0, (await Find(await Preview(), Keeper))!.Changes);
    }

    [Fact]
    public async Task Only_the_office_that_keeps_the_general_calendar_computes_anew_and_sees_its_own_previews()
    {
        await _given.Filed("TCCB-01");
        foreach (var other in (Actor[])[Of("chief_of_office", "X01-VP"), _given.Filer(await _given.Filed("TCCB-02"))])
        {
            Assert.Equal("MAY_NOT_RECOMPUTE", (await province.Ask<RecomputeDeadlines, Result<Guid>>(r => r.Preview(other, default))).Refusal.Code);
            Assert.Equal("MAY_NOT_RECOMPUTE", (await province.Ask<RecomputeDeadlines, Result<Guid>>(r => r.Apply(other, Guid.NewGuid(), default))).Refusal.Code);
        }

        var preview = await Preview();
        Assert.NotNull(await Find(preview, Keeper));
        Assert.Null(await Find(preview, Of("chief_of_office", "TU-VP")));
        Assert.Null(await Find(Guid.CreateVersion7(), Keeper));
        Assert.Equal("PREVIEW_UNKNOWN", (await province.Ask<RecomputeDeadlines, Result<Guid>>(r => r.Apply(Keeper, Guid.CreateVersion7(), default))).Refusal.Code);
    }

    private Actor Of(string role, string body) => province.Actor(province.Organisation.HoldersOf(role, province.Organisation.FindByCode(body)!.Id).First());

    private async Task<Guid> Preview()
    {
        var started = await province.Ask<RecomputeDeadlines, Result<Guid>>(r => r.Preview(Keeper, default));
        Assert.True(started.IsOk, string.Join("; ", started.Refusals));
        await province.Services.GetRequiredService<JobRunner>().Drain(default);
        return started.Value;
    }

    private async Task Apply(Guid preview)
    {
        var started = await province.Ask<RecomputeDeadlines, Result<Guid>>(r => r.Apply(Keeper, preview, default));
        Assert.True(started.IsOk, string.Join("; ", started.Refusals));
        await province.Services.GetRequiredService<JobRunner>().Drain(default);
        Assert.Equal(JobState.Done, (await province.Ask<JobList, Job?>(j => j.Find(Keeper, started.Value, default)))!.State);
    }

    private Task<ShownPreview?> Find(Guid preview, Actor actor) => province.Ask<RecomputeDeadlines, ShownPreview?>(r => r.Find(actor, preview, 1, default));

    // Two days of the week after next, announced now.
    private Task Publish() => province.LoadChangedCatalogue(folder =>
    {
        var year = Path.Combine(folder, "reference/calendars/2026.yaml");
        var text = File.ReadAllText(year);
        Assert.DoesNotContain("holidays:", text, StringComparison.Ordinal);
        File.WriteAllText(year, text.Replace("version: 2026-1", "version: 2026-2", StringComparison.Ordinal) + $$"""

            holidays:
              - {date: 2026-03-10, name: {{Decree}}, status: in_force, source: Quyết định, verified: true}
              - {date: 2026-03-11, name: {{Decree}}, status: in_force, source: Quyết định, verified: true}
            """);
    });
}
