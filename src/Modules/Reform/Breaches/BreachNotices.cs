using ThongSuot.Contracts.Notifications;

namespace ThongSuot.Reform.Breaches;

/// <summary>What people are told of a breach: a sentence with the dossier's code, and where to look.</summary>
internal static class BreachNotices
{
    public static string Address(Guid breach) => $"/vi-pham/{breach}";

    /// <summary>The person, or who holds the role while nobody is known.</summary>
    public static NoticeWanted ToHolder(Breach breach, string text) => breach.Person is { } person
        ? new NoticeWanted([person], [], text, Address(breach.Id))
        : new NoticeWanted([], [new RoleAt(breach.Role, breach.Body)], text, Address(breach.Id));

    public static NoticeWanted ToHeads(Breach breach, IReadOnlyList<Guid> heads, string text) => new([.. heads], [], text, Address(breach.Id));

    public static NoticeWanted ToAll(Breach breach, IReadOnlyList<Guid> heads, string text)
    {
        var holder = ToHolder(breach, text);
        return holder with { Persons = [.. holder.Persons, .. heads] };
    }

    /// <summary>For the middle of a sentence.</summary>
    public static string Lower(string name) => name.Length == 0 ? name : char.ToLower(name[0], System.Globalization.CultureInfo.GetCultureInfo("vi-VN")) + name[1..];
}
