using System.Collections.Concurrent;
using System.Globalization;

namespace ThongSuot.Load;

public enum ActEnd { Open, Acknowledged, Refused }

/// <summary>
/// One form of one officer, sent once or again and again: whatever happens, it may act once. Its note is like no other, so that the log can be
/// asked what became of it.
/// </summary>
public sealed class Act(Guid dossier, string note, PageForm form, Officer by)
{
    private readonly Lock _hearing = new();

    public Guid Dossier { get; } = dossier;

    /// <summary>The dossier's version that the form was made for.</summary>
    public int Version { get; } = form.Version;

    public string Note { get; } = note;

    public string Address => $"/ho-so/{Dossier}";

    public ActEnd End { get; private set; }

    /// <summary>It was sent at least once without an answer, so it may have been carried out before it was refused.</summary>
    public bool IsUncertain { get; private set; }

    /// <summary>What a refusal said, when it was none of those that a race explains.</summary>
    public string? Unexpected { get; private set; }

    /// <summary>Sends the form as it is.</summary>
    public async Task<Answer> Send()
    {
        var answer = await by.Post(Address, form);
        Hear(answer);
        return answer;
    }

    private void Hear(Answer answer)
    {
        lock (_hearing)
        {
            if (answer.IsDone)
                End = ActEnd.Acknowledged;
            else if (answer.IsToRepeat)
                IsUncertain = true;
            else if (End == ActEnd.Open)
            {
                End = ActEnd.Refused;
                if (!answer.IsChangedMeanwhile)
                    Unexpected = $"{answer.Status} {answer.Location}";
            }
        }
    }
}

/// <summary>What the officers know of their acts: kept outside the program, so that no crash of it forgets.</summary>
public sealed class Acts
{
    private readonly ConcurrentQueue<Act> _all = new();
    private readonly ConcurrentQueue<Guid> _filed = new();
    private int _number;

    public IReadOnlyCollection<Act> All => _all;

    /// <summary>Dossiers whose filing was acknowledged.</summary>
    public IReadOnlyCollection<Guid> Filed => _filed;

    /// <summary>Opens the dossier's page and fills in what completes its work; null when this person has nothing to complete there.</summary>
    public async Task<Act?> Prepare(Officer officer, Guid dossier, string? key = null)
    {
        var page = await officer.Get($"/ho-so/{dossier}");
        if (page.Status == 200 && await OfficerForms.FillIn(officer, page, ask => ask()))
            page = await officer.Get($"/ho-so/{dossier}");
        return page.Status == 200 ? Prepare(officer, dossier, page, key) : null;
    }

    /// <inheritdoc cref="Prepare(Officer, Guid, string?)"/>
    public Act? Prepare(Officer officer, Guid dossier, Answer page, string? key = null)
    {
        if (Officer.MainForm(page, key) is not { } form)
            return null;
        var note = string.Create(CultureInfo.InvariantCulture, $"Ý kiến số {Interlocked.Increment(ref _number)} của {officer.UserName}");
        var act = new Act(dossier, note, form.With("note", note), officer);
        _all.Enqueue(act);
        return act;
    }

    public void AcknowledgeFiling(Guid dossier) => _filed.Enqueue(dossier);
}
