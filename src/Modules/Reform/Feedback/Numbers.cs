using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Feedback;

/// <summary>Codes such as "PA-2026-000001", unique over all nodes. Taken in a transaction of their own: what is not sent after all leaves a gap.</summary>
internal sealed class Numbers(IServiceScopeFactory scopes, TimeProvider time)
{
    public async Task<string> Next(string register, CancellationToken cancellation)
    {
        var year = time.Now().DateInVietnam().Year;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var row = await db.RegisterNumbers.FindAsync([register, year], cancellation);
            if (row is null)
                db.Add(row = new RegisterNumber { Register = register, Year = year, Next = 1 });
            var number = row.Next++;
            try
            {
                await db.SaveChangesAsync(cancellation);
                return string.Create(CultureInfo.InvariantCulture, $"{register}-{year}-{number:000000}");
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                // Somebody took this number; take the next.
            }
        }
    }
}
