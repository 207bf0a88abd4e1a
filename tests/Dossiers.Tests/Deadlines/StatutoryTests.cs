using ThongSuot.Dossiers.Deadlines;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Deadlines;

/// <summary>The limit that a rule above sets beside the body's own plan: proven, shown first where it comes first, prolonged as the rule allows.</summary>
public sealed class StatutoryTests(Province province) : IClassFixture<Province>
{
    // Sixty working days by both, and twenty more once.
    private const string Inspection = "KTBTV-01";

    private readonly Given _given = new(province);

    [Fact]
    public async Task Both_limits_of_a_dossier_are_proven()
    {
        var dossier = await _given.Filed("TCCB-15");
        var sheet = (await province.Ask<ProofSheets, ProofSheet?>(s => s.Find(province.Actor(dossier.FilerPerson), dossier.Id, null, default)))!;
        var whole = sheet.Deadlines.Where(d => d.Clock is { Node: null, IsOpen: true }).ToDictionary(d => d.Title);
        Assert.Equal((dossier.State!.Due!.At, dossier.State.Statutory!.At), (whole["Cả hồ sơ"].Deadline.DueAt, whole["Cả hồ sơ, theo quy định"].Deadline.DueAt));
        // Seventeen days by the plan, fifteen by the rule from receipt on: what comes first is the dossier's deadline in all lists.
        Assert.Equal(dossier.State.Statutory.At, dossier.DueAt);
    }

    [Fact]
    public async Task It_is_prolonged_by_who_leads_the_competent_body_and_by_nobody_else()
    {
        // A case is seen by those who need it: its leaders once they are asked for time.
        var dossier = await _given.Filed(Inspection);
        Offer? asks;
        while ((asks = (await Offers(dossier, _given.Officer(dossier))).FirstOrDefault(o => o.Kind == CommandKind.AskExtensionOfWhole)) is null)
            dossier = await _given.Done(_given.Officer(dossier), dossier, await _given.Walk.Completion(dossier, dossier.State!.OpenSteps.First()));
        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(asks.Kind, asks.Key) { Days = 3, Note = Tests.Walking.Walk.NoteFor(dossier) });
        var may = new List<Actor>();
        foreach (var actor in province.Organisation.Persons.Select(p => province.Actor(p.Id)))
        {
            if (Tests.Walking.Walk.Sees(actor, dossier) && (await Offers(dossier, actor)).Any(o => o.Kind == CommandKind.ExtendStatutory))
                may.Add(actor);
        }

        var leading = await province.Procedures.LeadingRoles(default);
        Assert.NotEmpty(may);
        Assert.All(may, actor => Assert.Contains(actor.Grants, g => leading.Contains(g.Role)));

        var more = new StepAction(CommandKind.ExtendStatutory, null) { Days = 20, Note = Tests.Walking.Walk.NoteFor(dossier) };
        Assert.Equal("EXTENSION_BEYOND_RULE", (await _given.Walk.Act(may[0], dossier, more with { Days = 21 })).Refusal.Code);
        Assert.Equal("BEYOND_STATUTORY", (await _given.Walk.Act(may[0], dossier, more with { Kind = CommandKind.ExtendWhole, Days = 10 })).Refusal.Code);
        var was = dossier.State!;
        dossier = await _given.Done(may[0], dossier, more);
        dossier = await _given.Done(may[0], dossier, more with { Kind = CommandKind.ExtendWhole, Days = 10 });
        Assert.True(dossier.State!.Statutory!.At > was.Statutory!.At && dossier.State.Due!.At > was.Due!.At && dossier.State.Due.At < dossier.State.Statutory.At);
        Assert.DoesNotContain(await Offers(dossier, may[0]), o => o.Kind == CommandKind.ExtendStatutory);
    }

    private Task<IReadOnlyList<Offer>> Offers(Dossier dossier, Actor actor) => province.Ask<Situations, IReadOnlyList<Offer>>(async situations =>
    {
        var situation = await situations.Of(dossier, actor.Acting(), default);
        return Process.Offers(situation.Procedure.Definition, dossier.State!, situation.Context);
    });
}
