namespace ThongSuot.Procedures.Drafting;

/// <summary>Addresses of the pages on which texts are written and their standing is changed.</summary>
internal static class DraftAddress
{
    public const string List = "/ban-thao", New = "/ban-thao/moi", Bases = "/ban-thao/can-cu";

    /// <summary>Where a file becomes a draft.</summary>
    public const string Import = List + "/nhap";

    public static string ImportInto(Guid draft) => $"{Import}?ban-thao={draft}";

    /// <param name="kind">"bpmn" or "yaml".</param>
    public static string File(Guid draft, string kind) => $"{List}/{draft}.{kind}";

    public static string Of(Guid draft) => $"{List}/{draft}";

    public static string Content(Guid draft) => $"{List}/{draft}/noi-dung";

    public static string Text(Guid draft) => $"{List}/{draft}/toan-van";

    public static string Compare(Guid draft) => $"{List}/{draft}/so-sanh";

    /// <summary>The page that walks it; brought by who runs dossiers.</summary>
    public static string TryOut(Guid draft) => $"{List}/{draft}/chay-thu";

    public static string Standing(Guid version) => $"{List}/hieu-luc/{version}";
}
