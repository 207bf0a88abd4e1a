using ThongSuot.Engine.Processes;
using ThongSuot.Dossiers.Steps;

namespace ThongSuot.Dossiers.Tests.Filing;

/// <summary>One open dossier per matter.</summary>
[Collection("Filing")]
public sealed class DuplicateTests(Province province)
{
    private const string Transfer = "TCCB-05", Admission = "TCCB-01";

    private readonly Given _given = new(province);

    [Fact]
    public async Task A_second_dossier_waits_until_the_first_is_over()
    {
        var way = await _given.Way(Admission);
        var first = await _given.Walk.Load((await _given.Send(way.Person, await _given.Draft(way, Admission))).Value);
        var again = await _given.Draft(way with { Content = way.Content with { Subject = way.Content.Subject!.ToUpperInvariant() + " " } }, Admission);

        var blocked = await _given.Send(way.Person, again);
        Assert.Equal("DUPLICATE", Assert.Single(blocked.Refusals).Code);
        Assert.Contains(first.Code, blocked.Refusal.Text, StringComparison.Ordinal);

        first = await _given.At(first, "b5");
        first = await _given.Done(_given.Officer(first), first, new StepAction(CommandKind.Decline, "b5") { Note = "Chưa đủ điều kiện" });
        Assert.Equal(DossierStatus.Declined, first.Status);
        Assert.True((await _given.Send(way.Person, again)).IsOk);
    }

    [Fact]
    public async Task Of_two_drafts_about_one_matter_sent_at_once_one_becomes_a_dossier()
    {
        for (var round = 0; round < 4; round++)
        {
            var way = await _given.Way(Transfer);
            var (one, other) = (await _given.Draft(way, Transfer), await _given.Draft(way, Transfer));

            var sent = await Task.WhenAll(Task.Run(() => _given.Send(way.Person, one)), Task.Run(() => _given.Send(way.Person, other)));

            Assert.Single(sent, s => s.IsOk);
            Assert.Equal("DUPLICATE", Assert.Single(sent, s => !s.IsOk).Refusal.Code);
        }
    }

    [Fact]
    public async Task The_code_of_the_other_dossier_is_told_only_to_who_may_see_it()
    {
        var way = await _given.Way(Transfer);
        var first = await _given.Walk.Load((await _given.Send(way.Person, await _given.Draft(way, Transfer))).Value);
        // Another member of the same cell holds the same role at the same body.
        var fellow = province.Organisation.HoldersOf(way.Role, way.Body.Id).First(p => p != way.Person);
        var seen = await _given.Send(fellow, await _given.Draft(way with { Person = fellow }, Transfer));

        Assert.Equal("DUPLICATE", seen.Refusal.Code);
        Assert.Equal(Walking.Walk.Sees(province.Actor(fellow), first), seen.Refusal.Text.Contains(first.Code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Matters_without_a_subject_are_never_duplicates()
    {
        var way = await _given.Way("VTLT-02");
        var sent = new[] { await _given.Send(way.Person, await _given.Draft(way, "VTLT-02")), await _given.Send(way.Person, await _given.Draft(way, "VTLT-02")) };
        Assert.All(sent, s => Assert.True(s.IsOk, string.Join("; ", s.Refusals)));
    }

    [Fact]
    public async Task Secret_matters_are_not_compared_for_nothing_of_them_is_known()
    {
        var way = await _given.Way("KTUB-01");
        var sent = new[] { await _given.Send(way.Person, await _given.Draft(way, "KTUB-01")), await _given.Send(way.Person, await _given.Draft(way, "KTUB-01")) };
        Assert.All(sent, s => Assert.True(s.IsOk, string.Join("; ", s.Refusals)));
    }
}
