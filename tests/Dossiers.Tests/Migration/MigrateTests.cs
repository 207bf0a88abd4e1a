using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Migration;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures;

namespace ThongSuot.Dossiers.Tests.Migration;

/// <summary>Running dossiers onto the version in force: previewed, then moved as shown, once.</summary>
public sealed class MigrateTests(Province province) : IClassFixture<Province>
{
    private const string NewWords = "Hội nghị chi bộ xét và biểu quyết kết nạp";

    private readonly Given _given = new(province);

    private Actor Keeper => Of("catalogue_owner", "TU-VP");

    [Fact]
    public async Task What_is_previewed_moves_once_keeps_its_deadline_and_goes_on_by_the_new_version()
    {
        var moving = await _given.At(await _given.Filed("TCCB-01"), "b2");
        var touched = await _given.At(await _given.Filed("TCCB-01"), "b1");
        var held = await _given.At(await _given.Filed("TCCB-01"), "b4");
        var (old, due) = (moving.Definition, moving.State!.Open["b2"].Due!.At);
        await Publish();
        var (from, to) = (await province.Ask<OldVersions, (Procedure From, Procedure To)?>(v => v.Find(Keeper, old, default)))!.Value;
        Assert.Equal(3, (await province.Ask<OldVersions, IReadOnlyList<OldVersion>>(v => v.Of(Keeper, default))).Single(v => v.From.VersionId == old).Running);

        var nodes = Migrating.Propose(from.Definition, to.Definition);
        Assert.Equal("b2", nodes["b2"]);
        var preview = await Preview(old, nodes.SetItem("b4", ""));
        var shown = (await Find(preview, Keeper))!;
        Assert.Equal((2, 2), (shown.Moving, shown.Open));
        var stay = Assert.Single(shown.Page, s => s.Why is not null);
        Assert.Equal(2, shown.Page.Count(s => s is { Why: null, IsMoved: false }));
        // The keeper of texts sees the code and the reason, and opens nothing by that.
        Assert.Equal((held.Id, held.Code, MigrationRefusals.KeptBack.Text, false), (stay.Dossier, stay.Code, stay.Why, stay.IsSeen));
        Assert.Equal(old, (await _given.Walk.Load(moving.Id)).Definition);

        // Meanwhile something happens to one.
        touched = await _given.At(touched, "b2");
        await Apply(preview);
        moving = await _given.Walk.Load(moving.Id);
        Assert.Equal((to.VersionId, due), (moving.Definition, moving.State!.Open["b2"].Due!.At));
        Assert.Equal(old, (await _given.Walk.Load(touched.Id)).Definition);
        Assert.Equal(old, (await _given.Walk.Load(held.Id)).Definition);
        var migrated = Assert.Single((await _given.Events(moving.Id)).OfType<Migrated>());
        Assert.Equal((old, to.VersionId, Keeper.Person), (migrated.From, migrated.To, migrated.By));
        Assert.Equal("b2", Assert.Single(migrated.Changed).Node);
        // The row is the fold of its log, and the desk says the new words.
        Assert.Equal(Fold.Of(await _given.Events(moving.Id)).Open.Keys, moving.State.Open.Keys);
        var id = moving.Id;
        Assert.Equal([NewWords], await province.Look(db =>
        {
            var tasks = db.DossierTasks;
            return tasks.Where(t => t.Dossier == id).Select(t => t.Action).Distinct().ToListAsync();
        }));
        var view = (await province.Ask<DossierReader, DossierView?>(r => r.Find(_given.Officer(moving), moving.Id, null, default)))!;
        Assert.Contains(view.History, e => e.What.Contains("phiên bản mới", StringComparison.Ordinal) && e.Who.StartsWith(province.Organisation.FindPerson(Keeper.Person)!.Name, StringComparison.Ordinal));
        shown = (await Find(preview, Keeper))!;
        Assert.Equal(0, shown.Open);
        Assert.Contains(shown.Page, s => s.Dossier == touched.Id && s.Why == MigrationRefusals.ChangedSince.Text);

        // A mark that was lost: applied again, nothing happens twice.
        await province.Look(async db =>
        {
            var findings = db.MigrationFindings;
            (await findings.SingleAsync(f => f.Run == preview && f.Dossier == id)).AppliedAt = null;
            return await db.SaveChangesAsync();
        });
        await Apply(preview);
        Assert.Single((await _given.Events(moving.Id)).OfType<Migrated>());
        Assert.Equal(0, (await Find(preview, Keeper))!.Open);

        moving = await _given.At(moving, "b4");
        Assert.Equal(to.VersionId, moving.Definition);

        // A job that was cancelled before it moved anything leaves all as it was.
        preview = await Preview(old, nodes);
        var cancelled = await province.Ask<MigrateDossiers, Result<Guid>>(m => m.Apply(Keeper, preview, default));
        Assert.True(await province.Ask<JobList, bool>(j => j.Cancel(Keeper, cancelled.Value, default)));
        await province.Services.GetRequiredService<JobRunner>().Drain(default);
        Assert.Equal(JobState.Cancelled, (await province.Ask<JobList, Job?>(j => j.Find(Keeper, cancelled.Value, default)))!.State);
        // Started again it goes on with what is left.
        await Apply(preview);
        Assert.Equal(to.VersionId, (await _given.Walk.Load(held.Id)).Definition);
        Assert.Equal(to.VersionId, (await _given.Walk.Load(touched.Id)).Definition);
    }

