using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Api;

/// <summary>An endpoint whose body is read as a stream: it compares a repeated one itself.</summary>
public sealed class StreamedBody;

/// <summary>The attempt of a POST that is being made now; a feature of the request.</summary>
public sealed class IdempotentCall
{
    private readonly IdempotentRequest _row;

    internal IdempotentCall(IdempotentRequest row) => (_row, WasDone, Id) = (row, row.Done, row.NewId());

    /// <summary>The id of what the request makes: the same whenever it is repeated.</summary>
    public Guid Id { get; }

    /// <summary>An earlier attempt did it and died before it could answer.</summary>
    public bool WasDone { get; }

    /// <summary>Of a streamed body: what the first attempt answered, when there was one.</summary>
    public bool WasAnswered => _row.Status is not null;

    /// <summary>Notes that it is done, in the transaction that the endpoint's use case saves on this context.</summary>
    public void DoneWith(AppDb db)
    {
        var done = new IdempotentRequest { Key = _row.Key, Account = _row.Account, Address = _row.Address, At = _row.At, HeldUntil = _row.HeldUntil };
        db.Attach(done);
        done.Done = true;
    }

    /// <summary>The earlier answer to a streamed body; refused when this is another one.</summary>
    public ApiAnswer Again(byte[] bodyHash) => _row.BodyHash is { } hash && hash.AsSpan().SequenceEqual(bodyHash)
        ? Idempotency.AnswerOf(_row)
        : Reused;

    /// <summary>What a streamed body was, for those who repeat it.</summary>
    public void Was(byte[] bodyHash) => BodyHash = bodyHash;

    internal byte[]? BodyHash { get; private set; }

    public static ApiAnswer Reused => ApiAnswer.Refused(StatusCodes.Status422UnprocessableEntity, ApiRefusals.KeyReused);
}

/// <summary>
/// Every POST carries a key. The first attempt is written down before it begins and answered from then on; one that was refused leaves nothing, so that the
/// corrected one may use the same key.
/// </summary>
internal sealed class Idempotency : IEndpointFilter
{
    public const string Header = "Idempotency-Key";

    private static readonly TimeSpan Held = TimeSpan.FromMinutes(1), HeldByStream = TimeSpan.FromMinutes(15);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
            return await next(context);
        if (http.Request.Headers[Header] is not [{ Length: >= 8 and <= 100 } key] || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':'))
            return ApiAnswer.Refused(StatusCodes.Status400BadRequest, ApiRefusals.KeyMissing);
        var streamed = http.GetEndpoint()?.Metadata.GetMetadata<StreamedBody>() is not null;
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var (db, time) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<TimeProvider>());
        var account = http.FindToken()!.Account;
        var address = $"POST {http.Request.Path}";
        var hash = streamed ? null : http.Features.Get<ReadBody>()?.Hash ?? [];
        var (row, held, again) = await Hold(db, account, key, address[..Math.Min(address.Length, 300)], hash, time.Now(), streamed ? HeldByStream : Held, http.RequestAborted);
        if (row.Address != address || (hash is not null && row.BodyHash is { } before && !before.AsSpan().SequenceEqual(hash)))
            return IdempotentCall.Reused;
        if (row.Status is not null && !streamed)
            return AnswerOf(row);
        if (row.Status is null && !held)
            return ApiAnswer.Refused(StatusCodes.Status409Conflict, ApiRefusals.KeyInUse) with { RetryAfter = "2" };

        var call = new IdempotentCall(row);
        http.Features.Set(call);
        if (!held)
            return await next(context);
        try
        {
            var answer = await next(context);
            await Keep(db, row, call, answer as ApiAnswer, again, time.Now());
            return answer;
        }
        catch
        {
            // Nobody knows how far it came; whoever repeats it carries on at once.
            await Release(db, row, time.Now());
            throw;
        }
    }

    internal static ApiAnswer AnswerOf(IdempotentRequest row) => new(row.Status!.Value, row.Answer is null ? null : JsonSerializer.Deserialize<JsonElement>(row.Answer)) { Version = row.Version, Location = row.Location };

    // Held: this request is to do it; again: where an earlier attempt was given up. Of two at once one wins.
    private static async Task<(IdempotentRequest Row, bool Held, bool Again)> Hold(
        AppDb db, Guid account, string key, string address, byte[]? hash, DateTimeOffset now, TimeSpan span, CancellationToken cancellation)
    {
        var requests = db.Set<IdempotentRequest>();
        var id = IdempotentRequest.KeyOf(account, key);
        for (var tries = 0; ; tries++)
        {
            var known = await requests.SingleOrDefaultAsync(r => r.Key == id, cancellation);
            if (known is not null && (known.Status is not null || known.HeldUntil > now || known.Address != address || (hash is not null && known.BodyHash?.AsSpan().SequenceEqual(hash) != true)))
                return (known, false, false);
            var row = known ?? new IdempotentRequest { Key = id, Account = account, Address = address, BodyHash = hash, At = now, HeldUntil = now + span };
            if (known is null)
                db.Add(row);
            else
                row.HeldUntil = now + span;
            try
            {
                await db.SaveChangesAsync(cancellation);
                return (row, true, known is not null);
            }
            catch (DbUpdateException failure) when (failure.IsConflict() && tries < 3)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    // What was done is done: noting the answer is not given up when the caller hangs up.
    private static async Task Keep(AppDb db, IdempotentRequest row, IdempotentCall call, ApiAnswer? answer, bool again, DateTimeOffset now)
    {
        if (answer is null or { IsRefusal: true } && again)
        {
            // What the earlier attempt made is still to be found by the same ids.
            row.HeldUntil = now;
        }
        else if (answer is null or { IsRefusal: true })
        {
            db.Remove(row);
        }
        else
        {
            row.BodyHash = call.BodyHash ?? row.BodyHash;
            (row.Status, row.Version, row.Location) = (answer.Status, answer.Version, answer.Location);
            var kept = answer.Kept ?? answer.Value;
            row.Answer = kept is null ? null : JsonSerializer.Serialize(kept, kept.GetType(), ApiJson.Options);
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static async Task Release(AppDb db, IdempotentRequest row, DateTimeOffset now)
    {
        row.HeldUntil = now;
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateException)
        {
            // It is released by itself in a minute.
        }
    }
}
