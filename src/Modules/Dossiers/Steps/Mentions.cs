using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;

namespace ThongSuot.Dossiers.Steps;

/// <summary>
/// Persons whom a note names as <c>@user.name</c>. Only those who may see the dossier count; of the others nobody learns anything, neither
/// they of the dossier nor the writer of their rights or of their accounts.
/// </summary>
internal static partial class Mentions
{
    private const int Most = 20;

    /// <summary>Null when nobody is mentioned; always null above Thường, where there is no free text.</summary>
    /// <param name="viewers">Who may see the dossier after the action.</param>
    public static Mentioned? In(string? note, Actor writer, Secrecy secrecy, IEnumerable<Viewer> viewers, OrganisationView organisation)
    {
        if (note is null || secrecy > Secrecy.Thuong)
            return null;
        var names = UserName().Matches(Folding.Normalise(note)).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count == 0)
            return null;
        var scopes = viewers.Select(v => v.Scope).ToHashSet();
        var persons = organisation.Persons
            .Where(p => p.Account is { } account && names.Contains(account) && p.Id != writer.Person && MaySee(p.Id, scopes, organisation))
            .Select(p => p.Id).Order().Take(Most).ToImmutableArray();
        return persons.IsEmpty ? null : new Mentioned(persons);
    }

    // A person without a role is no longer anybody here, whatever the dossier's scopes say.
    private static bool MaySee(Guid person, HashSet<Guid> scopes, OrganisationView organisation)
    {
        var held = organisation.HeldBy(person).ToList();
        return held.Count > 0 && (scopes.Contains(Scope.OfPerson(person)) || held.Any(h => scopes.Contains(Scope.OfRole(h.Role, h.Body)) || scopes.Contains(Scope.OfPersonAt(person, h.Body))));
    }

    // What follows a letter, a digit or another sign of an address is an e-mail address, not a mention.
    [GeneratedRegex(@"(?<![\p{L}\p{N}._@+-])@(?<name>[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserName();
}