    [Fact]
    public async Task Only_who_keeps_the_procedure_moves_its_dossiers_and_sees_only_its_own_previews()
    {
        var dossier = await _given.At(await _given.Filed("TCCB-02"), "b2");
        var nodes = ImmutableDictionary<string, string>.Empty;
        foreach (var other in (Actor[])[Of("chief_of_office", "TU-VP"), _given.Filer(dossier)])
        {
            Assert.Equal("MAY_NOT_MIGRATE", (await province.Ask<MigrateDossiers, Result<Guid>>(m => m.Preview(other, dossier.Definition, nodes, default))).Refusal.Code);
            Assert.Empty(await province.Ask<OldVersions, IReadOnlyList<OldVersion>>(v => v.Of(other, default)));
        }

        // It is on the version in force.
        Assert.Equal("NO_NEWER_VERSION", (await province.Ask<MigrateDossiers, Result<Guid>>(m => m.Preview(Keeper, dossier.Definition, nodes, default))).Refusal.Code);
        Assert.Equal("PREVIEW_UNKNOWN", (await province.Ask<MigrateDossiers, Result<Guid>>(m => m.Apply(Keeper, Guid.CreateVersion7(), default))).Refusal.Code);
        Assert.Null(await Find(Guid.CreateVersion7(), Keeper));
    }

    [Fact]
    public async Task Of_what_is_handled_in_a_compartment_no_number_below_five_is_told_anywhere()
    {
        var dossiers = new List<Dossier>();
        for (var i = 0; i < 3; i++)
            dossiers.Add(await _given.Filed("KTUB-01"));
        var old = dossiers[0].Definition;
        await province.LoadChangedCatalogue(folder =>
        {
            var file = Path.Combine(folder, "KTUB/KTUB-01.yaml");
            File.WriteAllText(file, File.ReadAllText(file).Replace("notes: null", "notes: Rút gọn.", StringComparison.Ordinal).Replace("purpose: ", "purpose: Rút gọn. ", StringComparison.Ordinal));
        });
        Assert.Null((await province.Ask<OldVersions, IReadOnlyList<OldVersion>>(v => v.Of(Keeper, default))).Single(v => v.From.VersionId == old).Running);
        var (from, to) = (await province.Ask<OldVersions, (Procedure From, Procedure To)?>(v => v.Find(Keeper, old, default)))!.Value;
        var nodes = Migrating.Propose(from.Definition, to.Definition);

        var preview = await Preview(old, nodes);
        TellsNothingSmall(await Job(preview));
        var shown = (await Find(preview, Keeper))!;
        Assert.Equal((null, 3, 0), (shown.Moving, shown.Open, shown.Page.Count));
        TellsNothingSmall(await Job(await Apply(preview)));
        Assert.Equal(to.VersionId, (await _given.Walk.Load(dossiers[0].Id)).Definition);

        // From five on it is told.
        for (var i = 0; i < 5; i++)
            await _given.Filed("KTUB-01");
        await province.LoadChangedCatalogue(folder =>
        {
            var file = Path.Combine(folder, "KTUB/KTUB-01.yaml");
            File.WriteAllText(file, File.ReadAllText(file).Replace("purpose: ", "purpose: Rút gọn thêm. ", StringComparison.Ordinal));
        });
        var job = await Job(await Preview(to.VersionId, nodes));
        Assert.Equal((8, 8), (job.Done, job.Total));
        Assert.Contains("Đã xem 8 hồ sơ", Assert.Single(job.Report).Text, StringComparison.Ordinal);

        static void TellsNothingSmall(Job job)
        {
            Assert.Equal((0, null), (job.Done, job.Total));
            Assert.All(job.Report, line => Assert.DoesNotMatch("[1-4] hồ sơ", line.Text));
            Assert.Contains("dưới 5 hồ sơ", Assert.Single(job.Report).Text, StringComparison.Ordinal);
        }
    }

    private async Task<Job> Job(Guid id) => (await province.Ask<JobList, Job?>(j => j.Find(Keeper, id, default)))!;

    private Actor Of(string role, string body) => province.Actor(province.Organisation.HoldersOf(role, province.Organisation.FindByCode(body)!.Id).First());

    private async Task<Guid> Preview(Guid from, ImmutableDictionary<string, string> nodes)
    {
        var started = await province.Ask<MigrateDossiers, Result<Guid>>(m => m.Preview(Keeper, from, nodes, default));
        Assert.True(started.IsOk, string.Join("; ", started.Refusals));
        await province.Services.GetRequiredService<JobRunner>().Drain(default);
        return started.Value;
    }

    private async Task<Guid> Apply(Guid preview)
    {
        var started = await province.Ask<MigrateDossiers, Result<Guid>>(m => m.Apply(Keeper, preview, default));
        Assert.True(started.IsOk, string.Join("; ", started.Refusals));
        await province.Services.GetRequiredService<JobRunner>().Drain(default);
        Assert.Equal(JobState.Done, (await Job(started.Value)).State);
        return started.Value;
    }

    private Task<ShownMigration?> Find(Guid preview, Actor actor) => province.Ask<MigrateDossiers, ShownMigration?>(m => m.Find(actor, preview, 1, MigrateDossiers.PageSize, default));

    private Task Publish() => province.LoadChangedCatalogue(folder =>
    {
        var file = Path.Combine(folder, "TCCB/TCCB-01.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("Hội nghị chi bộ xét, biểu quyết (ít nhất 2/3 đảng viên chính thức tán thành), ra nghị quyết", NewWords, StringComparison.Ordinal));
    });
}
