using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts.Factors;

/// <summary>Keys of authenticator apps, protected in the table and, before they are proved, in the form that enrols them.</summary>
internal sealed class TotpSecrets(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan EnrolmentLife = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _stored = protection.CreateProtector("ThongSuot.Organisation.TotpSecret");
    private readonly IDataProtector _offered = protection.CreateProtector("ThongSuot.Organisation.TotpEnrolment");

    public byte[] Protect(byte[] key, Guid account) => _stored.CreateProtector(account.ToString("N")).Protect(key);

    public byte[] Key(Account account) => _stored.CreateProtector(account.Id.ToString("N")).Unprotect(account.TotpSecret!);

    /// <summary>A key on its way through the enrolment form, good for this account and half an hour.</summary>
    public string Offer(byte[] key, Guid account) =>
        Convert.ToBase64String(_offered.CreateProtector(account.ToString("N")).Protect([.. BitConverter.GetBytes((time.Now() + EnrolmentLife).UtcTicks), .. key]));

    public byte[]? Offered(string? offer, Guid account)
    {
        try
        {
            var bytes = _offered.CreateProtector(account.ToString("N")).Unprotect(Convert.FromBase64String(offer ?? ""));
            return bytes.Length == 28 && BitConverter.ToInt64(bytes) > time.Now().UtcTicks ? bytes[8..] : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
