namespace ThongSuot.Organisation.Bodies;

/// <summary>Codes of bodies, positions and persons: they stand in addresses and in files.</summary>
internal static class Codes
{
    public static bool IsCode(string text) =>
        text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
