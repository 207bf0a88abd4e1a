using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests.Walking;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>Who holds very many roles has the same lists: what is read of each scope is bounded, and nothing is lost by it.</summary>
public sealed class ManyScopesTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    /// <summary>As the program does, and every word rare, between and frequent, each first looked for in so little that the next way has to be taken.</summary>
    private static readonly SearchLimits[] s_ways =
    [
        new(), new(Rare: int.MaxValue), new(Rare: -1, Frequent: int.MaxValue, Least: 1),
        new(Rare: -1, Frequent: -1, Least: 1, Most: 3, Scope: 1_000_000), new(Rare: -1, Frequent: -1, Least: 1, Most: 3, Scope: -1_000_000),
    ];

    [Fact]
    public async Task With_170_grants_every_list_is_what_the_dossiers_say_page_by_page_newest_first()
    {
        var dossiers = new List<Dossier>();
        foreach (var code in (string[])["VTLT-02", "TCCB-05", "TCCB-01"])
        {
            var way = await _given.Way(code);
            for (var i = 0; i < 7; i++)
            {
                var sent = await _given.Send(way.Person, await _given.Draft(way with { Content = way.Content with { Subject = $"Lần {i}" } }, code));
                if (sent.IsOk)
                    dossiers.Add(await _given.Walk.Load(sent.Value));
                // Minutes, days and months: some are near each other, some are not.
                province.Time.Advance(i % 3 == 0 ? TimeSpan.FromMinutes(7) : TimeSpan.FromDays(i * i * 2));
            }
        }

        Assert.True(dossiers.Count > 12, $"{dossiers.Count} dossiers");
        // The filers' and the officers' own grants, and others' until there are so many.
        var first = dossiers.SelectMany(d => _given.Filer(d).Grants.Concat(_given.Officer(d).Grants));
        var others = province.Organisation.Persons.OrderBy(p => p.Id).SelectMany(p => province.Actor(p.Id).Grants);
        var many = new Actor(dossiers[0].FilerPerson, dossiers[0].FilerPerson, "Nhiều vai trò", [.. first.Concat(others).Distinct().Take(170)]);
        Assert.Equal(170, many.Grants.Length);
        var visible = dossiers.Where(d => Walk.Sees(many, d)).ToArray();
        Assert.True(visible.Length > 12, $"{visible.Length} visible");

        Assert.True(many.Scopes.Length > 170, $"{many.Scopes.Length} scopes");
        foreach (var size in (int[])[2, 5, Inboxes.PageSize])
        {
            // A word that all of a procedure have, one that stands in more than half of all, and none.
            foreach (var words in (string?[])[null, "2026", "vtlt", "v 2026", "l vtlt 2026"])
            {
                foreach (var falling in (bool[])[true, false])
                {
                    var wanted = visible.Where(d => words is null || words.Split(' ').All(typed => d.Words.Split(' ').Any(w => w.StartsWith(typed, StringComparison.Ordinal)))).OrderBy(d => d.FiledAt).Select(d => d.Id).ToList();
                    if (falling)
                        wanted.Reverse();
                    Assert.NotEmpty(wanted);
                    foreach (var limits in s_ways)
                    {
                        var found = await province.Listed(many, new InboxQuery(InboxView.All) { Words = words, SortedBy = InboxSort.Received, Falling = falling }, size, limits);
                        Assert.Equal(wanted, found.Where(r => dossiers.Exists(d => d.Id == r.Dossier)).Select(r => r.Dossier));
                        Assert.Equal(found.Count, found.Select(r => r.Dossier).Distinct().Count());
                    }

                    var narrowed = await province.Listed(many, new InboxQuery(InboxView.All) { Words = words, Field = "VTLT", SortedBy = InboxSort.Received, Falling = falling }, size);
                    Assert.Equal(wanted.Where(id => dossiers.Exists(d => d.Id == id && d.Procedure.StartsWith("VTLT-", StringComparison.Ordinal))), narrowed.Where(r => dossiers.Exists(d => d.Id == r.Dossier)).Select(r => r.Dossier));
                }
            }

            foreach (var sort in (InboxSort[])[InboxSort.Deadline, InboxSort.Received])
            {
                var work = await province.Listed(many, new InboxQuery(InboxView.ToDo) { SortedBy = sort, Falling = false, Words = size == 2 ? null : "2026" }, size);
                var keys = work.Select(r => sort == InboxSort.Deadline ? r.Due ?? OpenTasks.NoDeadline : r.Received).ToArray();
                Assert.Equal(keys.Order(), keys);
                Assert.Equal((await province.Counts(many)).ToDo, work.Count);
            }
        }
    }
}
