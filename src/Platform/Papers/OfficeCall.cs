using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Papers;

/// <summary>
/// One run of LibreOffice, at a border: private folder and profile, an environment that holds nothing of ours, limits on time, memory and size of
/// files, no network where the system lets us take it away, and a process group that ends with the call. The words of its errors go to the log; they name files by number.
/// </summary>
/// <param name="program">Path of soffice.</param>
/// <param name="apart">Whether it runs in a network of its own, which is empty.</param>
internal sealed class OfficeCall(PdfOptions options, string program, bool apart)
{
    private const int Kill = 9, LongestWords = 2_000;

    // PDF/A-2b, tagged for those who listen to it.
    private const string Filter = """pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}""";

    // What a document links to is not fetched, and no macro of it runs.
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        </oor:items>
        """;

    /// <summary>Programs of coreutils and util-linux that hold the limits.</summary>
    public static readonly string[] Needed = ["timeout", "prlimit"];

    /// <summary>What it said last, for the log.</summary>
    public string Words { get; private set; } = "";

    /// <returns>For each document its PDF, or null where there is none; or why the whole call came to nothing.</returns>
    public async Task<Result<byte[]?[]>> Run(IReadOnlyList<byte[]> documents, CancellationToken cancellation)
    {
        // Open to this account only.
        var folder = Directory.CreateTempSubdirectory("ts-pdf-").FullName;
        try
        {
            return await Run(folder, documents, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<Result<byte[]?[]>> Run(string folder, IReadOnlyList<byte[]> documents, CancellationToken cancellation)
    {
        foreach (var part in (string[])["tmp", "out", "profile/user"])
            Directory.CreateDirectory(Path.Combine(folder, part));
        await File.WriteAllTextAsync(Path.Combine(folder, "profile/user/registrymodifications.xcu"), Settings, cancellation);
        var names = documents.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}")).ToList();
        foreach (var (name, content) in names.Zip(documents))
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".docx"), content, cancellation);

        using var process = new Process { StartInfo = Start(folder, names) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
        process.Start();
        process.StandardInput.Close();
        try
        {
            var output = Last(process.StandardOutput, limit.Token);
            Words = (await Last(process.StandardError, limit.Token)).Trim();
            await output;
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return PaperRefusals.Slow;
        }
        finally
        {
            End(process);
        }

        if (process.ExitCode != 0)
            return PaperRefusals.Failed;
        var made = new byte[documents.Count][];
        for (var i = 0; i < made.Length; i++)
        {
            var file = Path.Combine(folder, "out", names[i] + ".pdf");
            if (File.Exists(file) && await File.ReadAllBytesAsync(file, cancellation) is var pdf && pdf.AsSpan().StartsWith("%PDF-"u8))
                made[i] = pdf;
        }

        return made;
    }

    private ProcessStartInfo Start(string folder, IEnumerable<string> names)
    {
        // The outermost makes the group that the call is, and ends it even when this program is killed meanwhile.
        string[] arguments =
        [
            "--signal=KILL", $"{options.Seconds + 10}s",
            "prlimit", $"--as={(long)options.Megabytes << 20}", $"--fsize={(long)options.FileMegabytes << 20}", "--core=0", "--",
            .. apart ? ["unshare", .. Apart] : Array.Empty<string>(),
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}",
            "--convert-to", Filter, "--outdir", Path.Combine(folder, "out"), .. names.Select(n => Path.Combine(folder, n + ".docx")),
        ];
        var start = new ProcessStartInfo("timeout", arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        var path = start.Environment.TryGetValue("PATH", out var known) ? known : "/usr/bin:/bin";
        // No password or connection string of ours.
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = folder;
        start.Environment["LANG"] = "C.UTF-8";
        // Its sockets, too, would lie in /tmp otherwise.
        foreach (var variable in (string[])["TMPDIR", "OSL_SOCKET_PATH", "XDG_RUNTIME_DIR"])
            start.Environment[variable] = Path.Combine(folder, "tmp");
        return start;
    }

    internal static readonly string[] Apart = ["--user", "--map-current-user", "--net", "--"];

    // The end of what it says; all of it is read, or it would wait for us.
    private static async Task<string> Last(StreamReader reader, CancellationToken cancellation)
    {
        var (last, buffer) = (new StringBuilder(), new char[4_096]);
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            last.Append(buffer, 0, read);
            if (last.Length > LongestWords)
                last.Remove(0, last.Length - LongestWords);
        }

        return last.ToString();
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        // Also what outlived its parent.
        _ = SendSignal(-process.Id, Kill);
        process.WaitForExit();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
