using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Hearing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>A follow-on dossier opens once, however often its asking is delivered.</summary>
[Collection("Steps")]
public sealed class FollowOnTests(Province province)
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task Delivered_twice_it_opens_one_dossier()
    {
        var (parent, asked) = await Asked();
        await province.Relay();
        var opened = Assert.Single(await FollowersOf(parent));

        // The same delivery once more, as after a failure between the work and its being marked as done.
        var listener = province.Services.GetServices<IListener>().OfType<OnFollowOnOpened>().Single();
        await province.Look(async db =>
        {
            await listener.Hear(asked, db, default);
            return await db.SaveChangesAsync();
        });

        Assert.Equal(opened.Id, Assert.Single(await FollowersOf(parent)).Id);
        Assert.Equal(asked.Id, opened.Id);
        Assert.Equal(DossierStatus.Running, opened.Status);
    }

    [Fact]
    public async Task Two_relays_that_deliver_at_once_open_one_dossier()
    {
        var (parent, asked) = await Asked();
        var listener = province.Services.GetServices<IListener>().OfType<OnFollowOnOpened>().Single();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => province.Look(async db =>
        {
            await listener.Hear(asked, db, default);
            try
            {
                return await db.SaveChangesAsync();
            }
            catch (DbUpdateException)
            {
                // The other was faster; the relay tries again and finds it done.
                return 0;
            }
        }))));
        await province.Relay();

        Assert.Single(await FollowersOf(parent));
    }

    [Fact]
    public async Task The_parent_goes_on_without_waiting()
    {
        var (parent, _) = await Asked();
        Assert.Equal(DossierStatus.Running, parent.Status);
        Assert.Equal(DossierStatus.Finished, (await _given.Walk.ToTheEnd(parent.Id)).Status);
    }

    private async Task<(Dossier Parent, LogEntry Asked)> Asked()
    {
        var parent = await _given.At(await _given.Filed("VTLT-02"), "b4");
        parent = await _given.Done(_given.Officer(parent), parent, new StepAction(CommandKind.FollowOn, "b4") { Procedure = "VTLT-05" });
        var stream = DossierEntries.StreamOf(parent.Id);
        return (parent, await province.Look(db => db.Set<LogEntry>().AsNoTracking().SingleAsync(e => e.Stream == stream && e.Type == DossierEntries.FollowOnOpened)));
    }

    private Task<List<Dossier>> FollowersOf(Dossier parent) => province.Look(db =>
    {
        var dossiers = db.Dossiers;
        return dossiers.AsNoTracking().Where(d => d.Title.Contains(parent.Code)).ToListAsync();
    });
}
