using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Preferences;
using ThongSuot.Notifications.Reading;
using ThongSuot.Platform.Results;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Preferences;

public sealed class ChangePreferencesTests
{
    private static readonly Platform.Security.Actor Me = ActorOf(Colleague, Officers);

    [Fact]
    public async Task An_address_counts_once_the_code_sent_to_it_was_typed_in()
    {
        await using var office = await Open();
        Assert.True((await Change(office, c => c.AskForCode(Me, " toi@tinhuy.example ", default))).IsOk);
        Assert.Null((await Own(office)).Address);
        await office.Send();
        var letter = Assert.Single(office.Mailbox.Sent);
        var code = Regex.Match(letter.Text, "[0-9]{6}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

        Assert.Equal("CODE_WRONG", (await Change(office, c => c.Confirm(Me, code == "000000" ? "000001" : "000000", default))).Refusal.Code);
        Assert.True((await Change(office, c => c.Confirm(Me, code, default))).IsOk);

        Assert.Equal("toi@tinhuy.example", letter.To);
        Assert.Equal(("toi@tinhuy.example", null), ((await Own(office)).Address, (await Own(office)).Pending));
        Assert.Equal("CODE_EXPIRED", (await Change(office, c => c.Confirm(Me, code, default))).Refusal.Code);
    }

    [Fact]
    public async Task A_code_ends_after_half_an_hour_and_after_five_wrong_ones()
    {
        await using var office = await Open();
        await Change(office, c => c.AskForCode(Me, "toi@tinhuy.example", default));
        await office.Send();
        for (var i = 0; i < ChangePreferences.MostAttempts; i++)
            Assert.Equal("CODE_WRONG", (await Change(office, c => c.Confirm(Me, "x", default))).Refusal.Code);
        Assert.Equal("CODE_EXPIRED", (await Change(office, c => c.Confirm(Me, "x", default))).Refusal.Code);
        Assert.Equal("CODE_TOO_SOON", (await Change(office, c => c.AskForCode(Me, "toi@tinhuy.example", default))).Refusal.Code);

        office.Time.Advance(TimeSpan.FromMinutes(6));
        await Change(office, c => c.AskForCode(Me, "toi@tinhuy.example", default));
        await office.Send();
        var code = Regex.Match(office.Mailbox.Sent.Last().Text, "[0-9]{6}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        office.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("CODE_EXPIRED", (await Change(office, c => c.Confirm(Me, code, default))).Refusal.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("toi")]
    [InlineData("toi@")]
    [InlineData("toi@tinhuy")]
    [InlineData("tôi@tinhuy.vn")]
    [InlineData("toi@tinhuy.vn\r\nBcc: ai@do.vn")]
    [InlineData("toi@tinhuy.vn, ai@do.vn")]
    [InlineData("\"a b\"@tinhuy.vn")]
    [InlineData("<toi@tinhuy.vn>")]
    public async Task What_is_no_plain_address_is_refused(string address)
    {
        await using var office = await Open();
        Assert.Equal("ADDRESS_WRONG", (await Change(office, c => c.AskForCode(Me, address, default))).Refusal.Code);
    }

    [Fact]
    public async Task A_kind_taken_out_of_the_list_is_neither_shown_nor_counted_unless_it_must_be()
    {
        await using var office = await Open();
        var choices = Enum.GetValues<NoticeKind>().ToImmutableDictionary(kind => kind, _ => new KindChoice(false, MailWay.None));
        Assert.True((await Change(office, c => c.Choose(Me, choices, 8, true, default))).IsOk);
        var at = office.Time.GetUtcNow();
        await office.Dossier(Officer, new StepOpened("b5", "b5", Officers, null, at), new Reassigned("b5", Colleague, Officer, at, null));
        await office.Deliver();

        Assert.Equal([NoticeKind.Assigned], (await office.Read(n => n.List(Me, NoticeFilter.All, null, default))).Select(n => n.Kind));
        Assert.Equal(1, await office.Read(n => n.CountUnread(Me, default)));
        Assert.Equal(2, (await office.Told()).Count);
    }

    [Fact]
    public async Task An_hour_that_is_none_is_refused()
    {
        await using var office = await Open();
        Assert.Equal("DIGEST_HOUR_WRONG", (await Change(office, c => c.Choose(Me, ImmutableDictionary<NoticeKind, KindChoice>.Empty, 24, true, default))).Refusal.Code);
    }

    private static Task<Result<bool>> Change(Office office, Func<ChangePreferences, Task<Result<bool>>> change) =>
        office.InScope(services => change((ChangePreferences)services.GetService(typeof(ChangePreferences))!));

    private static Task<Preference> Own(Office office) => office.InScope(services => ((ChangePreferences)services.GetService(typeof(ChangePreferences))!).Of(Me, default));
}
