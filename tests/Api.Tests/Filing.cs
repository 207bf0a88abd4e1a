using ThongSuot.Generated;
using ThongSuot.Generated.Models;

namespace ThongSuot.Api.Tests;

/// <summary>Who files what, through the generated client.</summary>
internal static class Filing
{
    /// <summary>A Party member of a cell, the cell's secretary who has the next step, and somebody of another cell who has nothing to do with it.</summary>
    public const string Filer = "dangvien1.cb001", Secretary = "bithu.cb001", Stranger = "dangvien3.cb003";

    /// <summary>Filed by a Party member, about a person, without facts and forms; its second step is the secretary's.</summary>
    public const string Procedure = "TCCB-10";

    private static int _subjects;

    public static string NewKey() => Guid.NewGuid().ToString("N");

    public static DraftBody Content() => new() { Subject = $"Nguyễn Văn Thử {Interlocked.Increment(ref _subjects)}", PaperComponents = [1] };

    public static NewDossierBody Body(bool submit = true) => new() { Procedure = Procedure, Submit = submit, Draft = Content() };

    public static async Task<DossierReferenceAnswer> File(ApiClient client, bool submit = true, string? key = null) => (await client.Api.V1.Dossiers.PostAsync(Body(submit), r => r.Headers.Add("Idempotency-Key", key ?? NewKey())))!;

    /// <summary>A draft of a procedure that asks for a form with the filing.</summary>
    public static async Task<(Guid Id, string Form)> WithForm(ApiClient client)
    {
        var draft = await client.Api.V1.Dossiers.PostAsync(new NewDossierBody { Procedure = "VTLT-14" }, r => r.Headers.Add("Idempotency-Key", NewKey()));
        return (draft!.Id!.Value, Assert.Single((await client.Api.V1.Dossiers[draft.Id.Value].GetAsync())!.Forms!).Code!);
    }
}
