using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ThongSuot.Platform.Files;

namespace ThongSuot.Platform.Tests.Files;

/// <summary>The protocol of ClamAV's daemon, spoken with a small one of our own.</summary>
public sealed class VirusScannerTests
{
    private const string Virus = "X5O!P%@AP[4";

    [Theory]
    [InlineData("văn bản bình thường", ScanAnswer.Clean)]
    [InlineData("trước X5O!P%@AP[4 sau", ScanAnswer.Infected)]
    [InlineData("", ScanAnswer.Clean)]
    public async Task The_daemon_is_asked_and_believed(string content, ScanAnswer answer)
    {
        using var daemon = new Daemon();
        Assert.Equal(answer, await new VirusScanner(daemon.Address).Scan(new MemoryStream(Encoding.UTF8.GetBytes(content)), default));
    }

    [Fact]
    public async Task Every_byte_of_a_long_file_reaches_it()
    {
        using var daemon = new Daemon();
        var content = new byte[1_000_003];
        Encoding.UTF8.GetBytes(Virus).CopyTo(content, content.Length - 20);

        Assert.Equal(ScanAnswer.Infected, await new VirusScanner(daemon.Address).Scan(new MemoryStream(content), default));
        Assert.Equal(content.Length, daemon.Received);
    }

    [Fact]
    public async Task A_daemon_that_is_gone_is_unavailable_and_not_clean()
    {
        string address;
        using (var daemon = new Daemon())
            address = daemon.Address;
        Assert.Equal(ScanAnswer.Unavailable, await new VirusScanner(address).Scan(new MemoryStream([1]), default));
        Assert.Equal(ScanAnswer.Unavailable, await new VirusScanner("/khong/co.ctl").Scan(new MemoryStream([1]), default));
    }

    [Fact]
    public async Task Its_own_errors_are_not_taken_for_clean()
    {
        using var daemon = new Daemon("INSTREAM size limit exceeded. ERROR");
        Assert.Equal(ScanAnswer.Unavailable, await new VirusScanner(daemon.Address).Scan(new MemoryStream([1]), default));
    }

    [Fact]
    public async Task Switched_off_it_says_so() => Assert.Equal(ScanAnswer.Off, await new VirusScanner("").Scan(new MemoryStream([1]), default));

    private sealed class Daemon : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly string? _answer;

        public Daemon(string? answer = null)
        {
            _answer = answer;
            _listener.Start();
            Address = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
            _ = Serve();
        }

        public string Address { get; }

        public int Received { get; private set; }

        public void Dispose() => _listener.Dispose();

        private async Task Serve()
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var command = new byte[10];
            await stream.ReadExactlyAsync(command);
            Assert.Equal("zINSTREAM\0"u8.ToArray(), command);
            using var all = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length);
                if (BinaryPrimitives.ReadInt32BigEndian(length) is var size && size == 0)
                    break;
                var chunk = new byte[size];
                await stream.ReadExactlyAsync(chunk);
                all.Write(chunk);
            }

            Received = (int)all.Length;
            var found = Encoding.UTF8.GetString(all.ToArray()).Contains(Virus, StringComparison.Ordinal);
            await stream.WriteAsync(Encoding.UTF8.GetBytes("stream: " + (_answer ?? (found ? "Eicar-Test FOUND" : "OK")) + "\0"));
        }
    }
}
