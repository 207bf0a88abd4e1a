using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Steps;

/// <summary>What every action keeps to, whoever acts: one wins, a reason is given, the text stays erasable.</summary>
[Collection("Steps")]
public sealed class ActingTests(Province province)
{
    private const string Outgoing = "VTLT-02";

    private readonly Given _given = new(province);

    [Fact]
    public async Task A_stale_page_is_told_that_somebody_acted_meanwhile()
    {
        var stale = await _given.At(await _given.Filed(Outgoing), "b4");
        var current = await _given.Done(_given.Officer(stale), stale, new StepAction(CommandKind.Reassign, "b4") { Person = _given.Officer(stale).Person });

        var refused = await _given.Walk.Act(_given.Officer(stale), stale, new StepAction(CommandKind.Complete, "b4"));

        Assert.Equal("CHANGED_MEANWHILE", refused.Refusal.Code);
        Assert.Equal(current.Version, (await _given.Walk.Load(stale.Id)).Version);
    }

    [Fact]
    public async Task Of_officers_who_act_at_once_one_wins()
    {
        for (var round = 0; round < 4; round++)
        {
            var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
            var officers = province.Organisation.HoldersOf("chief_of_office", dossier.State!.OpenSteps.Single().Holder.Body.Id).Select(province.Actor).ToArray();
            Assert.True(officers.Length >= 2);

            var acted = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => _given.Walk.Act(
                officers[i % officers.Length], dossier, i % 2 == 0 ? new StepAction(CommandKind.Complete, "b4") : new StepAction(CommandKind.Decline, "b4") { Note = "Không đạt" }))));

            Assert.Single(acted, a => a.IsOk);
            Assert.All(acted.Where(a => !a.IsOk), a => Assert.Equal("CHANGED_MEANWHILE", a.Refusal.Code));
            await TheLogIsWhole(await _given.Walk.Load(dossier.Id));
        }
    }

    /// <summary>About the whole dossier an officer acts for the body at which it works, and who filed for the filer's.</summary>
    [Theory]
    [InlineData(CommandKind.AskExtensionOfWhole, false)]
    [InlineData(CommandKind.Inform, false)]
    [InlineData(CommandKind.RaiseSecrecy, false)]
    [InlineData(CommandKind.Inform, true)]
    [InlineData(CommandKind.RaiseSecrecy, true)]
    public async Task The_log_names_the_body_for_which_somebody_acted(CommandKind kind, bool asFiler)
    {
        var dossier = await _given.At(await _given.Filed("VTLT-05"), "b2");
        var who = asFiler ? _given.Filer(dossier) : _given.Officer(dossier);
        await _given.Done(who, dossier, new StepAction(kind, null)
        {
            Days = 2, Note = kind == CommandKind.AskExtensionOfWhole ? "Chờ số liệu" : null, Secrecy = Secrecy.Mat,
            Bodies = [Copies.Choices(province.Organisation, province.Organisation.Find(dossier.FilerBody)!, dossier.CompetentBody).First().Id],
        });
        var entry = await province.Look(async db =>
        {
            var (entries, stream) = (db.Set<LogEntry>(), DossierEntries.StreamOf(dossier.Id));
            return await entries.AsNoTracking().Where(e => e.Stream == stream).OrderByDescending(e => e.Sequence).FirstAsync();
        });
        Assert.Equal(asFiler ? dossier.FilerBody : dossier.State!.OpenSteps.Single().Holder.Body.Id, entry.ReadEnvelope().Body);
    }

    [Fact]
    public async Task Two_that_were_loaded_before_either_was_saved_cannot_both_be_saved()
    {
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        var officer = _given.Officer(dossier);

        // The second is saved between the first one's loading and saving: inside the first one's scope.
        await province.Look(async db =>
        {
            var dossiers = db.Dossiers;
            var mine = await dossiers.SingleAsync(d => d.Id == dossier.Id);
            Assert.True((await _given.Walk.Act(officer, dossier, new StepAction(CommandKind.Complete, "b4"))).IsOk);
            var situation = await province.Services.GetRequiredService<Situations>().Of(mine, officer.Acting(), default);
            var (before, carried) = (mine.State!, mine.Carry(situation.Procedure.Definition, new Complete("b4"), situation.Context));
            province.Services.GetRequiredService<Recording>().Record(db, mine, before, situation, carried.Value, Acted.On(before, "b4", situation.Procedure.Definition, situation.Context, null));
            return await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });

        await TheLogIsWhole(await _given.Walk.Load(dossier.Id));
    }

    [Theory]
    [InlineData(CommandKind.ReturnToFiler)]
    [InlineData(CommandKind.Decline)]
    [InlineData(CommandKind.AskSuperior)]
    [InlineData(CommandKind.HandUp)]
    [InlineData(CommandKind.SendBack)]
    public async Task A_reason_is_asked(CommandKind kind)
    {
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        foreach (var empty in (string?[])[null, "", "  \n "])
        {
            var refused = await _given.Walk.Act(_given.Officer(dossier), dossier, new StepAction(kind, "b4") { Node = "b2", Note = empty });
            Assert.Equal("REASON_REQUIRED", refused.Refusal.Code);
        }

        await _given.Done(_given.Officer(dossier), dossier, new StepAction(kind, "b4") { Node = "b2", Note = "Có lý do" });
    }

    [Fact]
    public async Task A_note_has_an_end()
    {
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");

        var refused = await _given.Walk.Act(_given.Officer(dossier), dossier, new StepAction(CommandKind.Complete, "b4") { Note = new string('x', 5_001) });
        Assert.Equal(("TEXT_TOO_LONG", "note"), (refused.Refusal.Code, refused.Refusal.Field));

        await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.Complete, "b4") { Note = new string('x', 5_000) });
    }

    [Fact]
    public async Task A_text_lies_in_the_erasable_table_and_the_log_holds_its_salted_hash()
    {
        var text = "Lý do " + Guid.NewGuid().ToString("N");
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");
        await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.Decline, "b4") { Note = text });

        Assert.Equal(["dossiers_content"], await _given.TablesWith(text));
        var ended = (await Events(dossier.Id)).OfType<Ended>().Single();
        var kept = await province.Look(db =>
        {
            var contents = db.DossierContents;
            return contents.AsNoTracking().SingleAsync(c => c.Id == ended.Note!.Content);
        });
        Assert.Equal(text, kept.Text);
        Assert.Equal(16, kept.Salt.Length);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(kept.Salt, System.Text.Encoding.UTF8.GetBytes(text))), ended.Note!.Hash);
    }

    [Fact]
    public async Task A_refused_action_leaves_no_text_behind()
    {
        var text = "Thử " + Guid.NewGuid().ToString("N");
        var dossier = await _given.At(await _given.Filed(Outgoing), "b4");

        Assert.False((await _given.Walk.Act(_given.Filer(dossier), dossier, new StepAction(CommandKind.Decline, "b4") { Note = text })).IsOk);

        Assert.Empty(await _given.TablesWith(text));
    }

    [Theory]
    [InlineData(CommandKind.RefuseNotCompetent, "Bà Nguyễn Thị Bí Mật", "BODY_NAME_UNKNOWN")]
    [InlineData(CommandKind.RefuseDuplicate, "hồ sơ của bà Bí Mật", "CODE_WRONG")]
    public async Task Only_names_of_bodies_and_codes_stay_in_the_log(CommandKind kind, string other, string code)
    {
        var dossier = await _given.Filed("VTLT-01");
        var receiving = dossier.State!.OpenSteps.Single();

        var refused = await _given.Walk.Act(_given.Officer(dossier), dossier, new StepAction(kind, receiving.Key) { Note = "Lý do", Other = other, Why = "sai_co_quan" });

        Assert.Equal((code, "other"), (refused.Refusal.Code, refused.Refusal.Field));
        Assert.Empty(await _given.TablesWith(other));
    }

    [Fact]
    public async Task What_goes_to_another_body_is_signed_for_on_arrival()
    {
        var dossier = await _given.At(await _given.Filed(Outgoing, w => w.Body.Kind == "organisation_department"), "b4");
        var hop = Assert.Single(dossier.State!.Hops);
        Assert.Equal((1, "system", false), (hop.Number, hop.Channel, hop.Paper));
        Assert.Null(hop.ReceivedAt);
        Assert.NotEqual(hop.From.Id, hop.To.Id);

        province.Time.Advance(TimeSpan.FromMinutes(7));
        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.Receive, "b4"));

        Assert.Equal(province.Time.GetUtcNow(), dossier.State!.Hops.Single().ReceivedAt);
        var again = await _given.Walk.Act(_given.Officer(dossier), dossier, new StepAction(CommandKind.Receive, "b4"));
        Assert.Equal("NOT_OFFERED", again.Refusal.Code);
        var received = Assert.Single((await Events(dossier.Id)).OfType<HopReceived>());
        Assert.Equal(_given.Officer(dossier).Person, received.By);
    }

    private async Task TheLogIsWhole(Dossier dossier)
    {
        Assert.Null(await province.Look(db => EventLog.Verify(db, DossierEntries.StreamOf(dossier.Id))));
        var events = await Events(dossier.Id);
        Assert.Equal(dossier.Version, events.Count);
        Assert.Equal(Json(Fold.Of(events)), Json(dossier.State!));
    }

    private static string Json(DossierState state) => System.Text.Json.JsonSerializer.Serialize(state, LogJson.Options);

    private Task<List<DossierEvent>> Events(Guid dossier) => _given.Events(dossier);
}

/// <summary>One province for all tests of steps; each sets its clock to the day it needs.</summary>
[CollectionDefinition("Steps")]
public sealed class StepsCollection : ICollectionFixture<Province>;
