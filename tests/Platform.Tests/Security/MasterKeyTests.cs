using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Tests.Log;

namespace ThongSuot.Platform.Tests.Security;

public sealed class MasterKeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void It_is_made_once_for_its_owner_alone()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "deep", "thongsuot.key");
        var first = new MasterKey(file);
        Assert.False(first.Exists);

        var closed = first.Seal("x", "bí mật"u8);

        Assert.Equal("bí mật", Encoding.UTF8.GetString(new MasterKey(file).Open("x", closed)!));
        Assert.Equal(first.Fingerprint, new MasterKey(file).Fingerprint);
        Assert.Equal(32, Convert.FromBase64String(File.ReadAllText(file)).Length);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Another_purpose_another_key_or_a_changed_byte_opens_nothing()
    {
        using var folder = new TemporaryFolder();
        var key = new MasterKey(Path.Combine(folder.Path, "one"));
        var closed = key.Seal("x", "bí mật"u8);

        Assert.Null(key.Open("y", closed));
        Assert.Null(new MasterKey(Path.Combine(folder.Path, "other")).Open("x", closed));
        Assert.Null(key.Open("x", []));
        for (var i = 0; i < closed.Length; i++)
        {
            var changed = closed.ToArray();
            changed[i] ^= 1;
            Assert.Null(key.Open("x", changed));
        }

        Assert.NotEqual(closed, key.Seal("x", "bí mật"u8));
    }

    [Fact]
    public async Task A_database_goes_with_the_key_that_came_first()
    {
        await using var ledger = await Ledger.Open();
        var file = ledger.Settings.KeyFilePath;
        Assert.True((await MasterKeyAgreement.Run(ledger.Services, Cancellation)).IsOk);
        Assert.True((await MasterKeyAgreement.Run(ledger.Services, Cancellation)).IsOk);

        var kept = await File.ReadAllTextAsync(file, Cancellation);
        File.Delete(file);
        await using (var without = Node(ledger))
        {
            var refused = await MasterKeyAgreement.Run(without, Cancellation);
            Assert.Contains("Không thấy tệp khóa", refused.Refusal.Text, StringComparison.Ordinal);
            Assert.False(File.Exists(file));
        }

        _ = new MasterKey(file).Fingerprint;
        await using (var other = Node(ledger))
            Assert.Contains("không phải của cơ sở dữ liệu này", (await MasterKeyAgreement.Run(other, Cancellation)).Refusal.Text, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "ngắn", Cancellation);
        await using (var broken = Node(ledger))
            Assert.Contains("không đúng định dạng", (await MasterKeyAgreement.Run(broken, Cancellation)).Refusal.Text, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, kept, Cancellation);
        await using var again = Node(ledger);
        Assert.True((await MasterKeyAgreement.Run(again, Cancellation)).IsOk);
    }

    [Fact]
    public async Task Keys_of_cookies_lie_encrypted_and_are_read_by_every_node()
    {
        await using var ledger = await Ledger.Open();
        var closed = ledger.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Protect("tài khoản");

        var xml = await ledger.In(db => db.Set<ProtectionKey>().Select(k => k.Xml).SingleAsync(Cancellation));
        Assert.Contains("sealedByMasterKey", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey xmlns", xml, StringComparison.Ordinal);
        await using var other = Node(ledger);
        Assert.Equal("tài khoản", other.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(closed));
    }

    // Another process on the same database and folder.
    private static ServiceProvider Node(Ledger ledger)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(ledger.Time);
        services.AddPlatform(ledger.Settings);
        return services.BuildServiceProvider();
    }
}
