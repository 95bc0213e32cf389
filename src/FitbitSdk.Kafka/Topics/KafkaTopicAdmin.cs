using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka;

/// <summary>Looks at topics and creates them over Kafka's admin protocol, with the addresses and settings of the sink.</summary>
public sealed class KafkaTopicAdmin : ITopicAdmin, IDisposable
{
    private const string Profiles = $"{nameof(KafkaTopicsOptions)}.{nameof(KafkaTopicsOptions.Profiles)}";

    private static readonly TimeSpan OneLook = TimeSpan.FromSeconds(1);

    private readonly IAdminClient _admin;
    private readonly TimeSpan _timeout;
    private int _heard = -1;

    /// <summary>Creates a client; it connects by itself.</summary>
    /// <param name="options">The sink's options.</param>
    public KafkaTopicAdmin(IOptions<KafkaSinkOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _timeout = options.Value.ReadinessTimeout;
        _admin = new AdminClientBuilder(KafkaSettings.Build(options.Value).Where(static setting => !setting.Key.StartsWith("dotnet.producer.", StringComparison.Ordinal)))
            .SetLogHandler(static (_, _) => { }).SetErrorHandler((_, error) => Hear(error)).Build();
    }

    /// <inheritdoc/>
    /// <exception cref="KafkaSinkException">No broker answers, or the topic may not be seen.</exception>
    public async ValueTask<TopicLayout?> FindAsync(string topic, CancellationToken cancellationToken)
    {
        try
        {
            // Of all topics, because asking for one by name may create it.
            Metadata metadata = await Task.Run(GetMetadata, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _heard, -1);
            return metadata.Topics.Find(one => one.Topic == topic) is not { Partitions.Count: > 0 } found ? null
                : new([.. found.Partitions.OrderBy(static one => one.PartitionId).Select(static one => one.Replicas)]);
        }
        catch (KafkaException e)
        {
            throw ToException(e, topic);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="KafkaSinkException">No broker answers, the topic may not be created, or cannot be as specified, say with more replicas than there are brokers.</exception>
    public async ValueTask<bool> TryCreateAsync(string topic, TopicSpec spec, CancellationToken cancellationToken)
    {
        TopicSpecification specification = spec switch
        {
            AssignedTopicSpec assigned => new() { Name = topic, ReplicasAssignments = assigned.Brokers.Select(static (brokers, partition) => (brokers, partition)).ToDictionary(static one => one.partition, static one => one.brokers.ToList()) },
            AutomaticTopicSpec automatic => new() { Name = topic, NumPartitions = automatic.Partitions, ReplicationFactor = (short)automatic.ReplicationFactor },
            _ => throw new ArgumentNullException(nameof(spec)),
        };
        try
        {
            await _admin.CreateTopicsAsync([specification], new() { OperationTimeout = _timeout, RequestTimeout = _timeout }).WaitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (CreateTopicsException e) when (e.Results.TrueForAll(static one => one.Error.Code is ErrorCode.TopicAlreadyExists))
        {
            return false;
        }
        catch (CreateTopicsException e)
        {
            ErrorCode code = e.Results[0].Error.Code;
            throw KafkaFaults.FaultOf(code) is { } fault ? KafkaFaults.ToException(fault, topic, e) : new KafkaSinkException(KafkaSinkFault.TopicRefused, Profiles, $"the topic {topic} cannot be created as its profile says: {code}.", e);
        }
        catch (KafkaException e)
        {
            throw ToException(e, topic);
        }
    }

    private Metadata GetMetadata()
    {
        for (TimeSpan left = _timeout; ; left -= OneLook)
        {
            try
            {
                return _admin.GetMetadata(left < OneLook ? left : OneLook);
            }
            catch (KafkaException) when (left > OneLook && Heard is (null or KafkaSinkFault.BrokersUnreachable))
            {
                // Brokers may come; neither a password nor a certificate does by waiting.
            }
        }
    }

    private KafkaSinkFault? Heard => Volatile.Read(ref _heard) is >= 0 and int fault ? (KafkaSinkFault)fault : null;

    // The call itself only says that no broker answered.
    private void Hear(Error error)
    {
        if (KafkaFaults.FaultOf(error.Code) is { } fault && (fault is not KafkaSinkFault.BrokersUnreachable || Heard is null))
        {
            Volatile.Write(ref _heard, (int)fault);
        }
    }

    private KafkaSinkException ToException(KafkaException e, string topic) =>
        KafkaFaults.ToException(Heard ?? KafkaFaults.FaultOf(e.Error.Code) ?? KafkaSinkFault.BrokersUnreachable, topic, e);

    /// <inheritdoc/>
    public void Dispose() => _admin.Dispose();
}
