namespace ThongSuot.Contracts.Organisation;

/// <summary>How the basis of a mandate begins, as Vietnamese text for log and history: by it a reader tells the two kinds apart.</summary>
public static class MandateWords
{
    public const string Delegation = "ủy quyền số ";

    public const string Absence = "vắng mặt ";
}
