using System.Collections.Concurrent;
using FitbitSdk.Records;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace FitbitSdk.RabbitMQ;

/// <summary>Writes records to OCARIoT's bus, at least once: a batch is acknowledged when the server has all its messages. Streams without a shape are skipped.</summary>
internal sealed class OcariotRecordSink(
    IOptions<OcariotBusOptions> options, OcariotJsonEncoder encoder, OcariotExchange exchange, ConfirmedPublisher publisher, RabbitMqTelemetry telemetry,
    TimeProvider time, ILogger<OcariotRecordSink> logger) : IRecordSink
{
    private readonly OcariotBusOptions _options = options.Value;
    private readonly ConcurrentDictionary<StreamId, bool> _skipped = new();

    public SinkHealth Health { get; } = new(time);

    /// <inheritdoc/>
    /// <exception cref="RabbitMqSinkException">Nothing can be delivered until something else changes; it says what.</exception>
    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellationToken.ThrowIfCancellationRequested();
        return telemetry.WriteAsync(batch, _ => PublishAsync(batch, cancellationToken));
    }

    /// <summary>Does nothing: the connection is shared.</summary>
    public ValueTask DisposeAsync() => default;

    private async ValueTask<WriteResult> PublishAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        using OcariotItems? items = encoder.Encode(batch);
        if (items is null)
        {
            NoteSkipped(batch.Origin.Stream);
            return WriteResult.Acknowledged;
        }

        Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
        OutgoingMessage[] messages = [.. OcariotMessage.Split(items, now, _options.MaximumMessageBytes)
            .Select(message => new OutgoingMessage(_options.Exchange, message.Event.RoutingKey, EventProperties.Of(message.Event.Name, now), message.Body))];
        try
        {
            await exchange.Declared.EnsureAsync(cancellationToken).ConfigureAwait(false);
            await publisher.DeliverAsync(messages, cancellationToken).ConfigureAwait(false);
            Health.Note(SinkCondition.Working);
            return WriteResult.Acknowledged;
        }
        catch (RabbitMqSinkException e)
        {
            logger.NotDelivered(batch.Origin.Stream.Value, e.Fault);
            Health.Note(BrokerFaults.NeedsAction(e.Fault) ? SinkCondition.Blocked : SinkCondition.Failing);
            if (e.Fault is RabbitMqFault.NotFound)
            {
                exchange.Declared.Forget();
            }

            if (e.Fault is RabbitMqFault.MessageTooLarge)
            {
                throw new RabbitMqSinkException(e.Fault, $"{nameof(OcariotBusOptions)}.{nameof(OcariotBusOptions.MaximumMessageBytes)}", "the server takes no messages as large as this allows: lower it, or raise the server's max_message_size.", e);
            }

            throw;
        }
    }

    private void NoteSkipped(StreamId stream)
    {
        if (!OcariotJsonEncoder.Streams.Contains(stream) && _skipped.TryAdd(stream, true))
        {
            logger.StreamHasNoShape(stream.Value);
        }
    }
}
