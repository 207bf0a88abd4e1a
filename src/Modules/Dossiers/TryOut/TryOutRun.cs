using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.TryOut;

/// <summary>A try-out as far as it has come: a dossier in memory, with what happened to it.</summary>
internal sealed class TryOutRun(DraftProcedure draft, Dossier dossier, Situation situation, DateTimeOffset begun)
{
    private readonly List<Happening> _happenings = [];
    private readonly Dictionary<Guid, string?> _texts = [];
    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);

    public DraftProcedure Draft => draft;

    public Dossier Dossier => dossier;

    public DossierState State => dossier.State!;

    public ProcedureDefinition Definition => draft.Procedure.Definition;

    /// <summary>As the system sees it; for a person see <see cref="For"/>.</summary>
    public Situation Situation => situation;

    /// <summary>The time of the try-out.</summary>
    public DateTimeOffset Now { get; private set; } = begun;

    public IReadOnlyList<Happening> Happenings => _happenings;

    /// <summary>What a person sees and may do, at the time of the try-out.</summary>
    public DossierView For(Guid person)
    {
        var seen = situation with { Context = At(ActorOf(person).Acting(), Now) };
        return new DossierView(dossier, seen, [.. Process.Offers(Definition, State, seen.Context).Where(o => !ActionWords.IsCooperation(o.Kind) && o.Kind != CommandKind.Correct)], [], [], [], [], null, []);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Platform.Ui.TimelineEntry> History(Installation installation) =>
        new History(Definition, situation.Organisation, situation.Context.Calendar, _texts, installation).Tell(_happenings);

    /// <summary>The person with its roles of now; it has no account here.</summary>
    public Actor ActorOf(Guid person) => TryOuts.ActorOf(situation.Organisation, person);

    /// <summary>Lets the engine decide; what it refuses leaves no trace.</summary>
    /// <param name="person">Null: the system.</param>
    public Platform.Results.Refusal? Carry(Command command, Guid? person, DateTimeOffset at)
    {
        var actor = person is { } known ? ActorOf(known) : null;
        var context = At(actor?.Acting() ?? Acting.System, at);
        var body = actor is null ? null : dossier.State is { } before ? Acted.On(before, command.Key, Definition, context, null).Body : (command as FileDossier)?.Body;
        var carried = dossier.Carry(Definition, command, context);
        if (!carried.IsOk)
            return carried.Refusal;
        _happenings.AddRange(carried.Value.Select(e => new Happening(at, person, body?.Name, e)));
        return null;
    }

    /// <summary>Lets time pass: what is over on the way happens by itself, each at its own moment.</summary>
    public void PassTo(DateTimeOffset at)
    {
        while (dossier.TimerAt is { } due && due <= at && ExpireDue.KeyOf(State, due) is { } key && Carry(new Expire(key), null, due) is null)
        {
        }

        Now = at;
    }

    /// <summary>A text of this try-out, which lies nowhere but here.</summary>
    public Note? Keep(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var note = new Note(Guid.CreateVersion7(Now), "");
        _texts[note.Content] = text;
        return note;
    }

    /// <summary>Takes over what was typed into fields of a step's forms, or says what is wrong with it.</summary>
    public Platform.Results.Refusal? Answer(string? node, ImmutableDictionary<string, string>? typed)
    {
        if (typed is null)
            return null;
        var read = TryOutForms.Read(TryOutForms.Of(draft, node), typed);
        if (!read.IsOk)
            return read.Refusal;
        foreach (var (name, value) in read.Value)
            _values[name] = value;
        return null;
    }

    private Context At(Acting actor, DateTimeOffset at) =>
        situation.Context with { Actor = actor, Now = at, FormValue = name => _values.GetValueOrDefault(name, Value.Nothing) };
}
