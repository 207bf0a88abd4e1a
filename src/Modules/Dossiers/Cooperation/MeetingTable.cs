using System.Collections.Immutable;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Cooperation;

/// <summary>A collective decision: the meeting as it was called and held, and the vote.</summary>
/// <param name="Number">In the order in which the dossier came to them.</param>
/// <param name="Outcome">Code of the step's outcome; null while it is open, and when it was handed up or taken back.</param>
/// <param name="HandedUp">The vote missed its threshold and went to the body above.</param>
internal sealed record MeetingSheet(
    int Number, string Key, Step Step, Holder Holder, MeetingCalled? Called = null, MeetingHeld? Held = null, Vote? Vote = null, string? Outcome = null, DateTimeOffset? DecidedAt = null, Guid? RecordedBy = null, Note? Note = null, bool HandedUp = false, bool Dropped = false)
{
    public bool IsDecided => DecidedAt is not null;

    public ImmutableArray<Attendee> Attendance => Held?.Attendance ?? [];

    /// <summary>Those who take no part because the matter concerns them.</summary>
    public IEnumerable<Guid> Recused => Held is null ? Called?.Recused ?? [] : Held.Attendance.Where(a => a.Presence == Presence.Recused).Select(a => a.Person);
}

/// <summary>The collective decisions of a dossier, from its events alone.</summary>
internal static class MeetingTable
{
    /// <summary>Those with a meeting or a vote.</summary>
    public static IReadOnlyList<MeetingSheet> Of(ProcedureDefinition definition, IEnumerable<Happening> happenings)
    {
        var sheets = new List<MeetingSheet>();
        foreach (var happening in happenings)
        {
            switch (happening.Event)
            {
                case StepOpened e when definition.Find(e.Node) is Step { Kind: StepKind.Collective } step:
                    sheets.Add(new MeetingSheet(sheets.Count + 1, e.Key, step, e.Holder));
                    break;
                case MeetingCalled e:
                    Change(e.Key, s => s with { Called = e, Held = null });
                    break;
                case MeetingHeld e:
                    Change(e.Key, s => s with { Held = e });
                    break;
                case StepCompleted e:
                    Change(e.Key, s => s with { Vote = e.Vote, Outcome = e.Outcome, DecidedAt = e.At, RecordedBy = e.By, Note = e.Note });
                    break;
                case HandedUp e:
                    // The body above decides the same step anew.
                    if (Change(e.Key, s => s with { Vote = e.Vote, DecidedAt = e.At, RecordedBy = e.By, Note = e.Note, HandedUp = true }) is { } left)
                        sheets.Add(new MeetingSheet(sheets.Count + 1, e.Key, left.Step, e.To));
                    break;
                case WorkCancelled e:
                    foreach (var key in e.Keys)
                        Change(key, s => s with { DecidedAt = happening.At, Dropped = true });
                    break;
                case Ended e:
                    foreach (var key in sheets.Where(s => !s.IsDecided).Select(s => s.Key).ToList())
                        Change(key, s => s with { DecidedAt = e.At, Dropped = true });
                    break;
            }
        }

        return [.. sheets.Where(s => s.Called is not null || s.Vote is not null)];

        MeetingSheet? Change(string key, Func<MeetingSheet, MeetingSheet> change)
        {
            var at = sheets.FindLastIndex(s => s.Key == key && !s.IsDecided);
            return at < 0 ? null : sheets[at] = change(sheets[at]);
        }
    }
}
