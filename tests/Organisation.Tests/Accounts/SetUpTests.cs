using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Tests.Accounts;

public sealed class SetUpTests
{
    private static readonly FirstAdministrator First = new("Phạm Thị Quản Trị", "Tỉnh ủy Sông Thanh", "quantri", "nước chảy đá mòn", "nước chảy đá mòn");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<Result<Account>> SetUp(Installation installation, string secret, FirstAdministrator first) =>
        installation.Run<SetUp, Result<Account>>(setUp => setUp.Run(secret, first, "10.0.0.7", Cancellation));

    private static async Task<string> Link(Installation installation)
    {
        var lines = await installation.Prepare(sample: false);
        return lines[^1].Split("ma=")[1];
    }

    [Fact]
    public async Task The_link_makes_the_first_administrator_once()
    {
        await using var installation = await Installation.Empty();
        var secret = await Link(installation);
        var account = (await SetUp(installation, secret, First)).Value;

        var actor = await installation.Services.GetRequiredService<IOrganisation>().ActorOf(account.Id, Cancellation);
        Assert.True(actor!.Holds("system_admin"));
        Assert.Equal("SETUP_LINK_INVALID", (await SetUp(installation, secret, First with { UserName = "quantri2" })).Refusal.Code);
        Assert.True((await installation.SignIn("quantri", First.Password)).IsOk);
        Assert.Empty(await installation.Prepare(sample: false));
    }

    [Fact]
    public async Task The_link_ends_after_a_day_and_by_a_newer_one()
    {
        await using var installation = await Installation.Empty();
        var older = await Link(installation);
        var newer = await Link(installation);
        Assert.False(await installation.Run<SetUp, bool>(s => s.IsOpen(older, Cancellation)));
        Assert.True(await installation.Run<SetUp, bool>(s => s.IsOpen(newer, Cancellation)));
        installation.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal("SETUP_LINK_INVALID", (await SetUp(installation, newer, First)).Refusal.Code);
    }

    [Fact]
    public async Task The_secret_itself_is_not_stored()
    {
        await using var installation = await Installation.Empty();
        var secret = await Link(installation);
        var link = await installation.In(db => db.SetupLinks.SingleAsync(Cancellation));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(System.Buffers.Text.Base64Url.DecodeFromChars(secret)), link.Hash);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_and_nothing_is_made()
    {
        await using var installation = await Installation.Empty();
        var secret = await Link(installation);
        var answer = await SetUp(installation, secret, new FirstAdministrator("", " ", "Quản trị", "ngắn", "khác"));
        Assert.Equal(["NAME_MISSING", "COMMITTEE_MISSING", "USER_NAME_INVALID", "PASSWORD_SHORT", "PASSWORDS_DIFFER"], answer.Refusals.Select(r => r.Code));
        Assert.False(await installation.In(db => db.Accounts.AnyAsync(Cancellation)));
        Assert.True((await SetUp(installation, secret, First)).IsOk);
    }

    [Fact]
    public async Task A_filled_installation_gives_no_link()
    {
        await using var installation = await Installation.WithSample();
        Assert.Null(await installation.Run<SetUp, string?>(s => s.NewSecret(Cancellation)));
        Assert.False(await installation.Run<SetUp, bool>(s => s.IsOpen(new string('a', 43), Cancellation)));
    }
}
