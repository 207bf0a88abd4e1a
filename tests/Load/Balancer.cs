using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace ThongSuot.Load;

/// <summary>nginx in front of two nodes, as docs/operations.md shows it: a node that is away is left out until it is back.</summary>
public sealed class Balancer : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20);

    private readonly Process _nginx;
    private readonly DirectoryInfo _folder;

    private Balancer(Process nginx, DirectoryInfo folder, int port) => (_nginx, _folder, Address) = (nginx, folder, Site(port));

    public Uri Address { get; }

    public static async Task<Balancer> Start(params IEnumerable<int> nodes)
    {
        var (folder, port) = (Directory.CreateTempSubdirectory("thongsuot-nginx-"), Ports.Free());
        var settings = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(settings, Settings(folder.FullName, port, nodes));
        var program = File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";
        var nginx = Process.Start(new ProcessStartInfo(program, ["-c", settings, "-p", folder.FullName, "-e", Path.Combine(folder.FullName, "error.log")]) { UseShellExecute = false })!;
        var balancer = new Balancer(nginx, folder, port);
        using var deadline = new CancellationTokenSource(LongestStart);
        while (!await Answers(port, deadline.Token))
        {
        }

        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        _nginx.Kill(entireProcessTree: true);
        await _nginx.WaitForExitAsync();
        _nginx.Dispose();
        _folder.Delete(recursive: true);
    }

    private static Uri Site(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    private static async Task<bool> Answers(int port, CancellationToken cancellation)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync("127.0.0.1", port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // A form that was sent to a node that then died is never sent to the other one: only the officer may repeat it.
    private static string Settings(string folder, int port, IEnumerable<int> nodes) => $$"""
        {{(Environment.UserName == "root" ? "user root;" : "")}}
        worker_processes 1;
        daemon off;
        pid {{folder}}/pid;
        error_log {{folder}}/error.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          upstream nodes {
            {{string.Join(' ', nodes.Select(node => $"server 127.0.0.1:{node} max_fails=1 fail_timeout=1s;"))}}
            keepalive 16;
          }
          server {
            listen 127.0.0.1:{{port}};
            location / {
              proxy_pass http://nodes;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_set_header Host $http_host;
              proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
              proxy_connect_timeout 2s;
              proxy_next_upstream error timeout;
            }
          }
        }
        """;
}
