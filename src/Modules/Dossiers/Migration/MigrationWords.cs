using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Migration;

/// <summary>What the page and the exported list say of a preview.</summary>
internal static class MigrationWords
{
    public const string Restricted = "Hồ sơ hạn chế";

    public static string Result(ShownFinding row) => row.Why is not null ? "Không chuyển" : row.IsMoved ? "Đã chuyển" : "Chuyển được";

    public static Tone ToneOf(ShownFinding row) => row.Why is not null ? Tone.Warning : row.IsMoved ? Tone.Success : Tone.Info;

    /// <param name="moving">Null: fewer than are told.</param>
    /// <param name="moved">As above; 0 before it is applied.</param>
    public static string Sum(int? moving, int? moved)
    {
        if (moving is 0)
            return "Không có hồ sơ nào chuyển được.";
        var many = OldVersions.InWords(moving);
        if (moved is 0)
            return $"Có {many} hồ sơ chuyển được. Chưa hồ sơ nào được chuyển.";
        return moved == moving && moved is not null ? $"Đã chuyển cả {many} hồ sơ chuyển được." : $"Có {many} hồ sơ chuyển được, đã chuyển {OldVersions.InWords(moved)} hồ sơ.";
    }
}
