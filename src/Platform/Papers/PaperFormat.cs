namespace ThongSuot.Platform.Papers;

/// <summary>How a paper is set out. Lengths in millimetres, sizes of letters in points.</summary>
/// <param name="Font">A name that word processors know; the server needs a font of the same widths with all Vietnamese letters.</param>
public sealed record PaperFormat(PaperPage Page, string Font, PaperSizes Sizes)
{
    /// <summary>Where the published set says nothing.</summary>
    public static readonly PaperFormat Usual = new(new PaperPage(210, 297, 20, 20, 30, 15), "Times New Roman", new PaperSizes(15, 14, 14, 16, 14, 14, 12, 11));

    internal decimal TextWidth => Page.Width - Page.Left - Page.Right;
}

public sealed record PaperPage(decimal Width, decimal Height, decimal Top, decimal Bottom, decimal Left, decimal Right);

/// <param name="Heading">The heading "ĐẢNG CỘNG SẢN VIỆT NAM".</param>
/// <param name="Issuer">The issuing body and the one above it.</param>
/// <param name="Place">Place and date.</param>
/// <param name="Type">Name of the type of document.</param>
/// <param name="Abstract">What it is about.</param>
/// <param name="Note">Hints and the foot of the page.</param>
public sealed record PaperSizes(decimal Heading, decimal Issuer, decimal Place, decimal Type, decimal Abstract, decimal Content, decimal Table, decimal Note);

/// <summary>A paper as a file to download.</summary>
/// <param name="Hash">Lower-case hex SHA-256 of what is on the paper; the file itself differs each time by the times in it.</param>
public sealed record PaperFile(byte[] Docx, string Hash);
