using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Responsibility;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Tests.Responsibility;

public sealed class ResponsibilityTests(Keeping keeping) : IClassFixture<Keeping>
{
    private IResponsibility Responsibility => (IResponsibility)keeping.Services.GetService(typeof(IResponsibility))!;

    private async Task<Procedure> Admission() => (await ((IProcedures)keeping.Services.GetService(typeof(IProcedures))!).FindPublished("TCCB-01", default))!;

    [Fact]
    public async Task A_step_without_an_officer_is_a_gap_until_somebody_holds_its_role()
    {
        var commune = await keeping.Found();
        var department = await keeping.Found(commune.Id, "organisation_department");
        var grassroots = await keeping.Found(commune.Id, "grassroots", "CS");
        var cell = await keeping.Found(grassroots.Id, "cell", "CB");
        var admission = await Admission();

        var before = await Responsibility.Gaps(admission, [cell.Id], null, default);
        Assert.Contains(before, g => g is { Role: "cell_secretary", Step: 1 } && g.Body == cell.Id);
        Assert.Contains(await Responsibility.Gaps(admission, null, null, default), g => g.Body == department.Id);

        var person = await keeping.Register();
        await keeping.Give(person.Id, cell.Id, "cell_secretary");
        Assert.DoesNotContain(await Responsibility.Gaps(admission, [cell.Id], null, default), g => g.Role == "cell_secretary");
    }

    [Fact]
    public async Task The_head_names_an_officer_and_a_deputy_among_the_holders()
    {
        var commune = await keeping.Found();
        var department = await keeping.Found(commune.Id, "organisation_department");
        var grassroots = await keeping.Found(commune.Id, "grassroots", "CS");
        await keeping.Found(grassroots.Id, "cell", "CB");
        var (head, first, second) = (await keeping.Register(), await keeping.Register("Đỗ Văn Một"), await keeping.Register("Đỗ Văn Hai"));
        await keeping.Give(head.Id, department.Id, "board_head");
        await keeping.Give(first.Id, department.Id, "intake_clerk");
        await keeping.Give(second.Id, department.Id, "intake_clerk");
        Task<Result<NamedOfficer>> Name(Guid by, Guid? officer, Guid? deputy) => keeping.Ask<NameOfficers, Result<NamedOfficer>>(n =>
            n.Run(new By(new Actor(by, by, "", [new Grant("board_head", by == head.Id ? department.Id : commune.Id.Equals(by) ? by : grassroots.Id)]), null), department.Id, "TCCB-01", "intake_clerk", officer, deputy, default));

        Assert.Equal("NOT_HEAD", (await Name(first.Id, first.Id, null)).Refusal.Code);
        Assert.Equal("OFFICER_NOT_HOLDER", (await Name(head.Id, head.Id, null)).Refusal.Code);
        Assert.Equal("DEPUTY_NOT_HOLDER", (await Name(head.Id, first.Id, first.Id)).Refusal.Code);
        Keeping.Done(await Name(head.Id, first.Id, second.Id));
        Keeping.Done(await Name(head.Id, second.Id, first.Id));

        var row = Assert.Single(await keeping.Ask<Matrix, IReadOnlyList<MatrixRow>>(m => m.Of(department.Id, default)), r => r is { Procedure: "TCCB-01", Role: "intake_clerk" });
        Assert.Equal((second.Id, first.Id), (row.Officer, row.Deputy));
        Assert.Equal([second.Id, first.Id], row.Holders);
        Assert.NotEmpty(row.Steps);
    }

    [Fact]
    public async Task All_gaps_stand_in_the_order_of_bodies()
    {
        await keeping.Found(kind: "office");
        var gaps = await keeping.Services.GetService<ResponsibilityReader>().AllGaps(default);
        Assert.NotEmpty(gaps);
        Assert.Equal(gaps.Select(g => g.Key).Order(StringComparer.Ordinal), gaps.Select(g => g.Key));
        Assert.All(gaps, g => Assert.NotEmpty(g.Procedures));
    }
}

file static class Asking
{
    public static T GetService<T>(this IServiceProvider services) => (T)services.GetService(typeof(T))!;
}
