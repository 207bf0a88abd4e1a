using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>Search finds what is meant, however it is typed, and only in what a person may see.</summary>
public sealed class SearchTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    [Theory]
    [InlineData("kết nạp đảng viên")]
    [InlineData("ket nap dang vien")]
    [InlineData("KẾT NẠP")]
    [InlineData("viên đảng kết")]
    [InlineData("ket na")]
    [InlineData("Nguyễn  Thị, thử!")]
    public async Task Words_are_found_with_or_without_marks_whole_or_begun(string words)
    {
        var dossier = await _given.Filed("TCCB-01");
        var filer = _given.Filer(dossier);
        foreach (var typed in (string[])[words, words.Normalize(NormalizationForm.FormD), words.ToUpperInvariant()])
        {
            foreach (var view in (InboxView[])[InboxView.All, InboxView.Sent])
                Assert.Contains(await province.Listed(filer, new InboxQuery(view) { Words = typed }), r => r.Dossier == dossier.Id);
            Assert.Contains(await province.Listed(_given.Officer(dossier), new InboxQuery(InboxView.ToDo) { Words = typed }), r => r.Dossier == dossier.Id);
            Assert.DoesNotContain(await province.Listed(filer, new InboxQuery(InboxView.All) { Words = typed + " khôngcótừnày" }), r => r.Dossier == dossier.Id);
        }
    }

    [Fact]
    public async Task Both_ways_to_write_a_word_are_one_word()
    {
        var way = await _given.Way("TCCB-01");
        way = way with { Content = way.Content with { Subject = "Hoà Thuỷ Uỷ" } };
        var sent = await _given.Send(way.Person, await _given.Draft(way, "TCCB-01"));
        foreach (var words in (string[])["hòa thủy ủy", "hoà thuỷ uỷ", "HOA THUY UY"])
            Assert.Contains(await province.Listed(province.Actor(way.Person), new InboxQuery(InboxView.All) { Words = words }), r => r.Dossier == sent.Value);
    }

    [Fact]
    public async Task Words_of_any_length_are_found_from_their_beginning_and_signs_are_no_letters()
    {
        var way = await _given.Way("TCCB-01");
        way = way with { Content = way.Content with { Subject = new string('a', 80) + " ôcc dài" } };
        var sent = (await _given.Send(way.Person, await _given.Draft(way, "TCCB-01"))).Value;
        foreach (var sort in (InboxSort[])[InboxSort.Received, InboxSort.Code])
        {
            foreach (var (typed, isFound) in ((string, bool)[])[("a", true), (new string('a', 70), true), ("aab", false), ("OC", true), ("cc", false), ("100% ' _", false), ("@1:20000", false)])
            {
                var found = await province.Listed(province.Actor(way.Person), new InboxQuery(InboxView.All) { Words = "dai " + typed, SortedBy = sort });
                Assert.True(isFound == found.Any(r => r.Dossier == sent), $"{typed} by {sort}");
            }
        }
    }

    [Fact]
    public async Task The_exact_code_comes_first_and_once()
    {
        var way = await _given.Way("VTLT-02");
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
            ids.Add((await _given.Send(way.Person, await _given.Draft(way, "VTLT-02"))).Value);
        var wanted = await _given.Walk.Load(ids[1]);
        var filer = province.Actor(way.Person);
        foreach (var sort in Enum.GetValues<InboxSort>())
        {
            var found = await province.Page(filer, new InboxQuery(InboxView.All) { Words = wanted.Code.ToLowerInvariant(), SortedBy = sort });
            Assert.Equal(wanted.Id, found.Rows[0].Dossier);
            Assert.Single(found.Rows, r => r.Dossier == wanted.Id);
        }

        Assert.Contains(await province.Listed(filer, new InboxQuery(InboxView.All) { Words = wanted.Code[^6..] }), r => r.Dossier == wanted.Id);
    }

    [Fact]
    public async Task Who_reaches_a_dossier_in_several_ways_finds_each_once_on_whole_pages()
    {
        var way = await _given.Way("VTLT-02");
        var ids = new List<Guid>();
        for (var i = 0; i < 7; i++)
            ids.Add((await _given.Send(way.Person, await _given.Draft(way, "VTLT-02"))).Value);
        var dossier = await _given.Walk.Load(ids[0]);
        var everything = new Actor(way.Person, way.Person, "Nhiều vai trò", [.. province.Actor(way.Person).Grants, .. _given.Officer(dossier).Grants]);
        foreach (var view in (InboxView[])[InboxView.All, InboxView.ToDo, InboxView.Waiting])
        {
            var all = await province.Listed(everything, new InboxQuery(view));
            var found = await province.Listed(everything, new InboxQuery(view) { Words = "vtlt" }, 3);
            // Another test of this province takes the words of a dossier away.
            Assert.Equal(all.Where(r => ids.Contains(r.Dossier)).Select(r => (r.Dossier, r.Work)), found.Where(r => ids.Contains(r.Dossier)).Select(r => (r.Dossier, r.Work)));
            Assert.Equal(found.Count, found.Select(r => (r.Dossier, r.Work)).Distinct().Count());
        }
    }

    [Fact]
    public async Task What_was_erased_is_no_longer_found()
    {
        var dossier = await _given.Filed("VTLT-02");
        var officer = _given.Officer(dossier);
        var definition = (await province.Procedures.Version(dossier.Definition, default)).Definition;
        Assert.True(definition.Allows(BranchCode.Secret), "a procedure whose secrecy can be raised");
        await _given.Done(officer, dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat });

        Assert.Equal(0, await province.Look(db => db.IsSqlite ? CountOf(db.DossierWords, w => w.Dossier == dossier.Id) : CountOf(db.DossierWordRows, t => t.Dossier == dossier.Id)));
        Assert.DoesNotContain(await province.Listed(officer, new InboxQuery(InboxView.All) { Words = "thu nghiem" }), r => r.Dossier == dossier.Id);
    }

    private static Task<int> CountOf<T>(IQueryable<T> rows, System.Linq.Expressions.Expression<Func<T, bool>> of) => rows.CountAsync(of);
}
