using System.Globalization;

namespace FitbitSdk.RabbitMQ.Tests;

public sealed partial class RabbitMqServer
{
    /// <summary>Runs <c>rabbitmqctl</c> on the node, about 0.3 s.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> ControlAsync(params IEnumerable<string> arguments)
    {
        (int exit, string output) = await RunAsync(["ctl", _folder, .. arguments]);
        return exit == 0 ? output : throw new InvalidOperationException($"rabbitmqctl {string.Join(' ', arguments)} ended with {exit}: {output}");
    }

    public Task AddUserAsync(string name, string password) => ControlAsync("add_user", name, password);

    /// <summary>Adds a virtual host in which guest may do everything.</summary>
    public async Task AddVirtualHostAsync(string name)
    {
        await ControlAsync("add_vhost", name);
        await AllowAsync("guest", name);
    }

    /// <summary>Says by patterns of names what a user may configure, write and read.</summary>
    public Task AllowAsync(string user, string virtualHost = "/", string configure = ".*", string write = ".*", string read = ".*") =>
        ControlAsync("set_permissions", "-p", virtualHost, user, configure, write, read);

    /// <summary>Raises the alarm by which the server blocks every connection that publishes.</summary>
    public Task RaiseMemoryAlarmAsync() => ControlAsync("set_vm_memory_high_watermark", "0.000001");

    public Task ClearMemoryAlarmAsync() => ControlAsync("set_vm_memory_high_watermark", "0.8");

    /// <summary>Closes all connections from the server's side, as an operator does.</summary>
    public Task CloseConnectionsAsync(string reason = "closed by a test") => ControlAsync("close_all_connections", reason);

    /// <summary>Gets how many messages lie in each queue of a virtual host, delivered ones that wait for their acknowledgement included.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountMessagesAsync(string virtualHost = "/") =>
        (await ControlAsync("list_queues", "--no-table-headers", "-p", virtualHost, "name", "messages")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split('\t'))
            .ToDictionary(static row => row[0], static row => int.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
