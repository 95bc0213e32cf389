using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FitbitSdk.RabbitMQ.Tests;

/// <summary>
/// A private node of a real RabbitMQ server on loopback, with data of its own. It takes 3 to 10 s to start: tests that neither stop nor
/// change it share <see cref="SharedServer"/>. It ends with the process that started it, however that ends.
/// </summary>
public sealed partial class RabbitMqServer : IAsyncDisposable
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "rabbitmq-node.sh");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("fitbitsdk-rabbitmq-").FullName;
    private Process? _node;
    private Task _silence = Task.CompletedTask;

    private RabbitMqServer()
    {
    }

    /// <summary>Gets the port of plain AMQP, the same after each start.</summary>
    public int Port { get; private set; }

    /// <summary>Gets the port of AMQP over TLS, of a node that was started with <see cref="TlsFiles"/>.</summary>
    public int TlsPort { get; private set; }

    /// <summary>Gets the address with the user that may do everything.</summary>
    public Uri Uri => new($"amqp://guest:guest@127.0.0.1:{Port}/");

    public bool IsRunning => _node is not null;

    /// <summary>Starts a new node; where no server is installed the test is skipped.</summary>
    /// <param name="tls">What its TLS listener shows and trusts; without, it has none.</param>
    /// <param name="settings">Further lines for its configuration, such as <c>max_message_size = 1000</c>.</param>
    public static async Task<RabbitMqServer> StartAsync(TlsFiles? tls = null, params IEnumerable<string> settings)
    {
        Assert.SkipUnless((await RunAsync("where")).Exit == 0, "rabbitmq-server is not installed.");
        RabbitMqServer server = new();
        try
        {
            await server.MakeAsync(tls, settings);
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the node again after <see cref="StopAsync"/> or <see cref="KillAsync"/>: same port, same data.</summary>
    public async Task StartAgainAsync()
    {
        using CancellationTokenSource limit = new(Patience);
        _node = Process.Start(new ProcessStartInfo("bash", [Script, "run", _folder]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        StringBuilder said = new();
        while (await _node.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            said.AppendLine(line);
            if (line.Contains("completed with", StringComparison.Ordinal))
            {
                // A node whose words nobody reads stops.
                _silence = _node.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException($"The node ended before it had started: {said}");
    }

    /// <summary>Stops the node as its operator does: connections are told, queues are written.</summary>
    public async Task StopAsync()
    {
        await ControlAsync("stop");
        await _node!.WaitForExitAsync();
        await EndAsync();
    }

    /// <summary>Kills the node (SIGKILL) in the middle of whatever it does.</summary>
    public Task KillAsync() => EndAsync();

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<(int Exit, string Output)> RunAsync(params IEnumerable<string> arguments)
    {
        using CancellationTokenSource limit = new(Patience);
        using Process process = Process.Start(new ProcessStartInfo("bash", [Script, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        string output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await error);
    }

    private async Task MakeAsync(TlsFiles? tls, IEnumerable<string> settings)
    {
        Assert.Equal((0, ""), await RunAsync("make", _folder));
        Dictionary<string, int> ports = File.ReadLines(Path.Combine(_folder, "ports")).Select(static line => line.Split('='))
            .ToDictionary(static pair => pair[0], static pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        (Port, TlsPort) = (ports["AMQP_PORT"], ports["TLS_PORT"]);
        await File.WriteAllLinesAsync(Path.Combine(_folder, "more.conf"), [.. settings, .. tls?.Listener(TlsPort) ?? []]);
    }

    // The script kills the node and its register of names once stdin ends; stdout ends with the last of both.
    private async Task EndAsync()
    {
        if (_node is { } node)
        {
            _node = null;
            node.StandardInput.Close();
            await _silence;
            await node.WaitForExitAsync();
            node.Dispose();
        }
    }
}
