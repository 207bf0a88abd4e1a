using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Cooperation;

internal enum OpinionState
{
    Waiting,
    Answered,

    /// <summary>Not answered in time, and silence counts as consent.</summary>
    Silent,

    /// <summary>No longer wanted: the step was sent back, or the dossier ended.</summary>
    Dropped,
}

/// <summary>One asked body of a consult.</summary>
/// <param name="Late">Answered after the deadline, or not yet although it is over.</param>
/// <param name="By">Who answered, and for which body where that is another one.</param>
internal sealed record OpinionRow(Guid Id, string Body, OpinionState State, DateTimeOffset? At = null, Guid? By = null, string? Given = null, Note? Text = null, bool Late = false);

/// <summary>A consult of a dossier with all its answers (bảng tổng hợp ý kiến).</summary>
/// <param name="Number">In the order in which they were asked.</param>
/// <param name="ForStep">Node of the step that asked ad hoc; null for a consult of the process.</param>
internal sealed record ConsultSheet(
    int Number, string Key, string Node, string? ForStep, Guid? AskedBy, string? AskedFor, DateTimeOffset AskedAt, Due? Due, SilenceRule Silence, Note? Question, IReadOnlyList<OpinionRow> Rows, DateTimeOffset? ClosedAt = null)
{
    public bool IsOpen => ClosedAt is null;
}

/// <summary>The consults of a dossier, from its events alone.</summary>
internal static class ConsultTable
{
    public static IReadOnlyList<ConsultSheet> Of(IEnumerable<Happening> happenings, DateTimeOffset now)
    {
        var sheets = new List<ConsultSheet>();

        void Change(Predicate<ConsultSheet> which, Func<ConsultSheet, ConsultSheet> change)
        {
            for (var i = 0; i < sheets.Count; i++)
                sheets[i] = sheets[i].IsOpen && which(sheets[i]) ? change(sheets[i]) : sheets[i];
        }

        // The one of that key that is open: after a sending back the same key comes again.
        void ChangeOne(string key, Func<ConsultSheet, ConsultSheet> change) => Change(s => s.Key == key, change);

        foreach (var happening in happenings)
        {
            switch (happening.Event)
            {
                case ConsultOpened e:
                    sheets.Add(new ConsultSheet(sheets.Count + 1, e.Key, e.Node, e.ForStep is null ? null : e.Node, happening.Person, happening.BodyName, e.At, e.Due, e.Silence, e.Note,
                        [.. e.Holders.Select(h => new OpinionRow(new Opinion(h).Body.Id, h.Outside ?? h.Body.Name, OpinionState.Waiting))]));
                    break;
                case OpinionGiven e:
                    ChangeOne(e.Key, s => s with
                    {
                        Rows = [.. s.Rows.Select(r => r.Id == e.Body && r.State == OpinionState.Waiting ? r with { State = OpinionState.Answered, At = e.At, By = e.By, Given = e.Given, Text = e.Note, Late = e.At > s.Due?.At } : r)],
                    });
                    break;
                case ConsultClosed e:
                    ChangeOne(e.Key, s => Closed(s, e.At, OpinionState.Silent));
                    break;
                case WorkCancelled e:
                    Change(s => e.Keys.Contains(s.Key), s => Closed(s, happening.At, OpinionState.Dropped));
                    break;
                case Unpaused e:
                    Change(s => e.Dues.ContainsKey(s.Key), s => s with { Due = e.Dues[s.Key] });
                    break;
                case Recomputed e:
                    Change(s => e.Dues.ContainsKey(s.Key), s => s with { Due = e.Dues[s.Key] });
                    break;
                case Migrated e:
                    Change(_ => true, s => s with { Key = e.KeyOf(s.Key), Node = e.NodeOf(s.Node), ForStep = s.ForStep is { } step ? e.NodeOf(step) : null });
                    break;
                case Corrected e:
                    for (var i = 0; i < sheets.Count; i++)
                        sheets[i] = e.Back.Any(b => b.Key == sheets[i].Key) && sheets[i].AskedAt <= e.DoneAt ? Again(sheets[i], e.DoneAt) : sheets[i];
                    break;
                case BodyReplaced e:
                    Change(_ => true, s => s with { Rows = [.. s.Rows.Select(r => r.Id == e.From && r.State == OpinionState.Waiting ? r with { Id = e.To.Id, Body = e.To.Name } : r)] });
                    break;
                case Ended e:
                    Change(_ => true, s => Closed(s, e.At, OpinionState.Dropped));
                    break;
            }
        }

        return [.. sheets.Select(s => s.IsOpen && s.Due?.At < now ? s with { Rows = [.. s.Rows.Select(r => r.State == OpinionState.Waiting ? r with { Late = true } : r)] } : s)];
    }

    // What was said or closed by the act that was a mistake is open again.
    private static ConsultSheet Again(ConsultSheet sheet, DateTimeOffset since) => sheet.ClosedAt < since ? sheet : sheet with
    {
        ClosedAt = null,
        Rows = [.. sheet.Rows.Select(r => r.State != OpinionState.Answered || r.At >= since ? r with { State = OpinionState.Waiting, At = null, By = null, Given = null, Text = null, Late = false } : r)],
    };

    private static ConsultSheet Closed(ConsultSheet sheet, DateTimeOffset at, OpinionState left) =>
        sheet with { ClosedAt = at, Rows = [.. sheet.Rows.Select(r => r.State == OpinionState.Waiting ? r with { State = left } : r)] };
}
