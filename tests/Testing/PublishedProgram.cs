using System.Diagnostics;
using System.Text;

namespace ThongSuot.Testing;

/// <summary>How the published program is started.</summary>
/// <param name="Data">Its data folder; null: one of its own, gone afterwards.</param>
/// <param name="PostgreSql">Connection string; null: SQLite in the data folder.</param>
/// <param name="Port">Port on 127.0.0.1; 0: a free one.</param>
/// <param name="Environment">Further settings, such as limits that a test from one address would reach.</param>
public sealed record ProgramSettings(string? Data = null, string? PostgreSql = null, int Port = 0, IReadOnlyDictionary<string, string>? Environment = null);

/// <summary>The published program as a process of its own. It ends with this object, at the latest.</summary>
public sealed class PublishedProgram : IAsyncDisposable
{
    private const string FolderVariable = "THONGSUOT_APP";
    private const string PostgreSqlVariable = "THONGSUOT_POSTGRES";
    private const string Greeting = "Thông Suốt: ";

    // Loading the catalogue and the sample takes some seconds, on a busy machine more.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly DirectoryInfo? _own;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PublishedProgram(ProgramSettings settings)
    {
        var program = Path.Combine(Folder(), "ThongSuot.Web.dll");
        if (!File.Exists(program))
            throw new InvalidOperationException($"{program} is missing: run ./test, which publishes the program first, or set {FolderVariable}.");
        _own = settings.Data is null ? Directory.CreateTempSubdirectory("thongsuot-program-") : null;
        var data = settings.Data ?? _own!.FullName;
        var start = new ProcessStartInfo("dotnet", [program, "--data", data])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = data,
        };
        // With port 0 the system picks a free one, and the program says which.
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{settings.Port}";
        start.Environment.Remove(PostgreSqlVariable);
        if (settings.PostgreSql is { } connection)
            start.Environment[PostgreSqlVariable] = connection;
        foreach (var (name, value) in settings.Environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The program ended before it answered:\n{Output}"));
    }

    /// <summary>Where it answers, such as <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Processor time that it used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it holds now, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended first; the message holds what it said.</exception>
    public static async Task<PublishedProgram> Start(ProgramSettings? settings = null)
    {
        var program = new PublishedProgram(settings ?? new ProgramSettings());
        try
        {
            program._process.Start();
            program._process.BeginOutputReadLine();
            program._process.BeginErrorReadLine();
            program.Address = new Uri(await program._address.Task.WaitAsync(LongestStart));
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once, as a power cut would: it gets no chance to finish anything.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
        _own?.Delete(recursive: true);
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

    private static string Folder() =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } given ? given : Path.Combine(SourceTree.Root, "publish", "app");
}
