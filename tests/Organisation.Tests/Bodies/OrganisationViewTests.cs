using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Organisation.Tests.Bodies;

public sealed class OrganisationViewTests(SampleInstallation sample) : IClassFixture<SampleInstallation>
{
    private ValueTask<OrganisationView> View() => sample.Installation.Services.GetRequiredService<IOrganisation>().View(TestContext.Current.CancellationToken);

    private static string? CodeAt(OrganisationView view, string filer, string place, string competent = "filer_upper")
    {
        var parties = ImmutableDictionary<string, Guid>.Empty.Add("destination", view.FindByCode("CB010")!.Id);
        var request = new PlaceRequest(view.FindByCode(filer)!.Id, competent, parties, Subject: view.FindByCode("CS02")!.Id);
        return view.PlacesFor(request).Find(place) is { } body ? view.Find(body.Id)!.Code : null;
    }

    [Fact]
    public async Task Line_leads_from_a_cell_to_the_province()
    {
        var view = await View();
        Assert.Equal(["CB001", "CS01", "X01", "TU"], view.Line(view.FindByCode("CB001")!).Select(b => b.Code));
    }

    [Theory]
    [InlineData("CB001", "filer_body", "CB001")]
    [InlineData("CB001", "filer_cell", "CB001")]
    [InlineData("CB001", "filer_grassroots", "CS01")]
    [InlineData("CB001", "filer_upper", "X01")]
    [InlineData("CB001", "filer_upper.standing_committee", "X01-BTV")]
    [InlineData("CB001", "competent.organisation_department", "X01-XDD")]
    [InlineData("CB001", "province.inspection_commission", "TU-UBKT")]
    [InlineData("CB001", "destination_grassroots", "CS04")]
    [InlineData("CB001", "destination_upper", "X02")]
    [InlineData("CB001", "subject", "CS02")]
    [InlineData("X01-VP", "filer_upper.office", "X01-VP")]
    [InlineData("TU-BTC", "filer_grassroots", null)]
    [InlineData("CS01", "filer_cell", "CS01")]
    public async Task Places_of_a_procedure_are_found(string filer, string place, string? code) =>
        Assert.Equal(code, CodeAt(await View(), filer, place));

    [Theory]
    [InlineData("CB001", "cell", "CS01", "grassroots_committee")]
    [InlineData("CS01", "grassroots_committee", "X01-BTV", "upper_committee")]
    [InlineData("X01-BTV", "standing_committee", "TU-BTV", "standing_committee")]
    [InlineData("TU-BTV", "standing_committee", "TU-BCH", "executive_committee")]
    [InlineData("X01-UBKT", "inspection_commission", "X01-BTV", "upper_committee")]
    [InlineData("TU-VP", "chief_of_office", "TU-TT", "standing_board")]
    public async Task A_decision_is_handed_up_by_the_ladder_to_people_who_are_there(string from, string role, string to, string superiorRole)
    {
        var view = await View();
        var body = view.FindByCode(from)!;
        var places = view.PlacesFor(new PlaceRequest(body.Id, "province", ImmutableDictionary<string, Guid>.Empty, Subject: null));
        var superior = places.Superior(new Holder(role, new BodyRef(body.Id, body.Name)));
        Assert.NotNull(superior);
        Assert.Equal((to, superiorRole), (view.Find(superior.Body.Id)!.Code, superior.Role));
        Assert.NotEmpty(view.HoldersOf(superiorRole, superior.Body.Id));
    }

    [Fact]
    public async Task Every_cell_below_a_commune_or_agency_finds_its_whole_line()
    {
        var view = await View();
        var found = view.Bodies.Where(b => b.Kind == "cell").Count(cell =>
            CodeAt(view, cell.Code, "filer_grassroots") is not null && CodeAt(view, cell.Code, "filer_upper.inspection_commission") is not null);
        // Four organisations (twelve cells) stand directly under the province.
        Assert.Equal(108, found);
    }
}
