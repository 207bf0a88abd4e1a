using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Log.Sealing;
using ThongSuot.Platform.Log.Verifying;
using ThongSuot.Platform.Security;

namespace ThongSuot.Platform.Tests.Log;

public sealed class SealingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_many_writers_append_while_it_seals_is_sealed_exactly_once()
    {
        await using var ledger = await Ledger.Open();
        using var done = new CancellationTokenSource();
        var sealing = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
                await ledger.Seal();
        }, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
                await ledger.Append($"dossier/{writer}-{i % 5}", 1 + i % 3);
        }, Cancellation)));
        await done.CancelAsync();
        await sealing;
        await ledger.Seal();

        var found = ledger.Verify();
        Assert.Null(found.Fault);
        Assert.Equal((8 * (9 + 2 * 8 + 3 * 8), 40L, 0L), (found.Entries, found.Streams, found.Waiting));
        Assert.Equal(found.Seals, found.Anchors);
        var leaves = await ledger.In(db => db.Set<SealLeaf>().AsNoTracking().ToListAsync(Cancellation));
        Assert.Equal(leaves.Count, leaves.Select(l => (l.Stream, l.Sequence)).Distinct().Count());
    }

    [Fact]
    public async Task The_end_of_a_stream_vouches_for_what_came_before()
    {
        await using var ledger = await Ledger.Filled();

        async Task<long?> SealOf(string stream, int sequence) =>
            await ledger.In(db => new Seals(db, ledger.Settings).SealOf(stream, sequence, Cancellation));

        Assert.Equal([1L, 1, 1, 2], [await SealOf("dossier/a", 1), await SealOf("dossier/a", 2), await SealOf("dossier/a", 3), await SealOf("dossier/a", 4)]);
        Assert.Null(await SealOf("dossier/b", 3));
        var state = await ledger.In(db => new Seals(db, ledger.Settings).State(Cancellation));
        Assert.Equal((2L, 1, (LastVerification?)null), (state.Last, state.Waiting, state.Verified));
    }

    [Fact]
    public async Task A_crash_between_a_seal_and_its_anchor_is_made_good()
    {
        await using var ledger = await Ledger.Filled();
        var whole = await File.ReadAllTextAsync(ledger.Settings.AnchorFile, Cancellation);
        var second = whole.IndexOf('\n', StringComparison.Ordinal) + 1;

        foreach (var left in (int[])[0, 5, second, second + 5, whole.Length - 1])
        {
            await File.WriteAllTextAsync(ledger.Settings.AnchorFile, whole[..left], Cancellation);
            await ledger.In(db => new AnchorFile(ledger.Settings.AnchorFile).Append(db, Cancellation));
            Assert.Equal(whole, await File.ReadAllTextAsync(ledger.Settings.AnchorFile, Cancellation));
        }
    }

    [Fact]
    public async Task The_signing_key_opens_with_the_master_key_only()
    {
        await using var ledger = await Ledger.Filled();
        using var folder = new TemporaryFolder();
        var key = await ledger.In(db => db.Set<SealKey>().SingleAsync(Cancellation));

        Assert.Null(SealKeys.Open(new MasterKey(Path.Combine(folder.Path, "other.key")), key.PublicKey, key.PrivateKey));
        using var pair = SealKeys.Open(ledger.Services.GetRequiredService<MasterKey>(), key.PublicKey, key.PrivateKey);
        Assert.NotNull(pair);
    }

    [Fact]
    public async Task An_exported_log_is_verified_without_the_database()
    {
        await using var ledger = await Ledger.Filled();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "log.jsonl");
        await using var console = new StringWriter();
        Assert.Equal(0, await LogCommands.Export(ledger.Settings, [file], console));

        Assert.Equal(ledger.Verify() with { KeyOpened = true }, ledger.Verify(exported: file));

        var lines = await File.ReadAllLinesAsync(file, Cancellation);
        for (var i = 0; i < lines.Length; i++)
        {
            await File.WriteAllLinesAsync(file, [.. lines[..i], .. lines[(i + 1)..]], Cancellation);
            Assert.True(i == 0 || ledger.Verify(exported: file).Fault is not null, $"line {i} is not missed: {lines[i]}");
        }
    }

    [Fact]
    public async Task The_command_says_clean_or_names_the_first_broken_entry()
    {
        await using var ledger = await Ledger.Filled();
        var key = ledger.Services.GetRequiredService<MasterKey>();
        await using var clean = new StringWriter();
        Assert.Equal(0, await LogCommands.Verify(ledger.Settings, key, ledger.Time, [], clean));
        Assert.StartsWith("Nhật ký nguyên vẹn / clean: 8 mục, 3 dòng sự kiện, 2 lô niêm phong", clean.ToString(), StringComparison.Ordinal);

        await ledger.Sql("update platform_log_entry set type = 'x' where stream = 'dossier/b' and sequence = 2");
        await using var broken = new StringWriter();
        Assert.Equal(1, await LogCommands.Verify(ledger.Settings, key, ledger.Time, [], broken));
        Assert.Contains("dòng sự kiện dossier/b, mục số 2, mã ", broken.ToString(), StringComparison.Ordinal);
        Assert.Contains("ENTRY_CHANGED", (await ledger.In(db => new Seals(db, ledger.Settings).State(Cancellation))).Verified!.Fault, StringComparison.Ordinal);

        Assert.Equal(2, await LogCommands.Verify(ledger.Settings, key, ledger.Time, ["/khong/co"], TextWriter.Null));
    }

    [Fact]
    public async Task A_seal_that_comes_while_the_log_is_verified_is_no_disagreement()
    {
        await using var ledger = await Ledger.Filled();
        // After the first look into the database, from which on all that is read of it stays the same, and before the file of seals is read.
        async Task AddSeal()
        {
            await ledger.Append("dossier/a", 1);
            await ledger.Seal();
        }

        var found = LogCommands.Look(
            () => new Meanwhile(new DatabaseSource(ledger.Settings), () => Task.Run(AddSeal, Cancellation).GetAwaiter().GetResult()),
            ledger.Services.GetRequiredService<MasterKey>(), ledger.Time, ledger.Settings.AnchorFile);

        Assert.Null(found.Fault);
        Assert.Equal((8L, 2L, 2L), (found.Entries, found.Seals, found.Anchors));
        var after = ledger.Verify();
        Assert.Null(after.Fault);
        Assert.Equal((9L, 3L, 3L), (after.Entries, after.Seals, after.Anchors));
    }

    [Fact]
    public async Task The_command_finds_a_log_clean_that_grows_all_the_while()
    {
        await using var ledger = await Ledger.Filled();
        var key = ledger.Services.GetRequiredService<MasterKey>();
        using var done = new CancellationTokenSource();
        var working = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await ledger.Append("dossier/a", 2);
                await ledger.Seal();
            }
        }, Cancellation);

        for (var i = 0; i < 10; i++)
        {
            await using var console = new StringWriter();
            Assert.True(await LogCommands.Verify(ledger.Settings, key, ledger.Time, [], console) == 0, console.ToString());
        }

        await done.CancelAsync();
        await working;
    }

    [Fact]
    public void The_tree_is_that_of_RFC_6962()
    {
        // Of three leaves the first two stand together.
        byte[][] leaves = [Leaf(1), Leaf(2), Leaf(3)];
        var expected = Node(Node(leaves[0], leaves[1]), leaves[2]);

        Assert.Equal(expected, SealHash.Tree(leaves));
        Assert.Equal(leaves[0], SealHash.Tree([leaves[0]]));

        static byte[] Leaf(int sequence) => SealHash.Leaf("s"u8, sequence, new byte[32]);
        static byte[] Node(byte[] left, byte[] right) => System.Security.Cryptography.SHA256.HashData([1, .. left, .. right]);
    }

    /// <summary>A log in which something happens right after the first of it was read.</summary>
    private sealed class Meanwhile(ILogSource log, Action happens) : ILogSource
    {
        public IReadOnlyList<KeyRow> Keys()
        {
            var keys = log.Keys();
            happens();
            return keys;
        }

        public IEnumerable<EntryRow> Entries() => log.Entries();

        public IEnumerable<StrayRow> Strays() => log.Strays();

        public IEnumerable<SealRow> Seals() => log.Seals();

        public IEnumerable<LeafRow> Leaves() => log.Leaves();

        public void Dispose() => log.Dispose();
    }
}
