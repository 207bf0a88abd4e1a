using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Tests.Filing;

/// <summary>A form that came after the end of a session may be kept only when nothing about it is above Thường.</summary>
[Collection("Filing")]
public sealed class KeepableFormsTests(Province province)
{
    private readonly Given _given = new(province);

    private Task<bool> MayKeep(Guid person, string path, params (string Name, string Value)[] fields) =>
        province.Ask<IKeepableForms, bool>(async forms => await forms.MayKeep(province.Actor(person), path, fields.ToLookup(f => f.Name, f => f.Value, StringComparer.Ordinal), default));

    [Fact]
    public async Task An_action_on_an_ordinary_dossier_is_kept_but_not_one_that_raises_its_secrecy()
    {
        var dossier = await _given.Filed("TCCB-05");
        Assert.True(await MayKeep(dossier.FilerPerson, $"/ho-so/{dossier.Id}", ("kind", "Complete"), ("note", "Đồng ý")));
        Assert.False(await MayKeep(dossier.FilerPerson, $"/ho-so/{dossier.Id}", ("kind", nameof(CommandKind.RaiseSecrecy)), ("note", "…")));
        Assert.False(await MayKeep(dossier.FilerPerson, $"/ho-so/{dossier.Id}", ("kind", "Complete"), ("secrecy", "Mat")));
        Assert.False(await MayKeep(dossier.FilerPerson, $"/ho-so/{Guid.NewGuid()}", ("kind", "Complete")));
    }

    [Fact]
    public async Task Nothing_is_kept_about_what_its_sender_may_not_see()
    {
        var (dossier, way) = (await _given.Filed("TCCB-05"), await _given.Way("VTLT-02"));
        var draft = await _given.Draft(way, "VTLT-02");
        var stranger = province.Organisation.Persons.OrderBy(p => p.Id).First(p => p.Id != way.Person && !Walking.Walk.Sees(province.Actor(p.Id), dossier)).Id;
        Assert.False(await MayKeep(stranger, $"/ho-so/{dossier.Id}", ("kind", "Complete"), ("note", "Đồng ý")));
        Assert.False(await MayKeep(stranger, $"/ho-so/nhap/{draft}", ("secrecy", "Thuong"), ("abstract", "…")));
    }

    [Fact]
    public async Task Nothing_of_a_secret_dossier_is_kept()
    {
        var dossier = await _given.Filed("VTLT-02", secrecy: Secrecy.Mat);
        Assert.False(await MayKeep(dossier.FilerPerson, $"/ho-so/{dossier.Id}", ("kind", "Complete"), ("note", "…")));
    }

    [Fact]
    public async Task Of_a_draft_the_secrecy_typed_now_decides()
    {
        var way = await _given.Way("VTLT-02");
        var draft = await _given.Draft(way, "VTLT-02");
        Assert.True(await MayKeep(way.Person, $"/ho-so/nhap/{draft}", ("secrecy", "Thuong"), ("abstract", "…")));
        Assert.False(await MayKeep(way.Person, $"/ho-so/nhap/{draft}", ("secrecy", "Mat"), ("abstract", "…")));
        Assert.False(await MayKeep(way.Person, $"/ho-so/nhap/{draft}", ("abstract", "…")));
        var secret = await _given.Way("KTUB-01");
        Assert.False(await MayKeep(secret.Person, $"/ho-so/nhap/{await _given.Draft(secret, "KTUB-01")}", ("subject", "…")));
    }

    [Theory]
    [InlineData("/thong-bao")]
    [InlineData("/ho-so")]
    [InlineData("/tai-khoan/mat-khau")]
    public async Task For_other_pages_dossiers_does_not_speak(string path) => Assert.False(await MayKeep(province.Organisation.Persons.First().Id, path));
}
