using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Sample;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Tests.Sample;

public sealed class SampleProvinceTests(SampleInstallation sample) : IClassFixture<SampleInstallation>
{
    private static readonly string[] Committees = ["province_committee", "commune_committee", "agencies_committee", "government_committee"];

    private static readonly string[] OfficeRoles =
    [
        "chief_of_office", "intake_clerk", "case_officer", "unit_head", "board_head", "records_clerk", "archivist", "crypto_officer", "it_officer",
        "asset_officer", "accountant", "chief_accountant", "party_org_applicant", "consulted_body",
    ];

    private static readonly string[] DepartmentRoles = ["intake_clerk", "case_officer", "unit_head", "board_head", "records_clerk", "party_org_applicant", "consulted_body", "inspected_subject"];

    private static readonly string[] InspectionRoles = ["inspection_standing", "inspection_commission", "case_officer", "unit_head", "board_head", "intake_clerk", "records_clerk", "party_org_applicant", "consulted_body"];

    private ValueTask<OrganisationView> View() => sample.Installation.Services.GetRequiredService<IOrganisation>().View(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Has_the_bodies_of_a_province()
    {
        var view = await View();
        int Count(string kind) => view.Bodies.Count(b => b.Kind == kind);
        Assert.Equal((1, 10, 1, 1, 40, 120), (Count("province_committee"), Count("commune_committee"), Count("agencies_committee"), Count("government_committee"), Count("grassroots"), Count("cell")));
        Assert.All(view.Bodies.Where(b => b.Kind == "grassroots"), b => Assert.Equal(3, view.ChildrenOf(b.Id).Count(c => c.Kind == "cell")));
        Assert.All(view.Bodies.Where(b => Committees.Contains(b.Kind)), committee =>
        {
            foreach (var organ in (string[])["executive_committee", "standing_committee", "standing_board", "office", "organisation_department", "inspection_commission"])
                Assert.NotNull(view.OrganOf(committee, organ));
        });
        Assert.NotNull(view.OrganOf(view.Province!, "policy_department"));
        Assert.InRange(view.Persons.Count(), 900, 1100);
    }

    [Fact]
    public async Task Every_role_is_held_where_a_body_needs_it()
    {
        var view = await View();
        var missing = new List<string>();
        foreach (var body in view.Bodies)
        {
            var atProvince = body.Level == "TINH";
            foreach (var role in RolesAt(body))
            {
                // One person leads; where officers work side by side there are two.
                var alone = role is "cell_secretary" or "inspected_subject" or "party_org_applicant" or "consulted_body" or "chief_accountant";
                var least = alone && !atProvince || role is "inspected_subject" or "consulted_body" ? 1 : 2;
                if (view.HoldersOf(role, body.Id).Count() < least)
                    missing.Add($"{role} at {body.Code}");
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public async Task Every_account_holds_a_role_and_is_named_by_post_and_body()
    {
        var view = await View();
        Assert.All(view.Persons, p => Assert.NotEmpty(view.HeldBy(p.Id)));
        var names = view.Persons.Select(p => p.Account).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(view.Persons.Count(), names.Count);
        Assert.All(SampleProvince.FirstAccounts, a => Assert.Contains(a.UserName, names));
    }

    [Fact]
    public async Task Names_are_composed_and_mostly_different()
    {
        var view = await View();
        Assert.All(view.Persons, p => Assert.True(p.Name.IsNormalized() && Folding.Fold(p.Name).Length > 0));
        Assert.InRange(view.Persons.DistinctBy(p => p.Name).Count(), view.Persons.Count() * 8 / 10, int.MaxValue);
        Assert.Equal("Nguyễn Văn An", SampleNames.Of(0));
    }

    [Fact]
    public async Task Abolished_districts_are_kept_with_their_successors_but_stand_no_more()
    {
        var districts = await sample.Installation.In(db => db.Bodies.AsNoTracking().Where(b => b.Level == "HUYEN").ToListAsync(TestContext.Current.CancellationToken));
        var view = await View();
        Assert.Equal(2, districts.Count);
        Assert.All(districts, d =>
        {
            Assert.Equal(new DateOnly(2025, 6, 30), d.ValidTo);
            Assert.Equal("commune_committee", view.Find(d.Successor)!.Kind);
            Assert.Null(view.Find(d.Id));
        });
    }

    [Fact]
    public async Task Kinds_types_and_roles_are_those_of_the_reference_data()
    {
        var (kinds, types) = await sample.Installation.In(async db => (
            await db.BodyKinds.Select(k => k.Code).ToListAsync(TestContext.Current.CancellationToken),
            await db.OrganisationTypes.Select(t => t.Code).ToListAsync(TestContext.Current.CancellationToken)));
        var bodies = await sample.Installation.In(db => db.Bodies.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
        Assert.All(bodies, b => Assert.Contains(b.Kind, kinds));
        Assert.All(bodies.Where(b => b.Type is not null), b => Assert.Contains(b.Type!, types));
    }

    [Fact]
    public async Task Second_filling_changes_nothing()
    {
        var before = await Counts();
        await sample.Installation.Prepare(sample: true);
        Assert.Equal(before, await Counts());
    }

    [Fact]
    public async Task Every_stream_of_the_log_verifies()
    {
        var broken = await sample.Installation.In(async db =>
        {
            var streams = await db.Set<LogEntry>().Select(e => e.Stream).Distinct().ToListAsync(TestContext.Current.CancellationToken);
            Assert.True(streams.Count > 2000);
            var found = new List<string>();
            // Every tenth: all take the same way into the log.
            foreach (var stream in streams.Where((_, number) => number % 10 == 0))
            {
                if (await EventLog.Verify(db, stream) is not null)
                    found.Add(stream);
            }

            return found;
        });
        Assert.Empty(broken);
    }

    [Fact]
    public async Task The_log_names_no_person()
    {
        var names = (await View()).Persons.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var bodies = await sample.Installation.In(db => db.Set<LogEntry>().Where(e => e.Stream.StartsWith("person/") || e.Stream.StartsWith("account/"))
            .Select(e => e.Body).ToListAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(bodies, body => names.Any(name => body.Contains(name, StringComparison.Ordinal)));
    }

    private static string[] RolesAt(Contracts.Organisation.Body body) => body.Kind switch
    {
        "cell" => ["cell_secretary", "cell", "member_applicant", "party_org_applicant", "inspected_subject"],
        "grassroots" => ["grassroots_committee", "cell_secretary", "cell", "party_org_applicant", "inspected_subject", "consulted_body"],
        "standing_committee" => body.Level == "CTCS" ? ["upper_committee", "standing_committee"] : ["standing_committee"],
        "standing_board" => ["standing_board"],
        "executive_committee" => ["executive_committee"],
        "inspection_commission" => InspectionRoles,
        "office" => body.Level == "TINH" ? [.. OfficeRoles, "catalogue_owner", "reform_coordinator"] : OfficeRoles,
        "province_committee" => ["system_admin", "security_auditor"],
        "organisation_department" or "propaganda_department" or "internal_affairs_department" or "policy_department" => DepartmentRoles,
        _ => ["party_org_applicant", "consulted_body", "inspected_subject"],
    };

    private Task<(int Bodies, int Persons, int Accounts, int Entries, long Version)> Counts() => sample.Installation.In(async db => (
        await db.Bodies.CountAsync(), await db.Persons.CountAsync(), await db.Accounts.CountAsync(), await db.Set<LogEntry>().CountAsync(),
        (await db.OrganisationVersions.AsNoTracking().SingleAsync()).Number));
}
