using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Audit.Reading;

/// <summary>What an auditor asks for. It stands in the log as it is here, so it holds ids and no names.</summary>
/// <param name="From">First day, in Vietnam; null only where one stream is asked for.</param>
/// <param name="To">Last day.</param>
/// <param name="Kind">Beginning of the entry's type.</param>
/// <param name="Persons">Who acted, or on whose behalf; empty: everybody.</param>
internal sealed record LogFilter(DateOnly? From, DateOnly? To, string? Kind, ImmutableArray<Guid> Persons, string? Stream, string? Address);

/// <summary>The filter as it was typed into the address.</summary>
/// <param name="Person">A name or a part of one; also an id, where a link asks for one person.</param>
/// <param name="Shown">The id of the person whose name the page had put into the field: as long as the name stays, this one of all who are called so.</param>
internal sealed record TypedFilter(string? From, string? To, string? Kind, string? Person, string? Shown, string? Dossier, string? Address)
{
    public static TypedFilter Of(IQueryCollection query) => new(query["tu"], query["den"], query["loai"], query["nguoi"], query["ma-nguoi"], query["ho-so"], query["dia-chi"]);

    /// <summary>The same filter as the query of an address, with what goes on from there.</summary>
    public string Query(string? after = null) => QueryString.Create(
        new (string Key, string? Value)[] { ("tu", From), ("den", To), ("loai", Kind), ("nguoi", Person), ("ma-nguoi", Shown), ("ho-so", Dossier), ("dia-chi", Address), ("sau", after) }
            .Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => KeyValuePair.Create(p.Key, p.Value))).ToString();
}

/// <summary>Understands a typed filter, or says what is wrong with it.</summary>
internal sealed partial class FilterReader(AppDb db, IOrganisation organisation, IDossiers dossiers, TimeProvider time)
{
    private const int MostPersons = 20;

    /// <summary>Without a first day and without a stream: the log is long, and most questions are about the last weeks.</summary>
    public const int UsualDays = 30;

    public async Task<Result<LogFilter>> Read(TypedFilter typed, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        var from = Day(typed.From, Refusals.FromInvalid, refusals);
        var to = Day(typed.To, Refusals.ToInvalid, refusals);
        if (from > to)
            refusals.Add(Refusals.PeriodInvalid);
        var kind = Word(typed.Kind);
        if (kind is not null && !KindPattern.IsMatch(kind))
            refusals.Add(Refusals.KindInvalid);
        var address = Word(typed.Address);
        if (address is not null && IPAddress.TryParse(address, out var parsed))
            address = parsed.ToString();
        else if (address is not null)
            refusals.Add(Refusals.AddressInvalid);
        var persons = await Persons(Word(typed.Person), Word(typed.Shown), refusals, cancellation);
        var stream = await Stream(Word(typed.Dossier), refusals, cancellation);
        if (refusals.Count > 0)
            return refusals.ToArray();
        if (from is null && stream is null)
            from = (to ?? time.Now().DateInVietnam()).AddDays(-UsualDays);
        return new LogFilter(from, to, kind, persons, stream, address);
    }

    [GeneratedRegex("^[a-z_.]{1,80}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KindPattern { get; }

    private static string? Word(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Folding.Normalise(typed).Trim();

    // The date field posts ISO; people who type into the address write as in Vietnam.
    private static DateOnly? Day(string? typed, Refusal refusal, List<Refusal> refusals)
    {
        if (Word(typed) is not { } word)
            return null;
        if (DateOnly.TryParseExact(word, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9999)
            return day;
        refusals.Add(refusal);
        return null;
    }

    private async Task<ImmutableArray<Guid>> Persons(string? typed, string? shown, List<Refusal> refusals, CancellationToken cancellation)
    {
        if (typed is null)
            return [];
        // Also of a person whose name was erased.
        if (Guid.TryParse(typed, out var id))
            return [id];
        var view = await organisation.View(cancellation);
        if (Guid.TryParse(shown, out var same) && view.FindPerson(same)?.Name == typed)
            return [same];
        var words = Folding.Fold(typed);
        var found = view.Persons.Where(p => Folding.Fold(p.Name).Contains(words, StringComparison.Ordinal)).Select(p => p.Id).Take(MostPersons + 1).ToImmutableArray();
        if (found.Length is 0 or > MostPersons)
            refusals.Add(found.Length == 0 ? Refusals.PersonUnknown : Refusals.TooManyPersons);
        return found;
    }

    private async Task<string?> Stream(string? typed, List<Refusal> refusals, CancellationToken cancellation)
    {
        if (typed is null)
            return null;
        if (await dossiers.IdOf(typed, cancellation) is { } dossier)
            return DossierEntries.StreamOf(dossier);
        if (await db.Set<LogEntry>().AnyAsync(e => e.Stream == typed, cancellation))
            return typed;
        refusals.Add(Refusals.DossierUnknown);
        return null;
    }
}
