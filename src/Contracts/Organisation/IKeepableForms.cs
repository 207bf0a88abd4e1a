using ThongSuot.Platform.Security;

namespace ThongSuot.Contracts.Organisation;

/// <summary>
/// A module's word on which of its forms may be kept, encrypted and for 30 minutes, when they arrive after the end of a session. A form that
/// no module speaks for is not kept.
/// </summary>
public interface IKeepableForms
{
    /// <param name="actor">Who sent it, with the rights of now: of what this person may not see nothing is kept, so that keeping tells of nothing.</param>
    /// <param name="path">Path of the address it was posted to, such as <c>/ho-so/…</c>.</param>
    /// <param name="fields">Everything that was posted.</param>
    /// <returns>True only when the address is this module's and what it carries is at most Thường; false in doubt.</returns>
    ValueTask<bool> MayKeep(Actor actor, string path, ILookup<string, string> fields, CancellationToken cancellation);
}
