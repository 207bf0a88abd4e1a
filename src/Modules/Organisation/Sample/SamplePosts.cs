using System.Collections.Immutable;

namespace ThongSuot.Organisation.Sample;

/// <summary>A post that one person fills.</summary>
/// <param name="Short">Begins the user name: "bithu" in "bithu.cb001".</param>
/// <param name="Title">As people say it; a final "~" stands for the name of the body where the person sits ("Chánh ~": "Chánh Văn phòng Tỉnh ủy …"), otherwise the name follows after a comma.</param>
/// <param name="Home">Kind of the organ where the person sits; empty: the committee itself. Its code ends the user name.</param>
/// <param name="Roles">Roles and the organ at which each is held (empty: the committee itself).</param>
internal sealed record SamplePost(string Short, string Title, string Home, ImmutableArray<(string Organ, string Role)> Roles);

/// <summary>
/// The posts of the sample, so that every step of every procedure has its people: two of each role at the province, and elsewhere
/// two wherever two officers work side by side.
/// </summary>
internal static class SamplePosts
{
    private const string Speaks = "party_org_applicant consulted_body inspected_subject";
    private const string Leads = $"@:{Speaks} upper_committee|standing_board:standing_board {Speaks}|standing_committee:standing_committee upper_committee {Speaks}|executive_committee:executive_committee {Speaks}";
    private const string InStanding = "|standing_committee:standing_committee upper_committee|executive_committee:executive_committee";
    private const string InExecutive = "|executive_committee:executive_committee";

    public static readonly ImmutableArray<SamplePost> Cell =
    [
        Post("bithu", "Bí thư ~", "", $"@:cell_secretary cell member_applicant {Speaks}"),
        Post("phobithu", "Phó Bí thư ~", "", "@:cell member_applicant"),
        Post("dangvien1", "Đảng viên", "", "@:member_applicant"),
        Post("dangvien2", "Đảng viên", "", "@:member_applicant"),
        Post("dangvien3", "Đảng viên", "", "@:member_applicant"),
    ];

    /// <summary>What is a cell's step falls to the organisation itself when it files on its own.</summary>
    public static readonly ImmutableArray<SamplePost> Grassroots =
    [
        Post("bithu", "Bí thư ~", "", $"@:grassroots_committee cell_secretary cell {Speaks}"),
        Post("phobithu", "Phó Bí thư ~", "", "@:grassroots_committee cell party_org_applicant consulted_body"),
    ];

    /// <summary>A committee between the province and the grassroots.</summary>
    public static readonly ImmutableArray<SamplePost> Upper =
    [
        Post("bithu", "Bí thư ~", "", Leads),
        Post("phobithu", "Phó Bí thư Thường trực ~", "", Leads),
        Post("uyvien1", "Ủy viên Ban Chấp hành", "", "executive_committee:executive_committee"),
        Post("uyvien2", "Ủy viên Ban Chấp hành", "", "executive_committee:executive_committee"),
        Post("truongban", "Trưởng ~", "organisation_department", $"#:board_head {Speaks}{InStanding}"),
        Post("photruongban", "Phó Trưởng ~", "organisation_department", "#:board_head unit_head party_org_applicant consulted_body"),
        Post("chuyenvien1", "Chuyên viên", "organisation_department", "#:case_officer intake_clerk"),
        Post("chuyenvien2", "Chuyên viên", "organisation_department", "#:case_officer records_clerk unit_head"),
        Post("vanthu", "Văn thư", "organisation_department", "#:intake_clerk records_clerk"),
        Post("chunhiem", "Chủ nhiệm ~", "inspection_commission", $"#:inspection_standing inspection_commission board_head {Speaks}{InStanding}"),
        Post("phochunhiem", "Phó Chủ nhiệm ~", "inspection_commission", "#:inspection_standing inspection_commission board_head unit_head party_org_applicant consulted_body"),
        Post("uyvien", "Ủy viên", "inspection_commission", "#:inspection_commission case_officer unit_head"),
        Post("chuyenvien1", "Chuyên viên", "inspection_commission", "#:case_officer intake_clerk records_clerk"),
        Post("chuyenvien2", "Chuyên viên", "inspection_commission", "#:case_officer intake_clerk records_clerk"),
        Post("chanhvp", "Chánh ~", "office", $"#:chief_of_office board_head {Speaks}{InStanding}"),
        Post("phochanhvp", "Phó Chánh ~", "office", "#:chief_of_office board_head unit_head party_org_applicant consulted_body"),
        Post("chuyenvien1", "Chuyên viên tổng hợp", "office", "#:case_officer intake_clerk unit_head catalogue_owner"),
        Post("chuyenvien2", "Chuyên viên tổng hợp", "office", "#:case_officer intake_clerk"),
        Post("vanthu1", "Văn thư, lưu trữ", "office", "#:records_clerk archivist"),
        Post("vanthu2", "Văn thư, lưu trữ", "office", "#:records_clerk archivist"),
        Post("coyeu1", "Cán bộ cơ yếu, công nghệ thông tin", "office", "#:crypto_officer it_officer"),
        Post("coyeu2", "Cán bộ cơ yếu, công nghệ thông tin", "office", "#:crypto_officer it_officer"),
        Post("ketoan1", "Kế toán, quản lý tài sản", "office", "#:accountant asset_officer"),
        Post("ketoan2", "Kế toán, quản lý tài sản", "office", "#:accountant asset_officer"),
        Post("ketoantruong", "Kế toán trưởng", "office", "#:chief_accountant"),
    ];

