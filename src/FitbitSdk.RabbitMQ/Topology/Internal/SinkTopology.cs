using FitbitSdk.Records;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ;

/// <summary>The exchanges and queues of a sink: those of a routing key are awaited before its first message.</summary>
/// <param name="plan">What they are to be like; <see langword="null"/> where others make them, and the sink does not look.</param>
/// <param name="connection">The connection.</param>
/// <param name="log">Is told of queues.</param>
internal sealed class SinkTopology(TopologyPlan? plan, BrokerConnection connection, ILogger log)
{
    private readonly Dictionary<string, Task> _ready = new(StringComparer.Ordinal);

    /// <exception cref="RabbitMqSinkException">Something is missing or differs, or there is no connection.</exception>
    public Task AwaitAsync(string routingKey, RecordOrigin origin, CancellationToken cancellationToken)
    {
        if (plan is null)
        {
            return Task.CompletedTask;
        }

        Task ready;
        lock (_ready)
        {
            // All who wait share one declaration; one that failed is no answer to who asks later.
            if (!_ready.TryGetValue(routingKey, out ready!) || ready.IsFaulted)
            {
                _ready[routingKey] = ready = Task.Run(() => PrepareAsync(plan, routingKey, origin), CancellationToken.None);
            }
        }

        return ready.IsCompletedSuccessfully ? ready : ready.WaitAsync(cancellationToken);
    }

    /// <summary>Makes the next messages look again, because something was found missing.</summary>
    public void Forget()
    {
        lock (_ready)
        {
            _ready.Clear();
        }
    }

    private async Task PrepareAsync(TopologyPlan plan, string routingKey, RecordOrigin origin)
    {
        string? queue = plan.QueueFor(origin, routingKey);
        if (plan.Options.Mode is RabbitMqTopologyMode.Passive)
        {
            await Declaring.RunAsync(connection, plan.Exchange, channel => channel.ExchangeDeclarePassiveAsync(plan.Exchange)).ConfigureAwait(false);
            if (queue is not null)
            {
                await Declaring.RunAsync(connection, queue, channel => channel.QueueDeclarePassiveAsync(queue)).ConfigureAwait(false);
            }

            return;
        }

        await DeclareAsideAsync(plan, plan.Options.AlternateExchange, deadLetters: true).ConfigureAwait(false);
        await DeclareAsideAsync(plan, plan.Options.DeadLetterExchange, deadLetters: false).ConfigureAwait(false);
        await Declaring.RunAsync(connection, plan.Exchange, channel =>
            channel.ExchangeDeclareAsync(plan.Exchange, plan.Options.ExchangeType, durable: true, autoDelete: false, plan.ExchangeArguments)).ConfigureAwait(false);
        if (queue is not null)
        {
            await DeclareQueueAsync(queue, plan.Exchange, routingKey, plan.ArgumentsOf(plan.ProfileFor(origin, routingKey), deadLetters: true)).ConfigureAwait(false);
            log.QueueDeclared(origin.Stream.Value);
        }
    }

    /// <summary>Declares an exchange that takes everything, with its queue.</summary>
    private async Task DeclareAsideAsync(TopologyPlan plan, string? name, bool deadLetters)
    {
        if (name is not null)
        {
            await Declaring.RunAsync(connection, name, channel => channel.ExchangeDeclareAsync(name, "fanout", durable: true, autoDelete: false)).ConfigureAwait(false);
            await DeclareQueueAsync(name, name, string.Empty, plan.ArgumentsOf(plan.Options.Default, deadLetters)).ConfigureAwait(false);
        }
    }

    private Task DeclareQueueAsync(string queue, string exchange, string routingKey, Dictionary<string, object?> arguments) => Declaring.RunAsync(connection, queue, async channel =>
    {
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments).ConfigureAwait(false);
        await channel.QueueBindAsync(queue, exchange, routingKey).ConfigureAwait(false);
    });
}
