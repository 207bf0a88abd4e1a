using ThongSuot.Engine.Processes;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Tests.Catalogue;

public sealed class ShippedCatalogueTests
{
    private static readonly CatalogueReading Reading = CatalogueReader.Read(CatalogueFolder.Shipped);

    [Fact]
    public void It_has_no_fault() => Assert.Empty(Reading.Faults);

    [Fact]
    public void It_holds_6_fields_70_procedures_and_79_forms()
    {
        var set = Reading.Package!.View();
        Assert.Equal((6, 70, 79), (set.Fields.Length, set.Procedures, set.Forms));
        Assert.Equal(
            [("TCCB", 23, 0), ("KTBTV", 5, 14), ("KTUB", 14, 28), ("VTLT", 15, 24), ("CYCN", 8, 6), ("QTTC", 5, 7)],
            set.Fields.Select(f => (f.Code, f.Procedures, f.Forms)));
    }

    [Fact]
    public void Its_tables_have_465_rows() => Assert.Equal(
        465, Nodes().Count(node => node is Step or Consult));

    [Fact]
    public void Every_row_has_guidance() =>
        Assert.All(Nodes(), node => Assert.False(node is Step { Guidance: null or "" } or Consult { Guidance: null or "" }, node.Id));

    [Fact]
    public void Every_guard_can_hold_and_parses_again_from_its_own_text()
    {
        var guards = Nodes().OfType<Choice>().SelectMany(choice => choice.Branches).Select(branch => branch.When).ToList();
        Assert.NotEmpty(guards);
        Assert.All(guards, guard => Assert.True(guard.CanBeTrue(), guard.Text));
    }

    [Fact]
    public void Every_procedure_has_a_basis_and_somebody_who_may_file() =>
        Assert.All(Reading.Package!.Procedures, p => Assert.False(p.Basis.IsEmpty || p.Procedure.FiledBy.IsEmpty, p.Procedure.Code));

    [Fact]
    public void The_calendar_knows_the_national_day() =>
        Assert.True(Reading.Package!.Calendar.DayAt(new DateOnly(2026, 9, 2)).IsOff);

    private static IEnumerable<Node> Nodes() => Reading.Package!.Procedures.SelectMany(p => ProcedureDefinition.InOrder(p.Procedure.Definition.Root));
}
