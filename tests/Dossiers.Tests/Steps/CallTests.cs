using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Hearing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>A procedure that goes over every grassroots organisation of its committee and then calls another procedure at the province and awaits it.</summary>
public sealed class CallTests(Province province) : IClassFixture<Province>
{
    private const string Code = "VTLT-15", Called = "VTLT-02";

    private readonly Given _given = new(province);

    [Fact]
    public async Task Goes_over_each_body_then_hands_over_and_goes_on_when_the_answer_is_there()
    {
        await Publish();
        var dossier = await Until(await _given.Filed(Code), d => d.State!.Forks.Count > 0);
        var grassroots = province.Organisation.ChildrenOf(dossier.CompetentBody).Where(b => b.Kind == "grassroots").ToArray();
        Assert.True(grassroots.Length > 1);
        Assert.Equal(grassroots.Select(b => b.Id).Order(), dossier.State!.OpenSteps.Select(s => s.Holder.Body.Id).Order());
        Assert.All(grassroots, body => Assert.Contains(dossier.State.Hops, hop => hop.To.Id == body.Id));

        dossier = await Until(dossier, d => d.State!.Open.Values.OfType<OpenCall>().Any());
        Assert.All(dossier.State!.Hops.Where(h => grassroots.Any(b => b.Id == h.To.Id)), hop => Assert.NotNull(hop.ReceivedAt));
        var handedOver = dossier.State.Hops[^1];
        Assert.Equal((province.Organisation.Province!.Id, (DateTimeOffset?)null), (handedOver.To.Id, handedOver.ReceivedAt));

        await province.Relay();
        await province.Relay();
        var called = Assert.Single(await CalledBy(dossier.Id));
        Assert.Equal((Called, province.Organisation.Province.Id, DossierStatus.Running), (called.Procedure, called.CompetentBody, called.Status));
        Assert.Contains(dossier.Code, called.Title, StringComparison.Ordinal);

        // Heard twice, as after a failure between the work and its mark.
        var asked = await province.Look(db =>
        {
            var entries = db.Set<LogEntry>();
            return entries.AsNoTracking().SingleAsync(e => e.Id == called.Id);
        });
        await Hear(asked);
        Assert.Single(await CalledBy(dossier.Id));

        Assert.Equal(DossierStatus.Finished, (await _given.Walk.ToTheEnd(called.Id)).Status);
        Assert.Contains((await _given.Walk.Load(dossier.Id)).State!.Open.Values, w => w is OpenCall);
        await province.Relay();
        dossier = await _given.Walk.Load(dossier.Id);
        Assert.Equal("b7", Assert.Single(dossier.State!.OpenSteps).Node);
        Assert.NotNull(dossier.State.Hops.Single(h => h.Number == handedOver.Number).ReceivedAt);
        Assert.Equal(DossierStatus.Finished, (await _given.Walk.ToTheEnd(dossier.Id)).Status);
        await province.Relay();
    }

    private async Task<Dossier> Until(Dossier dossier, Func<Dossier, bool> reached)
    {
        while (!reached(dossier))
        {
            var work = dossier.State!.Open.Values.OrderBy(w => w.Key, StringComparer.Ordinal).First();
            dossier = await _given.Done(_given.Walk.RightPerson(dossier.State, work), dossier, await _given.Walk.Completion(dossier, work));
        }

        return dossier;
    }

    private Task Hear(LogEntry entry) => province.Look(async db =>
    {
        await province.Services.GetServices<IListener>().OfType<OnCall>().Single().Hear(entry, db, default);
        return await db.SaveChangesAsync();
    });

    private async Task<List<Dossier>> CalledBy(Guid caller)
    {
        var all = await province.Look(db =>
        {
            var dossiers = db.Dossiers;
            return dossiers.AsNoTracking().Where(d => d.Procedure == Called).ToListAsync();
        });
        return [.. all.Where(d => d.Matter.Caller?.Dossier == caller)];
    }

    private Task Publish() => province.LoadChangedCatalogue(folder =>
    {
        var file = Path.Combine(folder, "VTLT", $"{Code}.yaml");
        var text = File.ReadAllText(file);
        var last = text.IndexOf("  - step: 7\n", StringComparison.Ordinal);
        Assert.True(last > 0);
        File.WriteAllText(file, text[..last] + $$"""
              - each: e1
                over: competent.grassroots
                do:
                  - step: 8
                    action: Quán triệt tại cơ sở
                    kind: respond
                    who: {role: grassroots_committee, where: item}
                    limit: {value: 5, unit: working_day, basis: planned}
                    guidance: Phổ biến phương án đến từng tổ chức cơ sở đảng.
              - call: k1
                procedure: {{Called}}
                where: province

            """ + text[last..]);
    });
}
