using ThongSuot.Engine.Processes;
using static ThongSuot.Engine.Tests.Processes.Define;
using static ThongSuot.Engine.Tests.Processes.People;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.Processes;

/// <summary>Opinions: of the process and ad hoc, closed by the last answer or by silence.</summary>
public class ConsultTests
{
    private static readonly Performer[] TwoBodies = [new("consulted_body", "department"), new("consulted_body", "committee")];

    private static Case Consulting(SilenceRule silence, params Performer[] bodies) =>
        Case.Filed(Step("b1"), new Consult("b2", 2, "Lấy ý kiến", [.. bodies], WorkingDays(3), silence), Step("b3")).Done("b1");

    [Fact]
    public void The_last_answer_closes_a_consult()
    {
        var dossier = Consulting(SilenceRule.Mandatory, TwoBodies);
        Assert.Equal("2025-03-06 17:00", dossier.DueOf("b2"));
        dossier.Do(ConsultedDepartment, new GiveOpinion("b2", Department.Id, "dong_y"));
        Assert.Equal("b2", dossier.Opened);
        dossier.IsRefused(Refusals.NotAllowed, ConsultedDepartment, new GiveOpinion("b2", Department.Id, "khac"));
        Assert.Equal("b3", dossier.Do(ConsultedCommittee, new GiveOpinion("b2", Committee.Id, "khong_dong_y", Because)).Opened);
        Assert.Empty(dossier.Last<ConsultClosed>().Silent);
        Assert.All(dossier.State.Hops.Where(h => h.Key == "b2"), hop => Assert.NotNull(hop.ReceivedAt));
    }

