using System.Collections.Immutable;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;

namespace ThongSuot.Dossiers.TryOut;

/// <summary>
/// All that a try-out is: who filed what, and what was done since. The dossier is made of it anew for every page, and is kept nowhere.
/// </summary>
/// <param name="Revision">Of the draft that it began with.</param>
internal sealed record TryOutInputs(int Revision, TryOutFiling Filing, ImmutableArray<TryOutMove> Moves)
{
    public const int MostMoves = 200;

    public TryOutInputs Then(TryOutMove move) => this with { Moves = Moves.Add(move) };

    public TryOutInputs WithoutLast() => this with { Moves = Moves.IsEmpty ? Moves : Moves.RemoveAt(Moves.Length - 1) };
}

/// <param name="Lists">The bodies of each list over which the process goes.</param>
internal sealed record TryOutFiling(
    Guid Person, string Role, Guid Body, DraftContent Content, ImmutableDictionary<string, ImmutableArray<Guid>> Lists, DateTimeOffset At);

/// <param name="Person">Null: what comes from outside, an answer or a message.</param>
/// <param name="Action">Null: nothing is done, time passes.</param>
/// <param name="At">When, on the clock of the try-out.</param>
/// <param name="Answers">What was typed into fields of forms, by the names that conditions give them; null for nothing.</param>
internal sealed record TryOutMove(Guid? Person, StepAction? Action, DateTimeOffset At, ImmutableDictionary<string, string>? Answers = null);
