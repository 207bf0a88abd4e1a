using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using Interface = ThongSuot.Platform.Api.Api;

namespace ThongSuot.Dossiers.Api;

/// <summary>Filters of a list, as its address names them; the same as of the pages.</summary>
internal sealed class ListFilter
{
    [FromQuery(Name = "field")] public string? Field { get; set; }
    [FromQuery(Name = "procedure")] public string? Procedure { get; set; }
    [FromQuery(Name = "bodyId")] public Guid? BodyId { get; set; }
    [FromQuery(Name = "secrecy")] public string? Secrecy { get; set; }
    [FromQuery(Name = "receivedFrom")] public DateOnly? ReceivedFrom { get; set; }
    [FromQuery(Name = "receivedTo")] public DateOnly? ReceivedTo { get; set; }
    [FromQuery(Name = "dueFrom")] public DateOnly? DueFrom { get; set; }
    [FromQuery(Name = "dueTo")] public DateOnly? DueTo { get; set; }
    [FromQuery(Name = "words")] public string? Words { get; set; }
    [FromQuery(Name = "sort")] public string? Sort { get; set; }
    [FromQuery(Name = "cursor")] public string? Cursor { get; set; }
    [FromQuery(Name = "limit")] public string? Limit { get; set; }
    [FromQuery(Name = "view")] public string? View { get; set; }
}

/// <summary>The lists of dossiers and of work, page by page.</summary>
internal static class ListApi
{
    public static void Map(IEndpointRouteBuilder endpoints, RouteGroupBuilder dossiers)
    {
        dossiers.MapGet("/dossiers", Dossiers).Says<ApiPage<DossierRowAnswer>>("listDossiers", ApiScopes.DossiersRead, "Dossiers that the caller sees. view: all, waiting, sent, followed, ended; sort: deadline, received, code, falling with a minus before.");
        Interface.Group(endpoints, "Tasks").MapGet("/tasks", Tasks).Says<ApiPage<TaskAnswer>>("listTasks", ApiScopes.TasksRead, "What waits for the caller. view: toDo, soon, overdue; sort: deadline, received, code, falling with a minus before.");
    }

    private static async Task<ApiAnswer> Dossiers([AsParameters] ListFilter filter, HttpContext http, Inboxes inboxes, CancellationToken cancellation)
    {
        var page = await Page(filter, InboxView.All, work: false, http, inboxes, cancellation);
        return page.IsOk ? ApiAnswer.Ok(new ApiPage<DossierRowAnswer>([.. page.Value.Items.Select(Telling.Row)], page.Value.Next)) : ApiAnswer.Refused(StatusCodes.Status400BadRequest, page.Refusals);
    }

    private static async Task<ApiAnswer> Tasks([AsParameters] ListFilter filter, HttpContext http, Inboxes inboxes, CancellationToken cancellation)
    {
        var page = await Page(filter, InboxView.ToDo, work: true, http, inboxes, cancellation);
        if (!page.IsOk)
            return ApiAnswer.Refused(StatusCodes.Status400BadRequest, page.Refusals);
        var inPlaceOf = await inboxes.InPlaceOf(http.Actor(), [.. page.Value.Items], cancellation);
        return ApiAnswer.Ok(new ApiPage<TaskAnswer>([.. page.Value.Items.Select(r => new TaskAnswer(
            r.Dossier, r.Code, r.Title, r.Procedure, r.Body, r.Secrecy, r.Work, r.Action ?? "", r.Received, r.Due, inPlaceOf.TryGetValue((r.Dossier, r.Work), out var principal) ? principal : null))], page.Value.Next));
    }

    private static async Task<Result<ApiPage<InboxRow>>> Page(ListFilter filter, InboxView otherwise, bool work, HttpContext http, Inboxes inboxes, CancellationToken cancellation)
    {
        var query = new InboxQuery(otherwise)
        {
            Field = filter.Field, Procedure = filter.Procedure, Body = filter.BodyId, ReceivedFrom = filter.ReceivedFrom, ReceivedTo = filter.ReceivedTo, DueFrom = filter.DueFrom, DueTo = filter.DueTo,
            Words = filter.Words?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, 200)] : null,
        };
        if (filter.View is { Length: > 0 } name)
        {
            if (!Word<InboxView>(name, out var view) || (query with { View = view }).IsWork != work)
                return ApiRefusals.ParameterInvalid with { Field = "view" };
            query = query with { View = view };
        }

        if (filter.Secrecy is { Length: > 0 } level)
        {
            if (!Word<Secrecy>(level, out var secrecy))
                return ApiRefusals.ParameterInvalid with { Field = "secrecy" };
            query = query with { Secrecy = secrecy };
        }

        if (filter.Sort is { Length: > 0 } order)
        {
            if (!Word<InboxSort>(order.TrimStart('-'), out var sort))
                return ApiRefusals.ParameterInvalid with { Field = "sort" };
            query = query with { SortedBy = sort, Falling = order[0] == '-' };
        }

        var list = $"{(work ? "tasks" : "dossiers")} {query.View} {string.Join('&', query.Parts())}";
        var (from, size) = (Cursor.Read(list, filter.Cursor), Cursor.Size(filter.Limit));
        if (!from.IsOk)
            return from.Refusal;
        if (!size.IsOk)
            return size.Refusal;
        var key = from.Value is null ? null : PageKey.Read(from.Value);
        if (from.Value is not null && key is null)
            return ApiRefusals.CursorInvalid;
        var page = await inboxes.Page(http.Actor(), query, key, backwards: false, size.Value, cancellation);
        return new ApiPage<InboxRow>(page.Rows, page.After is { } after ? Cursor.Write(list, after.ToString()) : null);
    }

    private static bool Word<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && text.All(char.IsAsciiLetter);
}
