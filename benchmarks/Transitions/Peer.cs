using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ThongSuot.Bench.Transitions;

/// <summary>
/// Another engine on the same five steps: bpmn-engine on Node.js, as many processes as there are processors. It works in memory; its state is saved as JSON
/// and recovered from it at each wait. No database, no permission, no log: what such an engine leaves to who uses it.
/// </summary>
internal static class Peer
{
    private const int WarmUp = 5, Measured = 10;

    /// <returns>Processes finished a second by all of them together.</returns>
    public static async Task<double> Run()
    {
        var folder = Path.GetFullPath("benchmarks/Transitions/bpmn-engine");
        var count = Environment.ProcessorCount;
        var all = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => One(folder)));
        var rate = all.Sum(p => p.PerSecond);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"bpmn-engine {rate:F1} processes/s in {count} Node.js processes, in memory, state saved as JSON and recovered at each of five waits ({all.Max(p => p.Bytes) / 1024.0:F1} KB); no database, no permissions, no log"));
        return rate;
    }

    private static async Task<Answer> One(string folder)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["peer.mjs", $"{WarmUp}", $"{Measured}"]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        var line = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? JsonSerializer.Deserialize<Answer>(line, JsonSerializerOptions.Web)! : throw new InvalidOperationException($"node ended with {node.ExitCode}.");
    }

    private sealed record Answer(double PerSecond, int Bytes);
}
