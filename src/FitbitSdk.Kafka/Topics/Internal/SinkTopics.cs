using FitbitSdk.Records;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Kafka;

/// <summary>The topics of a sink: each is awaited before its first message, and created where it is missing and that is wanted.</summary>
internal sealed class SinkTopics
{
    private readonly KafkaSinkOptions _options;
    private readonly TopicProvisioner? _provisioner;
    private readonly SharedAnswers<(string Name, string Subject), ProvisionedTopic> _topics;
    private readonly ILogger _log;

    /// <param name="options">The options.</param>
    /// <param name="provisioner">Creates topics; <see langword="null"/> where the brokers or others do.</param>
    /// <param name="log">Is told of those that are created or differ.</param>
    public SinkTopics(KafkaSinkOptions options, TopicProvisioner? provisioner, ILogger log) => (_options, _provisioner, _log, _topics) = (options, provisioner, log, new(ProvisionAsync));

    /// <summary>Waits until a topic is there.</summary>
    /// <param name="ready">What the producer knows of topics.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="stream">The stream whose records go there.</param>
    /// <param name="cancellationToken">Stops this wait.</param>
    /// <exception cref="KafkaSinkException">The topic, or the cluster, was not there in time.</exception>
    public async ValueTask AwaitAsync(ReadyTopics ready, string topic, StreamId stream, CancellationToken cancellationToken)
    {
        if (TopicNames.FaultOf(topic) is not null)
        {
            throw KafkaFaults.ToException(KafkaSinkFault.TopicNameInvalid);
        }

        try
        {
            if (_provisioner is not null)
            {
                await _topics.GetAsync((topic, SubjectOf(topic, stream)), cancellationToken).ConfigureAwait(false);
            }

            await ready.AwaitAsync(topic, cancellationToken).ConfigureAwait(false);
        }
        catch (KafkaSinkException e) when (e.Fault is KafkaSinkFault.TopicMissing && topic == _options.DeadLetterTopic)
        {
            throw new KafkaSinkException(e.Fault, $"{nameof(KafkaSinkOptions)}.{nameof(KafkaSinkOptions.DeadLetterTopic)}", $"the topic {topic} does not exist. Create it.", e);
        }
    }

    /// <summary>Makes the next message look for a topic again, because it was found missing.</summary>
    public void Forget(ReadyTopics ready, string topic, StreamId stream)
    {
        ready.Forget(topic);
        _provisioner?.Forget(topic);
        _topics.Forget((topic, SubjectOf(topic, stream)));
    }

    /// <summary>Gives the subject under which profiles speak of a topic.</summary>
    private string SubjectOf(string topic, StreamId stream) => _options.Format is KafkaFormat.Topics || topic == _options.DeadLetterTopic ? topic : stream.Value;

    private async Task<ProvisionedTopic> ProvisionAsync((string Name, string Subject) one)
    {
        string tenant = TenantTopicNames.TryParse(one.Name, out string named, out string subject) && subject == one.Subject ? named : TopicProfiles.EveryTenant;
        ProvisionedTopic topic = await _provisioner!.GetOrCreateAsAsync(one.Name, tenant, one.Subject, CancellationToken.None).ConfigureAwait(false);
        if (topic.Outcome is TopicOutcome.Created)
        {
            _log.TopicCreated(one.Subject);
        }
        else if (topic.Outcome is TopicOutcome.Drifted)
        {
            _log.TopicDrifted(one.Subject);
        }

        return topic;
    }
}
