using System.Collections.Immutable;
using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>Who acts in another one's place may do what was passed on, within its limits, and nothing of what is that person's own.</summary>
public class MandateTests
{
    private static Acting InPlaceOf(Acting principal, Acting who, string[]? limits = null, bool cases = false) =>
        new(who.Person, principal.Grants) { Principal = principal.Person, Limits = [.. limits ?? []], Cases = cases };

    [Fact]
    public void The_delegate_does_the_principals_step_and_stands_in_the_event()
    {
        var dossier = Case.Filed(Submit(), Step("b2"), Step("b3"));
        dossier.IsRefused(Refusals.NotAllowed, Member, new Complete("b2"));
        Assert.Equal("b3", dossier.Do(InPlaceOf(AtOffice, Member), new Complete("b2")).Opened);
        Assert.Equal(Member.Person, dossier.Last<StepCompleted>().By);
    }

    [Fact]
    public void Work_given_by_name_to_the_principal_is_the_delegates_too_and_what_was_given_to_others_is_not()
    {
        var dossier = Case.Filed(Submit(), Step("b2")).Do(AtOffice, new Reassign("b2", OtherAtOffice.Person!.Value, null));
        dossier.IsRefused(Refusals.NotAllowed, InPlaceOf(AtOffice, Member), new Complete("b2"));
        Assert.True(dossier.Do(InPlaceOf(OtherAtOffice, Member), new Complete("b2")).State.IsOver);
    }

    public static TheoryData<string, bool> Limits => new() { { "TCCB", true }, { "TCCB-99", true }, { "TCCB-9", false }, { "TCC", false }, { "VTLT", false }, { "KTUB-99", false } };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit_binds_what_is_offered_and_what_is_decided(string limit, bool reaches)
    {
        var (dossier, acting) = (Case.Filed(Submit(), Step("b2")), InPlaceOf(AtOffice, Member, [limit]));
        Assert.Equal(reaches, dossier.Offers(acting, CommandKind.Complete, "b2"));
        if (reaches)
            dossier.Do(acting, new Complete("b2"));
        else
            dossier.IsRefused(Refusals.BeyondMandate, acting, new Complete("b2"));
    }

    [Fact]
    public void A_compartment_is_reached_only_where_that_was_said()
    {
        var dossier = new Case(new ProcedureDefinition("KTUB-99", new Sequence("root", [Step("b1")])) { ExOfficio = true, Compartment = true }).File();
        dossier.IsRefused(Refusals.BeyondMandate, InPlaceOf(AtOffice, Member), new Complete("b1"));
        Assert.Empty(Process.Offers(dossier.Definition, dossier.State, dossier.By(InPlaceOf(AtOffice, Member))));
        Assert.True(dossier.Do(InPlaceOf(AtOffice, Member, cases: true), new Complete("b1")).State.IsOver);
    }

    [Fact]
    public void A_place_in_a_team_passes_on_only_where_that_was_said()
    {
        Case WithTeam() => Case.Filed(Step("b1") with { AppointsTeam = true }, Step("b2", StepKind.FieldWork) with { Who = ByTeam })
            .Do(AtOffice, new Complete("b1", Team: [AtDepartment.Person!.Value], TeamBodies: ImmutableDictionary<Guid, Guid>.Empty.Add(AtDepartment.Person!.Value, Department.Id)));
        WithTeam().IsRefused(Refusals.NotAllowed, InPlaceOf(AtDepartment, Member), new Complete("b2"));
        Assert.True(WithTeam().Do(InPlaceOf(AtDepartment, Member, cases: true), new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void What_is_a_partys_own_never_passes_on()
    {
        var inPerson = new Acting(Member.Person, [(Filer.Member, Cell.Id)]);
        var dossier = new Case(Procedure(Submit(), Step("b2")));
        dossier.IsRefused(Refusals.NotAllowed, InPlaceOf(inPerson, Stranger, cases: true), new FileDossier(Filer.Member, Cell, ImmutableDictionary<string, string>.Empty));
        dossier.Do(inPerson, new FileDossier(Filer.Member, Cell, ImmutableDictionary<string, string>.Empty));
        foreach (var cases in (bool[])[false, true])
            dossier.IsRefused(Refusals.NotAllowed, InPlaceOf(inPerson, Stranger, cases: cases), new Withdraw(Because));
        dossier.Do(inPerson, new Withdraw(Because));
    }

    [Fact]
    public void Nobody_files_in_another_ones_place_and_the_filers_work_for_its_body_is_done()
    {
        var dossier = new Case(Procedure(Submit(), Step("b2"), Step("b3", StepKind.Respond, "cell") with { Who = ByFiler }));
        dossier.IsRefused(Refusals.NotAllowed, InPlaceOf(Secretary, Member), new FileDossier("secretary", Cell, ImmutableDictionary<string, string>.Empty));
        dossier.File().Done("b2");
        Assert.True(dossier.Do(InPlaceOf(Secretary, Member), new Complete("b3")).State.IsOver);
    }

    [Fact]
    public void Neither_who_acts_nor_in_whose_place_may_be_concerned()
    {
        var dossier = new Case(Procedure(Submit(), Step("b2"))) { KnowsPeople = true }.File();
        dossier.RelativesOfTheSecretary = [AtOffice.Person!.Value];
        dossier.IsRefused(Refusals.PrincipalConcerned, InPlaceOf(AtOffice, Member), new Complete("b2"));
        Assert.Equal(Refusals.PrincipalConcerned, Process.WhyBarred(dossier.Definition, dossier.State, dossier.By(InPlaceOf(AtOffice, Member))));
        dossier.RelativesOfTheSecretary = [Member.Person!.Value];
        dossier.IsRefused(Refusals.ConflictOfInterest, InPlaceOf(AtOffice, Member), new Complete("b2"));
        // A direction is an act as others are.
        dossier.RelativesOfTheSecretary = [LeaderOfOffice.Person!.Value];
        dossier.IsRefused(Refusals.PrincipalConcerned, InPlaceOf(LeaderOfOffice, Member), new Direct(new Holder("officer", Office), null, Because));
        dossier.RelativesOfTheSecretary = [];
        Assert.True(dossier.Do(InPlaceOf(AtOffice, Member), new Complete("b2")).State.IsOver);
    }

    [Fact]
    public void Who_hands_over_for_somebody_passes_work_on_only_at_the_bodies_it_serves()
    {
        var dossier = Case.Filed(Submit(), Step("b2"));
        var give = new Reassign("b2", OtherAtOffice.Person!.Value, null);
        Assert.Equal(Refusals.NotAllowed, Process.Decide(dossier.Definition, dossier.State, give, dossier.By(Stranger) with { HandsOver = body => body == Department.Id }).Refusal);
        Assert.Null(Process.Decide(dossier.Definition, dossier.State, give, dossier.By(Stranger) with { HandsOver = body => body == Office.Id }).Refusal);
    }
}
