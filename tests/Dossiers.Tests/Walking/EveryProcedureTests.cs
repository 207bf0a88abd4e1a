using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers.Tests.Walking;

/// <summary>Every shipped procedure, every way to file it, walked to its end; at each step the wrong people are refused.</summary>
public sealed class EveryProcedureTests(Province province) : IClassFixture<Province>
{
    [Theory]
    [MemberData(nameof(CatalogueCases.Procedures), MemberType = typeof(CatalogueCases))]
    public async Task Is_walked_to_its_end_by_the_right_people_only(string code)
    {
        var walk = new Walk(province);
        var procedure = await province.Procedures.FindPublished(code, default);
        Assert.NotNull(procedure);
        var ways = await walk.Ways(procedure);
        Assert.NotEmpty(ways);

        foreach (var way in ways)
        {
            var id = await walk.File(procedure, way);
            var dossier = await walk.ToTheEnd(id, (now, work, right) => WrongPeopleAreRefused(walk, now, work, right.Person));
            Assert.Equal(DossierStatus.Finished, dossier.Status);
            Assert.All(dossier.State!.Hops, hop => Assert.NotNull(hop.ReceivedAt));
            await TheRowIsTheFoldOfTheLog(dossier);
        }
    }

    private async Task WrongPeopleAreRefused(Walk walk, Dossier dossier, OpenWork work, Guid right)
    {
        var completion = await walk.Completion(dossier, work);
        if (walk.SameRoleElsewhere(work) is { } elsewhere)
        {
            var refused = await walk.Act(elsewhere, dossier, completion);
            Assert.False(refused.IsOk, $"{dossier.Code} {work.Key}: {elsewhere.Name} holds the role at another body and was let through.");
            Assert.Contains(refused.Refusal.Code, (string[])["DOSSIER_NOT_FOUND", "NOT_ALLOWED"]);
        }

        var stranger = province.Actor(province.Organisation.HoldersOf("security_auditor", province.Organisation.Province!.Id).First());
        var unseen = await walk.Act(stranger, dossier, completion);
        Assert.Equal("DOSSIER_NOT_FOUND", unseen.Refusal.Code);

        var filer = province.Actor(dossier.FilerPerson);
        var mayToo = work switch
        {
            OpenStep step => step.Holder.IsNamed ? step.Holder.Persons.Contains(filer.Person) : filer.Holds(step.Holder.Role, step.Holder.Body.Id),
            OpenConsult consult => consult.Opinions.Any(o => o.Given is null && filer.Holds(o.Holder.Role, o.Holder.Body.Id)),
            _ => true,
        };
        if (filer.Person != right && !mayToo)
            Assert.Equal("NOT_ALLOWED", (await walk.Act(filer, dossier, completion)).Refusal.Code);
    }

    private async Task TheRowIsTheFoldOfTheLog(Dossier dossier)
    {
        var events = new List<DossierEvent>();
        await province.Look(async db =>
        {
            await foreach (var entry in EventLog.Read(db, DossierEntries.StreamOf(dossier.Id)))
                events.Add(EventNames.Read(entry));
            Assert.Null(await EventLog.Verify(db, DossierEntries.StreamOf(dossier.Id)));
            return true;
        });
        Assert.Equal(dossier.Version, events.Count);
        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(dossier.State, LogJson.Options),
            System.Text.Json.JsonSerializer.Serialize(Fold.Of(events), LogJson.Options));
    }
}
