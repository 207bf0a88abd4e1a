using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Backups;

/// <summary>Why a backup was not made or not put back. The texts are for the console.</summary>
internal static class Refusals
{
    public static Refusal FolderTaken(string folder) => new("BACKUP_FOLDER_TAKEN", $"Thư mục {folder} đã có; hãy chọn tên mới cho mỗi bản sao lưu.");

    public static readonly Refusal NothingThere = new("BACKUP_NOTHING_THERE", "Ở đây chưa có dữ liệu để sao lưu: kiểm tra --data hoặc THONGSUOT_POSTGRES.");

    public static Refusal ProgramMissing(string program) =>
        new("BACKUP_PROGRAM_MISSING", $"Không tìm thấy {program}: cài gói postgresql-client (phiên bản không thấp hơn máy chủ) rồi chạy lại.");

    public static Refusal ProgramFailed(string program, string output) => new("BACKUP_PROGRAM_FAILED", $"{program} không thực hiện được: {output}");

    public static Refusal ProgramSlow(string program, TimeSpan longest) =>
        new("BACKUP_PROGRAM_SLOW", $"{program} chạy quá {longest.TotalMinutes:0} phút nên đã bị dừng; giới hạn đặt bằng Backup__LongestMinutes.");

    public static Refusal NoBackup(string folder) =>
        new("RESTORE_NO_BACKUP", $"{folder} không phải bản sao lưu hoàn chỉnh: thiếu {Manifest.FileName} hoặc {Manifest.SumName}.");

    public static Refusal Broken(string what) => new("RESTORE_BROKEN", $"Bản sao lưu bị hỏng: {what}.");

    public static Refusal OtherProvider(string provider) =>
        new("RESTORE_OTHER_PROVIDER", $"Bản sao lưu này của {provider}; hãy khôi phục vào cùng loại cơ sở dữ liệu (THONGSUOT_POSTGRES).");

    public static Refusal OtherSchema(string backup, string here) =>
        new("RESTORE_OTHER_SCHEMA", $"Bản sao lưu của lược đồ {backup}, còn kết nối này dùng lược đồ {here}; đặt Search Path cho đúng.");

    public static Refusal Newer(string migration) =>
        new("RESTORE_NEWER", $"Bản sao lưu do phiên bản chương trình mới hơn tạo ra ({migration}); hãy dùng phiên bản đó để khôi phục.");

    public static Refusal TargetTaken(string target) =>
        new("RESTORE_TARGET_TAKEN", $"{target} đã có dữ liệu; thêm --replace nếu thật sự muốn ghi đè.");

    public static Refusal TargetInUse(string target) => new("RESTORE_TARGET_IN_USE", $"{target} đang được dùng; hãy dừng chương trình rồi chạy lại.");
}
