using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>What is new gets the next number of its field, and a plain text to begin from: received, prepared, decided, issued.</summary>
internal static class NewProcedure
{
    /// <summary>"TCCB-24" for the set, "X01-TCCB-01" for a committee's own; numbers are never used again.</summary>
    public static async Task<string> NextCode(AppDb db, string field, Body? owner, CancellationToken cancellation)
    {
        var start = owner is null ? field + "-" : $"{owner.Code}-{field}-";
        var used = await db.Versions.Where(v => v.Code.StartsWith(start)).Select(v => v.Code)
            .Union(db.Set<DraftRow>().Where(d => d.Code.StartsWith(start)).Select(d => d.Code)).ToListAsync(cancellation);
        var last = used.Select(code => int.TryParse(code.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();
        return string.Create(CultureInfo.InvariantCulture, $"{start}{last + 1:00}");
    }

    public static string Text(string code, string field, string name, string purpose, string basis, bool isOfProvince)
    {
        var root = (YamlNode.Map)YamlText.Read(code, Plain(isOfProvince), new CatalogueFaults())!;
        return root.With("code", YamlNode.Scalar.OfText(code)).With("field", YamlNode.Scalar.OfText(field)).With("name", YamlNode.Scalar.OfText(name))
            .With("purpose", YamlNode.Scalar.OfText(purpose)).With("basis", new YamlNode.List(0, [YamlNode.Scalar.OfText(basis)])).ToYaml();
    }

    private const string OfProvince = """
          - {id: R1, filer_level: any, dien_quan_ly: any, competent: province, intake: office, decider: office, from: 2025-07-01, source: Quyết định ban hành thủ tục, verified: false}
        """;

    private const string OfCommittee = """
          - {id: R1, filer_level: [CTCS, CS, CB], dien_quan_ly: any, competent: filer_upper, intake: office, decider: office, from: 2025-07-01, source: Quyết định ban hành thủ tục, verified: false}
          - {id: R2, filer_level: [TINH], dien_quan_ly: any, competent: none, reason: Thủ tục này chỉ áp dụng trong đảng bộ đã ban hành., from: 2025-07-01, source: Quyết định ban hành thủ tục, verified: false}
        """;

    private static string Plain(bool isOfProvince) => Frame.Replace("LEVEL", isOfProvince ? "TINH" : "CTCS", StringComparison.Ordinal)
        .Replace("COMPETENCE", isOfProvince ? OfProvince : OfCommittee, StringComparison.Ordinal);

    private const string Frame = """
        code: null
        field: null
        name: null
        purpose: null
        basis: []
        filer: Cơ quan, tổ chức đảng trong phạm vi lãnh đạo của cấp ủy
        receiving: Văn phòng cấp ủy
        deciding: Chánh Văn phòng cấp ủy
        levels: [LEVEL]
        start: filed
        filed_by:
          - {role: party_org_applicant, at: [grassroots, commune_committee, agencies_committee, government_committee, office, organisation_department, inspection_commission]}
        subject: none
        facts: []
        parties: []
        components:
          - {no: 1, name: Văn bản đề nghị, copies: 1, required: true}
        forms: []
        outcome: {doc_type: TB, name: Thông báo kết quả}
        limit: {total: 6.5, from_intake: 5.5, unit: working_day, basis: planned}
        secrecy: {level: thuong}
        inter_agency: {value: false}
        electronic_eligible: true
        paper_parallel: false
        national_portal_code: null
        branches: [RETURN, NOTCOMP, REJECT]
        on_not_competent: refuse
        notes: null
        competence:
        COMPETENCE
        process:
          - step: 1
            action: Lập hồ sơ, gửi văn bản đề nghị
            kind: submit
            who: {role: party_org_applicant, where: filer}
            limit: {value: 1, unit: working_day, basis: planned}
            guidance: Nêu rõ nội dung đề nghị và căn cứ.
          - step: 2
            action: Tiếp nhận, kiểm tra thẩm quyền và thành phần hồ sơ
            kind: intake
            who: {role: intake_clerk, where: competent.office}
            limit: {value: 0.5, unit: working_day, basis: planned}
            guidance: Thiếu thì trả lại một lần, nêu đủ nội dung thiếu.
          - step: 3
            action: Thẩm định, lập tờ trình
            kind: prepare
            who: {role: case_officer, where: competent.office}
            limit: {value: 3, unit: working_day, basis: planned}
            guidance: Đối chiếu nội dung đề nghị với quy định, đề xuất cách giải quyết.
          - step: 4
            action: Xem xét, quyết định
            kind: decide
            who: {role: chief_of_office, where: competent.office}
            limit: {value: 1, unit: working_day, basis: planned}
            guidance: Đồng ý, hoặc không đồng ý và nêu lý do.
          - step: 5
            action: Phát hành kết quả, lưu hồ sơ
            kind: issue
            who: {role: records_clerk, where: competent.office}
            limit: {value: 1, unit: working_day, basis: planned}
            guidance: Cấp số, phát hành kết quả cho nơi nộp.
        """;
}
