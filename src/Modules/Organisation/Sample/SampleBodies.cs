using System.Collections.Immutable;

namespace ThongSuot.Organisation.Sample;

internal sealed record SampleOrgan(string Code, string Kind, string Name);

/// <param name="Place">"xã Phú Vân": what follows "Đảng ủy" and "Đảng bộ" in the names of its organs.</param>
internal sealed record SampleCommittee(string Code, string Kind, string Place, string? Type, DateOnly From);

/// <param name="Under">Code of the committee above.</param>
internal sealed record SampleGrassroots(string Under, string Type, string Name);

/// <summary>The bodies of the made-up province Sông Thanh. No place, school or firm here is a real one.</summary>
internal static class SampleBodies
{
    public static readonly DateOnly ProvinceFrom = new(1997, 1, 1);

    /// <summary>Level "huyện" ended on 30 June 2025; communes took over on the next day (294-QĐ/TW).</summary>
    public static readonly DateOnly DistrictsTo = new(2025, 6, 30);

    public static readonly DateOnly CommunesFrom = new(2025, 7, 1);

    private static readonly DateOnly BlocsReplaced = new(2025, 2, 1);

    public static readonly ImmutableArray<SampleOrgan> ProvinceOrgans =
    [
        new("BCH", "executive_committee", "Ban Chấp hành Đảng bộ tỉnh Sông Thanh"),
        new("BTV", "standing_committee", "Ban Thường vụ Tỉnh ủy Sông Thanh"),
        new("TT", "standing_board", "Thường trực Tỉnh ủy Sông Thanh"),
        new("VP", "office", "Văn phòng Tỉnh ủy Sông Thanh"),
        new("BTC", "organisation_department", "Ban Tổ chức Tỉnh ủy Sông Thanh"),
        new("UBKT", "inspection_commission", "Ủy ban Kiểm tra Tỉnh ủy Sông Thanh"),
        new("TGDV", "propaganda_department", "Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Thanh"),
        new("NC", "internal_affairs_department", "Ban Nội chính Tỉnh ủy Sông Thanh"),
        new("CSCL", "policy_department", "Ban Chính sách, chiến lược Tỉnh ủy Sông Thanh"),
    ];

    public static readonly ImmutableArray<SampleCommittee> Committees =
    [
        new("X01", "commune_committee", "xã Phú Vân", "xa", CommunesFrom),
        new("X02", "commune_committee", "xã Thanh Bình Thượng", "xa", CommunesFrom),
        new("X03", "commune_committee", "xã Sông Hạ", "xa", CommunesFrom),
        new("X04", "commune_committee", "xã Đồng Lộc Trung", "xa", CommunesFrom),
        new("X05", "commune_committee", "xã Tân Thạnh Hòa", "xa", CommunesFrom),
        new("X06", "commune_committee", "xã Mỹ Khánh Đông", "xa", CommunesFrom),
        new("P01", "commune_committee", "phường Trung Thanh", "phuong", CommunesFrom),
        new("P02", "commune_committee", "phường Bến Vân", "phuong", CommunesFrom),
        new("P03", "commune_committee", "phường Hòa Lạc Tây", "phuong", CommunesFrom),
        new("DK01", "commune_committee", "đặc khu Hòn Ngọc", "dac_khu", CommunesFrom),
        new("DUCQ", "agencies_committee", "các cơ quan Đảng tỉnh Sông Thanh", null, BlocsReplaced),
        new("DUUB", "government_committee", "Ủy ban nhân dân tỉnh Sông Thanh", null, BlocsReplaced),
    ];

    /// <summary>Abolished districts and the committee that took over their papers.</summary>
    public static readonly ImmutableArray<(string Code, string Name, string Successor)> Districts =
    [
        ("H01", "Huyện ủy Thanh Bình", "X02"),
        ("H02", "Huyện ủy Mỹ Khánh", "X06"),
    ];

