using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Cooperation;

/// <summary>A direction with its answer.</summary>
internal sealed record DirectionRow(
    string Key, Guid By, Holder From, Holder To, DateTimeOffset At, Due? Due, Note Text, DateTimeOffset? AnsweredAt = null, Guid? AnsweredBy = null, Note? Answer = null,
    DateTimeOffset? ClosedAt = null, Guid? ClosedBy = null, Note? Remark = null)
{
    public int Number => int.Parse(Key.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);

    public bool IsLate(DateTimeOffset now) => (AnsweredAt ?? ClosedAt ?? now) > Due?.At;
}

/// <summary>The directions of a dossier, from its events alone.</summary>
internal static class DirectionTable
{
    public static IReadOnlyList<DirectionRow> Of(IEnumerable<Happening> happenings)
    {
        var rows = new List<DirectionRow>();
        foreach (var happening in happenings)
        {
            switch (happening.Event)
            {
                case Directed e:
                    rows.Add(new DirectionRow(e.Key, e.By, e.From, e.To, e.At, e.Due, e.Note));
                    break;
                case DirectionAnswered e:
                    Change(e.Key, r => r with { AnsweredAt = e.At, AnsweredBy = e.By, Answer = e.Note });
                    break;
                case DirectionClosed e:
                    Change(e.Key, r => r with { ClosedAt = e.At, ClosedBy = e.By, Remark = e.Note });
                    break;
            }
        }

        return rows;

        void Change(string key, Func<DirectionRow, DirectionRow> change)
        {
            var at = rows.FindIndex(r => r.Key == key);
            rows[at] = change(rows[at]);
        }
    }
}
