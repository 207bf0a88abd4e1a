using ThongSuot.Platform;
using ThongSuot.Platform.Data;
using ThongSuot.Web;

var start = StartOptions.Parse(args);
if (!start.IsOk)
{
    Console.Error.WriteLine(start.Refusal.Text);
    return 2;
}

var options = start.Value;
var builder = WebApplication.CreateBuilder(options.HostArguments);
if (options.Port is not null || string.IsNullOrEmpty(builder.Configuration["urls"]))
    builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port ?? StartOptions.StandardPort}");
// Each statement is a line of the log otherwise.
builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
builder.Services.AddPlatform(options.Database);
builder.Services.AddPages();

var app = builder.Build();
if (options.Migrate || options.Database.IsSqlite)
    await Database.MigrateAsync(app.Services, CancellationToken.None);
if (options.Migrate)
    return 0;

app.UsePages();
app.MapPages();
await app.RunAsync();
return 0;
