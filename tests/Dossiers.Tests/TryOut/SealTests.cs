using System.Collections.Immutable;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.TryOut;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Tests.TryOut;

/// <summary>What travels in the page is of use for its draft, its revision and its person, and has bounds.</summary>
public sealed class SealTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);
    private readonly TriedOut _tried = new(province);

    [Fact]
    public async Task It_comes_back_as_it_was_and_only_to_whom_it_belongs()
    {
        var way = await _given.Way("TCCB-01");
        var draft = await _tried.Revised("TCCB-01");
        var person = _tried.Author.Person;
        var action = new StepAction(CommandKind.Complete, "b5")
        {
            Note = "Đồng ý", Outcome = "dong_y", Vote = new Vote(way.Person, 9, 9, 8, 7, 1, 0), Team = [way.Person], Bodies = [way.Body.Id], Days = 1.5m, Secrecy = Secrecy.Mat,
        };
        var inputs = _tried.Filed(draft, way.Person, way.Role, way.Body.Id, way.Content, ImmutableDictionary<string, ImmutableArray<Guid>>.Empty.Add("noi_nhan", [way.Body.Id]))
            .Then(new TryOutMove(way.Person, action, province.Time.GetUtcNow()));

        var text = _tried.Seal.Close(inputs, draft.Draft, person).Value;

        var back = _tried.Seal.Open(text, draft.Draft, draft.Revision, person).Value;
        var (was, isNow) = (inputs.Moves[0], back.Moves[0]);
        Assert.Equal((was.Person, was.At, was.Action!.Note, was.Action.Vote, was.Action.Days, was.Action.Secrecy), (isNow.Person, isNow.At, isNow.Action!.Note, isNow.Action.Vote, isNow.Action.Days, isNow.Action.Secrecy));
        Assert.Equal(was.Action.Team, isNow.Action.Team);
        Assert.Equal(inputs.Filing.Lists["noi_nhan"], back.Filing.Lists["noi_nhan"]);
        Assert.Equal(inputs.Filing.Content.Facts, back.Filing.Content.Facts);
        Assert.DoesNotContain(way.Person.ToString(), text, StringComparison.OrdinalIgnoreCase);
        foreach (var refused in (Platform.Results.Result<TryOutInputs>[])[
            _tried.Seal.Open(text, Guid.CreateVersion7(), draft.Revision, person),
            _tried.Seal.Open(text, draft.Draft, draft.Revision, way.Person),
            _tried.Seal.Open(text[..^4] + "AAAA", draft.Draft, draft.Revision, person),
            _tried.Seal.Open("{}", draft.Draft, draft.Revision, person),
            _tried.Seal.Open("", draft.Draft, draft.Revision, person),
            _tried.Seal.Open(new string('A', TryOutSeal.MostCharacters + 1), draft.Draft, draft.Revision, person)])
            Assert.Equal("TRY_OUT_FOREIGN", refused.Refusal.Code);
    }

    [Fact]
    public async Task A_draft_changed_meanwhile_is_told_apart()
    {
        var way = await _given.Way("VTLT-02");
        var draft = await _tried.Revised("VTLT-02");
        var text = _tried.Seal.Close(_tried.Filed(draft, way.Person, way.Role, way.Body.Id, way.Content), draft.Draft, _tried.Author.Person).Value;
        await _tried.Write(draft.Draft, (await _tried.TextOf(draft.Draft)).Replace("ký nháy", "ký tắt", StringComparison.Ordinal));

        var changed = await _tried.Read(draft.Draft);

        Assert.Equal(draft.Revision + 1, changed.Revision);
        Assert.Equal("TRY_OUT_DRAFT_CHANGED", _tried.Seal.Open(text, draft.Draft, changed.Revision, _tried.Author.Person).Refusal.Code);
    }

    [Fact]
    public async Task It_has_bounds()
    {
        var way = await _given.Way("TCCB-01");
        var draft = await _tried.Revised("TCCB-01");
        var inputs = _tried.Filed(draft, way.Person, way.Role, way.Body.Id, way.Content);
        var move = new TryOutMove(way.Person, new StepAction(CommandKind.Complete, "b2"), province.Time.GetUtcNow());
        var most = Enumerable.Repeat(move, TryOutInputs.MostMoves).Aggregate(inputs, (sofar, next) => sofar.Then(next));

        Assert.True(_tried.Seal.Close(most, draft.Draft, way.Person).IsOk);
        Assert.Equal("TRY_OUT_TOO_LONG", _tried.Seal.Close(most.Then(move), draft.Draft, way.Person).Refusal.Code);
        var wordy = move with { Action = move.Action! with { Note = new string('ă', 70_000) } };
        Assert.Equal("TRY_OUT_TOO_LONG", _tried.Seal.Close(inputs.Then(wordy), draft.Draft, way.Person).Refusal.Code);
    }

    [Fact]
    public async Task A_draft_is_read_by_whom_it_shows_itself_to_and_with_every_fault()
    {
        var draft = await _tried.Revised("TCCB-02");
        var stranger = province.Actor((await _given.Way("TCCB-01")).Person);
        Assert.Null(await _tried.Read(draft.Draft, stranger));
        Assert.Null(await _tried.Read(Guid.CreateVersion7(), _tried.Author));

        await _tried.Write(draft.Draft, (await _tried.TextOf(draft.Draft)).Replace("kind: intake", "kind: khong_co", StringComparison.Ordinal));

        var faulty = await _tried.Read(draft.Draft, _tried.Author);
        Assert.All(faulty!.Value.Refusals, r => Assert.Equal("DRAFT_FAULT", r.Code));
        Assert.Contains(faulty.Value.Refusals, r => r.Text.StartsWith("Bước 4, dòng ", StringComparison.Ordinal));
    }
}
