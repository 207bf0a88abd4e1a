using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.Tests.Filing;

/// <summary>From a draft to a dossier: once, by its writer, to the competent body, with a number of its own.</summary>
[Collection("Filing")]
public sealed class SendingTests(Province province)
{
    private const string Transfer = "TCCB-05";

    private readonly Given _given = new(province);

    [Fact]
    public async Task Sending_twice_finds_the_dossier_that_is_there()
    {
        var way = await _given.Way(Transfer);
        var draft = await _given.Draft(way, Transfer);

        var first = await _given.Send(way.Person, draft);
        var second = await _given.Send(way.Person, draft);

        Assert.Equal(draft, first.Value);
        Assert.Equal(first, second);
        await OneDossierWasMade(draft);
    }

    [Fact]
    public async Task Sending_the_same_draft_eight_times_at_once_makes_one_dossier()
    {
        var way = await _given.Way(Transfer);
        var draft = await _given.Draft(way, Transfer);

        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _given.Send(way.Person, draft))));

        Assert.Equal([draft], sent.Select(s => s.IsOk ? s.Value : throw new InvalidOperationException(s.Refusal.Text)).Distinct());
        await OneDossierWasMade(draft);
    }

    [Fact]
    public async Task Eight_filings_at_once_get_eight_numbers()
    {
        var drafts = new List<(Guid Person, Guid Draft)>();
        for (var i = 0; i < 8; i++)
        {
            var way = await _given.Way(Transfer);
            drafts.Add((way.Person, await _given.Draft(way, Transfer)));
        }

        var sent = await Task.WhenAll(drafts.Select(d => Task.Run(() => _given.Send(d.Person, d.Draft))));

        Assert.All(sent, s => Assert.True(s.IsOk, string.Join("; ", s.Refusals)));
        var ids = sent.Select(s => s.Value).ToArray();
        var codes = await province.Look(db =>
        {
            var dossiers = db.Dossiers;
            return dossiers.Where(d => ids.Contains(d.Id)).Select(d => d.Code).ToListAsync();
        });
        Assert.Equal(8, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, c => Assert.Matches(@"^TCCB-05/2026/\d{6}$", c));
    }

    [Fact]
    public async Task Numbers_of_two_nodes_never_meet()
    {
        var scopes = (Microsoft.Extensions.DependencyInjection.IServiceScopeFactory)province.Services.GetService(typeof(Microsoft.Extensions.DependencyInjection.IServiceScopeFactory))!;
        using var one = new Numbers(scopes);
        using var other = new Numbers(scopes);

        var taken = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).Next(2031, default))));

        Assert.Equal(100, taken.Distinct().Count());
        Assert.All(taken, n => Assert.InRange(n, 1, 200));
    }

    [Fact]
    public async Task Anothers_draft_is_not_found()
    {
        var way = await _given.Way(Transfer);
        var draft = await _given.Draft(way, Transfer);
        var other = province.Actor((await _given.Way("VTLT-02")).Person);

        Assert.Equal("DRAFT_NOT_FOUND", (await _given.Send(other.Person, draft)).Refusal.Code);
        Assert.Equal("DRAFT_NOT_FOUND", (await province.Ask<Drafts, Result<Draft>>(d => d.Save(other, draft, null, null, new DraftContent(), default))).Refusal.Code);
        Assert.Equal("DRAFT_NOT_FOUND", (await province.Ask<Drafts, Result<bool>>(d => d.Discard(other, draft, default))).Refusal.Code);
        Assert.Null(await province.Ask<Drafts, Draft?>(d => d.Find(other, draft, default)));
        Assert.DoesNotContain(await province.Ask<Drafts, IReadOnlyList<Draft>>(d => d.Of(other, default)), d => d.Id == draft);
        Assert.True((await _given.Send(way.Person, draft)).IsOk);
        Assert.Equal("DRAFT_NOT_FOUND", (await _given.Send(other.Person, draft)).Refusal.Code);
    }

    [Fact]
    public async Task Who_holds_no_fitting_role_cannot_begin()
    {
        var administrator = province.Actor(province.Organisation.HoldersOf("system_admin", province.Organisation.Province!.Id).First());

        var begun = await province.Ask<Drafts, Result<Guid>>(d => d.Start(administrator, Transfer, default));

        Assert.Equal("MAY_NOT_FILE", begun.Refusal.Code);
    }

    [Fact]
    public async Task A_role_held_elsewhere_is_no_right_to_file_here()
    {
        var way = await _given.Way(Transfer);
        var elsewhere = province.Organisation.Bodies.First(b => b.Kind == "cell" && b.Id != way.Body.Id);
        var draft = await _given.Draft(way with { Body = elsewhere }, Transfer);

        Assert.Equal("MAY_NOT_FILE", (await _given.Send(way.Person, draft)).Refusal.Code);
    }

    [Fact]
    public async Task A_body_that_is_not_competent_learns_why()
    {
        const string Inspection = "KTUB-01";
        var commission = province.Organisation.FindByCode("X01")!;
        var body = province.Organisation.OrganOf(commission, "inspection_commission")!;
        var way = (await _given.Way(Inspection)) with { Role = "case_officer", Body = body, Person = province.Organisation.HoldersOf("case_officer", body.Id).First() };
        var draft = await _given.Draft(way, Inspection);

        var refused = await _given.Send(way.Person, draft);

        Assert.Equal("NOT_COMPETENT", Assert.Single(refused.Refusals).Code);
        Assert.Equal("Bộ dùng chung áp dụng cho cấp tỉnh; cấp ủy cấp dưới cụ thể hóa thành thủ tục riêng.", refused.Refusal.Text);
        Assert.NotNull(await province.Ask<Drafts, Draft?>(d => d.Find(province.Actor(way.Person), draft, default)));
    }

    private async Task OneDossierWasMade(Guid id)
    {
        Assert.Equal((1, 0), await province.Look(async db =>
        {
            var (dossiers, drafts) = (db.Dossiers, db.Drafts);
            return (await dossiers.CountAsync(d => d.Id == id), await drafts.CountAsync(d => d.Id == id));
        }));
        Assert.Equal(1, await province.Look(db => db.Set<LogEntry>().CountAsync(e => e.Stream == "dossier/" + id.ToString("N") && e.Type == "dossier.filed")));
    }
}

/// <summary>One province for all tests that file and attach; they do not move its clock.</summary>
[CollectionDefinition("Filing")]
public sealed class FilingCollection : ICollectionFixture<Province>;
