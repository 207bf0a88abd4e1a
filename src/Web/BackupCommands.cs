using ThongSuot.Platform.Backups;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Web;

/// <summary><c>./run backup DIR</c> and <c>./run restore DIR [--replace]</c>.</summary>
internal static class BackupCommands
{
    public const string Replace = "--replace";

    private const int Done = 0, No = 1, WrongArguments = 2;

    public static async Task<int> Backup(WebApplication app, StartOptions options, TextWriter console, CancellationToken cancellation)
    {
        if (options.Arguments is not [{ Length: > 0 } folder])
            return await Usage(console, "backup DIR");
        var made = await app.Services.GetRequiredService<MakeBackup>().Run(folder, Longest(app), console, cancellation);
        if (!made.IsOk)
            return await Refuse(console, made.Refusals);
        var manifest = made.Value;
        await console.WriteLineAsync(
            $"Đã sao lưu {manifest.Tables.Count} bảng, {manifest.Rows} dòng, {manifest.Files.Count} tệp vào {Path.GetFullPath(folder)}. Tệp khóa chính không nằm trong đó; hãy giữ nó ở nơi khác.");
        if (manifest.ErasedMeanwhile.Count > 0)
            await console.WriteLineAsync($"{manifest.ErasedMeanwhile.Count} tệp đã được xóa trong khi sao lưu.");
        foreach (var lost in manifest.Lost)
            await console.WriteLineAsync($"CẢNH BÁO: tệp {lost} được nêu tên trong cơ sở dữ liệu nhưng không còn nguyên trong kho.");
        return manifest.Lost.Count == 0 ? Done : No;
    }

    public static async Task<int> Restore(WebApplication app, StartOptions options, TextWriter console, CancellationToken cancellation)
    {
        var replace = options.Arguments.Contains(Replace, StringComparer.Ordinal);
        if (options.Arguments.Where(a => a != Replace).ToArray() is not [{ Length: > 0 } folder])
            return await Usage(console, $"restore DIR [{Replace}] --data NEW");
        var restored = await app.Services.GetRequiredService<RestoreBackup>().Run(folder, replace, Longest(app), console, cancellation);
        if (!restored.IsOk)
            return await Refuse(console, restored.Refusals);
        var (manifest, differences) = restored.Value;
        foreach (var difference in differences)
            await console.WriteLineAsync($"KHÁC: {difference}");
        await console.WriteLineAsync(differences.Count > 0
            ? $"Đã khôi phục nhưng có {differences.Count} điểm khác bản sao lưu."
            : $"Giống hệt: {manifest.Tables.Count} bảng, {manifest.Rows} dòng, {manifest.Files.Count} tệp.");
        await console.WriteLineAsync("Bản sao lưu không có tệp khóa chính: hãy tự đặt tệp thongsuot.key của nơi cũ vào " + app.Services.GetRequiredService<DatabaseSettings>().DataFolder + ".");
        return differences.Count == 0 ? Done : No;
    }

    // Of pg_dump and pg_restore.
    private static TimeSpan Longest(WebApplication app) => TimeSpan.FromMinutes(app.Configuration.GetValue("Backup:LongestMinutes", 240));

    private static async Task<int> Usage(TextWriter console, string usage)
    {
        await console.WriteLineAsync($"Cách dùng / usage: ./run {usage}");
        return WrongArguments;
    }

    private static async Task<int> Refuse(TextWriter console, IEnumerable<Refusal> refusals)
    {
        foreach (var refusal in refusals)
            await console.WriteLineAsync(refusal.Text);
        return No;
    }
}
