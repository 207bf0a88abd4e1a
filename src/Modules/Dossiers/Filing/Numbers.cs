using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers.Data;
using ThongSuot.Platform.Data;

namespace ThongSuot.Dossiers.Filing;

/// <summary>
/// Dossier numbers of a year, unique over all nodes. Each node takes a block in a transaction of its own, so that filings never wait
/// for one another; a node that stops leaves a gap, which a dossier's code (unlike a document's number) may have.
/// </summary>
internal sealed class Numbers(IServiceScopeFactory scopes) : IDisposable
{
    private const int BlockSize = 20;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _year;
    private int _next;
    private int _end;

    public async Task<int> Next(int year, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (year != _year || _next == _end)
            {
                (_year, _next) = (year, await TakeBlock(year, cancellation));
                _end = _next + BlockSize;
            }

            return _next++;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<int> TakeBlock(int year, CancellationToken cancellation)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var block = await db.NumberBlocks.FindAsync([year], cancellation);
            var first = block?.Next ?? 1;
            if (block is null)
                db.Add(new NumberBlock { Year = year, Next = first + BlockSize });
            else
                block.Next = first + BlockSize;
            try
            {
                await db.SaveChangesAsync(cancellation);
                return first;
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                // Another node took this block; take the next.
            }
        }
    }

    public void Dispose() => _turn.Dispose();
}
