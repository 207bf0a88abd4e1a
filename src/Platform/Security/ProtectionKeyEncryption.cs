using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace ThongSuot.Platform.Security;

/// <summary>Encrypts the keys of cookies and form tokens before they reach the database.</summary>
internal sealed class ProtectionKeyEncryptor(MasterKey masterKey) : IXmlEncryptor
{
    internal const string Purpose = "protection_key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var closed = masterKey.Seal(Purpose, Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new EncryptedXmlInfo(new XElement("sealedByMasterKey", Convert.ToBase64String(closed)), typeof(ProtectionKeyDecryptor));
    }
}

/// <summary>Made by the framework, by the type's name that stands beside the encrypted key.</summary>
internal sealed class ProtectionKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var plain = services.GetRequiredService<MasterKey>().Open(ProtectionKeyEncryptor.Purpose, Convert.FromBase64String(encryptedElement.Value))
            ?? throw new InvalidOperationException("A key of cookies cannot be opened with this master key.");
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
