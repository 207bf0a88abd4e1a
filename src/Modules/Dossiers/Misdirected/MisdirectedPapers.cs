using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Misdirected;

/// <summary>A paper as the clerk enters it.</summary>
/// <param name="ReceivedOn">The day it came.</param>
/// <param name="ReceivedAt">The hour of that day, in Vietnam.</param>
/// <param name="IsSecret">Then no word of it is kept.</param>
internal sealed record PaperInput(
    Guid? Receiver, Guid? Sender, string? Symbol, DateOnly? Day, string? Abstract, bool IsSecret, string? Why, Guid? Competent, DateOnly? ReceivedOn, TimeOnly? ReceivedAt);

/// <summary>The paper was registered as not processed. Of its content the log knows nothing.</summary>
internal sealed record PaperNotProcessed(string Code, Guid Receiver, Guid Sender, string Why, Guid? Competent, DateTimeOffset ReceivedAt)
{
    public const string Type = "misdirected.registered";
}

/// <summary>
/// Papers that came to the wrong body outside the system (R-087, found at receipt): registered by who receives papers there, counted with what came as
/// dossiers, answered by a notice, and never processed.
/// </summary>
internal sealed class MisdirectedPapers(AppDb db, EventLog log, IOrganisation organisation, IProcedures procedures, Numbers numbers, TimeProvider time)
{
    public const int PageSize = 50;

    private static readonly string[] Receiving = ["intake_clerk", "records_clerk"];

    public static bool Receives(Actor actor) => Receiving.Any(actor.Holds);

    /// <summary>The bodies for which this person receives papers.</summary>
    public async Task<IReadOnlyList<Body>> ReceivesFor(Actor actor, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        return [.. actor.Grants.Where(g => Receiving.Contains(g.Role)).Select(g => view.Find(g.Body)).OfType<Body>().DistinctBy(b => b.Id).OrderBy(b => b.Code, StringComparer.Ordinal)];
    }

    /// <summary>Registered at the person's bodies, the newest first.</summary>
    /// <param name="before">Id of the last one of the page before.</param>
    public async Task<IReadOnlyList<MisdirectedPaper>> List(Actor actor, Guid? before, CancellationToken cancellation)
    {
        var bodies = (await ReceivesFor(actor, cancellation)).Select(b => b.Id).ToArray();
        var papers = db.MisdirectedPapers;
        return await papers.AsNoTracking().Where(p => bodies.Contains(p.Receiver) && (before == null || p.Id < before)).OrderByDescending(p => p.Id).Take(PageSize).ToListAsync(cancellation);
    }

    /// <summary>For who receives papers there and for the leaders of both sides; null for everybody else.</summary>
    public async Task<MisdirectedPaper?> Find(Actor actor, Guid id, CancellationToken cancellation)
    {
        var papers = db.MisdirectedPapers;
        if (await papers.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } paper)
            return null;
        var led = LeaderScopes.BodiesOf(actor, await procedures.LeadingRoles(cancellation), await organisation.View(cancellation)).Select(b => b.Id).ToHashSet();
        return led.Contains(paper.Receiver) || led.Contains(paper.Sender) || Receiving.Any(role => actor.Holds(role, paper.Receiver)) ? paper : null;
    }

    public async Task<Result<Guid>> Register(Actor actor, PaperInput input, CancellationToken cancellation)
    {
        var (view, now) = (await organisation.View(cancellation), time.Now());
        if (await ReceivesFor(actor, cancellation) is not { Count: > 0 } receives)
            return Refusals.MayNotReceive;
        var receiver = receives.FirstOrDefault(b => b.Id == input.Receiver) ?? (receives.Count == 1 ? receives[0] : null);
        var (symbol, text) = (Words(input.Symbol), Words(input.Abstract));
        var receivedAt = input.ReceivedOn is { } day ? new DateTimeOffset(day, input.ReceivedAt ?? default, Clock.VietnamOffset).ToUniversalTime() : default(DateTimeOffset?);
        Refusal[] wrong =
        [
            .. receiver is null ? new[] { Refusals.PaperReceiver } : [],
            .. view.Find(input.Sender) is null || input.Sender == receiver?.Id ? new[] { Refusals.PaperSender } : [],
            .. symbol?.Length > MisdirectedPaper.LongestSymbol ? new[] { Refusals.PaperSymbol } : [],
            .. input.IsSecret ? text is null ? [] : new[] { Refusals.PaperSecret } : text is null or { Length: > MisdirectedPaper.LongestAbstract } ? new[] { Refusals.PaperAbstract } : [],
            .. receivedAt is null || receivedAt > now || input.ReceivedAt is null ? new[] { Refusals.PaperReceived } : [],
            .. input.Why is null || !Incompetence.IsKnown(input.Why) ? new[] { Refusals.IncompetenceMissing } : [],
            .. input.Competent is { } named && (view.Find(named) is null || named == receiver?.Id) ? new[] { Refusals.PaperCompetent } : [],
        ];
        if (wrong.Length > 0)
            return wrong;

        var year = now.DateInVietnam().Year;
        var number = await numbers.Next(year, cancellation);
        var paper = new MisdirectedPaper
        {
            Id = Guid.CreateVersion7(now), Code = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"VBS/{year}/{number:000000}"),
            Receiver = receiver!.Id, Sender = input.Sender!.Value, Symbol = symbol, Day = input.Day, Abstract = text, Why = input.Why!, Competent = input.Competent,
            ReceivedAt = receivedAt!.Value, RegisteredAt = now, RegisteredBy = actor.Person,
        };
        db.Add(paper);
        db.Add(new UnprocessedRow
        {
            Dossier = paper.Id, Sender = paper.Sender, Receiver = paper.Receiver, Code = UnprocessedWords.NotCompetent, Why = paper.Why, ReceivedAt = paper.ReceivedAt, RefusedAt = now, Transferred = false,
            NoticeDue = (await procedures.Calendar(paper.Receiver, cancellation)).DueAt(paper.ReceivedAt, await NoticeLimit(cancellation)).DueAt,
        });
        var role = Receiving.First(role => actor.Holds(role, paper.Receiver));
        log.Append(db, StreamHead.New($"misdirected-{paper.Id:N}"), new Envelope(actor.Person, role, receiver.Id, receiver.Name), [(PaperNotProcessed.Type, new PaperNotProcessed(paper.Code, paper.Receiver, paper.Sender, paper.Why, paper.Competent, paper.ReceivedAt))]);
        await db.SaveChangesAsync(cancellation);
        return paper.Id;
    }

    // The set has one for all of its procedures.
    private async Task<Engine.WorkingTime.Limit> NoticeLimit(CancellationToken cancellation) =>
        (await procedures.Published(cancellation)).Select(p => p.Definition.RefusalNotice).DefaultIfEmpty(ProcedureDefinition.UsualRefusalNotice).First();

    private static string? Words(string? typed) => Folding.Normalise(typed ?? "").Trim() is { Length: > 0 } text ? text : null;
}
