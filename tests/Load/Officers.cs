using System.Collections.Concurrent;

namespace ThongSuot.Load;

/// <summary>The people at work on one site, each signed in once.</summary>
public sealed class Officers(Uri site) : IDisposable
{
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Lazy<Task<Officer>>> _known = new(StringComparer.Ordinal);

    public Task<Officer> Find(string userName) => _known.GetOrAdd(userName, name => new Lazy<Task<Officer>>(() => SignIn(name))).Value;

    public void Dispose()
    {
        foreach (var officer in _known.Values.Where(o => o.IsValueCreated && o.Value.IsCompletedSuccessfully))
            officer.Value.Result.Dispose();
    }

    private async Task<Officer> SignIn(string userName)
    {
        var officer = new Officer(site, userName);
        using var deadline = new CancellationTokenSource(LongestSignIn);
        while (!await officer.SignIn())
        {
            if (deadline.IsCancellationRequested)
                throw new TimeoutException($"{userName} cannot sign in.");
        }

        return officer;
    }
}
