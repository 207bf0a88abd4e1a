using ThongSuot.Dossiers.Data;

namespace ThongSuot.Dossiers.Tests.Filing;

/// <summary>What a draft lacks is told all at once, each at its field, and nothing is asked that comes into being later.</summary>
[Collection("Filing")]
public sealed class DraftCheckTests(Province province)
{
    private const string Transfer = "TCCB-05";

    private readonly Given _given = new(province);

    [Fact]
    public async Task Everything_missing_is_told_at_once()
    {
        var refused = await Refused(_ => new DraftContent { Abstract = new string('a', 501), Facts = new() { ["pham_vi"] = "ra_ngoai" } });

        Assert.Equal(
        [
            ("ABSTRACT_TOO_LONG", "abstract"), ("COMPONENT_MISSING", "component.1"), ("COMPONENT_MISSING", "component.3"),
            ("FACT_MISSING", "fact.dien_quan_ly"), ("PARTY_MISSING", "party.destination"), ("SUBJECT_MISSING", "subject"),
        ], refused.Order());
    }

    [Fact]
    public async Task What_is_not_a_choice_counts_as_missing()
    {
        var refused = await Refused(full => full with
        {
            Subject = "   ",
            Facts = new Dictionary<string, string>(full.Facts) { ["dien_quan_ly"] = "len_troi" },
            Parties = new() { ["destination"] = province.Organisation.Province!.Id },
        });

        Assert.Equal([("FACT_MISSING", "fact.dien_quan_ly"), ("PARTY_MISSING", "party.destination"), ("SUBJECT_MISSING", "subject")], refused.Order());
    }

    [Fact]
    public async Task Before_the_facts_say_the_path_no_party_is_asked() =>
        Assert.Equal([("FACT_MISSING", "fact.pham_vi")], await Refused(full => full with { Facts = new() { ["dien_quan_ly"] = full.Facts["dien_quan_ly"] }, Parties = [] }));

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, "SUBJECT_MISSING")]
    public async Task A_name_is_not_an_essay(int length, string? code) =>
        Assert.Equal(code, (await Refused(full => full with { Subject = Guid.NewGuid().ToString("N") + new string('a', length - 32) })).Select(r => r.Code).SingleOrDefault());

    [Fact]
    public async Task An_abstract_of_five_hundred_characters_fits() => Assert.Empty(await Refused(full => full with { Abstract = new string('ơ', 500) }));

    [Fact]
    public async Task A_party_is_asked_only_where_the_path_needs_it()
    {
        // Out of the province nobody here receives, so no destination is asked.
        Assert.Empty(await Refused(full => full with { Facts = new Dictionary<string, string>(full.Facts) { ["pham_vi"] = "ngoai_tinh" }, Parties = [] }));
        Assert.Equal([("PARTY_MISSING", "party.destination")], await Refused(full => full with { Facts = new Dictionary<string, string>(full.Facts) { ["pham_vi"] = "ra_ngoai" }, Parties = [] }));
    }

    [Fact]
    public async Task Optional_components_and_those_of_later_steps_are_not_demanded() =>
        // Component 2 is optional, component 4 is written at step 3.
        Assert.Empty(await Refused(full => full with { Paper = [1, 3] }));

    [Fact]
    public async Task The_level_of_the_content_must_be_said_where_the_procedure_takes_it_from_there()
    {
        var way = await _given.Way("VTLT-02");
        var draft = await _given.Draft(way with { Content = way.Content with { Secrecy = null } }, "VTLT-02");

        var refused = await _given.Send(way.Person, draft);

        Assert.Equal(("SECRECY_MISSING", "secrecy"), (Assert.Single(refused.Refusals).Code, refused.Refusal.Field));
    }

    private async Task<IReadOnlyList<(string Code, string? Field)>> Refused(Func<DraftContent, DraftContent> change)
    {
        var way = await _given.Way(Transfer, w => w.Content.Facts["pham_vi"] == "noi_bo");
        var draft = await _given.Draft(way with { Content = change(way.Content) }, Transfer);
        var sent = await _given.Send(way.Person, draft);
        if (!sent.IsOk)
            Assert.All(sent.Refusals, r => Assert.EndsWith(".", r.Text, StringComparison.Ordinal));
        return [.. sent.Refusals.Select(r => (r.Code, r.Field))];
    }
}
