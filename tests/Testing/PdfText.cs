using System.Diagnostics;
using System.Text;

namespace ThongSuot.Testing;

/// <summary>What a reader finds in a PDF, by the programs of poppler.</summary>
public static class PdfText
{
    private const int FontTypeColumns = 2;

    /// <returns>All letters in the order of the content, without white space, NFC.</returns>
    public static async Task<string> Of(byte[] pdf) => Joined(await Run("pdftotext", pdf, "-raw", "-enc", "UTF-8", "{}", "-"));

    /// <returns>The same, page by page.</returns>
    public static async Task<IReadOnlyList<string>> Pages(byte[] pdf) => [.. (await Run("pdftotext", pdf, "-raw", "-enc", "UTF-8", "{}", "-")).TrimEnd('\f').Split('\f').Select(Joined)];

    /// <summary>The same text without white space, so that it does not matter where lines end.</summary>
    public static string Joined(string text) => string.Concat(text.Normalize(NormalizationForm.FormC).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Its metadata says PDF/A, part 2, level B.</summary>
    public static bool ClaimsArchive(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        return text.Contains("<pdfaid:part>2</pdfaid:part>", StringComparison.Ordinal) && text.Contains("<pdfaid:conformance>B</pdfaid:conformance>", StringComparison.Ordinal);
    }

    public static async Task<IReadOnlyList<(string Name, bool Embedded)>> Fonts(byte[] pdf)
    {
        // Name, type in two words, encoding, then emb, sub, uni and the object's two numbers.
        var lines = (await Run("pdffonts", pdf, "{}")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(FontTypeColumns);
        return [.. lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(columns => (columns[0], columns[^5] == "yes"))];
    }

    private static async Task<string> Run(string program, byte[] pdf, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var process = Process.Start(new ProcessStartInfo(program, arguments.Select(a => a == "{}" ? file : a)) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
