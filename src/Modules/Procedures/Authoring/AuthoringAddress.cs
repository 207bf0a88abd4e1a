namespace ThongSuot.Procedures.Authoring;

/// <summary>Addresses of the pages on which a draft's steps and forms are written.</summary>
internal static class AuthoringAddress
{
    public const string NewNode = "moi";

    public static string Steps(Guid draft) => $"/ban-thao/{draft}/cac-buoc";

    public static string Node(Guid draft, string id) => $"/ban-thao/{draft}/buoc/{id}";

    /// <param name="place">"b3" for behind that node, a list's name for its beginning.</param>
    public static string Insert(Guid draft, string place, string? kind = null) =>
        $"{Node(draft, NewNode)}?vao={Uri.EscapeDataString(place)}{(kind is null ? "" : $"&loai={kind}")}";

    public static string Forms(Guid draft) => $"/ban-thao/{draft}/bieu-mau";

    public static string Form(Guid draft, string code) => $"/ban-thao/{draft}/bieu-mau/{code}";
}
