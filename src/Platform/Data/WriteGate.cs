using System.Diagnostics;
using ThongSuot.Platform.Measuring;

namespace ThongSuot.Platform.Data;

/// <summary>
/// SQLite has one writer. Writers queue here, in order of arrival, in front of a short transaction, instead of
/// polling the file lock: the worst wait of many writers falls from seconds to a fraction. PostgreSQL does not use it.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<T> InTurn<T>(Func<Task<T>> write, CancellationToken cancellation)
    {
        var asked = Telemetry.MeasuresGate ? Stopwatch.GetTimestamp() : 0;
        await _turn.WaitAsync(cancellation);
        if (asked != 0)
            Telemetry.WaitedAtGate(Stopwatch.GetElapsedTime(asked));
        try
        {
            return await write();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
