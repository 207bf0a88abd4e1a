using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Log.Sealing;
using ThongSuot.Testing;

namespace ThongSuot.Platform.Tests.Data;

/// <summary>However the rows of a save are put into statements: what is read is what was saved, and a save that fails has written nothing.</summary>
public sealed class SavingTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(2_500)]
    public async Task Rows_are_read_as_they_were_saved_with_and_without_what_may_be_missing(int count)
    {
        Delivery[] saved = [.. Enumerable.Range(1, count).Select(n => Row("a/đ'\"", n, n % 3 == 0 ? "Hỏng {1,\"2\"} \\ NULL" : null, n % 2 == 0))];
        await Save(db => db.AddRange(saved));

        var read = await _database.InScope((_, db) => db.Set<Delivery>().AsNoTracking().OrderBy(d => d.Sequence).ToListAsync());
        Assert.Equal(saved.Select(Values), read.Select(Values));
    }

    [Fact]
    public async Task Rows_of_several_tables_and_changes_of_old_ones_are_one_save()
    {
        await Save(db => db.AddRange(Row("s", 1), Row("s", 2), Row("s", 3)));
        await Save(db =>
        {
            db.AddRange(Row("s", 4), Row("s", 5));
            db.AddRange(new Unsealed { Stream = "s", Sequence = 1, Hash = [1, 0, 255] }, new Unsealed { Stream = "s", Sequence = 2, Hash = [] });
            db.Remove(Row("s", 1));
            db.Attach(Row("s", 2)).Entity.Attempts = 7;
        });

        var (deliveries, unsealed) = await _database.InScope(async (_, db) => (await All(db), await db.Set<Unsealed>().AsNoTracking().OrderBy(u => u.Sequence).ToListAsync()));
        Assert.Equal([(2, 7), (3, 0), (4, 0), (5, 0)], deliveries.Select(d => (d.Sequence, d.Attempts)));
        Assert.Equal([[1, 0, 255], []], unsealed.Select(u => u.Hash));
    }

    [Fact]
    public async Task One_row_that_is_there_already_keeps_all_others_out()
    {
        await Save(db => db.Add(Row("s", 3)));

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => Save(db => db.AddRange(Enumerable.Range(1, 5).Select(n => Row("s", n)))));

        Assert.True(failure.IsConflict());
        Assert.Equal([3], (await _database.InScope((_, db) => All(db))).Select(d => d.Sequence));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_row_that_is_gone_keeps_all_others_out(bool isRemoved)
    {
        await Save(db => db.AddRange(Row("s", 8), Row("s", 9)));

        var failure = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Save(db =>
        {
            db.AddRange(Enumerable.Range(1, 5).Select(n => Row("s", n)));
            db.Remove(Row("s", 8));
            if (isRemoved)
                db.Remove(Row("s", 7));
            else
                db.Attach(Row("s", 7)).Entity.Attempts = 1;
        }));

        Assert.True(failure.IsConflict());
        Assert.Equal([8, 9], (await _database.InScope((_, db) => All(db))).Select(d => d.Sequence));
    }

    private static Task<List<Delivery>> All(AppDb db) => db.Set<Delivery>().AsNoTracking().OrderBy(d => d.Sequence).ToListAsync();

    private Task Save(Action<AppDb> change) => _database.InScope((_, db) =>
    {
        change(db);
        return db.SaveChangesAsync();
    });

    private static Delivery Row(string stream, int sequence, string? failure = null, bool isParked = false) => new()
    {
        Listener = "đọc", Stream = stream, Sequence = sequence, Entry = Guid.CreateVersion7(), Failure = failure, NextAt = FixedTime.WorkingMorning.AddMinutes(sequence),
        ParkedAt = isParked ? FixedTime.WorkingMorning.AddTicks(10 * sequence) : null,
    };

    private static (string, string, int, Guid, int, string?, DateTimeOffset, DateTimeOffset?) Values(Delivery d) => (d.Listener, d.Stream, d.Sequence, d.Entry, d.Attempts, d.Failure, d.NextAt, d.ParkedAt);
}
