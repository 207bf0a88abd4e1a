using ThongSuot.Organisation.Absences;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Tests.Delegations;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Tests.Absences;

/// <summary>Who is away, who acts meanwhile, and who may say so.</summary>
public sealed class AbsenceTests(Keeping keeping) : IClassFixture<Keeping>
{
    private async Task<Result<Absence>> Register(Office office, Guid person, Guid? substitute, int from = 0, int to = 4, Guid? by = null, string kind = "nghi_phep")
    {
        var who = await office.By(by ?? person);
        return await keeping.Ask<RegisterAbsence, Result<Absence>>(r => r.Run(who, person, kind, keeping.Today.AddDays(from), keeping.Today.AddDays(to), substitute, default));
    }

    private async Task<Result<Absence>> End(Office office, Guid absence, Guid by)
    {
        var who = await office.By(by);
        return await keeping.Ask<EndAbsence, Result<Absence>>(e => e.Run(who, absence, default));
    }

    [Fact]
    public async Task The_substitute_acts_in_what_may_be_delegated_and_it_ends_by_itself()
    {
        var office = await Office.Make(keeping);
        Keeping.Done(await Register(office, office.Head, office.Officer));
        var mandate = Assert.Single((await office.Actor(office.Officer)).Mandates);
        Assert.Equal([new Grant("board_head", office.Department.Id, office.Head)], mandate.Grants);
        Assert.False(mandate.Cases);
        Assert.StartsWith("vắng mặt từ", mandate.Basis, StringComparison.Ordinal);
        Assert.EndsWith($"(vắng mặt đến {keeping.Today.AddDays(4):dd/MM/yyyy})", (await keeping.View()).NameToChoose(office.Head), StringComparison.Ordinal);
        keeping.Pass(TimeSpan.FromDays(5));
        Assert.Empty((await office.Actor(office.Officer)).Mandates);
        Assert.Null((await keeping.View()).AbsenceOf(office.Head));
    }

    [Fact]
    public async Task Ended_early_the_substitute_is_out_with_the_next_request()
    {
        var office = await Office.Make(keeping);
        var absence = Keeping.Done(await Register(office, office.Head, office.Officer));
        Assert.Equal("NOT_YOUR_CALENDAR", (await End(office, absence.Id, office.Officer)).Refusal.Code);
        Keeping.Done(await End(office, absence.Id, office.Chief));
        Assert.Empty((await office.Actor(office.Officer)).Mandates);
        Assert.Equal("ABSENCE_UNKNOWN", (await End(office, absence.Id, office.Head)).Refusal.Code);
        // The days are free again.
        Keeping.Done(await Register(office, office.Head, office.Other, from: 1));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "overlaps", "ABSENCE_OVERLAPS" }, { "substitute away", "SUBSTITUTE_ABSENT" }, { "substitute oneself", "SUBSTITUTE_WRONG" }, { "substitute elsewhere", "SUBSTITUTE_WRONG" },
        { "by a colleague", "NOT_YOUR_CALENDAR" }, { "by the chief of another office", "NOT_YOUR_CALENDAR" }, { "unknown kind", "ABSENCE_KIND_UNKNOWN" }, { "reversed", "DAYS_REVERSED" }, { "past", "ABSENCE_OVER_ALREADY" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_must_not_be_is_refused_with_its_reason(string what, string code)
    {
        var office = await Office.Make(keeping);
        var (head, officer) = (office.Head, office.Officer);
        if (what == "overlaps")
            Keeping.Done(await Register(office, head, null, 3, 8));
        if (what == "substitute away")
            Keeping.Done(await Register(office, officer, null, 4, 4));
        var refused = what switch
        {
            "substitute oneself" => await Register(office, head, head),
            "substitute elsewhere" => await Register(office, head, office.Stranger),
            "by a colleague" => await Register(office, head, null, by: officer),
            "by the chief of another office" => await Register(office, head, null, by: (await Office.Make(keeping)) is var other ? await Borrow(office, other) : default),
            "unknown kind" => await Register(office, head, officer, kind: "di_choi"),
            "reversed" => await Register(office, head, officer, 4, 3),
            "past" => await Register(office, head, officer, -4, -1),
            _ => await Register(office, head, officer),
        };
        Assert.Equal(code, refused.Refusal.Code);
        Assert.Empty((await office.Actor(officer)).Mandates);
    }

    // A chief of another committee's office, known to this one's accounts.
    private static async Task<Guid> Borrow(Office office, Office other) => await office.Person("Chánh Nơi Khác", (other.Of.Id, "chief_of_office"));

    [Fact]
    public async Task The_picture_shows_colleagues_who_is_away_and_only_leaders_why()
    {
        var office = await Office.Make(keeping);
        Keeping.Done(await Register(office, office.Officer, null, kind: "om"));
        async Task<AbsencePicture?> Picture(Guid who) => await office.Actor(who) is var actor ? await keeping.Ask<AbsenceCalendar, AbsencePicture?>(c => c.Picture(actor, office.Department.Id, keeping.Today, 7, default)) : null;
        Assert.Null(Assert.Single((await Picture(office.Other))!.Lines).Kind);
        Assert.Equal("Ốm", Assert.Single((await Picture(office.Head))!.Lines).Kind);
        Assert.Equal("Ốm", Assert.Single((await Picture(office.Chief))!.Lines).Kind);
        Assert.Null(await Picture(office.Stranger));
        Assert.DoesNotContain(await keeping.Entries("organisation.absence_registered"), e => e.Body.Contains("\"om\"", StringComparison.Ordinal));
    }
}
