using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ThongSuot.Platform.Data;

namespace ThongSuot.Platform.Security;

/// <summary>A key that protects cookies and form tokens. It lies in the database, so that every node reads what another one wrote and a restart signs nobody out; encrypted by the master key.</summary>
internal sealed class ProtectionKey
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}

internal sealed class KeyMap : EntityMap
{
    public override string Prefix => "platform";

    public override void Map(ModelBuilder model)
    {
        model.Entity<ProtectionKey>(key =>
        {
            key.ToTable("platform_key");
            key.HasKey(k => k.Id);
            key.Property(k => k.Id).ValueGeneratedNever();
            key.Property(k => k.Name).HasMaxLength(200);
        });
        model.Entity<MasterKeyMark>(mark =>
        {
            mark.ToTable("platform_master_key");
            mark.HasKey(m => m.Id);
            mark.Property(m => m.Id).ValueGeneratedNever();
        });
    }
}

internal sealed class KeysInDatabase(IServiceScopeFactory scopes, MasterKey masterKey) : IConfigureOptions<KeyManagementOptions>, IXmlRepository
{
    public void Configure(KeyManagementOptions options) => (options.XmlRepository, options.XmlEncryptor) = (this, new ProtectionKeyEncryptor(masterKey));

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return [.. db.Set<ProtectionKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    // The framework asks synchronously. A key is made every few months and there is no synchronisation context, so waiting here is safe.
    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => Store(element, friendlyName)).GetAwaiter().GetResult();

    private async Task Store(XElement element, string friendlyName)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(new ProtectionKey { Id = Guid.CreateVersion7(), Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        await db.SaveChangesAsync();
    }
}
