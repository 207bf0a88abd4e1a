using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;

namespace ThongSuot.Testing.Tests;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task What_is_saved_in_one_scope_is_read_in_another()
    {
        await using var database = await TestDatabase.CreateAsync();

        await database.InScope(async (services, db) =>
        {
            var log = services.GetRequiredService<EventLog>();
            await log.Append(db, "thu/1", new Envelope(null), "thu.mo", new { Ten = "Đảng uỷ" }, TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var entry = await database.InScope((_, db) => db.Set<LogEntry>().SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal("thu/1", entry.Stream);
        Assert.Contains("Đảng uỷ", entry.Body, StringComparison.Ordinal);
        Assert.Equal(database.Time.Now(), entry.At);
    }

    [Fact]
    public async Task Two_databases_share_nothing()
    {
        await using var one = await TestDatabase.CreateAsync();
        await using var other = await TestDatabase.CreateAsync();

        await one.InScope(async (services, db) =>
        {
            services.GetRequiredService<EventLog>().Append(db, StreamHead.New("thu/1"), new Envelope(null), [("thu.mo", new { })]);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        Assert.Equal(0, await other.InScope((_, db) => db.Set<LogEntry>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Databases_of_one_process_may_have_different_modules()
    {
        await using var plain = await TestDatabase.CreateAsync();
        await using var more = await TestDatabase.CreateAsync(services => services.AddSingleton<EntityMap, NoteMap>());

        Assert.Null(await plain.InScope((_, db) => Task.FromResult(db.Model.FindEntityType(typeof(Note)))));
        Assert.NotNull(await more.InScope((_, db) => Task.FromResult(db.Model.FindEntityType(typeof(Note)))));
    }

    [Fact]
    public async Task Nothing_is_left_after_disposal()
    {
        var database = await TestDatabase.CreateAsync();
        var folder = database.Services.GetRequiredService<DatabaseSettings>().DataFolder;
        Assert.True(Directory.Exists(folder));

        await database.DisposeAsync();

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void The_clock_stands_until_it_is_moved()
    {
        var time = new FixedTime();
        var before = time.GetUtcNow();

        time.Advance(TimeSpan.FromHours(3));

        Assert.Equal(FixedTime.WorkingMorning, before);
        Assert.Equal(before + TimeSpan.FromHours(3), time.GetUtcNow());
    }

    private sealed class Note
    {
        public int Id { get; init; }
    }

    private sealed class NoteMap : EntityMap
    {
        public override string Prefix => "note";

        public override void Map(ModelBuilder model) => model.Entity<Note>().ToTable("note_note");
    }
}
