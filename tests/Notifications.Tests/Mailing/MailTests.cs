using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Hearing;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Notifications.Reading;
using ThongSuot.Notifications.Telling;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Mailing;

public sealed class MailTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_mail_at_thuong_names_code_procedure_action_and_deadline_and_nothing_else()
    {
        await using var office = await Open();
        await office.Wants(Colleague, MailWay.AtOnce);
        await office.Dossier(Officer, new StepOpened("b5", "b5", Officers, new Due(At.AddDays(3), new Engine.WorkingTime.Limit(3, Engine.WorkingTime.LimitUnit.WorkingDay, Engine.WorkingTime.LimitBasis.Planned), new DateOnly(2026, 3, 5)), At));
        await office.Deliver();

        Assert.Equal(1, await office.Send());

        var letter = Assert.Single(office.Mailbox.Sent);
        Assert.Equal("Thông Suốt: việc được giao – hồ sơ TCCB-01/2026/000001", letter.Subject);
        foreach (var part in (string[])["TCCB-01/2026/000001", ProcedureDouble.Name, ProcedureDouble.Action, "08:00 thứ Năm, 05/03/2026", "https://thongsuot.example/thong-bao/"])
            Assert.Contains(part, letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn Văn A", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', letter.Text.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_caused_it_who_gave_no_address_and_who_is_told_otherwise_gets_no_mail()
    {
        await using var office = await Open();
        await office.Wants(Officer, MailWay.AtOnce);
        await office.Wants(Head, MailWay.None);
        await office.Dossier(Officer, new StepOpened("b5", "b5", Officers, null, At), new StepOpened("b6", "b6", Heads, null, At));
        await office.Deliver();

        Assert.Empty(await office.Mails());
        Assert.Equal(2, (await office.Told()).Count);
    }

    [Fact]
    public async Task A_repeated_delivery_makes_one_mail()
    {
        await using var office = await Open();
        await office.Wants(Colleague, MailWay.AtOnce);
        var dossier = await office.Dossier(Officer, new StepOpened("b5", "b5", Officers, null, At));
        await office.Deliver();
        await office.DeliverAgain(dossier);

        Assert.Equal(1, await office.Send());
        Assert.Equal(0, await office.Send());
        Assert.Equal(MailState.Sent, Assert.Single(await office.Mails()).State);
    }

    [Fact]
    public async Task A_secrecy_raised_after_the_notice_holds_when_the_mail_goes_out()
    {
        await using var office = await Open();
        await office.Wants(Colleague, MailWay.AtOnce);
        var dossier = await office.Dossier(Officer, new StepOpened("b5", "b5", Officers, null, At));
        await office.Deliver();
        office.Dossiers.Secret[dossier] = Secrecy.Mat;

        await office.Send();

        var letter = Assert.Single(office.Mailbox.Sent);
        Assert.Equal("Thông Suốt: có việc mới trong hệ thống", letter.Subject);
        Assert.Contains("có việc mới trong hệ thống: TCCB-01/2026/000001.", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ProcedureDouble.Name, letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ProcedureDouble.Action, letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_dossier_above_thuong_stands_in_any_mail()
    {
        await using var office = await Open();
        await office.Wants(Officer, MailWay.AtOnce);
        await office.Wants(Colleague, MailWay.AwaitsDigest, workingDaysOnly: false);
        var words = Gen.Elements("Nguyễn Văn A", "tố cáo", "kỷ luật\r\nBcc: x@y.vn", "Trần Thị Bình", "đơn số 12", "=?utf-8?B?eA==?=", "<b>");
        var cases = from title in words.ListOf().Select(w => "§" + string.Join(' ', w))
                    from kind in Gen.Elements(NoticeKind.Assigned, NoticeKind.OpinionAsked, NoticeKind.Returned, NoticeKind.Finished, NoticeKind.Mentioned, NoticeKind.Overdue)
                    from secrecy in Gen.Elements(Secrecy.Thuong, Secrecy.Mat, Secrecy.ToiMat, Secrecy.TuyetMat)
                    from digest in Gen.Elements(true, false)
                    select (title, kind, secrecy, digest);
        Prop.ForAll(cases.ToArbitrary(), one => Holds(office, one.title, one.kind, one.secrecy, one.digest ? Colleague : Officer).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20260302UL, 20260303UL));
    }

    [Fact]
    public async Task A_server_that_fails_is_tried_later_and_later_then_the_mail_is_parked_and_the_others_go_out()
    {
        await using var office = await Open();
        await office.Wants(Officer, MailWay.AtOnce);
        await office.Wants(Colleague, MailWay.AtOnce);
        await office.Dossier(null, new StepOpened("b5", "b5", Officers, null, At));
        await office.Deliver();
        var poor = (await office.Mails()).Single(m => m.Person == Officer);
        office.Mailbox.Fails = letter => letter.Id == poor.Id;

        var pauses = new List<TimeSpan>();
        for (var attempt = 0; attempt < SendMail.MostAttempts; attempt++)
        {
            await office.Send();
            await office.Send();
            var now = (await office.Mails()).Single(m => m.Id == poor.Id);
            pauses.Add(now.NextAt - office.Time.GetUtcNow());
            office.Time.Set(now.NextAt);
        }

        Assert.Equal(pauses.Order(), pauses);
        var parked = (await office.Mails()).Single(m => m.Id == poor.Id);
        Assert.Equal((MailState.Parked, SendMail.MostAttempts, "SmtpException"), (parked.State, parked.Attempts, parked.Failure));
        Assert.Single(office.Mailbox.Sent);

        office.Mailbox.Fails = _ => false;
        Assert.Equal(0, await office.Send());
        Assert.Equal(1, await office.InScope(services => ((Outbox)services.GetService(typeof(Outbox))!).RetryParked(default)));
        Assert.Equal(1, await office.Send());
        Assert.Equal(poor.Id, office.Mailbox.Sent.Last().Id);
    }

    [Fact]
    public async Task Several_senders_at_once_send_each_mail_once()
    {
        await using var office = await Open();
        await office.Wants(Officer, MailWay.AtOnce);
        await office.Wants(Colleague, MailWay.AtOnce);
        for (var i = 0; i < 20; i++)
            await office.Dossier(null, new StepOpened("b5", "b5", Officers, null, At));
        await office.Deliver();

        if (await office.Look(db => Task.FromResult(db.IsSqlite)))
            await Task.WhenAll(office.Send(), office.Send());
        else
            await Task.WhenAll(office.SendAsAnotherNode(), office.SendAsAnotherNode(), office.Send());

        Assert.Equal(40, office.Mailbox.Sent.Count);
        Assert.Equal(40, office.Mailbox.Sent.Select(m => m.Id).Distinct().Count());
    }

    [Fact]
    public async Task Who_gave_up_the_role_or_the_address_gets_nothing_of_what_waited()
    {
        await using var office = await Open();
        await office.Wants(CellSecretary, MailWay.AtOnce);
        await office.Wants(Colleague, MailWay.AtOnce);
        await office.Dossier(Officer, new StepOpened("b5", "b5", Officers, null, At), new StepOpened("b6", "b6", Officers with { Persons = [CellSecretary] }, null, At));
        await office.Deliver();
        await office.Look(async db =>
        {
            (await db.Preferences.SingleAsync(p => p.Person == CellSecretary, TestContext.Current.CancellationToken)).Address = null;
            // As if it had been told through a role that the person holds no more.
            await db.Notices.Where(n => n.Person == Colleague).ExecuteUpdateAsync(set => set.SetProperty(n => n.Scope, Guid.NewGuid()), TestContext.Current.CancellationToken);
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        Assert.Equal(0, await office.Send());
        Assert.All(await office.Mails(), m => Assert.Equal(MailState.Dropped, m.State));
    }

    [Fact]
    public async Task The_digest_is_one_mail_a_day_at_the_hour_on_working_days()
    {
        await using var office = await Open();
        await office.Wants(Colleague, MailWay.AwaitsDigest, digestHour: 16);
        for (var i = 0; i < 3; i++)
            await office.Dossier(Officer, new StepOpened("b5", "b5", Officers, null, At));
        await office.Deliver();
        Assert.Equal(0, await office.MakeDigests());

        office.Time.Set(At.AddHours(8));
        Assert.Equal(1, (await Task.WhenAll(office.MakeDigests(), office.MakeDigests())).Sum());
        Assert.Equal(1, await office.Send());
        var letter = Assert.Single(office.Mailbox.Sent);
        Assert.Equal("Thông Suốt: tổng hợp 3 thông báo", letter.Subject);
        Assert.Contains("- Việc được giao: 3", letter.Text, StringComparison.Ordinal);

        // The clock goes back and strikes again: what came since waits for tomorrow.
        await office.Dossier(Officer, new StepOpened("b6", "b6", Officers, null, At));
        await office.Deliver();
        office.Time.Set(At.AddHours(7));
        await office.MakeDigests();
        office.Time.Set(At.AddHours(9));
        Assert.Equal(0, await office.MakeDigests());

        // From Saturday on it waits for Monday.
        await office.Look(async db =>
        {
            (await db.Preferences.SingleAsync(TestContext.Current.CancellationToken)).DigestAt = new DateTimeOffset(2026, 3, 7, 9, 0, 0, TimeSpan.Zero);
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        office.Time.Set(new DateTimeOffset(2026, 3, 7, 9, 1, 0, TimeSpan.Zero));
        Assert.Equal(0, await office.MakeDigests());
        office.Time.Set(new DateTimeOffset(2026, 3, 8, 9, 1, 0, TimeSpan.Zero));
        Assert.Equal(0, await office.MakeDigests());
        office.Time.Set(new DateTimeOffset(2026, 3, 9, 9, 1, 0, TimeSpan.Zero));
        Assert.Equal(1, await office.MakeDigests());
    }

    [Fact]
    public async Task A_new_device_is_told_to_its_owner_who_signed_in()
    {
        await using var office = await Open();
        await office.Wants(Officer, MailWay.AtOnce);
        await office.Append(Guid.NewGuid(), Officer, new NewDevice(Guid.NewGuid(), Officer, Guid.NewGuid()));
        await office.Deliver();

        Assert.Equal([(Officer, NoticeKind.NewDevice, null)], await office.Told());
        await office.Send();
        Assert.Contains("thiết bị mới", Assert.Single(office.Mailbox.Sent).Subject, StringComparison.Ordinal);
    }

    private static async Task<bool> Holds(Office office, string title, NoticeKind kind, Secrecy secrecy, Guid person)
    {
        office.Dossiers.Title = title;
        office.Mailbox.Sent.Clear();
        var dossier = Guid.NewGuid();
        office.Dossiers.Secret[dossier] = secrecy;
        await office.Tell(new News(kind, Guid.NewGuid(), At, [Addressee.Personally(person)]) { Dossier = dossier, Node = "b5", DueAt = At });
        office.Time.Advance(TimeSpan.FromDays(1));
        await office.MakeDigests();
        await office.Send();

        var letter = Assert.Single(office.Mailbox.Sent);
        var all = letter.Subject + letter.Text;
        Assert.DoesNotContain(title, all, StringComparison.Ordinal);
        Assert.DoesNotContain(letter.Subject, char.IsControl);
        Assert.Contains(DossierDouble.Code, letter.Text, StringComparison.Ordinal);
        if (secrecy > Secrecy.Thuong)
        {
            foreach (var part in (string[])[ProcedureDouble.Name, ProcedureDouble.Action, "Hạn:", NoticeWords.NameOf(kind), NoticeWords.After(kind, "b5")])
                Assert.DoesNotContain(part, all, StringComparison.OrdinalIgnoreCase);
        }

        return true;
    }
}
