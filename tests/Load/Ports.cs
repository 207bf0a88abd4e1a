using System.Net;
using System.Net.Sockets;

namespace ThongSuot.Load;

/// <summary>Ports for programs that are to come back at the same address.</summary>
public static class Ports
{
    /// <summary>Below the range that the system hands out to outgoing connections, so that nobody takes it while its program is away.</summary>
    public static int Free()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }

        throw new InvalidOperationException("No port is free.");
    }
}
