using System.Diagnostics;
using System.Text;

namespace ThongSuot.Browser.Tests.Running;

/// <summary>The published program with the sample province, on a free port and a data folder of its own; both are gone afterwards.</summary>
internal sealed class PublishedProgram : IAsyncDisposable
{
    private const string FolderVariable = "THONGSUOT_APP";
    private const string Greeting = "Thông Suốt: ";

    // Loading the catalogue and the sample takes some seconds, on a busy machine more.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly DirectoryInfo _data;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PublishedProgram()
    {
        var program = Path.Combine(Folder(), "ThongSuot.Web.dll");
        if (!File.Exists(program))
            throw new InvalidOperationException($"{program} is missing: run ./test Browser, which publishes the program first, or set {FolderVariable}.");
        _data = Directory.CreateTempSubdirectory("thongsuot-browser-");
        var start = new ProcessStartInfo("dotnet", [program, "--data", _data.FullName])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = _data.FullName,
        };
        // Port 0: the system picks a free one, and the program says which.
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment.Remove("THONGSUOT_POSTGRES");
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The program ended before it answered:\n{Output}"));
    }

    /// <summary>Where it answers, such as <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Address { get; private set; } = null!;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static async Task<PublishedProgram> Start()
    {
        var program = new PublishedProgram();
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        program.Address = new Uri(await program._address.Task.WaitAsync(LongestStart));
        return program;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        if (line.StartsWith(Greeting, StringComparison.Ordinal))
            _address.TrySetResult(line[Greeting.Length..].Split(',')[0]);
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } given)
            return given;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ThongSuot.slnx")))
                return Path.Combine(folder.FullName, "publish", "app");
        }

        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