    public static readonly ImmutableArray<SampleGrassroots> Grassroots =
    [
        .. Under("X01", ("khu_dan_cu", "khu dân cư Phú Vân"), ("truong_hoc", "Trường Trung học phổ thông Phú Vân"), ("doanh_nghiep_ngoai_nha_nuoc", "Công ty cổ phần May Phú Vân")),
        .. Under("X02", ("khu_dan_cu", "khu dân cư Thanh Bình Thượng"), ("hop_tac_xa", "Hợp tác xã Nông nghiệp Thanh Bình Thượng"), ("cong_an", "Công an xã Thanh Bình Thượng")),
        .. Under("X03", ("khu_dan_cu", "khu dân cư Sông Hạ"), ("truong_hoc", "Trường Trung học cơ sở Sông Hạ"), ("co_quan_hanh_chinh", "cơ quan Ủy ban nhân dân xã Sông Hạ")),
        .. Under("X04", ("khu_dan_cu", "khu dân cư Đồng Lộc Trung"), ("don_vi_su_nghiep", "Trung tâm Dịch vụ tổng hợp xã Đồng Lộc Trung"), ("hop_tac_xa", "Hợp tác xã Chè Đồng Lộc Trung")),
        .. Under("X05", ("khu_dan_cu", "khu dân cư Tân Thạnh Hòa"), ("truong_hoc", "Trường Tiểu học Tân Thạnh Hòa"), ("quan_doi", "Ban Chỉ huy Quân sự xã Tân Thạnh Hòa")),
        .. Under("X06", ("khu_dan_cu", "khu dân cư Mỹ Khánh Đông"), ("benh_vien", "Bệnh viện Đa khoa khu vực Mỹ Khánh Đông"), ("co_quan_hanh_chinh", "cơ quan Ủy ban nhân dân xã Mỹ Khánh Đông")),
        .. Under("P01", ("khu_dan_cu", "khu dân cư Trung Thanh"), ("truong_hoc", "Trường Trung học phổ thông chuyên Sông Thanh"), ("doanh_nghiep_ngoai_nha_nuoc", "Công ty cổ phần Thương mại và Dịch vụ Trung Thanh")),
        .. Under("P02", ("khu_dan_cu", "khu dân cư Bến Vân"), ("cong_an", "Công an phường Bến Vân"), ("doanh_nghiep_nha_nuoc", "Công ty trách nhiệm hữu hạn một thành viên Cảng Bến Vân")),
        .. Under("P03", ("khu_dan_cu", "khu dân cư Hòa Lạc Tây"), ("don_vi_su_nghiep", "Trung tâm Văn hóa, Thể thao phường Hòa Lạc Tây"), ("truong_hoc", "Trường Mầm non Hòa Lạc Tây")),
        .. Under("DK01", ("khu_dan_cu", "khu dân cư Hòn Ngọc"), ("quan_doi", "Đồn Biên phòng Hòn Ngọc"), ("benh_vien", "Trung tâm Y tế quân dân y Hòn Ngọc")),
        .. Under("DUCQ", ("co_quan_hanh_chinh", "Văn phòng Tỉnh ủy Sông Thanh"), ("co_quan_hanh_chinh", "Ban Tổ chức Tỉnh ủy Sông Thanh"), ("don_vi_su_nghiep", "Trường Chính trị tỉnh Sông Thanh")),
        .. Under("DUUB", ("co_quan_hanh_chinh", "Sở Nội vụ tỉnh Sông Thanh"), ("co_quan_hanh_chinh", "Sở Tài chính tỉnh Sông Thanh"), ("doanh_nghiep_nha_nuoc", "Công ty trách nhiệm hữu hạn một thành viên Cấp nước Sông Thanh")),
        .. Under("TU", ("truong_hoc", "Trường Đại học Sông Thanh"), ("benh_vien", "Bệnh viện Đa khoa tỉnh Sông Thanh"), ("doanh_nghiep_nha_nuoc", "Công ty Điện lực Sông Thanh"), ("to_chuc_ngoai_nuoc", "Văn phòng đại diện tỉnh Sông Thanh ở nước ngoài")),
    ];

    public static IEnumerable<SampleOrgan> OrgansOf(SampleCommittee committee)
    {
        var place = committee.Place;
        yield return new("BCH", "executive_committee", $"Ban Chấp hành Đảng bộ {place}");
        yield return new("BTV", "standing_committee", $"Ban Thường vụ Đảng ủy {place}");
        yield return new("TT", "standing_board", $"Thường trực Đảng ủy {place}");
        yield return new("VP", "office", $"Văn phòng Đảng ủy {place}");
        yield return committee.Kind == "commune_committee"
            ? new("XDD", "organisation_department", $"Ban Xây dựng Đảng Đảng ủy {place}")
            : new("BTC", "organisation_department", $"Ban Tổ chức Đảng ủy {place}");
        yield return new("UBKT", "inspection_commission", $"Ủy ban Kiểm tra Đảng ủy {place}");
    }

    /// <summary>The three cells of a grassroots organisation, named after its parts.</summary>
    public static string[] CellsOf(string type) => type switch
    {
        "khu_dan_cu" => ["Chi bộ Thôn 1", "Chi bộ Thôn 2", "Chi bộ Thôn 3"],
        "truong_hoc" => ["Chi bộ Khối Khoa học tự nhiên", "Chi bộ Khối Khoa học xã hội", "Chi bộ Khối Hành chính"],
        "benh_vien" => ["Chi bộ Khối Lâm sàng", "Chi bộ Khối Cận lâm sàng", "Chi bộ Khối Phòng chức năng"],
        "cong_an" or "quan_doi" => ["Chi bộ Tham mưu", "Chi bộ Chính trị", "Chi bộ Hậu cần"],
        "doanh_nghiep_nha_nuoc" or "doanh_nghiep_ngoai_nha_nuoc" => ["Chi bộ Khối Văn phòng", "Chi bộ Khối Sản xuất", "Chi bộ Khối Kinh doanh"],
        _ => ["Chi bộ 1", "Chi bộ 2", "Chi bộ 3"],
    };

    private static IEnumerable<SampleGrassroots> Under(string committee, params (string Type, string Name)[] organisations) =>
        organisations.Select(o => new SampleGrassroots(committee, o.Type, o.Name));
}
