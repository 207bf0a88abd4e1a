using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Mailing;

/// <param name="Person">The name; the address and the text are shown to nobody.</param>
internal sealed record MailRow(Guid Id, string Person, MailKind Kind, MailState State, DateTimeOffset MadeAt, DateTimeOffset NextAt, DateTimeOffset? EndedAt, int Attempts, string? Failure);

/// <summary>The state of all mails, for administrators.</summary>
internal sealed class Outbox(AppDb db, IOrganisation organisation, TimeProvider time, WriteGate gate)
{
    public const int PageSize = 50;

    public async Task<IReadOnlyDictionary<MailState, int>> Count(CancellationToken cancellation) =>
        await db.Mails.GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

    /// <summary>Newest first.</summary>
    /// <param name="after">Id of the last one of the page before.</param>
    public async Task<IReadOnlyList<MailRow>> List(MailState? state, Guid? after, CancellationToken cancellation)
    {
        var mails = db.Mails.AsNoTracking();
        if (state is { } wanted)
            mails = mails.Where(m => m.State == wanted);
        if (after is { } last)
            mails = mails.Where(m => m.Id < last);
        var view = await organisation.View(cancellation);
        return [.. (await mails.OrderByDescending(m => m.Id).Take(PageSize).ToListAsync(cancellation)).Select(m => new MailRow(
            m.Id, view.FindPerson(m.Person)?.Name ?? "Người đã rời hệ thống", m.Kind, m.State, m.MadeAt, m.NextAt, m.EndedAt, m.Attempts, m.Failure))];
    }

    /// <summary>Has everything that was parked tried again.</summary>
    public Task<int> RetryParked(CancellationToken cancellation)
    {
        var now = time.Now();
        Task<int> Retry() => db.Mails.Where(m => m.State == MailState.Parked).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MailState.Waiting).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAt, now).SetProperty(m => m.EndedAt, (DateTimeOffset?)null),
            cancellation);
        return db.IsSqlite ? gate.InTurn(Retry, cancellation) : Retry();
    }
}
