using System.Buffers.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Organisation.Accounts.Factors;

/// <summary>A person's own second factors.</summary>
public sealed partial class FactorsPage : ComponentBase
{
    private const string TheApp = "totp";

    private FieldErrors errors = FieldErrors.None;
    private Standing account = null!;
    private IReadOnlyList<string> codes = [];
    private byte[] key = [];
    private string offer = "";
    private string? done;
    private int left;
    private bool required;

    [CascadingParameter] public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(Name = "khoa-dien-thoai", FormName = "totp")] public string? Offer { get; set; }

    [SupplyParameterFromForm(Name = "ma-xac-thuc", FormName = "totp")] public string? Code { get; set; }

    [SupplyParameterFromForm(Name = "mat-khau", FormName = "totp")] public string? Password { get; set; }

    [SupplyParameterFromForm(Name = "khoa", FormName = "khoa")] public string? Credential { get; set; }

    [SupplyParameterFromForm(Name = "ten-khoa", FormName = "khoa")] public string? PasskeyName { get; set; }

    [SupplyParameterFromForm(Name = "mat-khau-khoa", FormName = "khoa")] public string? PasskeyPassword { get; set; }

    [SupplyParameterFromForm(Name = "mat-khau-ma", FormName = "ma-du-phong")] public string? CodesPassword { get; set; }

    [SupplyParameterFromForm(Name = "cach", FormName = "bo")] public string? Which { get; set; }

    [SupplyParameterFromForm(Name = "mat-khau-bo", FormName = "bo")] public string? RemovalPassword { get; set; }

    private Actor Actor => Context.Actor();

    private string? From => Context.Connection.RemoteIpAddress?.ToString();

    private IReadOnlyList<FieldOption> RemovableFactors =>
    [
        .. account.HasTotp ? [new FieldOption(TheApp, "Ứng dụng xác thực")] : Array.Empty<FieldOption>(),
        .. account.Passkeys.Select(p => new FieldOption(Base64Url.EncodeToString(p.Id), $"Khóa truy cập: {p.Name}")),
    ];

    protected override async Task OnInitializedAsync()
    {
        // The key and the codes stand on it.
        Context.Response.Headers.CacheControl = "no-store";
        await Look();
        key = Secrets.Offered(Offer, Actor.Account) ?? Totp.NewKey();
        offer = Secrets.Offer(key, Actor.Account);
        // Their roles of now: an account that still owes its factor is shown here without them.
        required = await Rule.Requires(await Organisation.ActorOf(Actor.Account, Context.RequestAborted) ?? Actor, Context.RequestAborted);
    }

    private async Task ConnectApp()
    {
        var answer = await EnrolTotp.Run(Actor, new TotpEnrolment(Offer, Code, Password), From, Context.RequestAborted);
        if (await Show(answer, "Đã kết nối ứng dụng xác thực."))
        {
            key = Totp.NewKey();
            offer = Secrets.Offer(key, Actor.Account);
        }
    }

    private async Task TakePasskey() =>
        await Show(await AddPasskey.Run(Actor, Credential, PasskeyName, PasskeyPassword, From, Context.RequestAborted), "Đã lập khóa truy cập.");

    private async Task NewCodes() =>
        await Show(await RenewCodes.Run(Actor, CodesPassword, From, Context.RequestAborted), "Đã lập mã dự phòng mới; mã cũ hết hiệu lực.");

    private async Task Remove()
    {
        if (string.IsNullOrEmpty(Which) || (Which != TheApp && !Base64Url.IsValid(Which)))
        {
            errors = new[] { Refusals.FactorNotThere with { Field = "cach" } }.ToErrors();
            return;
        }

        // The rule asks for the roles of now, which an account that owes its factor does not carry here.
        var actor = await Organisation.ActorOf(Actor.Account, Context.RequestAborted) ?? Actor;
        var answer = await RemoveFactor.Run(actor, Which == TheApp ? null : Base64Url.DecodeFromChars(Which), RemovalPassword, From, Context.RequestAborted);
        if (answer.IsOk)
        {
            done = "Đã bỏ cách xác thực.";
            await Look();
        }
        else
        {
            errors = answer.Refusals.ToErrors();
        }
    }

    private async Task<bool> Show(Result<ShownOnce> answer, string words)
    {
        if (!answer.IsOk)
        {
            errors = answer.Refusals.ToErrors();
            return false;
        }

        (codes, done) = (answer.Value.Codes, words);
        await Look();
        return true;
    }

    private async Task Look()
    {
        var id = Actor.Account;
        var row = await Db.Accounts.AsNoTracking().Where(a => a.Id == id).Select(a => new { a.UserName, HasTotp = a.TotpSecret != null }).SingleAsync(Context.RequestAborted);
        var passkeys = await Db.Passkeys.AsNoTracking().Where(p => p.UserId == id).ToListAsync(Context.RequestAborted);
        account = new Standing(row.UserName!, row.HasTotp, [.. passkeys.Select(p => new StandingPasskey(p.CredentialId, p.Data.Name ?? "Khóa truy cập", p.Data.CreatedAt)).OrderBy(p => p.Made)]);
        left = await Recovery.Left(id, Context.RequestAborted);
    }

    private sealed record Standing(string UserName, bool HasTotp, IReadOnlyList<StandingPasskey> Passkeys)
    {
        public bool HasFactor => HasTotp || Passkeys.Count > 0;
    }

    private sealed record StandingPasskey(byte[] Id, string Name, DateTimeOffset Made);
}
