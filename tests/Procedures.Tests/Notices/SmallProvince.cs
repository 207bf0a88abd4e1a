using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Security;

namespace ThongSuot.Procedures.Tests.Notices;

/// <summary>A province with one commune and a grassroots organisation on each side, each with a cell.</summary>
internal sealed class SmallProvince : IOrganisation
{
    private readonly List<Body> _bodies = [];

    public SmallProvince()
    {
        var province = Add("TU", "Tỉnh ủy Sông Thanh", "province_committee", "TINH", null);
        Organs(province, "TU", "Tỉnh ủy Sông Thanh", "TINH");
        var commune = Add("X01", "Đảng ủy xã An Bình", "commune_committee", "CTCS", province);
        Organs(commune, "X01", "Đảng ủy xã An Bình", "CTCS");
        Add("CB1", "Chi bộ thôn Đoài", "cell", "CB", Add("CS1", "Đảng ủy Trường Trung học phổ thông An Bình", "grassroots", "CS", commune));
        Add("CB2", "Chi bộ Phòng Kế hoạch", "cell", "CB", Add("CS2", "Đảng ủy Công ty Cấp nước", "grassroots", "CS", province));
    }

    public ValueTask<OrganisationView> View(CancellationToken cancellation) => new(new OrganisationView(1, _bodies, [], [], []));

    public ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation) => new((Actor?)null);

    private Guid Add(string code, string name, string kind, string level, Guid? parent)
    {
        var body = new Body(Guid.CreateVersion7(), code, name, kind, level, parent);
        _bodies.Add(body);
        return body.Id;
    }

    private void Organs(Guid committee, string code, string name, string level)
    {
        Add(code + "-VP", "Văn phòng " + name, "office", level, committee);
        Add(code + "-TC", "Ban Tổ chức " + name, "organisation_department", level, committee);
        Add(code + "-UBKT", "Ủy ban Kiểm tra " + name, "inspection_commission", level, committee);
        Add(code + "-TV", "Ban Thường vụ " + name, "standing_committee", level, committee);
        Add(code + "-TT", "Thường trực " + name, "standing_board", level, committee);
    }
}
