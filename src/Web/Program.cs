using System.Runtime.InteropServices;
using ThongSuot.Platform;
using ThongSuot.Web;
using ThongSuot.Web.Operations;

var start = StartOptions.Parse(args);
if (!start.IsOk)
{
    Console.Error.WriteLine(start.Refusal.Text);
    return 2;
}

var options = start.Value;
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = options.HostArguments,
    // Settings and pages lie beside the program, wherever it is started from.
    ContentRootPath = options.HostArguments.Any(a => a.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) ? null : AppContext.BaseDirectory,
});
if (options.Port is not null || string.IsNullOrEmpty(builder.Configuration["urls"]))
    builder.WebHost.UseUrls(options.Address);
if (builder.AddOperation() is { IsOk: false } refused)
{
    Console.Error.WriteLine(refused.Refusal.Text);
    return 2;
}

builder.Services.AddPlatform(options.Database);
builder.Services.AddModules();
builder.Services.AddPages();

var app = builder.Build();
if (options.Command is { } command)
{
    // Ctrl-C ends a command in order: a backup that is not whole is taken away.
    using var end = new CancellationTokenSource();
    void End(PosixSignalContext signal) => (signal.Cancel, _) = (true, end.CancelAsync());
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    try
    {
        return await Commands.All[command](app, options, Console.Out, end.Token);
    }
    catch (OperationCanceledException) when (end.IsCancellationRequested)
    {
        Console.Error.WriteLine("Đã dừng giữa chừng. / Stopped before the end.");
        return 1;
    }
}

if (!await app.Prepare(options, Console.Out, CancellationToken.None))
    return 1;
// Reading the catalogue leaves much behind; an idle office machine gets that memory back.
GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
app.UseOperation();
app.UsePages();
app.UseModules();
app.MapModules();
app.MapOperation();
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Thông Suốt: {string.Join(", ", app.Urls)}"));
await app.RunAsync();
return 0;
