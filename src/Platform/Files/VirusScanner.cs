using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace ThongSuot.Platform.Files;

public enum ScanAnswer
{
    /// <summary>No scanner is set up: files are taken unscanned.</summary>
    Off,
    Clean,
    Infected,

    /// <summary>One is set up and does not answer: nothing is taken until it does.</summary>
    Unavailable,
}

/// <summary>
/// ClamAV's daemon, when present: <c>ClamAv:Address</c> is "host:port" or the path of its socket; without the setting the usual socket is used if
/// it is there. Another process is a border: each call is bounded in time, and the file is streamed.
/// </summary>
public sealed class VirusScanner
{
    private const int Chunk = 1 << 16;
    private const string UsualSocket = "/var/run/clamav/clamd.ctl";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly string? _address;

    /// <param name="address">Null: look for the usual socket; empty: off.</param>
    public VirusScanner(string? address) => _address = address switch
    {
        null => File.Exists(UsualSocket) ? UsualSocket : null,
        "" => null,
        _ => address,
    };

    /// <summary>Protocol INSTREAM: chunks with their length in front (4 bytes, big-endian), a zero length at the end, one line as the answer.</summary>
    public async Task<ScanAnswer> Scan(Stream content, CancellationToken cancellation)
    {
        if (_address is null)
            return ScanAnswer.Off;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            using var socket = await Connect(_address, limit.Token);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), limit.Token);
            var buffer = new byte[4 + Chunk];
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(4), limit.Token)) > 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await stream.WriteAsync(buffer.AsMemory(0, 4 + read), limit.Token);
            }

            await stream.WriteAsync(new byte[4], limit.Token);
            var answer = new byte[1024];
            var length = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, limit.Token);
            var line = Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
            return line.EndsWith(" FOUND", StringComparison.Ordinal) ? ScanAnswer.Infected
                : line.EndsWith(": OK", StringComparison.Ordinal) ? ScanAnswer.Clean
                : ScanAnswer.Unavailable;
        }
        catch (Exception failure) when (failure is SocketException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return ScanAnswer.Unavailable;
        }
    }

    private static async Task<Socket> Connect(string address, CancellationToken cancellation)
    {
        var colon = address.LastIndexOf(':');
        var local = colon < 0 || address.StartsWith('/');
        var socket = local ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (local)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellation);
            else
                await socket.ConnectAsync(address[..colon], int.Parse(address[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture), cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
