using System.Diagnostics;
using System.Diagnostics.Metrics;
using Confluent.Kafka;
using FitbitSdk.Records;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka;

/// <summary>Writes records to Kafka, at least once: a message a record, keyed by its user, and a write ends when the brokers have acknowledged them all.</summary>
/// <remarks>The messages of a batch are under way together, those of several batches as well, up to <see cref="KafkaSinkOptions.MaximumInFlight"/>. The
/// producer is idempotent, so its own repeats neither double nor reorder them; after an error that ends it another one takes its place.</remarks>
public sealed partial class KafkaRecordSink : IRecordSink
{
    private readonly KafkaSinkOptions _options;
    private readonly MessageEncoding _encoding;
    private readonly SinkTopics _topics;
    private readonly KafkaTelemetry _telemetry;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _alone = new(1, 1);
    private readonly Lock _changing = new();
    private SinkProducer? _producer;
    private bool _disposed;

    /// <summary>Creates a sink. It connects when the first batch comes.</summary>
    /// <param name="options">The options.</param>
    /// <param name="encoders">Those whose topics are written with <see cref="KafkaFormat.Topics"/>.</param>
    /// <param name="schemaIds">Knows a registry's ids; without it Avro stands bare.</param>
    /// <param name="topics">Creates the topics that are missing; <see langword="null"/> where the brokers or others do.</param>
    /// <param name="meters">Makes the meter.</param>
    /// <param name="logger">Receives what is worth knowing, without hosts, users and values.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    public KafkaRecordSink(
        IOptions<KafkaSinkOptions> options, IEnumerable<ITopicEncoder>? encoders = null, ISchemaIds? schemaIds = null, TopicProvisioner? topics = null,
        IMeterFactory? meters = null, ILogger<KafkaRecordSink>? logger = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _time = time ?? TimeProvider.System;
        _log = logger ?? NullLogger<KafkaRecordSink>.Instance;
        _telemetry = new(meters, _time);
        _topics = new(_options, topics, _log);
        Health = new(_time);
        _encoding = new(_options, encoders, schemaIds);
    }

    internal SinkHealth Health { get; }

    /// <inheritdoc/>
    /// <exception cref="KafkaSinkException">Nothing can be delivered until something else changes; it says what.</exception>
    /// <exception cref="ObjectDisposedException">The sink was closed.</exception>
    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellationToken.ThrowIfCancellationRequested();
        return _telemetry.WriteAsync(batch, activity => WriteAsync(batch, activity, cancellationToken));
    }

    /// <summary>Waits for what is under way, as long as <see cref="KafkaSinkOptions.FlushTimeout"/> says, and closes the connections.</summary>
    /// <returns>A task that ends when nothing runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        SinkProducer? producer;
        lock (_changing)
        {
            (producer, _producer, _disposed) = (_producer, null, true);
        }

        if (producer is not null)
        {
            await producer.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<WriteResult> WriteAsync(RecordBatch batch, Activity? activity, CancellationToken cancellationToken)
    {
        SinkProducer producer = Producer();
        IReadOnlyList<MessageSet> sets = [];
        try
        {
            sets = await _encoding.EncodeAsync(batch, cancellationToken).ConfigureAwait(false);
            foreach (MessageSet set in sets)
            {
                await _topics.AwaitAsync(producer.Topics, set.Topic, batch.Origin.Stream, cancellationToken).ConfigureAwait(false);
            }

            using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, producer.Ended);
            WriteResult result = await new Delivery(this, producer, batch, sets, activity).RunAsync(ended.Token).ConfigureAwait(false);
            Health.Note(result.IsUnknown ? SinkCondition.Failing : SinkCondition.Working);
            return result;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The producer ended under it. What it had taken may have been stored or not.
            Health.Note(SinkCondition.Failing);
            return default;
        }
        catch (KafkaSinkException e)
        {
            _log.DeliveryBlocked(batch.Origin.Stream.Value, e.Fault);
            Health.Note(e.Fault is KafkaSinkFault.BrokersUnreachable or KafkaSinkFault.RegistryUnreachable ? SinkCondition.Failing : SinkCondition.Blocked);
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

    /// <summary>Gives the producer, a new one where the last has failed for good.</summary>
    private SinkProducer Producer()
    {
        lock (_changing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_producer is { Ended.IsCancellationRequested: true } failed)
            {
                _ = failed.DisposeAsync().AsTask();
                _producer = null;
            }

            return _producer ??= new(_options, _time, Heard);
        }
    }

    private void Heard(Error error)
    {
        if (error.IsFatal)
        {
            _log.ProducerFailed(error.Code.ToString());
        }
        else
        {
            _log.ClusterError(error.Code.ToString());
        }
    }
}
