using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using Interface = ThongSuot.Platform.Api.Api;

namespace ThongSuot.Dossiers.Api;

/// <summary>Dossiers for programs, by the use cases and readers of the pages.</summary>
internal static class DossierApi
{
    public static void MapDossierApi(this IEndpointRouteBuilder endpoints)
    {
        var group = Interface.Group(endpoints, "Dossiers");
        group.MapPost("/dossiers", Create).Says<DossierReferenceAnswer>("createDossier", ApiScopes.DossiersWrite, "Begin a draft, or file it at once.", StatusCodes.Status201Created);
        group.MapGet("/dossiers/{id:guid}", Find).Says<DossierAnswer>("getDossier", ApiScopes.DossiersRead, "A dossier or an own draft: its state, open work, and what the caller may do.");
        group.MapPut("/dossiers/{id:guid}", Change).Says<DossierReferenceAnswer>("changeDraft", ApiScopes.DossiersWrite, "Write an own draft anew.").NeedsVersion();
        group.MapPost("/dossiers/{id:guid}/submit", Submit).Says<DossierReferenceAnswer>("submitDossier", ApiScopes.DossiersWrite, "Send an own draft.");
        group.MapPost("/dossiers/{id:guid}/actions", Act).Says<DossierReferenceAnswer>("actOnDossier", ApiScopes.DossiersWrite, "Complete a step, or any other action that is offered.").NeedsVersion();
        group.MapGet("/dossiers/{id:guid}/entries", Entries).Says<ApiPage<EntryAnswer>>("listEntries", ApiScopes.DossiersRead, "What happened, from the beginning, as the caller may see it.");
        FormApi.Map(group);
        ListApi.Map(endpoints, group);
        FileApi.Map(endpoints);
    }

    private static async Task<ApiAnswer> Create(Body<NewDossierBody> body, HttpContext http, Drafts drafts, SendDraft send, IProcedures procedures, AppDb db, CancellationToken cancellation)
    {
        if (body.Refused is { } refused)
            return refused;
        var (actor, id, wanted) = (http.Actor(), http.Attempt().Id, body.Value!);
        // An earlier attempt may have come this far, or to the end.
        if (await drafts.Find(actor, id, cancellation) is null && !await send.SentAlready(actor, id, cancellation))
        {
            var begun = await drafts.Start(actor, wanted.Procedure, cancellation, id);
            if (!begun.IsOk)
                return begun.Refusals.Answer();
        }

        if (wanted.Draft is not null && await drafts.Find(actor, id, cancellation) is { } draft && await Write(actor, draft, wanted.Draft, drafts, procedures, cancellation) is { } wrong)
        {
            await drafts.Discard(actor, id, cancellation);
            return wrong;
        }

        if (wanted.Submit)
        {
            var sent = await send.Run(actor, id, http.From(), cancellation);
            if (!sent.IsOk)
            {
                // Filed whole or not at all.
                await drafts.Discard(actor, id, cancellation);
                return sent.Refusals.Answer();
            }
        }

        var made = await Reference(actor, id, drafts, db, cancellation);
        return ApiAnswer.Created(made, $"{Interface.Root}/dossiers/{id}", made.Version);
    }

    private static async Task<ApiAnswer> Find(Guid id, HttpContext http, Drafts drafts, DossierReader reader, Attachments attachments, FormStates forms, IProcedures procedures, CancellationToken cancellation)
    {
        var actor = http.Actor();
        if (await drafts.Find(actor, id, cancellation) is not { } draft)
            return await reader.Find(actor, id, http.From(), cancellation) is { } view ? view.Answer() : ApiAnswer.NotFound();
        var procedure = await procedures.Version(draft.Definition, cancellation);
        return ApiAnswer.Ok(new DossierAnswer(
            id, null, "draft", null, draft.Procedure, draft.Definition, DraftCheck.SecrecyOf(procedure, draft.Content), draft.Body, null, null, null, null, Telling.VersionOf(draft), DraftBody.Of(draft), [], [],
            [.. DraftCheck.DemandedAtFiling(procedure).Select(c => new DossierComponentAnswer(c.Number, c.Name, c.Required, draft.Content.Paper.Contains(c.Number)))],
            [.. (await forms.Of(id, procedure.Definition, draft.Definition, isDraft: true, cancellation)).Select(f => new DossierFormAnswer(f.Code, f.Entry?.FilledAt is not null))],
            [.. (await attachments.Of(id, cancellation)).Select(Telling.Of)]), Telling.VersionOf(draft));
    }

