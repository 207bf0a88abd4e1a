using System.Security.Cryptography;

namespace ThongSuot.Architecture.Tests;

/// <summary>The engine is pure: the same input gives the same answer, on any day and any machine. Elsewhere time comes from TimeProvider.</summary>
public sealed class Purity
{
    // Types that reach outside the process, or see time pass.
    private static readonly string[] ForbiddenNamespaces = ["System.IO", "System.Net", "System.Data", "Microsoft.Win32", "Microsoft.AspNetCore", "Microsoft.Extensions"];

    private static readonly string[] ForbiddenTypes =
    [
        "System.TimeProvider", "System.Console", "System.Threading.Thread", "System.Threading.Timer", "System.Threading.PeriodicTimer",
        "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", typeof(RandomNumberGenerator).FullName!,
    ];

    // In memory only.
    private static readonly string[] AllowedTypes = ["System.IO.StringReader", "System.IO.StringWriter", "System.IO.TextReader", "System.IO.TextWriter", "System.IO.MemoryStream", "System.IO.Stream"];

    internal static IEnumerable<string> ImpureUses(IEnumerable<MemberUse> uses) =>
        uses.Where(IsImpure).Select(use => use.ToString());

    internal static IEnumerable<string> WallClockUses(IEnumerable<MemberUse> uses) =>
        uses.Where(IsWallClock).Select(use => use.ToString());

    private static bool IsImpure(MemberUse use) =>
        IsWallClock(use)
        || ForbiddenTypes.Contains(use.Type, StringComparer.Ordinal)
        || (ForbiddenNamespaces.Any(space => use.Type.StartsWith(space + ".", StringComparison.Ordinal)) && !AllowedTypes.Contains(use.Type, StringComparer.Ordinal))
        || use switch
        {
            // The compiler's own iterators ask for the thread's number.
            { Type: "System.Environment", Member: not null and not "get_CurrentManagedThreadId" } => true,
            { Type: "System.Random", Member: "get_Shared" } or { Type: "System.Random", Member: ".ctor", Parameters: 0 } => true,
            { Type: "System.Guid", Member: "NewGuid" } or { Type: "System.Guid", Member: "CreateVersion7", Parameters: 0 } => true,
            { Type: "System.TimeZoneInfo", Member: "get_Local" or "FindSystemTimeZoneById" } => true,
            { Type: "System.Threading.Tasks.Task", Member: "Delay" } => true,
            _ => false,
        };

    private static bool IsWallClock(MemberUse use) =>
        use is { Type: "System.DateTime", Member: "get_Now" or "get_UtcNow" or "get_Today" }
            or { Type: "System.DateTimeOffset", Member: "get_Now" or "get_UtcNow" };

    [Fact]
    public void The_engine_uses_no_clock_no_chance_and_nothing_outside_the_process() =>
        Rule.Holds(ImpureUses(MemberUse.Of(Repository.AssemblyOf("Engine"))));

    [Fact]
    public void Nobody_asks_the_wall_clock() =>
        Rule.Holds(Repository.Assemblies.SelectMany(a => WallClockUses(MemberUse.Of(a)).Select(use => $"{a.GetName().Name} uses {use}")));

    [Fact]
    public void Impure_code_is_found()
    {
        var found = ImpureUses(MemberUse.Of(typeof(Seed).Assembly)).ToList();

        Assert.Contains("System.IO.File.ReadAllText(1)", found);
        Assert.Contains("System.DateTimeOffset.get_UtcNow(0)", found);
        Assert.Contains("System.Environment.get_MachineName(0)", found);
        Assert.Contains("System.Random.get_Shared(0)", found);
        Assert.Contains("System.Guid.NewGuid(0)", found);
        Assert.Contains("System.Threading.Thread.Sleep(1)", found);
        Assert.Contains("System.TimeProvider.get_System(0)", found);
        Assert.Contains("System.Net.Dns.GetHostName(0)", found);
        Assert.DoesNotContain(found, use => use.StartsWith("System.IO.StringReader", StringComparison.Ordinal));
    }

    [Fact]
    public void A_look_at_the_wall_clock_is_found() =>
        Assert.Contains("System.DateTimeOffset.get_UtcNow(0)", WallClockUses(MemberUse.Of(typeof(Seed).Assembly)));

    // Never called: it is compiled so that the rules have something to find.
    private static class Seed
    {
        public static string Everything()
        {
            Thread.Sleep(0);
            using var harmless = new StringReader("");
            return File.ReadAllText("x") + DateTimeOffset.UtcNow + Environment.MachineName + Random.Shared.Next() + Guid.NewGuid()
                + TimeProvider.System + System.Net.Dns.GetHostName() + harmless.ReadToEnd();
        }
    }
}
