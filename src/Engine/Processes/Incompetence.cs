using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>Why a matter was not for the body that received it (Bình Dương document, quy định về gửi đúng cấp, đúng thẩm quyền; ).</summary>
public static class Incompetence
{
    public static readonly ImmutableArray<(string Code, string Name)> All =
    [
        ("vuot_cap", "Gửi vượt cấp"),
        ("sai_linh_vuc", "Không thuộc lĩnh vực của cơ quan nhận"),
        ("sai_co_quan", "Gửi không đúng cơ quan có thẩm quyền giải quyết"),
        ("nhieu_noi", "Gửi cùng lúc nhiều nơi"),
    ];

    public static bool IsKnown(string code) => All.Any(reason => reason.Code == code);

    /// <summary>The code itself when it is none of these.</summary>
    public static string NameOf(string code) => All.FirstOrDefault(reason => reason.Code == code).Name ?? code;
}
