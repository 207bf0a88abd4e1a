using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures;

/// <summary>Every expected "no" of this module.</summary>
internal static class Refusals
{
    /// <summary>A fault in a file of the package; the package is refused as a whole.</summary>
    public static Refusal Fault(CatalogueFault fault) => new("CATALOGUE_FAULT", fault.ToVietnamese(), fault.File);

    public static readonly Refusal Busy = new("CATALOGUE_BUSY", "Bộ thủ tục đang được nạp ở một nơi khác; đề nghị thử lại sau.");
}
