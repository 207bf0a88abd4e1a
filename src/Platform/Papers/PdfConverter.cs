using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Papers;

/// <summary>
/// DOCX to PDF/A-2b by LibreOffice, when present. Calls are few at a time and documents that wait meanwhile go together in the next one; the line is
/// bounded. A document that spoils the call of others is tried again alone, so that only it is refused.
/// </summary>
public sealed partial class PdfConverter : IAsyncDisposable
{
    private static readonly string[] Usual = ["/usr/bin", "/usr/local/bin", "/usr/lib/libreoffice/program", "/opt/libreoffice/program"];

    private readonly PdfOptions _options;
    private readonly ILogger<PdfConverter> _log;
    private readonly string? _program;
    private readonly Lazy<Task<bool>> _apart;
    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private readonly HashSet<Task> _calls = [];
    private readonly CancellationTokenSource _end = new();

    public PdfConverter(PdfOptions options, ILogger<PdfConverter> log)
    {
        (_options, _log) = (options, log);
        _program = options.Program is null ? Find("soffice") : File.Exists(options.Program) ? options.Program : null;
        if (OfficeCall.Needed.Any(needed => Find(needed) is null))
            _program = null;
        _apart = new Lazy<Task<bool>>(CanBeApart);
    }

    private sealed record Waiting(byte[] Document, TaskCompletionSource<Result<byte[]>> Answer, CancellationToken Cancellation);

    /// <summary>Whether there is a LibreOffice; without it pages offer the DOCX alone.</summary>
    public bool IsThere => _program is not null;

    /// <param name="docx">The document; the caller leaves it as it is meanwhile.</param>
    /// <param name="cancellation">Ends the waiting; a call that runs for others, too, goes on.</param>
    public async Task<Result<byte[]>> Convert(byte[] docx, CancellationToken cancellation)
    {
        if (_program is null)
            return PaperRefusals.Off;
        var waiting = new Waiting(docx, new TaskCompletionSource<Result<byte[]>>(TaskCreationOptions.RunContinuationsAsynchronously), cancellation);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_end.IsCancellationRequested, this);
            if (_waiting.Count >= _options.MostWaiting)
                return PaperRefusals.Busy;
            _waiting.Enqueue(waiting);
            Begin();
        }

        return await waiting.Answer.Task.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        Task[] calls;
        lock (_gate)
        {
            _end.Cancel();
            calls = [.. _calls];
        }

        await Task.WhenAll(calls);
        while (_waiting.TryDequeue(out var left))
            left.Answer.TrySetCanceled();
        _end.Dispose();
    }

    // Within the gate. A task of its own: who asked waits for the answer, not for the call.
    private void Begin()
    {
        while (_waiting.Count > 0 && _calls.Count < Math.Max(1, _options.AtOnce) && !_end.IsCancellationRequested)
        {
            var taken = new List<Waiting>();
            while (taken.Count < Math.Max(1, _options.DocumentsInCall) && _waiting.TryDequeue(out var next))
            {
                if (next.Cancellation.IsCancellationRequested)
                    next.Answer.TrySetCanceled(next.Cancellation);
                else
                    taken.Add(next);
            }

            if (taken.Count == 0)
                continue;
            // Not begun before it is in the list.
            var call = new Task<Task>(() => Serve(taken));
            var served = call.Unwrap();
            _calls.Add(served);
            call.Start(TaskScheduler.Default);
            _ = served.ContinueWith(
                ended =>
                {
                    lock (_gate)
                    {
                        _calls.Remove(ended);
                        Begin();
                    }
                },
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task Serve(List<Waiting> taken)
    {
        try
        {
            var made = await Call(taken);
            if (!made.IsOk && taken.Count > 1)
            {
                foreach (var one in taken)
                    Answer(one, await Call([one]), 0);
                return;
            }

            for (var i = 0; i < taken.Count; i++)
                Answer(taken[i], made, i);
        }
        catch (OperationCanceledException)
        {
            taken.ForEach(one => one.Answer.TrySetCanceled(_end.Token));
        }
        catch (Exception bug)
        {
            taken.ForEach(one => one.Answer.TrySetException(bug));
        }
    }

    private async Task<Result<byte[]?[]>> Call(List<Waiting> taken)
    {
        var call = new OfficeCall(_options, _program!, await _apart.Value);
        var made = await call.Run([.. taken.Select(t => t.Document)], _end.Token);
        if (!made.IsOk || made.Value.Contains(null))
            CameToNothing(taken.Count, made.IsOk ? PaperRefusals.Failed.Code : made.Refusal.Code, call.Words);
        return made;
    }

    private static void Answer(Waiting one, Result<byte[]?[]> made, int at) =>
        one.Answer.TrySetResult(!made.IsOk ? made.Refusal : made.Value[at] is { } pdf ? pdf : PaperRefusals.Failed);

    private async Task<bool> CanBeApart()
    {
        var can = false;
        if (Find("unshare") is { } unshare)
        {
            using var trial = Process.Start(new ProcessStartInfo(unshare, [.. OfficeCall.Apart, "true"]) { UseShellExecute = false, RedirectStandardError = true })!;
            await trial.WaitForExitAsync();
            can = trial.ExitCode == 0;
        }

        if (!can)
            NotApart();
        return can;
    }

    private static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(Usual).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    [LoggerMessage(Level = LogLevel.Warning, Message = "LibreOffice made nothing of a call with {Documents} documents: {Code} {Words}")]
    private partial void CameToNothing(int documents, string code, string words);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This system does not let LibreOffice run without a network: unprivileged user namespaces are off")]
    private partial void NotApart();
}
