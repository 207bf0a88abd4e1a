using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Log.Sealing;
using ThongSuot.Platform.Security;

namespace ThongSuot.Platform.Tests.Log;

/// <summary>Whoever changes the log's tables is found, and the first place is named.</summary>
public sealed class TamperingTests
{
    [Fact]
    public async Task An_untouched_log_is_clean_and_counted()
    {
        await using var ledger = await Ledger.Filled();

        var found = ledger.Verify();

        Assert.Null(found.Fault);
        Assert.Equal((8, 3, 2, 4, 1, 2), (found.Entries, found.Streams, found.Seals, found.Leaves, found.Waiting, found.Anchors));
        Assert.True(found.KeyOpened);
    }

    // Table, column, how many rows, what becomes of a value; SQLite writes ids, times and bytes in its own way.
    public static TheoryData<string, string> Columns => new()
    {
        { "platform_log_entry", "id" }, { "platform_log_entry", "stream" }, { "platform_log_entry", "sequence" }, { "platform_log_entry", "type" },
        { "platform_log_entry", "version" }, { "platform_log_entry", "at" }, { "platform_log_entry", "envelope" }, { "platform_log_entry", "body" }, { "platform_log_entry", "hash" },
        { "platform_seal_leaf", "seal" }, { "platform_seal_leaf", "position" }, { "platform_seal_leaf", "stream" }, { "platform_seal_leaf", "sequence" }, { "platform_seal_leaf", "hash" },
        { "platform_seal", "number" }, { "platform_seal", "at" }, { "platform_seal", "leaf_count" }, { "platform_seal", "previous_root" }, { "platform_seal", "root" },
        { "platform_seal", "signature" }, { "platform_seal", "key_id" },
        { "platform_seal_key", "id" }, { "platform_seal_key", "public_key" }, { "platform_seal_key", "private_key" },
        { "platform_unsealed", "stream" }, { "platform_unsealed", "sequence" }, { "platform_unsealed", "hash" },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_change_of_any_column_of_any_row_is_found(string table, string column)
    {
        await using var ledger = await Ledger.Filled();
        var type = ledger.IsPostgreSql
            ? await ledger.Ask<string>($"select data_type as \"Value\" from information_schema.columns where table_name = '{table}' and column_name = '{column}'")
            : await ledger.Ask<string>($"select typeof({column}) as \"Value\" from {table} limit 1");
        var row = ledger.IsPostgreSql ? "ctid" : "rowid";
        foreach (var (from, to) in Changes(type, column, ledger.IsPostgreSql))
        {
            // Each row in turn, and back: a row is found by its number from the top.
            var rows = await ledger.Ask<int>($"select count(*) as \"Value\" from {table}");
            for (var i = 0; i < rows; i++)
            {
                await ledger.Sql($"create table kept as select * from {table}");
                await ledger.Sql($"update {table} set {column} = {to} where {row} = (select {row} from {table} order by 1 limit 1 offset {i}) and {from}");
                var same = await ledger.Ask<int>($"select count(*) as \"Value\" from (select * from {table} except select * from kept) changed") == 0;

                Assert.True(same || ledger.Verify().Fault is not null, $"{table}.{column} = {to} in row {i} was not found");

                await ledger.Sql($"delete from {table}");
                await ledger.Sql($"insert into {table} select * from kept");
                await ledger.Sql("drop table kept");
            }
        }

        Assert.Null(ledger.Verify().Fault);
    }

    // What a value becomes, and when there is something to change.
    private static IEnumerable<(string When, string To)> Changes(string type, string column, bool isPostgreSql) => type switch
    {
        "text" when column == "id" => [("1 = 1", "lower(id)"), ("1 = 1", "substr(id, 1, 35) || case substr(id, 36) when '0' then '1' else '0' end")],
        "text" or "character varying" => [("1 = 1", $"{column} || ' '"), ("1 = 1", $"replace({column}, 'o', 'ο')")],
        "uuid" => [("1 = 1", "gen_random_uuid()")],
        "timestamp with time zone" => [("1 = 1", $"{column} + interval '1 microsecond'")],
        "blob" => [($"length({column}) > 0", $"substr({column}, 1, length({column}) - 1)"), ("1 = 1", $"cast({column} || x'00' as blob)"), ($"length({column}) > 0", $"cast(x'ff' || substr({column}, 2) as blob)")],
        "bytea" => [("length(" + column + ") > 0", $"set_byte({column}, length({column}) - 1, get_byte({column}, length({column}) - 1) # 1)"), ("1 = 1", column + " || '\\x00'::bytea")],
        "bigint" or "integer" or "smallint" when isPostgreSql => [("1 = 1", $"{column} + 7"), ("1 = 1", $"-{column} - 1")],
        "integer" => [("1 = 1", $"{column} + 7"), ("1 = 1", $"{column} + 4294967296"), ("1 = 1", $"-{column} - 1")],
        _ => throw new NotSupportedException(type),
    };

    [Fact]
    public async Task A_changed_entry_is_named_itself()
    {
        await using var ledger = await Ledger.Filled();
        await ledger.Sql("update platform_log_entry set body = replace(body, 'đạt', 'hỏng') where stream = 'dossier/a' and sequence = 2");

        var fault = ledger.Verify().Fault!;

        var id = await ledger.In(db => db.Set<LogEntry>().Where(e => e.Stream == "dossier/a" && e.Sequence == 2).Select(e => e.Id).SingleAsync());
        Assert.Equal(("ENTRY_CHANGED", "dossier/a", 2, id), (fault.Code, fault.Stream!, fault.Sequence!.Value, fault.Id!.Value));
    }

    [Theory]
    [InlineData("delete from platform_log_entry where stream = 'dossier/a' and sequence = 2", "dossier/a#2")]
    [InlineData("delete from platform_log_entry where stream = 'dossier/a' and sequence >= 3", "dossier/a#3")]
    [InlineData("delete from platform_log_entry where stream = 'account/c'", "account/c#1")]
    [InlineData("delete from platform_log_entry where stream = 'dossier/b' and sequence = 3", "dossier/b#3")]
    // Two entries change places.
    [InlineData("update platform_log_entry set sequence = -sequence where stream = 'dossier/a' and sequence in (1, 2);update platform_log_entry set sequence = 3 + sequence where sequence < 0", "dossier/a#1")]
    // The queue loses what it should keep.
    [InlineData("delete from platform_unsealed", "dossier/b#3")]
    // A leaf or a seal disappears.
    [InlineData("delete from platform_seal_leaf where stream = 'account/c'", "account/c#1")]
    [InlineData("delete from platform_seal_leaf where stream = 'dossier/b'", "LEAF_MISSING")]
    public async Task A_row_that_is_gone_or_moved_names_its_entry(string sql, string first)
    {
        await using var ledger = await Ledger.Filled();
        foreach (var statement in sql.Split(';'))
            await ledger.Sql(statement);

        Assert.Equal(first, ledger.FirstFault());
    }

    [Fact]
    public async Task An_entry_put_in_at_the_end_of_a_stream_is_covered_by_nothing()
    {
        await using var ledger = await Ledger.Filled();
        await ledger.Append("dossier/a", 1);
        await ledger.Sql("delete from platform_unsealed where stream = 'dossier/a'");

        Assert.Equal("dossier/a#5", ledger.FirstFault());
    }

    [Fact]
    public async Task An_entry_put_in_with_an_old_time_is_found_although_it_waits_like_a_new_one()
    {
        await using var ledger = await Ledger.Filled();
        await ledger.Seal();
        ledger.Time.Advance(TimeSpan.FromHours(-2));
        await ledger.Append("dossier/d", 1);

        Assert.Equal("ENTRY_LATE", ledger.Verify().Fault!.Code);
        Assert.Equal("dossier/d#1", ledger.FirstFault());
    }

    [Theory]
    [InlineData("delete from platform_seal where number = 1", "SEAL_MISSING", 1)]
    [InlineData("delete from platform_seal where number = 2", "SEAL_MISSING", 2)]
    public async Task A_seal_that_is_gone_is_named(string sql, string code, int seal)
    {
        await using var ledger = await Ledger.Filled();
        await ledger.Sql(sql);

        var fault = ledger.Verify().Fault!;

        Assert.Equal((code, (long)seal), (fault.Code, fault.Seal));
    }

    /// <summary>The newest seal, its leaves and all that they hold: nothing in the database is amiss afterwards.</summary>
    [Fact]
    public async Task A_tail_cut_off_together_with_its_seals_is_found_by_the_anchors()
    {
        await using var ledger = await Ledger.Filled();
        await ledger.Seal();
        await ledger.Sql("delete from platform_log_entry where (stream = 'dossier/b' and sequence = 3) or (stream = 'dossier/a' and sequence = 4) or stream = 'account/c'");
        await ledger.Sql("delete from platform_seal_leaf where seal >= 2");
        await ledger.Sql("delete from platform_seal where number >= 2");

        var fault = ledger.Verify().Fault!;

        Assert.Equal(("SEAL_CUT", 2L), (fault.Code, fault.Seal));
        // Without the file beside the database nobody says that all is well.
        File.Delete(ledger.Settings.AnchorFile);
        Assert.Equal("ANCHORS_MISSING", ledger.Verify().Fault!.Code);
    }

    [Fact]
    public async Task A_stream_written_anew_with_all_its_hashes_differs_from_its_leaf()
    {
        await using var ledger = await Ledger.Filled();
        await ledger.Rewrite("dossier/a", from: 2, leavesToo: false);

        // Sequence 3 is the first that a seal knows by itself.
        Assert.Equal(("LEAF_DIFFERS", "dossier/a", 3L), ledger.Verify().Fault is { } fault ? (fault.Code, fault.Stream!, fault.Sequence!.Value) : default);

        await ledger.Rewrite("dossier/a", from: 2, leavesToo: true);
        Assert.Equal(("SEAL_CHANGED", 1L), ledger.Verify().Fault is { } sealFault ? (sealFault.Code, sealFault.Seal!.Value) : default);
    }

    [Fact]
    public async Task A_history_signed_anew_is_found_by_key_and_by_anchors()
    {
        await using var ledger = await Ledger.Filled();
        await ledger.Seal();
        var copy = ledger.Settings.AnchorFile + ".copy";
        File.Copy(ledger.Settings.AnchorFile, copy);
        await ledger.Rewrite("dossier/a", from: 2, leavesToo: true);
        // By somebody without the master key: all seals from the first, with a key of their own.
        using var folder = new TemporaryFolder();
        var foreign = new MasterKey(Path.Combine(folder.Path, "foreign.key"));
        await ledger.SignAnew(foreign);
        File.Delete(ledger.Settings.AnchorFile);
        await ledger.In(db => new AnchorFile(ledger.Settings.AnchorFile).Append(db, TestContext.Current.CancellationToken));

        Assert.Equal("SEAL_KEY_FOREIGN", ledger.Verify().Fault!.Code);
        // Even to whoever has no master key to compare with.
        Assert.Equal(("SEAL_RESIGNED", 1L), Verdict(copy));
        Assert.Null(ThongSuot.Platform.Log.Verifying.LogCommands.Look(ledger.Settings, foreign, ledger.Time, null, ledger.Settings.AnchorFile).Fault);

        (string, long) Verdict(string anchors)
        {
            var fault = ThongSuot.Platform.Log.Verifying.LogCommands.Look(ledger.Settings, new MasterKey(Path.Combine(folder.Path, "none")), ledger.Time, null, anchors).Fault!;
            return (fault.Code, fault.Seal!.Value);
        }
    }

    [Fact]
    public async Task A_history_signed_anew_with_the_right_key_is_found_by_a_copy_of_the_anchors()
    {
        await using var ledger = await Ledger.Filled();
        await ledger.Rewrite("dossier/a", from: 2, leavesToo: true);
        await ledger.SignAnew(ledger.Services.GetRequiredService<MasterKey>(), sameKey: true);

        var fault = ledger.Verify().Fault!;

        Assert.Equal(("SEAL_REPLACED", 1L), (fault.Code, fault.Seal));
    }

    /// <summary>Random histories, random times of sealing, one byte of one entry changed: that entry is named.</summary>
    [Fact]
    public async Task In_any_history_a_changed_byte_names_its_entry()
    {
        var histories = Gen.Sample(
            from appends in Gen.ArrayOf(Gen.Zip(Gen.Choose(0, 4), Gen.Choose(1, 3)), 12)
            from seals in Gen.ArrayOf(Gen.Elements(true, false), 12)
            from victim in Gen.Choose(0, 10_000)
            from place in Gen.Choose(0, 10_000)
            select (appends, seals, victim, place), 8, new Rnd(20261121, 20261123), 12);
        foreach (var (appends, seals, victim, place) in histories)
        {
            await using var ledger = await Ledger.Open();
            foreach (var ((stream, count), seal) in appends.Zip(seals))
            {
                await ledger.Append($"dossier/{stream}", count);
                if (seal)
                    await ledger.Seal();
            }

            await ledger.Seal();
            Assert.Null(ledger.Verify().Fault);
            var entries = await ledger.In(db => db.Set<LogEntry>().AsNoTracking().OrderBy(e => e.Id).ToListAsync(TestContext.Current.CancellationToken));
            var entry = entries[victim % entries.Count];
            var at = 1 + place % entry.Body.Length;
            await ledger.Sql($"update platform_log_entry set body = substr(body, 1, {at - 1}) || 'ø' || substr(body, {at + 1}) where stream = '{entry.Stream}' and sequence = {entry.Sequence}");

            Assert.Equal($"{entry.Stream}#{entry.Sequence}", ledger.FirstFault());
        }
    }
}
