using System.Text;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Accounts;

/// <summary>
/// What a new password must be: long, and not one that everybody tries first. No demand for digits or signs: such rules make
/// passwords predictable, not strong (NIST SP 800-63B, 3.1.1).
/// </summary>
internal static class PasswordRule
{
    public const int Least = 10;
    public const int LeastForAdministrators = 12;
    public const int Most = 200;

    // Folded and without spaces. Long enough to pass the length rule, and first on everybody's list.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "1234567890", "0123456789", "0987654321", "9876543210", "123456789012", "1234567891", "1122334455", "1231231231", "123123123123", "123456123456", "1234512345",
        "147258369", "1472583690", "qwertyuiop", "qwertyuiop123", "qwerty123456", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "asdfghjkl123", "zxcvbnm123",
        "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123", "administrator", "admin123456", "admin1234567", "adminadmin", "welcome123", "letmein123",
        "iloveyou123", "anhyeuem123", "emyeuanh123", "matkhau123", "matkhau1234", "matkhau12345", "matkhau123456", "matkhaumoi", "matkhaucuatoi", "vietnam123", "vietnam1945",
        "vietnam2025", "vietnam2026", "hanoi123456", "saigon123456", "dangcongsan", "dangcongsanvietnam", "thongsuot123", "thongsuot2026", "tinhuy123456", "bithu123456", "hochiminh1890",
    };

    public static Refusal? Check(string password, string userName, int least)
    {
        // Composed once, so that the same password typed on another keyboard counts and verifies the same.
        password = Normalise(password);
        if (password.Length == 0)
            return Refusals.PasswordMissing;
        if (password.EnumerateRunes().Count() < least)
            return Refusals.PasswordShort(least);
        if (password.Length > Most)
            return Refusals.PasswordTooLong;
        if (userName.Length >= 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
            return Refusals.PasswordHasUserName;
        var bare = string.Concat(Folding.Fold(password).Where(c => c != ' '));
        return Common.Contains(bare) || Common.Contains(password.ToLowerInvariant()) || bare.Distinct().Count() <= 3 ? Refusals.PasswordCommon : null;
    }

    /// <summary>NFC, without trimming: spaces are part of a password.</summary>
    public static string Normalise(string password) => password.Normalize(NormalizationForm.FormC);
}
