using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Tests.Accounts;

public sealed class SessionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_ends_here_ends_at_once_and_the_others_go_on()
    {
        await using var installation = await Installation.WithSample();
        var here = (await installation.SignIn()).Value.Session!;
        var there = (await installation.SignIn(visitor: Accounts.From("10.0.0.9"))).Value.Session!;
        Assert.True(await installation.GoesOn(here) && await installation.GoesOn(there));
        var ended = await installation.Run<EndSessions, Result<int>>(async e => await e.Run(await installation.Actor(), there.Id, here.Id, null, Cancellation));
        Assert.Equal(1, ended.Value);
        Assert.True(await installation.GoesOn(here));
        Assert.False(await installation.GoesOn(there));
    }

    [Fact]
    public async Task Nobody_ends_the_sessions_of_others()
    {
        await using var installation = await Installation.WithSample();
        var mine = (await installation.SignIn()).Value.Session!;
        var ended = await installation.Run<EndSessions, Result<int>>(async e => await e.Run(await installation.Actor("dangvien1.cb001"), mine.Id, null, null, Cancellation));
        Assert.Equal(0, ended.Value);
        Assert.True(await installation.GoesOn(mine));
    }

    [Fact]
    public async Task What_ended_elsewhere_ends_here_within_a_second()
    {
        await using var installation = await Installation.WithSample();
        var session = (await installation.SignIn()).Value.Session!;
        Assert.True(await installation.GoesOn(session));
        // As another node writes it.
        await installation.In(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, installation.Clock.GetUtcNow()), Cancellation));
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await installation.GoesOn(session));
    }

    [Fact]
    public async Task It_lasts_eight_hours_without_use_and_seven_days_with_it()
    {
        await using var installation = await Installation.WithSample();
        var used = (await installation.SignIn()).Value.Session!;
        var unused = (await installation.SignIn(visitor: Accounts.From("10.0.0.9"))).Value.Session!;
        installation.Clock.Advance(TimeSpan.FromHours(4));
        Assert.True(await installation.GoesOn(used));
        installation.Clock.Advance(TimeSpan.FromHours(4));
        Assert.True(await installation.GoesOn(used));
        Assert.False(await installation.GoesOn(unused));
        for (var hours = 8; hours < 7 * 24 - 4; hours += 4)
        {
            installation.Clock.Advance(TimeSpan.FromHours(4));
            Assert.True(await installation.GoesOn(used));
        }

        installation.Clock.Advance(TimeSpan.FromHours(4));
        Assert.False(await installation.GoesOn(used));
    }

    [Fact]
    public async Task Use_is_written_down_every_few_minutes_only()
    {
        await using var installation = await Installation.WithSample();
        var session = (await installation.SignIn()).Value.Session!;
        foreach (var (minutes, written) in new[] { (4, 0), (1, 5), (4, 5), (1, 10) })
        {
            installation.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await installation.GoesOn(session);
            Assert.Equal(session.BegunAt.AddMinutes(written), await installation.In(db => db.Sessions.Select(s => s.SeenAt).SingleAsync(Cancellation)));
        }
    }

    [Fact]
    public async Task The_cookie_of_one_account_opens_no_session_of_another()
    {
        await using var installation = await Installation.WithSample();
        var session = (await installation.SignIn()).Value.Session!;
        var other = await installation.Account("dangvien1.cb001");
        Assert.Null(await installation.Services.GetRequiredService<LiveSessions>().Find(session.Id, other.Id, Cancellation));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself()
    {
        await using var installation = await Installation.WithSample();
        var session = (await installation.SignIn()).Value.Session!;
        await installation.Run<SignOut, Result<bool>>(async s => await s.Run(await installation.Actor(), session.Id, null, Cancellation));
        Assert.False(await installation.GoesOn(session));
    }

    [Fact]
    public async Task What_had_its_time_is_swept()
    {
        await using var installation = await Installation.WithSample();
        await installation.SignIn();
        installation.Clock.Advance(TimeSpan.FromDays(399));
        await installation.Services.GetRequiredService<Sweeping>().Run(Cancellation);
        Assert.Equal(1, await installation.In(db => db.Sessions.CountAsync(Cancellation)));
        installation.Clock.Advance(TimeSpan.FromDays(1));
        await installation.Services.GetRequiredService<Sweeping>().Run(Cancellation);
        Assert.Equal(0, await installation.In(db => db.Sessions.CountAsync(Cancellation)));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge trên Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0 Chrome/124.0 Safari/537.36", "Cốc Cốc trên Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari trên iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox trên Linux")]
    [InlineData("", "Trình duyệt không rõ")]
    public void Browsers_are_named_as_people_know_them(string userAgent, string name) => Assert.Equal(name, BrowserName.Of(userAgent));
}