    private static async Task<ApiAnswer> Change(Guid id, Body<DraftBody> body, HttpContext http, Drafts drafts, IProcedures procedures, AppDb db, CancellationToken cancellation)
    {
        var (version, unnamed) = IfMatch.Read(http);
        if ((unnamed ?? body.Refused) is { } refused)
            return refused;
        var actor = http.Actor();
        if (await drafts.Find(actor, id, cancellation) is not { } draft)
            return ApiAnswer.NotFound();
        if (Telling.VersionOf(draft) != version)
            return IfMatch.Changed(ApiRefusals.VersionChanged);
        if (await Write(actor, draft, body.Value!, drafts, procedures, cancellation, read: draft.SavedAt) is { } wrong)
            return wrong;
        var saved = await Reference(actor, id, drafts, db, cancellation);
        return ApiAnswer.Ok(saved, saved.Version);
    }

    private static async Task<ApiAnswer> Submit(Guid id, HttpContext http, Drafts drafts, SendDraft send, AppDb db, CancellationToken cancellation)
    {
        var sent = await send.Run(http.Actor(), id, http.From(), cancellation);
        if (!sent.IsOk)
            return sent.Refusals.Answer();
        var reference = await Reference(http.Actor(), id, drafts, db, cancellation);
        return ApiAnswer.Ok(reference, reference.Version);
    }

    private static async Task<ApiAnswer> Act(Guid id, Body<ActionBody> body, HttpContext http, ActOnDossier act, Drafts drafts, AppDb db, CancellationToken cancellation)
    {
        var (version, unnamed) = IfMatch.Read(http);
        if ((unnamed ?? body.Refused) is { } refused)
            return refused;
        var (actor, attempt) = (http.Actor(), http.Attempt());
        // Doing it again would meet another version: that it was done stands in the transaction that did it.
        if (!attempt.WasDone)
        {
            attempt.DoneWith(db);
            var done = await act.Run(actor, id, int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1, body.Value!.Action(), http.From(), cancellation);
            if (!done.IsOk)
                return done.Refusals.Answer();
        }

        var reference = await Reference(actor, id, drafts, db, cancellation);
        return ApiAnswer.Ok(reference, reference.Version);
    }

    private static async Task<ApiAnswer> Entries(Guid id, string? cursor, string? limit, HttpContext http, DossierReader reader, CancellationToken cancellation)
    {
        if (await reader.Find(http.Actor(), id, http.From(), cancellation) is not { } view)
            return ApiAnswer.NotFound();
        var told = view.History.Reverse().Select((entry, index) => new EntryAnswer(index + 1, entry.At, entry.Who, entry.What, entry.Note));
        return Cursor.Page(told, e => e.Number.ToString("D8", CultureInfo.InvariantCulture), e => e, $"entries {id}", cursor, limit).Answer();
    }

    // A page shows only what its procedure asks; a program may send anything.
    private static async Task<ApiAnswer?> Write(Actor actor, Draft draft, DraftBody body, Drafts drafts, IProcedures procedures, CancellationToken cancellation, DateTimeOffset? read = null)
    {
        var procedure = await procedures.Version(draft.Definition, cancellation);
        Refusal[] unknown =
        [
            .. (body.Facts ?? []).Keys.Where(key => procedure.Facts.All(f => f.Key != key)).Select(key => ApiRefusals.MemberUnknown($"facts.{key}")),
            .. (body.Parties ?? []).Keys.Where(key => procedure.Parties.All(p => p.Key != key)).Select(key => ApiRefusals.MemberUnknown($"parties.{key}")),
            .. (body.PaperComponents ?? []).Where(number => procedure.Components.All(c => c.Number != number)).Select(number => ApiRefusals.MemberUnknown($"paperComponents.{number}")),
        ];
        if (unknown.Length > 0)
            return unknown.Answer();
        var saved = await drafts.Save(actor, draft.Id, body.Role, body.BodyId, body.Content(), cancellation, read);
        return saved.IsOk ? null : saved.Refusals.Answer();
    }

    private static async Task<DossierReferenceAnswer> Reference(Actor actor, Guid id, Drafts drafts, AppDb db, CancellationToken cancellation) =>
        await drafts.Find(actor, id, cancellation) is { } draft ? Telling.Reference(draft) : Telling.Reference(await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == id, cancellation));
}
