using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>The table of docs/decisions/0002: a code allows its commands, the kind of the step and its holder say where.</summary>
public class OffersByKindTests
{
    private const string Working = "Prepare Review Decide Collective Technical";

    public static readonly TheoryData<BranchCode, CommandKind, string> Table = new()
    {
        { BranchCode.Return, CommandKind.ReturnToFiler, "Intake Issue " + Working },
        { BranchCode.Reject, CommandKind.Decline, Working },
        { BranchCode.Upper, CommandKind.AskSuperior, Working },
        { BranchCode.Upper, CommandKind.HandUp, Working },
        { BranchCode.Merge, CommandKind.Merge, "FieldWork Decide Collective" },
        { BranchCode.Consult, CommandKind.ConsultAdHoc, "Intake Issue Respond FieldWork External " + Working },
        { BranchCode.Extend, CommandKind.AskExtension, "Submit Intake Issue Respond FieldWork External " + Working },
    };

    private static readonly CommandKind[] NotOnTheFilersSide =
        [CommandKind.ReturnToFiler, CommandKind.Decline, CommandKind.AskSuperior, CommandKind.HandUp, CommandKind.FollowOn];

    private static Case At(StepKind kind, Performer who, params BranchCode[] branches) =>
        new Case(Procedure(branches, Step("b1", StepKind.Intake), Step("b2", kind) with { Who = who, Limit = WorkingDays(2) })).File().Done("b1");

    [Theory]
    [MemberData(nameof(Table))]
    public void A_command_is_offered_at_these_kinds_only(BranchCode code, CommandKind command, string kinds)
    {
        var offered = Enum.GetValues<StepKind>().Where(kind => At(kind, Officer("office"), code).Offers(AtOffice, command, "b2"));
        Assert.Equal(kinds.Split(' ').Order(), offered.Select(kind => kind.ToString()).Order());
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void No_command_is_offered_without_its_code(BranchCode code, CommandKind command, string kinds)
    {
        BranchCode[] others = [.. Enum.GetValues<BranchCode>().Where(c => c != code)];
        Assert.All(kinds.Split(' ').Select(Enum.Parse<StepKind>), kind => Assert.False(At(kind, Officer("office"), others).Offers(AtOffice, command, "b2")));
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void No_command_is_offered_to_anybody_else(BranchCode code, CommandKind command, string kinds)
    {
        var dossier = At(Enum.Parse<StepKind>(kinds.Split(' ')[0]), Officer("office"), code);
        Assert.All(People.All.Except([AtOffice, OtherAtOffice]), actor => Assert.False(dossier.Offers(actor, command, "b2")));
    }

    [Fact]
    public void On_the_filers_side_nothing_is_returned_declined_or_handed_up()
    {
        var own = At(StepKind.Decide, ByFiler, Enum.GetValues<BranchCode>());
        var capacity = At(StepKind.Decide, new Performer("secretary", "cell"), Enum.GetValues<BranchCode>());
        foreach (var command in NotOnTheFilersSide)
            Assert.False(own.Offers(Secretary, command, "b2") || capacity.Offers(CoSecretary, command, "b2"));
        Assert.True(own.Offers(Secretary, CommandKind.Complete, "b2"));
    }

    [Theory]
    [InlineData(BranchCode.Suspend, CommandKind.Suspend)]
    [InlineData(BranchCode.Secret, CommandKind.RaiseSecrecy)]
    public void The_whole_dossier_is_suspended_and_made_secret_by_whoever_acts_on_it(BranchCode code, CommandKind command)
    {
        Assert.True(At(StepKind.Issue, Officer("office"), code).Offers(AtOffice, command));
        Assert.False(At(StepKind.Issue, Officer("office"), code).Offers(AtDepartment, command));
        Assert.False(At(StepKind.Issue, Officer("office")).Offers(AtOffice, command));
    }

    [Fact]
    public void Withdrawing_needs_its_code() => Assert.False(At(StepKind.Decide, Officer("office")).Offers(Secretary, CommandKind.Withdraw));

    [Fact]
    public void Offers_name_the_work_and_its_node_in_the_order_of_opening()
    {
        var dossier = Case.Filed(All("p1", Path("p1.1", Step("b2")), Path("p1.2", Step("b1"))));
        var offers = Process.Offers(dossier.Definition, dossier.State, dossier.By(AtOffice)).Where(o => o.Kind == CommandKind.Complete);
        Assert.Equal([new Offer(CommandKind.Complete, "b1", "b1"), new Offer(CommandKind.Complete, "b2", "b2")], offers);
    }
}
