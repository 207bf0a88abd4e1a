using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.TryOut;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Tests.TryOut;

/// <summary>A new text with every kind of node, with rules of competence of its own, that nobody has published.</summary>
public sealed class TreeTests(Province province) : IClassFixture<Province>
{
    private const string Code = "VTLT-90", List = "province.commune_committee", Message = "da_nhan_ban_giay";

    private readonly TriedOut _tried = new(province);

    [Fact]
    public async Task Every_kind_of_node_is_walked_to_the_end()
    {
        var (draft, inputs) = await Filed();
        var run = await _tried.Run(draft, inputs);
        Assert.Equal(["b2"], run.State.Open.Keys);

        // Both branches of the parallel, then each body of the list.
        inputs = inputs.Then(_tried.Next(run, a => a with { Outcome = "day_du" }));
        run = await _tried.Run(draft, inputs);
        Assert.Equal(["b3", "b4"], run.State.Open.Keys.Order());
        (inputs, run) = await Until(draft, inputs, r => r.State.Open.Values.All(w => w.Node == "b5"));
        Assert.Equal(inputs.Filing.Lists[List], run.State.OpenSteps.Select(s => s.Holder.Body.Id).OrderBy(inputs.Filing.Lists[List].IndexOf));

        (inputs, run) = await Until(draft, inputs, r => r.State.Open.Values.Any(w => w is OpenConsult));
        (inputs, run) = await Until(draft, inputs, r => r.State.Open.Values.Any(w => w is OpenWait));
        Assert.Empty(TryOutPeople.Reached(run)[0].Places);
        Assert.Equal("ACTION_UNKNOWN", (await _tried.TryRun(draft, inputs.Then(new TryOutMove(run.State.Filer.Person, Delivery(run), run.Now)))).Refusal.Code);
        inputs = inputs.Then(new TryOutMove(null, Delivery(run), run.Now.AddHours(1)));
        (_, run) = await _tried.ToTheEnd(draft, inputs);

        Assert.Equal(DossierStatus.Finished, run.State.Status);
        Assert.Empty(TryOutPath.NotReached(run));
        Assert.Equal(["1", "2", "3", "4", "5", "5", "6", "7"], TryOutPath.Of(run).Select(r => r.Step.Split('.')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_other_branch_of_a_choice_passes_steps_by()
    {
        var (draft, inputs) = await Filed();

        var (_, run) = await _tried.ToTheEnd(draft, inputs, a => a.Key == "b2" ? a with { Outcome = "rut_gon" } : a);

        Assert.Equal([3, 4, 5, 6], TryOutPath.NotReached(run).Select(s => s.Number));
    }

    [Fact]
    public async Task A_list_without_bodies_is_asked_for()
    {
        var (draft, inputs) = await Filed();
        var refused = await _tried.TryRun(draft, inputs with { Filing = inputs.Filing with { Lists = ImmutableDictionary<string, ImmutableArray<Guid>>.Empty } });
        Assert.Equal(("TRY_OUT_LIST", "list." + List), (refused.Refusal.Code, refused.Refusal.Field));
    }

    [Fact]
    public async Task Its_own_rules_of_competence_decide()
    {
        var (draft, inputs) = await Filed();
        Assert.Equal(province.Organisation.Province!.Id, (await _tried.Run(draft, inputs)).Dossier.CompetentBody);

        await _tried.Write(draft.Draft, Text.Replace("competent: province, intake: office, decider: office", "competent: none, reason: Chưa áp dụng", StringComparison.Ordinal));

        draft = await _tried.Read(draft.Draft);
        Assert.Equal(("NOT_COMPETENT", "Chưa áp dụng"), await _tried.TryRun(draft, inputs) is { IsOk: false, Refusal: var no } ? (no.Code, no.Text) : default);
    }

    [Fact]
    public async Task Fields_of_forms_on_which_the_way_depends_are_asked()
    {
        var (draft, inputs) = await Filed();
        await _tried.Write(draft.Draft, Text.Replace("forms: []", "forms: [BM-VTLT-17]", StringComparison.Ordinal)
            .Replace("    guidance: Chọn cách làm.", "    forms: [BM-VTLT-17]\n    guidance: Chọn cách làm.", StringComparison.Ordinal)
            .Replace("outcome.b2 = 'day_du'", "form.bm-vtlt-17.hanh_dong = 'giai_mat'", StringComparison.Ordinal));
        draft = await _tried.Read(draft.Draft);
        inputs = inputs with { Revision = draft.Revision };
        var asked = TryOutForms.Of(draft, "b2").Single();
        Assert.Equal(("form.bm-vtlt-17.hanh_dong", "hanh_dong"), (asked.Name, asked.Field.Key));
        Assert.Empty(TryOutForms.Of(draft, "b7"));
        var next = _tried.Next(await _tried.Run(draft, inputs), a => a with { Outcome = "day_du" });

        async Task<IEnumerable<string>> After(string? answer) =>
            (await _tried.Run(draft, inputs.Then(next with { Answers = answer is null ? null : ImmutableDictionary<string, string>.Empty.Add(asked.Name, answer) }))).State.Open.Values.Select(w => w.Node).Order();
        Assert.Equal(["b3", "b4"], await After("giai_mat"));
        Assert.Equal(["b7"], await After("tang"));
        Assert.Equal(["b7"], await After(null));
        var refused = await _tried.TryRun(draft, inputs.Then(next with { Answers = ImmutableDictionary<string, string>.Empty.Add(asked.Name, "khong_co") }));
        Assert.Equal(("TRY_OUT_VALUE", asked.Name), (refused.Refusal.Code, refused.Refusal.Field));
    }

    private async Task<(DraftProcedure Draft, TryOutInputs Inputs)> Filed()
    {
        var begun = await _tried.Revised("VTLT-01");
        await _tried.Write(begun.Draft, Text, Code);
        var draft = await _tried.Read(begun.Draft);
        var organisation = province.Organisation;
        var communes = organisation.Bodies.Where(b => b.Kind == "commune_committee" && organisation.HoldersOf("party_org_applicant", b.Id).Any()).OrderBy(b => b.Code, StringComparer.Ordinal).Take(3).ToList();
        Assert.Equal(3, communes.Count);
        var filer = organisation.HoldersOf("party_org_applicant", communes[0].Id).First();
        var lists = ImmutableDictionary<string, ImmutableArray<Guid>>.Empty.Add(List, [communes[1].Id, communes[2].Id]);
        return (draft, _tried.Filed(draft, filer, "party_org_applicant", communes[0].Id, lists: lists));
    }

    private async Task<(TryOutInputs Inputs, TryOutRun Run)> Until(DraftProcedure draft, TryOutInputs inputs, Func<TryOutRun, bool> reached)
    {
        var run = await _tried.Run(draft, inputs);
        while (!reached(run))
        {
            inputs = inputs.Then(_tried.Next(run));
            run = await _tried.Run(draft, inputs);
        }

        return (inputs, run);
    }

    private static StepAction Delivery(TryOutRun run) => new(CommandKind.Deliver, run.State.Open.Values.OfType<OpenWait>().Single().Key) { Other = Message };

    private const string Text = $$"""
        code: {{Code}}
        field: VTLT
        name: Lấy ý kiến về một đề án
        purpose: Đề án được các nơi liên quan cho ý kiến.
        basis: [QD399]
        filer: Đảng ủy xã
        receiving: Văn phòng cấp ủy
        deciding: Chánh Văn phòng cấp ủy
        levels: [TINH]
        start: filed
        filed_by:
          - {role: party_org_applicant, at: [commune_committee]}
        subject: none
        facts: []
        parties: []
        components: []
        forms: []
        outcome: {doc_type: TB, name: Thông báo kết quả}
        limit: {total: 30, from_intake: 29, unit: working_day, basis: planned}
        secrecy: {level: thuong}
        inter_agency: {value: false}
        electronic_eligible: true
        paper_parallel: false
        national_portal_code: null
        branches: [RETURN, NOTCOMP, REJECT]
        on_not_competent: refuse
        notes: null
        competence:
          - {id: R1, filer_level: any, dien_quan_ly: any, competent: province, intake: office, decider: office, from: 2025-07-01, source: Quyết định ban hành thủ tục, verified: false}
        process:
          - step: 1
            action: Gửi đề án
            kind: submit
            who: {role: party_org_applicant, where: filer}
            limit: {value: 1, unit: working_day, basis: planned}
            guidance: Gửi đủ đề án.
          - step: 2
            action: Tiếp nhận, chọn cách làm
            kind: intake
            who: {role: intake_clerk, where: competent.office}
            limit: {value: 1, unit: working_day, basis: planned}
            outcomes:
              - {code: day_du, label: Làm đầy đủ}
              - {code: rut_gon, label: Làm rút gọn}
            guidance: Chọn cách làm.
          - choice: c1
            branches:
              - when: "outcome.b2 = 'day_du'"
                do:
                  - parallel: p1
                    need: all
                    branches:
                      - - step: 3
                          action: Thẩm định nội dung
                          kind: prepare
                          who: {role: case_officer, where: competent.office}
                          limit: {value: 2, unit: working_day, basis: planned}
                          guidance: Thẩm định.
                      - - step: 4
                          action: Rà soát thể thức
                          kind: review
                          who: {role: records_clerk, where: competent.office}
                          limit: {value: 2, unit: working_day, basis: planned}
                          guidance: Rà soát.
                  - each: e1
                    over: {{List}}
                    do:
                      - step: 5
                        action: Góp ý vào đề án
                        kind: respond
                        who: {role: party_org_applicant, where: item}
                        limit: {value: 2, unit: working_day, basis: planned}
                        guidance: Góp ý.
                  - consult: 6
                    action: Lấy ý kiến các ban
                    who: {role: consulted_body}
                    bodies: [competent.organisation_department, competent.inspection_commission]
                    limit: {value: 2, unit: working_day, basis: planned}
                    silence: consent
                    guidance: Nêu rõ vấn đề cần ý kiến.
                  - wait: w1
                    message: {{Message}}
            otherwise: []
          - step: 7
            action: Xem xét, quyết định
            kind: decide
            who: {role: chief_of_office, where: competent.office}
            limit: {value: 1, unit: working_day, basis: planned}
            guidance: Quyết định.
        """;
}
