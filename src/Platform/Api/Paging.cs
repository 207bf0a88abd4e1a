using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Api;

/// <summary>A page of a list.</summary>
/// <param name="Next">To be given as <c>cursor</c> for the following page; null on the last one.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>
/// Where a page begins, opaque to programs. It carries which list it belongs to, so that it fits no other one. It opens nothing: a page is read through the
/// caller's scopes whatever stands in it.
/// </summary>
public static class Cursor
{
    private const int Longest = 2_000, MarkLength = 9, UsualSize = 50, MostSize = 200;

    /// <param name="list">Everything that tells this list from others: its name and filters.</param>
    /// <param name="key">The list's own key of the last row.</param>
    public static string Write(string list, string key) => Base64Url.EncodeToString([.. Mark(list), .. Encoding.UTF8.GetBytes(key)]);

    /// <returns>The key; null when nothing was given; refused when it is not of this list.</returns>
    public static Result<string?> Read(string list, string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
            return (string?)null!;
        if (cursor.Length > Longest || !Base64Url.IsValid(cursor))
            return ApiRefusals.CursorInvalid;
        var bytes = Base64Url.DecodeFromChars(cursor);
        return bytes.Length > MarkLength && bytes.AsSpan(0, MarkLength).SequenceEqual(Mark(list)) ? Encoding.UTF8.GetString(bytes, MarkLength, bytes.Length - MarkLength) : ApiRefusals.CursorInvalid;
    }

    /// <summary>How many rows a page has.</summary>
    public static Result<int> Size(string? limit) => string.IsNullOrEmpty(limit)
        ? UsualSize
        : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= MostSize ? size : ApiRefusals.LimitInvalid;

    /// <summary>A page of a list that lies in memory in the order of a unique key.</summary>
    public static Result<ApiPage<TOut>> Page<T, TOut>(IEnumerable<T> all, Func<T, string> key, Func<T, TOut> told, string list, string? cursor, string? limit)
    {
        var (from, size) = (Read(list, cursor), Size(limit));
        if (!from.IsOk)
            return from.Refusal;
        if (!size.IsOk)
            return size.Refusal;
        var rows = all.OrderBy(key, StringComparer.Ordinal).Where(row => from.Value is not { } after || string.CompareOrdinal(key(row), after) > 0).Take(size.Value + 1).ToList();
        return new ApiPage<TOut>([.. rows.Take(size.Value).Select(told)], rows.Count > size.Value ? Write(list, key(rows[size.Value - 1])) : null);
    }

    private static byte[] Mark(string list) => SHA256.HashData(Encoding.UTF8.GetBytes(list))[..MarkLength];
}

public static class PageAnswers
{
    /// <summary>A page, or the parameter that was wrong.</summary>
    public static ApiAnswer Answer<T>(this Result<ApiPage<T>> page) =>
        page.IsOk ? ApiAnswer.Ok(page.Value) : ApiAnswer.Refused(Microsoft.AspNetCore.Http.StatusCodes.Status400BadRequest, page.Refusals);
}
