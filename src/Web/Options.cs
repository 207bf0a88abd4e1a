using System.Globalization;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Web;

/// <summary>What the program was started with: <c>[--port N] [--data DIR] [--empty] [--profile ordinary|isolated] [COMMAND [ARGUMENT…]]</c>. A later option overrides an earlier one.</summary>
/// <param name="Command">One of <see cref="Commands.All"/>, carried out instead of serving pages; null to serve.</param>
/// <param name="Arguments">The words after the command.</param>
/// <param name="Port">Port on 127.0.0.1; null leaves the addresses to ASPNETCORE_URLS, else <see cref="StandardPort"/>.</param>
/// <param name="DataFolder">Full path of the folder for the SQLite file and kept files.</param>
/// <param name="Empty">Start without the sample organisation.</param>
/// <param name="Profile">What may lie in the installation; null for what was chosen at its first start.</param>
/// <param name="HostArguments">Arguments for the web host (environment, content root), which tools and tests pass.</param>
internal sealed record StartOptions(string? Command, string[] Arguments, int? Port, string DataFolder, bool Empty, Profile? Profile, string[] HostArguments)
{
    public const int StandardPort = 5080;

    /// <summary>The environment variable that holds the connection string; without it the database is SQLite.</summary>
    public const string PostgreSqlVariable = "THONGSUOT_POSTGRES";

    /// <summary>The environment variable that names the file of the master key; without it the file lies in the data folder.</summary>
    public const string KeyFileVariable = "THONGSUOT_KEY_FILE";

    private static readonly string Usage = $"[--port N] [--data DIR] [--empty] [--profile ordinary|isolated] [{string.Join('|', Commands.All.Keys)}]";

    private static readonly string[] HostKeys = ["--applicationName", "--contentRoot", "--environment"];

    /// <summary>Where it listens unless ASPNETCORE_URLS says otherwise.</summary>
    public string Address => $"http://127.0.0.1:{Port ?? StandardPort}";

    public DatabaseSettings Database =>
        new(DataFolder, Given(PostgreSqlVariable), Given(KeyFileVariable));

    /// <summary>Reads the command line; both <c>--data DIR</c> and <c>--data=DIR</c> are understood.</summary>
    public static Result<StartOptions> Parse(string[] args)
    {
        var options = new StartOptions(null, [], null, Path.GetFullPath("data"), false, null, []);
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var argument))
        {
            var (name, value) = argument.Split('=', 2) is [var before, var after] && before.StartsWith("--", StringComparison.Ordinal)
                ? (before, after)
                : (argument, null);
            switch (name)
            {
                case "--port":
                    if (!int.TryParse(value ?? Next(rest), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
                        return Refused("--port cần một số từ 1 đến 65535. / --port needs a number from 1 to 65535.");
                    options = options with { Port = port };
                    break;
                case "--data":
                    if ((value ?? Next(rest)) is not { Length: > 0 } folder)
                        return Refused("--data cần tên một thư mục. / --data needs the name of a folder.");
                    options = options with { DataFolder = Path.GetFullPath(folder) };
                    break;
                case "--empty" when value is null or "true":
                    options = options with { Empty = true };
                    break;
                case "--profile":
                    if (!Enum.TryParse<Profile>(value ?? Next(rest), ignoreCase: true, out var profile) || !Enum.IsDefined(profile))
                        return Refused("--profile cần ordinary hoặc isolated. / --profile needs ordinary or isolated.");
                    options = options with { Profile = profile };
                    break;
                case BackupCommands.Replace when value is null or "true":
                    options = options with { Arguments = [.. options.Arguments, name] };
                    break;
                case var word when !word.StartsWith('-') && options.Command is not null:
                    options = options with { Arguments = [.. options.Arguments, argument] };
                    break;
                case var word when Commands.All.ContainsKey(word):
                    options = options with { Command = word };
                    break;
                case var _ when HostKeys.Contains(name, StringComparer.OrdinalIgnoreCase) && (value ?? Next(rest)) is { } given:
                    options = options with { HostArguments = [.. options.HostArguments, $"{name}={given}"] };
                    break;
                default:
                    return Refused($"Không hiểu tham số \"{argument}\"; cách dùng: {Usage} / Unknown argument \"{argument}\"; usage: {Usage}");
            }
        }

        return options;
    }

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    // The next word, unless it is another option.
    private static string? Next(Queue<string> rest) =>
        rest.TryPeek(out var next) && !next.StartsWith("--", StringComparison.Ordinal) ? rest.Dequeue() : null;

    private static Refusal Refused(string text) => new("START_ARGUMENTS", text);
}
