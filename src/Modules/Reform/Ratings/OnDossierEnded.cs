using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Reform.Ratings;

/// <summary>
/// Asks the filer of a finished dossier once for a rating. Not of what was withdrawn, refused or passed on, nor of what an office opened by itself; nor where
/// the secrecy or the compartment of the matter forbids that somebody else reads about it.
/// </summary>
internal sealed class OnDossierEnded(IServiceScopeFactory scopes) : IListener
{
    public string Name => "reform_ratings";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { DossierEntries.Ended };

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        if (Read<Ended>(entry).How != DossierStatus.Finished)
            return;
        var id = DossierEntries.DossierOf(entry.Stream);
        var ratings = db.Ratings;
        // A dossier that was opened again ends twice.
        if (await ratings.AnyAsync(r => r.Dossier == id, cancellation))
            return;
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var references = await services.GetRequiredService<IDossiers>().References([id], cancellation);
        if (references.GetValueOrDefault(id) is not { Secrecy: Secrecy.Thuong, CompetentBody: { } body } dossier)
            return;
        var procedure = await services.GetRequiredService<IProcedures>().Version(dossier.Definition, cancellation);
        if (procedure.ExOfficio || procedure.Definition.Compartment)
            return;
        var filer = Read<Filed>(await EventLog.Read(db, entry.Stream).FirstAsync(cancellation)).Filer.Person;
        db.Add(new Rating { Dossier = id, Filer = filer, Procedure = procedure.Code, Body = body, EndedAt = entry.At });
        services.GetRequiredService<EventLog>().Append(db, StreamHead.New(RatingEntries.StreamOf(id)), new Envelope(null, Definition: dossier.Definition),
            [(NoticeWanted.Type, new NoticeWanted([filer], [], $"Hồ sơ {dossier.Code} đã giải quyết xong; mời đồng chí đánh giá.", $"/danh-gia/{id}"))]);
    }

    private static T Read<T>(LogEntry entry)
        where T : class =>
        entry.Version == 1 && JsonSerializer.Deserialize<T>(entry.Body, LogJson.Options) is { } body ? body : throw new NotSupportedException($"Entry {entry.Id} of type {entry.Type} is unreadable.");
}

internal static class RatingEntries
{
    public const string Given = "reform.rating_given";

    public static string StreamOf(Guid dossier) => $"rating/{dossier:N}";
}

internal sealed record RatingGiven(Guid Dossier, int Stars, string? TextHash);
