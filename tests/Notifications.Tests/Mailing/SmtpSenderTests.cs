using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using ThongSuot.Notifications.Mailing;

namespace ThongSuot.Notifications.Tests.Mailing;

public sealed class SmtpSenderTests
{
    private static readonly Letter Plain = new(Guid.Parse("0195f0a0-0000-7000-8000-000000000001"), "dong.chi@tinhuy.example", "Thông Suốt: việc được giao – hồ sơ TCCB-01/2026/000001", "Hồ sơ chờ đồng chí xử lý.\r\n");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_vietnamese_subject_and_text_arrive_encoded_and_whole()
    {
        await using var server = new FakeSmtpServer();

        await Sender(server).Send(Plain, Cancellation);

        var (from, to, data) = Assert.Single(server.Mails);
        Assert.Contains("<thongsuot@tinhuy.example>", from, StringComparison.Ordinal);
        Assert.Contains("<dong.chi@tinhuy.example>", to, StringComparison.Ordinal);
        Assert.True(Ascii.IsValid(data));
        Assert.Equal(Plain.Subject, Words(Header(data, "Subject")));
        Assert.Equal("<0195f0a0000070008000000000000001@tinhuy.example>", Header(data, "Message-ID"));
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(data[(data.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]));
        Assert.Equal(Plain.Text, text);
    }

    [Fact]
    public async Task Each_attempt_carries_the_same_message_id()
    {
        await using var server = new FakeSmtpServer();

        await Sender(server).Send(Plain, Cancellation);
        await Sender(server).Send(Plain, Cancellation);

        Assert.Single(server.Mails.Select(m => Header(m.Data, "Message-ID")).Distinct());
    }

    [Theory]
    [InlineData("Một\r\nBcc: ai.do@khac.example")]
    [InlineData("Một\nBcc: ai.do@khac.example")]
    [InlineData("Một\rBcc: ai.do@khac.example")]
    public async Task A_line_end_makes_no_second_header(string subject)
    {
        await using var server = new FakeSmtpServer();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => Sender(server).Send(Plain with { Subject = subject }, Cancellation));

        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_refusal_is_a_fault()
    {
        await using var server = new FakeSmtpServer { Recipient = "550 unknown" };

        await Assert.ThrowsAnyAsync<SmtpException>(() => Sender(server).Send(Plain, Cancellation));
    }

    [Fact]
    public void Settings_are_off_without_host_or_sender_and_ask_for_tls_unless_told_otherwise()
    {
        static MailSettings Read(params (string Key, string Value)[] values) => MailSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => new KeyValuePair<string, string?>("Mail:" + v.Key, v.Value))).Build());

        Assert.False(MailSettings.Read(null).IsOn);
        Assert.False(Read(("Host", "mail")).IsOn);
        Assert.False(Read(("From", "a@b.vn")).IsOn);
        var on = Read(("Host", "mail"), ("From", "a@b.vn"), ("Site", "https://x.vn/"), ("Password", "kín"));
        Assert.True(on is { IsOn: true, StartTls: true, Port: 587, Site: "https://x.vn" });
        Assert.DoesNotContain("kín", on.ToString(), StringComparison.Ordinal);
        Assert.False(Read(("Host", "mail"), ("From", "a@b.vn"), ("StartTls", "false"), ("Port", "25")).StartTls);
    }

    private static SmtpSender Sender(FakeSmtpServer server) => new(new MailSettings("127.0.0.1", server.Port, "thongsuot@tinhuy.example", null, null, false, null));

    private static string Header(string data, string name) =>
        Regex.Match(data, $@"^{name}: (?<value>.*(?:\n[ \t].*)*)", RegexOptions.Multiline | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)).Groups["value"].Value;

    // =?utf-8?B?…?= words, as RFC 2047 has them.
    private static string Words(string header) => Encoding.UTF8.GetString(
        [.. Regex.Matches(header, @"=\?utf-8\?B\?(?<base64>[^?]*)\?=", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)).SelectMany(m => Convert.FromBase64String(m.Groups["base64"].Value))]);
}
