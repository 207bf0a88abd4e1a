using ThongSuot.Testing;

namespace ThongSuot.Load;

/// <summary>How often officers asked and what came of it.</summary>
public sealed class Tally
{
    private int _requests;
    private int _repeated;
    private int _faults;
    private int _failed;
    private int _answers;
    private (int At, TaskCompletionSource Reached)? _awaited;
    private readonly Lock _gate = new();

    public int Requests => _requests;

    /// <summary>Sent again because no answer came or a fault was shown.</summary>
    public int Repeated => _repeated;

    /// <summary>Answers with a fault page of the program.</summary>
    public int Faults => _faults;

    /// <summary>Neither an answer nor success by trying again.</summary>
    public int Failed => _failed;

    /// <summary>Ends when so many more answers have come, good or bad: what is done then falls into the midst of work, however fast the machine is.</summary>
    internal Task Answers(int more, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited = (_answers + more, reached);
            return reached.Task.WaitAsync(cancellation);
        }
    }

    internal void Answered()
    {
        lock (_gate)
        {
            if (++_answers >= _awaited?.At)
                _awaited.Value.Reached.TrySetResult();
        }
    }

    internal void Asked() => Interlocked.Increment(ref _requests);

    internal void Again(Answer answer)
    {
        Interlocked.Increment(ref _repeated);
        if (answer.Status >= 500)
            Interlocked.Increment(ref _faults);
    }

    internal void GaveUp() => Interlocked.Increment(ref _failed);
}

/// <summary>One officer's endless morning: opens the desk, takes something from it, reads it, completes it; files something new when there is little to do.</summary>
internal sealed class DeskWork(Officer officer, Acts acts, Tally tally, Random chance, CancellationToken end)
{
    // A person who sees an error page or none tries again after a moment, and gives up at last.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(60);
    private const int LittleToDo = 10;

    public async Task Run()
    {
        while (!end.IsCancellationRequested)
        {
            var desk = await Insist(() => officer.Get("/ban-lam-viec"));
            var waiting = Officer.DossiersOn(desk);
            if (waiting.Count < LittleToDo)
                await File();
            if (waiting.Count > 0)
                await Complete(waiting[chance.Next(waiting.Count)]);
        }
    }

    private async Task Complete(Guid dossier)
    {
        var page = await Insist(() => officer.Get($"/ho-so/{dossier}"));
        if (page.Status == 200 && await OfficerForms.FillIn(officer, page, Insist))
            page = await Insist(() => officer.Get($"/ho-so/{dossier}"));
        // Somebody else may have been faster; then there is nothing to send.
        if (page.Status == 200 && acts.Prepare(officer, dossier, page) is { } act)
            await Insist(act.Send);
    }

    private async Task File()
    {
        var page = await Insist(() => officer.Get("/ho-so/moi"));
        if (Officer.Forms(page).FirstOrDefault(f => f.Has("procedure")) is not { } start)
            return;
        var offered = Filings.Procedures.Where(p => page.Body.Contains($"value=\"{p}\"", StringComparison.Ordinal)).ToArray();
        if (offered.Length == 0)
            return;
        var begun = await Insist(() => officer.Post("/ho-so/moi", start.With("procedure", offered[chance.Next(offered.Length)])));
        if (begun.Status != 302 || DraftOf(begun) is not { } draft)
            return;
        var address = $"/ho-so/nhap/{draft}";
        var shown = await Insist(() => officer.Get(address));
        if (await OfficerForms.FillIn(officer, shown, Insist))
            shown = await Insist(() => officer.Get(address));
        var form = Officer.Forms(shown).FirstOrDefault(f => f["_handler"] == "draft");
        if (form is null)
            return;
        // Sent again after it had been carried out, the draft is gone and the page leads to the dossier.
        var sent = await Insist(() => officer.Post(address, form.With("do", "send")));
        if (sent.Status == 302 && sent.Location.Contains("/ho-so/" + draft, StringComparison.Ordinal))
            acts.AcknowledgeFiling(Guid.Parse(draft));
    }

    private static string? DraftOf(Answer answer)
    {
        var id = answer.Location.Split('/')[^1];
        return Guid.TryParse(id, out _) ? id : null;
    }

    private async Task<Answer> Insist(Func<Task<Answer>> ask)
    {
        tally.Asked();
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            tally.Answered();
            if (!answer.IsToRepeat)
                return answer;
            if (TimeProvider.System.GetElapsedTime(begun) > LongestPatience)
            {
                tally.GaveUp();
                return answer;
            }

            tally.Again(answer);
            await Task.Delay(Moment, CancellationToken.None);
        }
    }
}
