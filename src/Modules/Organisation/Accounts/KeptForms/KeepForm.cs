using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Web;

namespace ThongSuot.Organisation.Accounts.KeptForms;

/// <summary>What was posted, without its antiforgery token.</summary>
/// <param name="Address">Path and query that it was posted to.</param>
internal sealed record PostedForm(string Address, IReadOnlyList<PostedField> Fields);

internal sealed record PostedField(string Name, string Value);

/// <summary>Seals forms for one account: a row moved to another account does not open.</summary>
internal sealed class FormSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("ThongSuot.Organisation.KeptForm");

    public byte[] Close(PostedForm form, Guid account) => Of(account).Protect(JsonSerializer.SerializeToUtf8Bytes(form));

    public PostedForm? Open(KeptForm kept)
    {
        try
        {
            return JsonSerializer.Deserialize<PostedForm>(Of(kept.Account).Unprotect(kept.Content));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Of(Guid account) => _protector.CreateProtector(account.ToString("N"));
}

/// <summary>Keeps a form that arrived too late, when a module says that it may lie here.</summary>
internal sealed class KeepForm(AppDb db, FormSeal seal, IEnumerable<IKeepableForms> modules, IOrganisation organisation, TimeProvider time)
{
    public const int MostBytes = 256 * 1024;

    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    // Where passwords and codes are typed, whatever a module says.
    private static readonly string[] Never = ["/dang-nhap", "/tai-khoan", "/thiet-lap", "/dat-mat-khau", "/quan-tri/tai-khoan", "/noi-dung-giu-lai"];

    private const int MostPerAccount = 10;
    private const string TokenField = "__RequestVerificationToken";

    /// <returns>Its id; null when it is not kept.</returns>
    public async Task<Guid?> Run(HttpContext context, Guid account)
    {
        var (request, cancellation) = (context.Request, context.RequestAborted);
        if (!HttpMethods.IsPost(request.Method) || request.ContentLength is null or > MostBytes || !IsForm(request) || !IsOwn(request))
            return null;
        var form = await request.ReadFormAsync(cancellation);
        var fields = (from field in form from value in field.Value where field.Key != TokenField select new PostedField(field.Key, value ?? "")).ToList();
        var lookup = fields.ToLookup(f => f.Name, f => f.Value, StringComparer.Ordinal);
        var address = request.Path + request.QueryString;
        if (!LocalAddress.IsLocal(address) || await organisation.ActorOf(account, cancellation) is not { } actor || !await MayKeep(actor, request.Path, lookup, cancellation))
            return null;
        var since = time.Now() - Life;
        if (await db.KeptForms.CountAsync(f => f.Account == account && f.KeptAt > since, cancellation) >= MostPerAccount)
            return null;
        var kept = new KeptForm { Id = Guid.CreateVersion7(time.Now()), Account = account, KeptAt = time.Now(), Content = seal.Close(new PostedForm(address, fields), account) };
        db.Add(kept);
        await db.SaveChangesAsync(cancellation);
        return kept.Id;
    }

    private async Task<bool> MayKeep(Actor actor, string path, ILookup<string, string> fields, CancellationToken cancellation)
    {
        if (Never.Any(p => path.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
            return false;
        foreach (var module in modules)
        {
            if (await module.MayKeep(actor, path, fields, cancellation))
                return true;
        }

        return false;
    }

    private static bool IsForm(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    // A form of another site must not become an offer to send it.
    private static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin.ToString() is var origin && (origin.Length == 0
            ? request.Headers["Sec-Fetch-Site"].ToString() is "same-origin"
            : Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The kept forms of the person who asks, and of nobody else.</summary>
internal sealed class OwnKeptForms(AppDb db, FormSeal seal, TimeProvider time)
{
    public async Task<PostedForm?> Find(Guid account, Guid id, CancellationToken cancellation) =>
        await Row(account, id, cancellation) is { } kept ? seal.Open(kept) : null;

    /// <summary>Takes it out: it is sent again, or thrown away.</summary>
    public async Task<PostedForm?> Take(Guid account, Guid id, CancellationToken cancellation)
    {
        if (await Row(account, id, cancellation) is not { } kept)
            return null;
        db.Remove(kept);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return null;
        }

        return seal.Open(kept);
    }

    private Task<KeptForm?> Row(Guid account, Guid id, CancellationToken cancellation)
    {
        var since = time.Now() - KeepForm.Life;
        return db.KeptForms.SingleOrDefaultAsync(f => f.Id == id && f.Account == account && f.KeptAt > since, cancellation);
    }
}

/// <summary>After a new sign-in a form's token may no longer fit; the form is then kept and offered, too.</summary>
internal static class StaleTokens
{
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(30);

    public static async Task<Guid?> Keep(HttpContext context, LiveSession session)
    {
        var db = context.RequestServices.GetRequiredService<AppDb>();
        var since = context.RequestServices.GetRequiredService<TimeProvider>().Now() - Oldest;
        // Whoever else worked at this browser may have typed it: then it is shown to nobody.
        if (await db.Sessions.AnyAsync(s => s.Device == session.Device && s.Account != session.Account && s.SeenAt > since, context.RequestAborted))
            return null;

        // With a refused token the framework lets nobody read the form; here it is only read, not carried out.
        var refused = context.Features.Get<IAntiforgeryValidationFeature>();
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        try
        {
            return await context.RequestServices.GetRequiredService<KeepForm>().Run(context, session.Account);
        }
        finally
        {
            context.Features.Set(refused);
        }
    }
}
