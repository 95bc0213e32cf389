using System.Diagnostics;
using FitbitSdk.Records;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.RabbitMQ;

/// <summary>Writes records to RabbitMQ, at least once: a write ends when the server has confirmed every message.</summary>
/// <remarks>The messages of a batch are under way together, those of several batches as well, up to <see cref="RabbitMqConnectionOptions.MaximumInFlight"/>.
/// <c>AddRabbitMqSink</c> makes it.</remarks>
public sealed class RabbitMqRecordSink : IRecordSink
{
    private readonly RabbitMqSinkOptions _options;
    private readonly ConfirmedPublisher _publisher;
    private readonly SinkTopology _topology;
    private readonly MessageEncoding _encoding;
    private readonly RabbitMqTelemetry _telemetry;
    private readonly ILogger _log;
    private volatile bool _disposed;

    internal RabbitMqRecordSink(
        RabbitMqSinkOptions options, ConfirmedPublisher publisher, SinkTopology topology, IEnumerable<ITopicEncoder>? encoders,
        RabbitMqTelemetry telemetry, ILogger<RabbitMqRecordSink> logger, TimeProvider time)
    {
        (_options, _publisher, _topology, _telemetry, _log) = (options, publisher, topology, telemetry, logger);
        _encoding = new(options, encoders);
        Health = new(time);
    }

    internal SinkHealth Health { get; }

    /// <inheritdoc/>
    /// <exception cref="RabbitMqSinkException">Messages cannot be delivered until something else changes; it says what.</exception>
    /// <exception cref="ObjectDisposedException">The sink was closed.</exception>
    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        return _telemetry.WriteAsync(batch, activity => WriteAsync(batch, activity, cancellationToken));
    }

    /// <summary>Takes no more batches. The container, which closes the connection, waits for what is under way, as long as <see cref="RabbitMqConnectionOptions.FlushTimeout"/> says.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        _disposed = true;
        return default;
    }

    private async ValueTask<WriteResult> WriteAsync(RecordBatch batch, Activity? activity, CancellationToken cancellationToken)
    {
        IReadOnlyList<MessageSet> sets = [];
        try
        {
            sets = _encoding.Encode(batch, activity);
            foreach (MessageSet set in sets)
            {
                await _topology.AwaitAsync(set.RoutingKey, batch.Origin, cancellationToken).ConfigureAwait(false);
                await _publisher.DeliverAsync(set, cancellationToken).ConfigureAwait(false);
            }

            Health.Note(SinkCondition.Working);
            return Judge(batch.Origin, sets);
        }
        catch (RabbitMqSinkException e)
        {
            _log.NotDelivered(batch.Origin.Stream.Value, e.Fault);
            Health.Note(BrokerFaults.NeedsAction(e.Fault) ? SinkCondition.Blocked : SinkCondition.Failing);
            if (e.Fault is RabbitMqFault.NotFound or RabbitMqFault.Unroutable)
            {
                _topology.Forget();
            }

            throw;
        }
        finally
        {
            foreach (MessageSet set in sets)
            {
                set.Dispose();
            }
        }
    }

    private WriteResult Judge(RecordOrigin origin, IReadOnlyList<MessageSet> sets)
    {
        // An encoder makes several messages of one record: it is refused once.
        int[] tooLarge = [.. sets.SelectMany(static set => set.TooLarge).Distinct().Order()];
        if (tooLarge.Length == 0)
        {
            return WriteResult.Acknowledged;
        }

        _log.RecordsRefused(origin.Stream.Value, tooLarge.Length, _options.MaximumMessageBytes);
        string reason = $"The record is larger than RabbitMqSinkOptions.MaximumMessageBytes, {_options.MaximumMessageBytes}, allows.";
        return WriteResult.Partial([.. tooLarge.Select(index => new RejectedRecord(index, reason))]);
    }
}
