namespace ThongSuot.Organisation.Bodies;

internal static class BodyAddress
{
    public static string Of(Contracts.Organisation.Body body) => Of(body.Code);

    public static string Of(string code) => "/co-quan/" + Uri.EscapeDataString(code);
}
