using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Papers;

/// <summary>Why a paper is not to be had as PDF.</summary>
public static class PaperRefusals
{
    public static readonly Refusal Off = new("PDF_OFF", "Máy chủ chưa cài LibreOffice nên chưa xuất được PDF; hãy tải bản DOCX và in từ máy của mình.");

    public static readonly Refusal Busy = new("PDF_BUSY", "Đang có nhiều tệp chờ xuất PDF; hãy thử lại sau ít phút hoặc tải bản DOCX.");

    public static readonly Refusal Slow = new("PDF_SLOW", "Xuất PDF mất quá nhiều thời gian nên đã bị dừng; hãy thử lại sau hoặc tải bản DOCX.");

    public static readonly Refusal Failed = new("PDF_FAILED", "Không xuất được PDF của tệp này; hãy tải bản DOCX và báo người quản trị hệ thống.");

    /// <summary>For a page that is told of it by its address.</summary>
    public static Refusal? Find(string? code) => ((Refusal[])[Off, Busy, Slow, Failed]).FirstOrDefault(r => r.Code == code);
}