    public static readonly ImmutableArray<SamplePost> Province =
    [
        Post("bithu", "Bí thư ~", "", Leads),
        Post("phobithu1", "Phó Bí thư Thường trực ~", "", Leads),
        Post("phobithu2", "Phó Bí thư ~", "", Leads),
        Post("uyvien1", "Ủy viên Ban Chấp hành", "", "executive_committee:executive_committee"),
        Post("uyvien2", "Ủy viên Ban Chấp hành", "", "executive_committee:executive_committee"),
        Post("quantri1", "Quản trị hệ thống", "", "@:system_admin"),
        Post("quantri2", "Quản trị hệ thống", "", "@:system_admin"),
        Post("giamsat1", "Giám sát an ninh hệ thống", "", "@:security_auditor"),
        Post("giamsat2", "Giám sát an ninh hệ thống", "", "@:security_auditor"),
        .. Department("organisation_department"),
        .. Department("propaganda_department"),
        .. Department("internal_affairs_department"),
        .. Department("policy_department"),
        Post("chunhiem", "Chủ nhiệm ~", "inspection_commission", $"#:inspection_standing inspection_commission board_head {Speaks}{InStanding}"),
        Post("phochunhiem", "Phó Chủ nhiệm Thường trực ~", "inspection_commission", $"#:inspection_standing inspection_commission board_head {Speaks}{InExecutive}"),
        Post("truongphong1", "Ủy viên, Trưởng phòng Nghiệp vụ 1", "inspection_commission", "#:inspection_commission unit_head"),
        Post("truongphong2", "Ủy viên, Trưởng phòng Nghiệp vụ 2", "inspection_commission", "#:inspection_commission unit_head"),
        Post("chuyenvien1", "Kiểm tra viên", "inspection_commission", "#:case_officer"),
        Post("chuyenvien2", "Kiểm tra viên", "inspection_commission", "#:case_officer"),
        Post("chuyenvien3", "Kiểm tra viên", "inspection_commission", "#:case_officer"),
        Post("vanthu1", "Văn thư", "inspection_commission", "#:intake_clerk records_clerk"),
        Post("vanthu2", "Văn thư", "inspection_commission", "#:intake_clerk records_clerk"),
        Post("chanhvp", "Chánh ~", "office", $"#:chief_of_office board_head {Speaks}{InStanding}"),
        Post("phochanhvp", "Phó Chánh ~", "office", $"#:chief_of_office board_head {Speaks}"),
        Post("truongphong1", "Trưởng phòng Tổng hợp", "office", "#:unit_head catalogue_owner"),
        Post("truongphong2", "Trưởng phòng Hành chính, Lưu trữ", "office", "#:unit_head reform_coordinator"),
        Post("chuyenvien1", "Chuyên viên", "office", "#:case_officer catalogue_owner"),
        Post("chuyenvien2", "Chuyên viên", "office", "#:case_officer reform_coordinator"),
        .. Pair("tiepnhan", "Cán bộ tiếp nhận và trả kết quả", "#:intake_clerk"),
        .. Pair("vanthu", "Văn thư", "#:records_clerk"),
        .. Pair("luutru", "Cán bộ lưu trữ", "#:archivist"),
        .. Pair("coyeu", "Cán bộ cơ yếu", "#:crypto_officer"),
        .. Pair("cntt", "Cán bộ công nghệ thông tin", "#:it_officer"),
        .. Pair("taisan", "Cán bộ quản trị, quản lý tài sản", "#:asset_officer"),
        .. Pair("ketoan", "Kế toán", "#:accountant"),
        Post("ketoantruong1", "Kế toán trưởng", "office", "#:chief_accountant"),
        Post("ketoantruong2", "Phụ trách tài chính đảng", "office", "#:chief_accountant"),
    ];

    private static SamplePost[] Department(string organ) =>
    [
        Post("truongban", "Trưởng ~", organ, $"#:board_head {Speaks}{InStanding}"),
        Post("photruongban", "Phó Trưởng ~", organ, $"#:board_head {Speaks}{InExecutive}"),
        Post("truongphong1", "Trưởng phòng", organ, "#:unit_head"),
        Post("truongphong2", "Trưởng phòng", organ, "#:unit_head"),
        Post("chuyenvien1", "Chuyên viên", organ, "#:case_officer"),
        Post("chuyenvien2", "Chuyên viên chính", organ, "#:case_officer"),
        Post("vanthu1", "Văn thư", organ, "#:intake_clerk records_clerk"),
        Post("vanthu2", "Văn thư", organ, "#:intake_clerk records_clerk"),
    ];

    private static SamplePost[] Pair(string name, string title, string roles) =>
        [Post(name + "1", title, "office", roles), Post(name + "2", title, "office", roles)];

    // "@:" the committee itself, "#:" the home organ, "organ:" another one; roles by blanks, places by bars.
    private static SamplePost Post(string name, string title, string home, string roles) => new(name, title, home,
    [
        .. roles.Split('|').Select(place => place.Split(':')).SelectMany(place =>
            place[1].Split(' ').Select(role => (place[0] switch { "@" => "", "#" => home, var organ => organ }, role))),
    ]);
}
