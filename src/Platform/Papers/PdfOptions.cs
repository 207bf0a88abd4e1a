namespace ThongSuot.Platform.Papers;

/// <summary>How LibreOffice is run, section "Pdf" of the settings. Each node counts on its own.</summary>
public sealed class PdfOptions
{
    /// <summary>The program's path; null: <c>soffice</c> of the path; empty: off.</summary>
    public string? Program { get; set; }

    /// <summary>How long one call may take.</summary>
    public int Seconds { get; set; } = 60;

    /// <summary>Address space of each of its processes.</summary>
    public int Megabytes { get; set; } = 2_048;

    /// <summary>Size of each file it may write.</summary>
    public int FileMegabytes { get; set; } = 100;

    /// <summary>Calls at the same time.</summary>
    public int AtOnce { get; set; } = 1;

    /// <summary>Documents of one call: when several wait they go together, for starting takes most of the time.</summary>
    public int DocumentsInCall { get; set; } = 10;

    /// <summary>Documents that may wait; the next one is refused.</summary>
    public int MostWaiting { get; set; } = 50;
}
