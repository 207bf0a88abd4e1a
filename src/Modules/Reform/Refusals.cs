using ThongSuot.Platform.Results;

namespace ThongSuot.Reform;

/// <summary>Every expected "no" of this module.</summary>
internal static partial class Refusals
{
}
