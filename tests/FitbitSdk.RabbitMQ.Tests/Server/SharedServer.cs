[assembly: AssemblyFixture(typeof(FitbitSdk.RabbitMQ.Tests.SharedServer))]

namespace FitbitSdk.RabbitMQ.Tests;

/// <summary>
/// The one node of all tests that neither stop nor change it: a test class takes it in its constructor, gives its exchanges and queues names
/// of their own, and is skipped where no server is installed. It starts with the first test that asks.
/// </summary>
public sealed class SharedServer : IAsyncDisposable
{
    private static readonly string? Named = Environment.GetEnvironmentVariable("FITBITSDK_TEST_RABBITMQ") is { Length: > 0 } address ? address : null;

    private readonly Lazy<Task<RabbitMqServer>> _server = new(static () => RabbitMqServer.StartAsync());

    /// <summary>Gets the broker that <c>FITBITSDK_TEST_RABBITMQ</c> names, for tests that speak AMQP alone; without it the node.</summary>
    public async Task<Uri> GetUriAsync() => Named is null ? (await GetAsync()).Uri : new(Named);

    /// <summary>Gets the node, for tests that also ask it by <c>rabbitmqctl</c>.</summary>
    public Task<RabbitMqServer> GetAsync() => _server.Value;

    public async ValueTask DisposeAsync()
    {
        if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}
