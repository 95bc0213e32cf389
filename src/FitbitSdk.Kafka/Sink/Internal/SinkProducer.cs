using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>One producer of librdkafka's, from its birth to a fatal error or to the sink's end.</summary>
internal sealed class SinkProducer : IAsyncDisposable
{
    // Full by bytes, not by messages: librdkafka says so, and not when there is room again.
    private static readonly TimeSpan FullWait = TimeSpan.FromMilliseconds(20);

    private readonly IProducer<byte[], Payload> _producer;
    private readonly SemaphoreSlim _room;
    private readonly CancellationTokenSource _ended = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _flushTimeout;
    private readonly Action<Error> _heard;
    private int _fault = -1;

    /// <param name="options">The options.</param>
    /// <param name="time">The clock.</param>
    /// <param name="heard">Is told of errors.</param>
    /// <param name="transaction">Whose transactions it writes; <see langword="null"/> for none.</param>
    public SinkProducer(KafkaSinkOptions options, TimeProvider time, Action<Error> heard, TransactionalId? transaction = null)
    {
        (_time, _flushTimeout, _heard) = (time, options.FlushTimeout, heard);
        _room = new(options.MaximumInFlight);

        // librdkafka's own lines name hosts and users; its errors come as codes, and those are logged.
        _producer = new ProducerBuilder<byte[], Payload>(KafkaSettings.Build(options, transaction))
            .SetValueSerializer(new Payload.Serializer())
            .SetLogHandler(static (_, _) => { })
            .SetErrorHandler((_, error) => Hear(error))
            .Build();
        Topics = new(_producer.Handle, this, options.ReadinessTimeout, time);
    }

    public ReadyTopics Topics { get; }

    /// <summary>Gets librdkafka's producer, for its transactions.</summary>
    public IProducer<byte[], Payload> Client => _producer;

    /// <summary>Gets a token that ends the waits for reports that will not come: after a fatal error, and when the producer was closed.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Gets what the last errors were a sign of; <see langword="null"/> once something was acknowledged since.</summary>
    public KafkaSinkFault? Fault => Volatile.Read(ref _fault) is >= 0 and int fault ? (KafkaSinkFault)fault : null;

    public void ForgetFault() => Volatile.Write(ref _fault, -1);

    /// <summary>Makes what hears the reports on messages of one batch.</summary>
    public Action<DeliveryReport<byte[], Payload>> ReportTo(DeliveryTally tally) => report =>
    {
        _room.Release();
        Judge(report.Error);
        tally.Reported(report.Message.Value, report.Error.Code);
    };

    /// <summary>Hands a message over, as soon as there is room for it.</summary>
    public async ValueTask SendAsync(
        Message<byte[], Payload> message, DeliveryTally tally, Action<DeliveryReport<byte[], Payload>> report, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        tally.Sending();
        while (TrySend(message, report) is { } error)
        {
            if (error.Code is not ErrorCode.Local_QueueFull || cancellationToken.IsCancellationRequested)
            {
                _room.Release();
                Judge(error);
                tally.Reported(message.Value, error.Code);
                return;
            }

            await Task.Delay(FullWait, _time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Lets what is under way finish, and ends; once a producer has failed for good there is nothing to wait for.</summary>
    public ValueTask DisposeAsync() => new(Task.Run(() =>
    {
        _producer.Flush(_ended.IsCancellationRequested ? TimeSpan.Zero : _flushTimeout);
        // The last report may still be on its way through a handler; this waits for it.
        _producer.Dispose();
        _ended.Cancel();
    }));

    private Error? TrySend(Message<byte[], Payload> message, Action<DeliveryReport<byte[], Payload>> report)
    {
        try
        {
            _producer.Produce(new TopicPartition(message.Value.Set.Topic, message.Value.Set.Partition), message, report);
            return null;
        }
        catch (ProduceException<byte[], Payload> e)
        {
            return e.Error;
        }
    }

    /// <summary>Looks at what became of one message. That it failed is its batch's affair.</summary>
    private void Judge(Error error)
    {
        if (error.IsFatal || error.Code is ErrorCode.Local_Fatal)
        {
            Hear(error);
        }
        else if (!error.IsError && Fault is not null)
        {
            ForgetFault();
        }
    }

    private void Hear(Error error)
    {
        if (KafkaFaults.FaultOf(error.Code) is { } fault)
        {
            // No broker answers, where one refused the credentials: the refusal says more.
            if (fault is not KafkaSinkFault.BrokersUnreachable || Fault is null)
            {
                Volatile.Write(ref _fault, (int)fault);
            }
        }

        if (error.IsFatal || error.Code is ErrorCode.Local_Fatal)
        {
            _ended.Cancel();
        }

        _heard(error);
    }
}
