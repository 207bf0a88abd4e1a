using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log.Sealing;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Log.Verifying;

/// <summary>What the command line offers on the log. Both read only; the program may run meanwhile.</summary>
/// <returns>Exit status: 0 all is well, 1 a fault or no database, 2 wrong arguments.</returns>
public static class LogCommands
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary><c>verify [EXPORT] [SEALS]</c>: the database, or an exported file, against its anchors.</summary>
    public static async Task<int> Verify(DatabaseSettings settings, MasterKey masterKey, TimeProvider time, string[] arguments, TextWriter console)
    {
        if (arguments.FirstOrDefault(file => !File.Exists(file)) is { } missing)
            return await Refuse(console, 2, $"Không có tệp {missing}. / There is no file {missing}.");
        var exported = arguments.FirstOrDefault(ExportFile.Is);
        var anchors = arguments.FirstOrDefault(file => file != exported) ?? settings.AnchorFile;
        if (arguments.Length > (exported is null ? 1 : 2))
            return await Refuse(console, 2, "Cách dùng: verify [TỆP_XUẤT] [TỆP_NIÊM_PHONG] / usage: verify [EXPORT] [SEALS]");
        try
        {
            var begun = time.GetTimestamp();
            var finding = await Task.Run(() => Look(settings, masterKey, time, exported, anchors));
            if (exported is null && !new LastVerification(time.Now(), finding.Entries, finding.Seals, finding.Fault?.ToString()).Write(settings.VerificationFile))
                await console.WriteLineAsync($"Không ghi được {settings.VerificationFile}; kết quả chỉ có ở đây.");
            await Tell(console, finding, anchors, time.GetElapsedTime(begun));
            return finding.Fault is null ? 0 : 1;
        }
        catch (Exception failure) when (failure is DbException or JsonException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return await Refuse(console, 1, $"Không đọc được nhật ký: {failure.Message} / The log cannot be read.");
        }
    }

    /// <summary><c>export-log FILE</c></summary>
    public static async Task<int> Export(DatabaseSettings settings, string[] arguments, TextWriter console)
    {
        if (arguments is not [var file])
            return await Refuse(console, 2, "Cách dùng: export-log TỆP / usage: export-log FILE");
        try
        {
            var entries = await Task.Run(() =>
            {
                using var source = new DatabaseSource(settings);
                return ExportFile.Write(source, file);
            });
            await console.WriteLineAsync($"Đã xuất {entries.ToString("N0", Vietnamese)} mục vào {file}.");
            return 0;
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException)
        {
            return await Refuse(console, 1, $"Không xuất được nhật ký: {failure.Message} / The log cannot be exported.");
        }
    }

    internal static LogFinding Look(DatabaseSettings settings, MasterKey masterKey, TimeProvider time, string? exported, string anchors) =>
        Look(() => exported is null ? new DatabaseSource(settings) : new ExportFile(exported), masterKey, time, anchors);

    internal static LogFinding Look(Func<ILogSource> open, MasterKey masterKey, TimeProvider time, string anchors)
    {
        // The file first: a seal is in the database before its line is in the file, so that every line seen now is one that the database has.
        var length = File.Exists(anchors) ? new FileInfo(anchors).Length : 0;
        using var source = open();
        var finding = new LogVerification(source, masterKey.Exists ? masterKey : null, WholeLines(anchors, length), time.Now()).Run();
        return finding is { Fault: null, Seals: > 0, Anchors: 0 }
            ? finding with { Fault = new LogFault("ANCHORS_MISSING", $"không có tệp niêm phong {anchors} để đối chiếu; hãy chỉ ra một bản sao của nó") }
            : finding;
    }

    // Up to a length. The last line may be half written: the program writes it whole when it starts again.
    private static IEnumerable<string> WholeLines(string file, long length)
    {
        if (length == 0)
            yield break;
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var read = 0L;
        while (reader.ReadLine() is { } line && (read += Encoding.UTF8.GetByteCount(line) + 1) <= length)
            yield return line;
    }

    private static async Task Tell(TextWriter console, LogFinding found, string anchors, TimeSpan took)
    {
        string Count(long number) => number.ToString("N0", Vietnamese);
        var sum = $"{Count(found.Entries)} mục, {Count(found.Streams)} dòng sự kiện, {Count(found.Seals)} lô niêm phong, {Count(found.Leaves)} lá, {Count(found.Anchors)} dòng đối chiếu với {anchors}, {Count(found.Waiting)} mục chờ niêm phong; {took.TotalSeconds.ToString("N1", Vietnamese)} giây";
        if (found.Fault is { } fault)
        {
            await console.WriteLineAsync($"NHẬT KÝ SAI LỆCH / THE LOG IS BROKEN. Chỗ đầu tiên: {fault}.");
            await console.WriteLineAsync($"Đã kiểm tra đến đó: {sum}.");
            return;
        }

        await console.WriteLineAsync($"Nhật ký nguyên vẹn / clean: {sum}.");
        if (!found.KeyOpened)
            await console.WriteLineAsync("Không có khóa chủ ở đây nên chưa thử mở khóa ký. / The master key is not here: the signing key was not opened.");
    }

    private static async Task<int> Refuse(TextWriter console, int status, string text)
    {
        await console.WriteLineAsync(text);
        return status;
    }
}
