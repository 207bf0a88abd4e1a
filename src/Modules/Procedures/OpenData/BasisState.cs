using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures.OpenData;

internal enum BasisForce { Unknown, InForce, NotYetInForce, Replaced }

/// <summary>Whether a legal basis is in force, as far as the catalogue says.</summary>
internal static class BasisState
{
    public static BasisForce Of(LegalBasis basis, DateOnly today) => basis switch
    {
        { ReplacedBy: not null } => BasisForce.Replaced,
        { InForceFrom: { } from } => from > today ? BasisForce.NotYetInForce : BasisForce.InForce,
        _ => BasisForce.Unknown,
    };

    public static string Words(LegalBasis basis, DateOnly today) => Of(basis, today) switch
    {
        BasisForce.Replaced => $"đã được thay thế bởi {basis.ReplacedBy}",
        BasisForce.NotYetInForce => $"có hiệu lực từ {basis.InForceFrom:dd/MM/yyyy}, chưa đến ngày",
        BasisForce.InForce => $"có hiệu lực từ {basis.InForceFrom:dd/MM/yyyy}",
        BasisForce.Unknown => "chưa ghi ngày hiệu lực",
    };
}
