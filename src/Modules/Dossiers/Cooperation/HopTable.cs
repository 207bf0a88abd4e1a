using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Cooperation;

/// <summary>One hand-over between two bodies.</summary>
/// <param name="Node">The step or consult that it was sent to.</param>
/// <param name="SentBy">Null: by the system, after a time was over.</param>
/// <param name="ReceivedAt">Null as long as nobody signed for it.</param>
/// <param name="PaperReason">Why paper went along.</param>
/// <param name="Dropped">The work was taken back before anybody signed for it.</param>
internal sealed record HopRow(
    int Number, string From, string To, string Node, Guid? SentBy, DateTimeOffset SentAt, string Channel, bool Paper, Note? PaperReason, DateTimeOffset? ReceivedAt = null, Guid? ReceivedBy = null, bool Dropped = false)
{
    public bool IsElectronic => Channel == "system";

    public bool IsAwaited => ReceivedAt is null && !Dropped;
}

/// <summary>The way of a dossier between bodies (bảng luân chuyển), from its events alone.</summary>
internal static class HopTable
{
    public static IReadOnlyList<HopRow> Of(IEnumerable<Happening> happenings)
    {
        var hops = new List<HopRow>();
        var keys = new List<string>();
        // Paper goes along with the completion that sends it, whose note says why.
        Note? reason = null;
        foreach (var happening in happenings)
        {
            switch (happening.Event)
            {
                case StepCompleted e:
                    reason = e.Note;
                    break;
                case Circulated e:
                    hops.Add(new HopRow(e.Number, e.From.Name, e.To.Name, OpenWork.NodeOf(e.Key).Split('?')[0], happening.Person, e.At, e.Channel, e.Paper, e.Paper ? reason : null));
                    keys.Add(e.Key);
                    break;
                case HopReceived e:
                    hops[e.Number - 1] = hops[e.Number - 1] with { ReceivedAt = e.At, ReceivedBy = e.By };
                    break;
                case WorkCancelled e:
                    Drop(i => e.Keys.Contains(keys[i]));
                    break;
                case ConsultClosed e:
                    Drop(i => keys[i] == e.Key);
                    break;
                case HandedUp e:
                    Drop(i => keys[i] == e.Key);
                    break;
                case Ended:
                    Drop(_ => true);
                    break;
            }
        }

        return hops;

        void Drop(Predicate<int> which)
        {
            for (var i = 0; i < hops.Count; i++)
                hops[i] = which(i) && hops[i].IsAwaited ? hops[i] with { Dropped = true } : hops[i];
        }
    }
}
