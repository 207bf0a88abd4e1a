using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Steps;

public sealed class MentionTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task Who_may_see_the_dossier_is_mentioned_and_nobody_else_and_the_writer_sees_no_difference()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var officer = _given.Officer(dossier);
        var stranger = Stranger(dossier);

        dossier = await Return(dossier, officer, $"Đề nghị @{Account(dossier.FilerPerson)}, @{Account(stranger)}, @khong.co.ai và @{Account(officer.Person)} xem lại.");

        var mentioned = Assert.Single((await _given.Events(dossier.Id)).OfType<Mentioned>());
        Assert.Equal([dossier.FilerPerson], mentioned.Persons);
    }

    [Fact]
    public async Task A_note_that_mentions_strangers_alone_tells_nothing()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");

        dossier = await Return(dossier, _given.Officer(dossier), $"Trao đổi với @{Account(Stranger(dossier))} hoặc ten@{Account(dossier.FilerPerson)}.");

        Assert.Empty((await _given.Events(dossier.Id)).OfType<Mentioned>());
    }

    [Fact]
    public async Task A_mention_changes_no_state_and_stands_in_the_history()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");

        dossier = await Return(dossier, _given.Officer(dossier), $"@{Account(dossier.FilerPerson).ToUpperInvariant()}: thiếu lý lịch.");

        var events = await _given.Events(dossier.Id);
        Assert.IsType<Mentioned>(events[^1]);
        Assert.Equal(Fold.Of(events.SkipLast(1)).Status, Fold.Of(events).Status);
        var view = await province.Ask<DossierReader, DossierView?>(r => r.Find(_given.Filer(dossier), dossier.Id, null, default));
        Assert.Contains(view!.History, entry => entry.What == $"Nhắc đến: {province.Organisation.FindPerson(dossier.FilerPerson)!.Name}");
    }

    [Fact]
    public async Task What_is_due_is_listed_by_deadline_with_who_has_to_do_it_while_the_clocks_run()
    {
        var first = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var far = province.Time.GetUtcNow().AddYears(1);
        var all = await All(far);
        var mine = Assert.Single(all, w => w.Dossier == first.Id);
        var open = first.State!.OpenSteps.First();
        Assert.Equal((open.Due!.At, open.Key), (mine.DueAt, mine.Key));
        Assert.Equal(all.OrderBy(w => w.DueAt).Select(w => w.DueAt), all.Select(w => w.DueAt));
        var details = Assert.Single(await province.Ask<IDossiers, IReadOnlyList<OpenWorkDetails>>(d => d.OpenWork([first.Id], default)));
        Assert.Equal((open.Node, open.Since, open.Holder), (details.Node, details.Since, details.Holders.Single()));
        var late = await province.Ask<IDossiers, IReadOnlyDictionary<Guid, int>>(d => d.OverdueByBody([open.Holder.Body.Id], far, default));
        Assert.True(late[open.Holder.Body.Id] >= 1);

        await Return(first, _given.Officer(first), "Thiếu lý lịch.");

        Assert.DoesNotContain(await All(far), w => w.Dossier == first.Id);
        Assert.Empty(await province.Ask<IDossiers, IReadOnlyList<OpenWorkDetails>>(d => d.OpenWork([first.Id], default)));
        Assert.Empty(await province.Ask<IDossiers, IReadOnlyList<DueWork>>(d => d.DueWork(mine.DueAt.AddDays(-1), null, 10, default)));
    }

    [Fact]
    public async Task Only_what_a_person_may_see_is_visible()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var stranger = province.Actor(Stranger(dossier));

        Assert.Contains(dossier.Id, await province.Ask<IDossiers, IReadOnlySet<Guid>>(d => d.Visible(_given.Filer(dossier), [dossier.Id], default)));
        Assert.Empty(await province.Ask<IDossiers, IReadOnlySet<Guid>>(d => d.Visible(stranger, [dossier.Id], default)));
    }

    // Page by page of one, so that the page key has to work.
    private async Task<List<DueWork>> All(DateTimeOffset until)
    {
        var all = new List<DueWork>();
        while ((await province.Ask<IDossiers, IReadOnlyList<DueWork>>(d => d.DueWork(until, all.LastOrDefault(), 1, default))) is [var next])
            all.Add(next);
        return all;
    }

    private async Task<Dossier> Return(Dossier dossier, Actor officer, string note) =>
        await _given.Done(officer, dossier, new StepAction(CommandKind.ReturnToFiler, "b4") { Note = note });

    private Guid Stranger(Dossier dossier) => province.Organisation.Persons
        .Where(p => p.Account is not null && province.Organisation.HeldBy(p.Id).Any() && !province.Actor(p.Id).Scopes.Any(dossier.Scopes.Contains))
        .OrderBy(p => p.Account, StringComparer.Ordinal).First().Id;

    private string Account(Guid person) => province.Organisation.FindPerson(person)!.Account!;
}
