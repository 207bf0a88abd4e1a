using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Persons;

/// <summary>Persons by name, by key from page to page.</summary>
internal sealed class PersonList(AppDb db)
{
    public const int PageSize = 50;

    /// <param name="words">Part of a name, with or without marks; or a code.</param>
    /// <param name="after">The person after whom the page goes on.</param>
    public async Task<IReadOnlyList<Person>> Find(string? words, Guid? after, int most, CancellationToken cancellation)
    {
        var found = db.Persons.AsNoTracking();
        if (Folding.Fold(words ?? "") is { Length: > 0 } folded)
        {
            var code = words!.Trim();
            found = found.Where(p => p.FoldedName.Contains(folded) || p.Code == code);
        }

        if (after is { } id && await db.Persons.Where(p => p.Id == id).Select(p => p.SortName).FirstOrDefaultAsync(cancellation) is { } name)
            // Translated to SQL, where the database's order counts, the same as in the sorting below.
#pragma warning disable CA1309
            found = found.Where(p => string.Compare(p.SortName, name) > 0 || (p.SortName == name && p.Id > id));
#pragma warning restore CA1309
        return await found.OrderBy(p => p.SortName).ThenBy(p => p.Id).Take(most).ToListAsync(cancellation);
    }
}
