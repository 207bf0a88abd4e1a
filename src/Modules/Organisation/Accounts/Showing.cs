using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Organisation.Accounts;

/// <summary>What this module's pages show alike.</summary>
internal static class Showing
{
    public static FieldErrors ToErrors(this IEnumerable<Refusal> refusals) => new(refusals.Select(r => new FieldError(r.Field, r.Text)));

    /// <summary>A role's name. Roles in procedures are named by their catalogue; the four that run the system stand in no procedure.</summary>
    public static async ValueTask<string> NameOf(this IProcedures procedures, string role, CancellationToken cancellation) => role switch
    {
        "system_admin" => "Quản trị hệ thống",
        "security_auditor" => "Giám sát an ninh hệ thống",
        "catalogue_owner" => "Quản lý bộ thủ tục",
        "reform_coordinator" => "Điều phối cải cách thủ tục hành chính",
        _ => await procedures.RoleName(role, cancellation),
    };
}
