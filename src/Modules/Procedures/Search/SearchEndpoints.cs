using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Ui;
using ThongSuot.Platform.Web;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Search;

/// <summary>What the list gives besides its page: suggestions while somebody types, and the list as a file.</summary>
internal static class SearchEndpoints
{
    private const int MostSuggestions = 8;
    private const int MostForms = 2;

    public static void MapPortalSearch(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address.Suggestions, Suggest).AllowAnonymous().WithMetadata(new LightRequest());
        endpoints.MapGet(Address.Export, Export).AllowAnonymous();
    }

    private static async Task<RazorComponentResult<Suggestions>> Suggest(HttpContext http, PortalSearch search, CancellationToken cancellation)
    {
        // The same letters are typed again and again; for a moment the browser need not ask.
        http.Response.Headers.CacheControl = "private, max-age=30";
        IReadOnlyList<Suggestion> found = await search.Now(cancellation) is { } index ? For(index, new TypedWords(http.Request.Query[PortalQuery.Words].FirstOrDefault())) : [];
        return new RazorComponentResult<Suggestions>(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(Suggestions.Found)] = found });
    }

    internal static IReadOnlyList<Suggestion> For(PortalIndex index, TypedWords typed)
    {
        if (typed.IsNothing)
            return [];
        var (forms, named) = index.FindForms(typed);
        var procedures = index.Suggest(typed).Take(MostSuggestions).Select(p => new Suggestion(p.Name, p.Code, Address.Of(p), IsForm: false)).ToList();
        // A form that is called so is what was meant; other forms take the places that are left, two at least.
        var shown = forms.Take(Math.Max(MostForms, MostSuggestions - procedures.Count)).Select(f => new Suggestion(f.Name, f.Code, Address.OfForm(f.Code), IsForm: true)).ToList();
        var those = procedures.Take(MostSuggestions - shown.Count);
        return named > 0 && typed.Folded.Any(char.IsAsciiDigit) ? [.. shown, .. those] : [.. those, .. shown];
    }

    private static async Task<IResult> Export(HttpContext http, PortalSearch search, ProceduresReader reader, CancellationToken cancellation)
    {
        if (await search.Now(cancellation) is not { } index || await reader.Now(cancellation) is not { } published)
            return TypedResults.NotFound();
        var rows = index.All(PortalQuery.Of(http.Request.Query));
        return TypedResults.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
                await writer.WriteAsync(Spreadsheet.CsvLine(["Mã", "Phiên bản", "Thủ tục", "Lĩnh vực", "Người nộp", "Thời hạn", "Của", "Tình trạng", "Hiệu lực từ", "Đến"]).AsMemory(), cancellation);
                foreach (var row in rows)
                {
                    var line = Spreadsheet.CsvLine(
                    [
                        row.Code, LocalNumber.Of(row.Number), row.Name, published.FieldName(row.Field), row.Filer, row.Limit ?? FacetWords.ByStep, row.BodyName ?? FacetWords.Set,
                        FacetWords.Of(row.State), LocalTime.Date(row.ValidFrom), row.ValidTo is { } end ? LocalTime.Date(end) : "",
                    ]);
                    await writer.WriteAsync(line.AsMemory(), cancellation);
                }
            },
            "application/octet-stream",
            "thu-tuc.csv");
    }
}

/// <summary>A line below a search box.</summary>
public sealed record Suggestion(string Name, string Code, string Address, bool IsForm);
