namespace ThongSuot.Engine.Processes;

/// <summary>The codes of secrecy levels in data and guards.</summary>
public static class SecrecyCodes
{
    public static string Of(Secrecy level) => level switch
    {
        Secrecy.Thuong => "thuong",
        Secrecy.Mat => "mat",
        Secrecy.ToiMat => "toi_mat",
        Secrecy.TuyetMat => "tuyet_mat",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    public static string NameOf(Secrecy level) => level switch
    {
        Secrecy.Thuong => "Thường",
        Secrecy.Mat => "Mật",
        Secrecy.ToiMat => "Tối mật",
        Secrecy.TuyetMat => "Tuyệt mật",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };
}
