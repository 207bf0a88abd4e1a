using ThongSuot.Testing;

namespace ThongSuot.Load;

/// <summary>One web node that is killed and comes back, as under a supervisor that starts it anew as long as it cannot start.</summary>
public sealed class Node(ProgramSettings settings) : IAsyncDisposable
{
    private PublishedProgram? _program;

    public int Port => settings.Port;

    /// <summary>How often it was started, and how often a start failed because the database was away.</summary>
    public int Starts { get; private set; }

    public int FailedStarts { get; private set; }

    public string Output => _program?.Output ?? "";

    public async Task Start(CancellationToken giveUp)
    {
        while (true)
        {
            try
            {
                _program = await PublishedProgram.Start(settings);
                Starts++;
                return;
            }
            catch (InvalidOperationException) when (!giveUp.IsCancellationRequested)
            {
                FailedStarts++;
            }
        }
    }

    public async Task KillAndStart(CancellationToken giveUp)
    {
        await DisposeAsync();
        await Start(giveUp);
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        _program = null;
    }
}
