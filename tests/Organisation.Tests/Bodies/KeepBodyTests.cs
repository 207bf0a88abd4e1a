using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Tests.Bodies;

public sealed class KeepBodyTests(Keeping keeping) : IClassFixture<Keeping>
{
    private Task<Result<Body>> Change(Body body, string name, DateOnly from, Guid? parent = null) =>
        keeping.Ask<ChangeBody, Result<Body>>(c => c.Run(keeping.Admin, body.Id, new BodyBecomes(name, null, parent ?? body.Parent, from, "NQ 3"), default));

    private async Task<BodyThen?> On(Guid body, DateOnly day) =>
        (await keeping.Ask<BodyTree, IReadOnlyList<BodyThen>>(t => t.On(day, keeping.Today, default))).FirstOrDefault(b => b.Id == body);

    [Fact]
    public async Task A_renamed_body_keeps_its_old_name_on_the_days_before()
    {
        var body = await keeping.Found(name: "Đảng ủy xã Cũ");
        Keeping.Done(await Change(body, "Đảng ủy xã Mới", keeping.Today));
        Assert.Equal("Đảng ủy xã Mới", (await keeping.View()).Find(body.Id)!.Name);
        Assert.Equal("Đảng ủy xã Mới", (await On(body.Id, keeping.Today))!.Name);
        Assert.Equal("Đảng ủy xã Cũ", (await On(body.Id, keeping.Today.AddDays(-1)))!.Name);
        Assert.Null(await On(body.Id, new DateOnly(2019, 12, 31)));
        Assert.Equal("CHANGED_LATER", (await Change(body, "Đảng ủy xã Khác", keeping.Today.AddDays(-1))).Refusal.Code);
    }

    [Fact]
    public async Task A_change_for_a_day_to_come_waits_for_it()
    {
        var (body, other) = (await keeping.Found(), await keeping.Found());
        Keeping.Done(await Change(body, "Đảng ủy phường Mai Sau", keeping.Today.AddDays(1), other.Id));
        Assert.Equal(body.Name, (await keeping.View()).Find(body.Id)!.Name);
        Assert.Equal(other.Id, (await On(body.Id, keeping.Today.AddDays(1)))!.Parent);
        keeping.Pass(TimeSpan.FromDays(1));
        Assert.True(await keeping.Sweep() > 0);
        Assert.Equal(("Đảng ủy phường Mai Sau", other.Id), ((await keeping.View()).Find(body.Id)!.Name, (await keeping.View()).Find(body.Id)!.Parent));
    }

    [Fact]
    public async Task Nothing_is_put_beneath_itself()
    {
        var top = await keeping.Found();
        var below = await keeping.Found(top.Id, "grassroots", "CS");
        Assert.Equal("PARENT_BELOW", (await Change(top, top.Name, keeping.Today, below.Id)).Refusal.Code);
        Assert.Equal("PARENT_BELOW", (await Change(top, top.Name, keeping.Today, top.Id)).Refusal.Code);
    }

    [Fact]
    public async Task A_body_ends_with_its_roles_but_not_while_others_stand_under_it()
    {
        var top = await keeping.Found();
        var below = await keeping.Found(top.Id, "grassroots", "CS");
        var person = await keeping.Register();
        await keeping.Give(person.Id, below.Id, "grassroots_committee");
        Task<Result<Body>> End(Guid body, DateOnly day) => keeping.Ask<EndBody, Result<Body>>(e => e.Run(keeping.Admin, body, day, "QĐ 9", default));
        Assert.Equal("HAS_CHILDREN", (await End(top.Id, keeping.Today)).Refusal.Code);
        Keeping.Done(await End(below.Id, keeping.Today.AddDays(-1)));
        var view = await keeping.View();
        Assert.Null(view.Find(below.Id));
        Assert.Empty(view.HeldBy(person.Id));
        Assert.NotNull(await On(below.Id, keeping.Today.AddDays(-1)));
        Keeping.Done(await End(top.Id, keeping.Today));
    }

    [Fact]
    public async Task A_body_is_founded_with_the_level_of_its_kind_or_its_committee()
    {
        Task<Result<Body>> Found(NewBody wanted) => keeping.Ask<FoundBody, Result<Body>>(f => f.Run(keeping.Admin, wanted, default));
        var wanted = new NewBody("NEW-1", "Đảng ủy xã Mới Lập", "commune_committee", keeping.Province, null, null, keeping.Today, "QĐ 7");
        var commune = Keeping.Done(await Found(wanted));
        Assert.Equal("CTCS", commune.Level);
        Assert.Equal("CTCS", Keeping.Done(await Found(wanted with { Code = "NEW-1-VP", Kind = "office", Parent = commune.Id })).Level);
        Assert.Equal("CODE_TAKEN", (await Found(wanted)).Refusal.Code);
        Assert.Equal("KIND_UNKNOWN", (await Found(wanted with { Code = "NEW-2", Kind = "district_committee" })).Refusal.Code);
        Assert.Equal(["CODE_INVALID", "BODY_NAME_MISSING", "BASIS_MISSING"], (await Found(wanted with { Code = "Ủ", Name = "", Basis = "" })).Refusals.Select(r => r.Code));
    }

    [Fact]
    public async Task Functions_and_terms_are_kept_with_their_days()
    {
        var body = await keeping.Found();
        var given = Keeping.Done(await keeping.Ask<GiveFunction, Result<BodyFunction>>(g => g.Run(keeping.Admin, body.Id, "Tham mưu công tác cán bộ", "QĐ 04-QĐ/TU", keeping.Today, default)));
        Keeping.Done(await keeping.Ask<EndFunction, Result<BodyFunction>>(e => e.Run(keeping.Admin, body.Id, given.Id, keeping.Today, default)));
        Assert.Equal(keeping.Today, (await keeping.Look(db => db.BodyFunctions.AsNoTracking().SingleAsync(f => f.Id == given.Id))).ValidTo);
        Task<Result<Term>> Begin(DateOnly from) => keeping.Ask<BeginTerm, Result<Term>>(b => b.Run(keeping.Admin, body.Id, "Nhiệm kỳ 2025 – 2030", from, default));
        var term = Keeping.Done(await Begin(new DateOnly(2025, 7, 1)));
        Assert.Equal("TERM_RUNNING", (await Begin(keeping.Today)).Refusal.Code);
        Keeping.Done(await keeping.Ask<EndTerm, Result<Term>>(e => e.Run(keeping.Admin, body.Id, term.Id, keeping.Today.AddDays(-1), default)));
        Keeping.Done(await Begin(keeping.Today));
    }
}
