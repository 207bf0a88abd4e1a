using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ThongSuot.Platform.Web;

/// <summary>
/// Pages are made a few at a time, first come first served. A page is short and busy: made all at once, each would wait for all others, and the
/// unlucky one longest; so the slowest waits little longer than the average, and a rush takes no more memory and connections than quiet hours.
/// </summary>
internal sealed class PageTurns(TimeProvider time) : IDisposable
{
    private const int EachProcessor = 2;

    internal static int AtOnce => EachProcessor * Environment.ProcessorCount;

    // What takes longer than a page should waits for something else than a processor, and nobody else need wait with it.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(0.25);

    private readonly SemaphoreSlim _free = new(AtOnce);

    public async Task InTurn(Func<Task> makePage, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        var held = 1;
        void GiveBack()
        {
            if (Interlocked.Exchange(ref held, 0) == 1)
                _free.Release();
        }

        await using var longest = time.CreateTimer(_ => GiveBack(), null, Longest, Timeout.InfiniteTimeSpan);
        try
        {
            await makePage();
        }
        finally
        {
            GiveBack();
        }
    }

    public void Dispose() => _free.Dispose();
}

public static class PageTurnsExtensions
{
    /// <summary>Stands behind all that refuses a request or reads its body; streams, files and interfaces are no pages and pass.</summary>
    public static IApplicationBuilder UsePageTurns(this IApplicationBuilder app) => app.Use((context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null
            ? next(context)
            : context.RequestServices.GetRequiredService<PageTurns>().InTurn(() => next(context), context.RequestAborted));
}
