namespace ThongSuot.Load;

/// <summary>Waits for what another process does and tells nobody of: it is asked again and again, and not for ever.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    /// <exception cref="TimeoutException">It did not come to be so in time.</exception>
    public static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> isSo, TimeSpan longest, Func<T, string> otherwise)
    {
        using var timer = new PeriodicTimer(Between, TimeProvider.System);
        for (var begun = TimeProvider.System.GetTimestamp(); ;)
        {
            var answer = await ask();
            if (isSo(answer))
                return answer;
            if (TimeProvider.System.GetElapsedTime(begun) > longest)
                throw new TimeoutException(otherwise(answer));
            await timer.WaitForNextTickAsync();
        }
    }
}
