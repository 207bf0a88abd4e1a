using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Files;
using ThongSuot.Platform.Backups;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Testing;

namespace ThongSuot.Dossiers.Tests.Files;

/// <summary>A backup while officers file and attach: whatever it holds is whole, with every file that its dossiers name.</summary>
[Collection("Filing")]
public sealed class BackupTests(Province province)
{
    private const string Outgoing = "VTLT-02";
    private const int Writers = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Given _given = new(province);

    [Fact]
    public async Task Filing_goes_on_and_the_copy_is_whole()
    {
        var folder = Directory.CreateTempSubdirectory("thongsuot-copies-");
        try
        {
            await FileOne();
            using var enough = new CancellationTokenSource();
            var filed = new int[Writers];
            var officers = Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    await FileOne();
                    Interlocked.Increment(ref filed[w]);
                }
            })).ToArray();
            while (filed.Any(f => Volatile.Read(ref f) == 0))
                await Task.Yield();

            var backup = Path.Combine(folder.FullName, "ban-sao");
            var made = await province.Services.GetRequiredService<MakeBackup>().Run(backup, Longest, TextWriter.Null, default);
            await enough.CancelAsync();
            await Task.WhenAll(officers);

            Assert.True(made.IsOk, string.Join("; ", made.Refusals));
            Assert.Empty(made.Value.Lost);
            await IsWhole(backup);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task IsWhole(string backup)
    {
        await using var target = await TestDatabase.CreateAsync(services => services.AddDossiers());
        if (!target.IsPostgreSql)
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var restored = await target.Services.GetRequiredService<RestoreBackup>().Run(backup, replace: true, Longest, TextWriter.Null, default);
        Assert.True(restored.IsOk, string.Join("; ", restored.Refusals));
        Assert.Empty(restored.Value.Differences);

        // Read as the program reads: each dossier's history fits, and each file that is named can be opened.
        await target.InScope(async (services, db) =>
        {
            var store = services.GetRequiredService<FileStore>();
            var (files, dossiers) = (db.DossierFiles.Where(f => f.ErasedAt == null).ToList(), db.Dossiers.ToList());
            Assert.InRange(dossiers.Count, Writers, int.MaxValue);
            Assert.InRange(files.Count, Writers, int.MaxValue);
            foreach (var file in files)
            {
                await using var content = store.Open(file.Hash);
                Assert.Equal(file.Length, content?.Length);
            }

            foreach (var dossier in dossiers)
            {
                var stream = Contracts.Dossiers.DossierEntries.StreamOf(dossier.Id);
                Assert.Null(await EventLog.Verify(db, stream));
                Assert.Equal(dossier.Version, (await EventLog.Head(db, stream, default)).Sequence);
            }
        });
    }

    private async Task FileOne()
    {
        var way = await _given.Way(Outgoing);
        var draft = await _given.Draft(way, Outgoing);
        var actor = province.Actor(way.Person);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"Nội dung {draft}"));
        var added = await province.Ask<Attachments, Result<Guid>>(a => a.Add(actor, draft, null, "Tờ trình.txt", content, default));
        Assert.True(added.IsOk, string.Join("; ", added.Refusals));
        var sent = await _given.Send(way.Person, draft);
        Assert.True(sent.IsOk, string.Join("; ", sent.Refusals));
    }
}
