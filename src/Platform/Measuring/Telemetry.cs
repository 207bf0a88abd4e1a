using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ThongSuot.Platform.Measuring;

/// <summary>
/// What the program tells of its own work, as traces and numbers. Nothing listens unless the host exports it. Tags carry codes of a closed
/// list only, never content, names or ids of people.
/// </summary>
public static class Telemetry
{
    /// <summary>Name of both the source of traces and the meter.</summary>
    public const string Name = "ThongSuot";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Entries = Meter.CreateCounter<long>("thongsuot.log.entries", "{entry}", "Entries appended to the log; tag type.");

    private static readonly Counter<long> Deliveries =
        Meter.CreateCounter<long>("thongsuot.deliveries", "{delivery}", "Entries brought to a listener; tags listener, result (carried, failed, parked).");

    private static readonly Gauge<double> Oldest = Meter.CreateGauge<double>("thongsuot.deliveries.oldest", "s", "How long the oldest delivery that could go has been due.");

    private static readonly Histogram<double> Gate = Meter.CreateHistogram<double>("thongsuot.write_gate.wait", "s", "Wait of a writer for its turn on SQLite.");

    private static readonly Counter<long> Acts =
        Meter.CreateCounter<long>("thongsuot.dossier.acts", "{act}", "Acts on dossiers; tags kind, result (ok or the refusal's code).");

    private static readonly Counter<long> SignIns = Meter.CreateCounter<long>("thongsuot.sign_ins", "{sign-in}", "Attempts to sign in; tag result.");

    private static readonly Counter<long> Uploads = Meter.CreateCounter<long>("thongsuot.uploads", "By", "Bytes of files taken into the store.");

    public static bool MeasuresGate => Gate.Enabled;

    public static bool MeasuresOldest => Oldest.Enabled;

    public static void Appended(string type) => Entries.Add(1, new KeyValuePair<string, object?>("type", type));

    /// <param name="result">carried, failed (it is tried again) or parked.</param>
    public static void Delivered(string listener, string result) =>
        Deliveries.Add(1, new KeyValuePair<string, object?>("listener", listener), new KeyValuePair<string, object?>("result", result));

    public static void OldestDelivery(TimeSpan due) => Oldest.Record(due.TotalSeconds);

    public static void WaitedAtGate(TimeSpan wait) => Gate.Record(wait.TotalSeconds);

    /// <param name="kind">The engine's name of the command.</param>
    /// <param name="result">"ok" or the refusal's code.</param>
    public static void Acted(string kind, string result) =>
        Acts.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("result", result));

    public static void SignedIn(string result) => SignIns.Add(1, new KeyValuePair<string, object?>("result", result));

    public static void Uploaded(long bytes) => Uploads.Add(bytes);
}
