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
    /// <param name="dossier">As it is after the action.</param>
    public static Mentioned? In(string? note, Actor writer, Dossier dossier, OrganisationView organisation)
    {
        if (note is null || dossier.Secrecy > Secrecy.Thuong)
            return null;
        var names = UserName().Matches(Folding.Normalise(note)).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count == 0)
            return null;
        var scopes = dossier.Scopes.Union(OpenTasks.ScopesOf(dossier.State!));
        var persons = organisation.Persons
            .Where(p => p.Account is { } account && names.Contains(account) && p.Id != writer.Person && MaySee(p.Id, scopes, organisation))
            .Select(p => p.Id).Order().Take(Most).ToImmutableArray();
        return persons.IsEmpty ? null : new Mentioned(persons);
    }

    // A person without a role is no longer anybody here, whatever the dossier's scopes say.
    private static bool MaySee(Guid person, ImmutableHashSet<Guid> scopes, OrganisationView organisation)
    {
        var held = organisation.HeldBy(person).ToList();
        return held.Count > 0 && (scopes.Contains(Scope.OfPerson(person)) || held.Any(h => scopes.Contains(Scope.OfRole(h.Role, h.Body))));
    }

    // What follows a letter, a digit or another sign of an address is an e-mail address, not a mention.
    [GeneratedRegex(@"(?<![\p{L}\p{N}._@+-])@(?<name>[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserName();
}
