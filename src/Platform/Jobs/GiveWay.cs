using System.Diagnostics;

namespace ThongSuot.Platform.Jobs;

/// <summary>Lets work in the background take half of the time at most while much of it waits: whoever waits at a page comes first.</summary>
public static class GiveWay
{
    /// <summary>Waits as long as the piece of work took.</summary>
    /// <param name="began">From <see cref="Stopwatch.GetTimestamp"/>, when it began.</param>
    public static Task After(long began, CancellationToken cancellation) => Task.Delay(Stopwatch.GetElapsedTime(began), cancellation);
}