    [Fact]
    public void Each_answers_for_its_own_body_in_the_words_given()
    {
        var dossier = Consulting(SilenceRule.Mandatory, TwoBodies);
        dossier.IsRefused(Refusals.NotAllowed, ConsultedDepartment, new GiveOpinion("b2", Committee.Id, "dong_y"));
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new GiveOpinion("b2", Department.Id, "dong_y"));
        dossier.IsRefused(Refusals.UnknownOpinion, ConsultedDepartment, new GiveOpinion("b2", Department.Id, "co_le"));
        dossier.IsRefused(Refusals.NoSuchWork, ConsultedDepartment, new GiveOpinion("b9", Department.Id, "dong_y"));
    }

    [Fact]
    public void Silence_counts_as_consent_when_the_time_is_over_and_not_before()
    {
        var dossier = Consulting(SilenceRule.Consent, TwoBodies).Do(ConsultedDepartment, new GiveOpinion("b2", Department.Id, "dong_y"));
        dossier.Now = At("2025-03-06 16:59");
        dossier.IsRefused(Refusals.TooEarly, Acting.System, new Expire("b2"));
        dossier.Now = At("2025-03-06 17:00");
        dossier.IsRefused(Refusals.NotAllowed, AtOffice, new Expire("b2"));
        Assert.Equal("b3", dossier.Do(Acting.System, new Expire("b2")).Opened);
        Assert.Equal([Committee.Id], dossier.Last<ConsultClosed>().Silent);
    }

    [Fact]
    public void A_mandatory_answer_is_waited_for()
    {
        var dossier = Consulting(SilenceRule.Mandatory, TwoBodies);
        dossier.Now = At("2025-06-02 08:00");
        dossier.IsRefused(Refusals.NotOffered, Acting.System, new Expire("b2"));
    }

    [Fact]
    public void One_clerk_records_the_answers_of_several_outside_bodies_one_by_one()
    {
        var dossier = Consulting(SilenceRule.Consent, Outside("Công an tỉnh"), Outside("Sở Nội vụ"));
        var bodies = Process.OpinionsOf(dossier.State, "b2", AtOffice).ToArray();
        Assert.Equal(["Công an tỉnh", "Sở Nội vụ"], bodies.Select(b => b.Name));
        dossier.Do(AtOffice, new GiveOpinion("b2", bodies[1].Id, "khong_dong_y"));
        Assert.Equal([bodies[0]], Process.OpinionsOf(dossier.State, "b2", AtOffice));
        Assert.Equal([null, "khong_dong_y"], ((OpenConsult)dossier.State.Open["b2"]).Opinions.Select(o => o.Given));
        Assert.Equal([false, true], dossier.State.Hops.Where(h => h.Key == "b2").Select(h => h.ReceivedAt is not null));
        Assert.Equal("b3", dossier.Do(AtOffice, new GiveOpinion("b2", bodies[0].Id, "dong_y")).Opened);
    }

    [Fact]
    public void Time_does_not_run_out_while_the_clocks_stand()
    {
        var dossier = Case.Filed(All("p1", Path("p1.1", Step("b1")), Path("p1.2", new Consult("b2", 2, "", [.. TwoBodies], WorkingDays(1), SilenceRule.Consent))));
        dossier.Do(AtOffice, new Suspend(Because));
        dossier.Now = At("2025-03-10 08:00");
        dossier.IsRefused(Refusals.NotOffered, Acting.System, new Expire("b2"));
        dossier.IsRefused(Refusals.NotOffered, ConsultedDepartment, new GiveOpinion("b2", Department.Id, "dong_y"));
        dossier.Do(AtOffice, new Resume(null)).IsRefused(Refusals.TooEarly, Acting.System, new Expire("b2"));
    }

    [Fact]
    public void Asking_ad_hoc_holds_the_step_until_all_answered()
    {
        var dossier = Case.Filed(Steps("b1", "b2")).Do(AtOffice, new ConsultAdHoc("b1", [Department, Committee, Department], Because));
        Assert.Equal(2, ((OpenConsult)dossier.State.Open["b1?1"]).Opinions.Length);
        dossier.IsRefused(Refusals.ConsultOpen, AtOffice, new Complete("b1"));
        dossier.IsRefused(Refusals.AlreadyAsked, AtOffice, new ConsultAdHoc("b1", [Department], null));
        dossier.Do(ConsultedDepartment, new GiveOpinion("b1?1", Department.Id, "dong_y")).Do(ConsultedCommittee, new GiveOpinion("b1?1", Committee.Id, "khac"));
        Assert.Equal("b1", dossier.Opened);
        Assert.Equal("b2", dossier.Done("b1").Opened);
    }

    [Fact]
    public void Several_consults_run_side_by_side_and_each_ends_by_itself()
    {
        var dossier = Case.Filed(Steps("b1", "b2")).Do(AtOffice, new ConsultAdHoc("b1", [Department], Because)).Do(AtOffice, new ConsultAdHoc("b1", [Committee, Province], Because));
        Assert.Equal("b1 b1?1 b1?2", dossier.Opened);
        dossier.Do(ConsultedCommittee, new GiveOpinion("b1?2", Committee.Id, "khac")).Do(ConsultedDepartment, new GiveOpinion("b1?1", Department.Id, "dong_y"));
        Assert.Equal("b1 b1?2", dossier.Opened);
        dossier.IsRefused(Refusals.ConsultOpen, AtOffice, new Complete("b1"));
        dossier.Now = At("2025-03-06 17:00");
        dossier.Do(Acting.System, new Expire("b1?2"));
        Assert.Equal([Province.Id], dossier.Last<ConsultClosed>().Silent);
        Assert.Equal("b2", dossier.Done("b1").Opened);
    }

    [Fact]
    public void Asking_ad_hoc_ends_by_silence_after_three_working_days()
    {
        var dossier = Case.Filed(Steps("b1", "b2")).Do(AtOffice, new ConsultAdHoc("b1", [Department], null));
        dossier.Now = At("2025-03-06 17:00");
        Assert.Equal("b1", dossier.Do(Acting.System, new Expire("b1?1")).Opened);
    }

    [Fact]
    public void Asking_nobody_is_refused()
    {
        var dossier = Case.Filed(Steps("b1"));
        dossier.IsRefused(Refusals.NoBodies, AtOffice, new ConsultAdHoc("b1", [], Because));
        dossier.IsRefused(Refusals.NoBodies, AtOffice, new ConsultAdHoc("b1", default, Because));
    }

    [Fact]
    public void Asking_ad_hoc_needs_its_branch_code() =>
        new Case(Procedure([], Steps("b1"))).File().IsRefused(Refusals.NotOffered, AtOffice, new ConsultAdHoc("b1", [Department], null));
}
