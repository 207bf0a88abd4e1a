using ThongSuot.Platform;
using ThongSuot.Web;

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
builder.Services.AddPlatform(options.Database);
builder.Services.AddModules();
builder.Services.AddPages();

var app = builder.Build();
if (options.Command is { } command)
    return await Commands.All[command](app, options, Console.Out, CancellationToken.None);

if (!await app.Prepare(options, Console.Out, CancellationToken.None))
    return 1;
// Reading the catalogue leaves much behind; an idle office machine gets that memory back.
GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
app.UsePages();
app.UseModules();
app.MapModules();
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Thông Suốt: {string.Join(", ", app.Urls)}"));
await app.RunAsync();
return 0;
