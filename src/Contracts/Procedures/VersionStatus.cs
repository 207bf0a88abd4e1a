namespace ThongSuot.Contracts.Procedures;

/// <summary>Where a version stands at an instant.</summary>
public enum VersionStatus
{
    /// <summary>Decided; not yet in force.</summary>
    Announced,

    /// <summary>Open to the bodies of its pilot only.</summary>
    Pilot,

    /// <summary>Open to every body that may file it.</summary>
    Official,

    /// <summary>Nothing new may be filed for the time being.</summary>
    Suspended,

    /// <summary>A later version took its place, or its pilot is over.</summary>
    Replaced,

    Repealed,
}

public static class VersionStatuses
{
    /// <summary>In Vietnamese.</summary>
    public static string Name(this VersionStatus status) => status switch
    {
        VersionStatus.Announced => "Sắp có hiệu lực",
        VersionStatus.Pilot => "Thí điểm",
        VersionStatus.Official => "Chính thức",
        VersionStatus.Suspended => "Tạm dừng",
        VersionStatus.Replaced => "Đã thay thế",
        VersionStatus.Repealed => "Đã bãi bỏ",
    };
}
