using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Reference;
using ThongSuot.Organisation.Sample;

namespace ThongSuot.Organisation;

public static partial class OrganisationModule
{
    /// <summary>
    /// Brings the reference data to the catalogue's and, when there is no organisation yet, fills in the sample or opens the way for the first administrator.
    /// Tables must be up to date. Calling it again changes nothing.
    /// </summary>
    /// <param name="catalogue">Folder that holds <c>reference/</c>.</param>
    /// <param name="sample">True: the sample province. False: an empty installation.</param>
    /// <param name="address">Where people reach the pages, such as "http://localhost:5000"; for the one-time link.</param>
    /// <returns>Vietnamese lines for the console: sample accounts, or the one-time link; none once people have accounts of their own.</returns>
    public static async Task<IReadOnlyList<string>> PrepareOrganisation(this IServiceProvider services, string catalogue, bool sample, string address, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ImportReference>().Run(catalogue, cancellation);
        var province = scope.ServiceProvider.GetRequiredService<SampleProvince>();
        if (sample)
            await province.Run(cancellation);
        if (await province.IsThere(cancellation))
        {
            return
            [
                $"Tài khoản mẫu (mật khẩu chung: {SampleProvince.Password}):",
                .. SampleProvince.FirstAccounts.Select(a => $"  {a.UserName,-22} {a.Duty}"),
            ];
        }

        return await scope.ServiceProvider.GetRequiredService<SetUp>().NewSecret(cancellation) is { } secret
            ? ["Chưa có tài khoản nào. Mở liên kết sau (dùng một lần, hết hạn sau 24 giờ) để lập quản trị viên đầu tiên:", $"  {address.TrimEnd('/')}/thiet-lap?ma={secret}"]
            : [];
    }
}
