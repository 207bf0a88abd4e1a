using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures.Pages;

/// <summary>Addresses of the portal's pages.</summary>
internal static class Address
{
    public const string List = "/thu-tuc";

    public static string Of(Procedure procedure) => $"{List}/{procedure.Code}";

    public static string OfForm(string code) => $"/bieu-mau/{code}";

    public static string OfField(string code) => $"/linh-vuc/{code}";

    /// <summary>Where a dossier of this procedure begins.</summary>
    public static string Filing(Procedure procedure) => $"/ho-so/moi?thu-tuc={procedure.Code}";
}
