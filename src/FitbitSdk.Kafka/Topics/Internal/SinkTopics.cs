using Microsoft.Extensions.Logging;

namespace FitbitSdk.Kafka;

/// <summary>The topics of the sink: each is looked up before its first message, and created where it is missing.</summary>
internal sealed class SinkTopics
{
    private readonly TopicProvisioner _provisioner;
    private readonly SharedAnswers<(string Name, string Subject), ProvisionedTopic> _topics;
    private readonly ILogger _log;

    public SinkTopics(TopicProvisioner provisioner, ILogger log) => (_provisioner, _log, _topics) = (provisioner, log, new(ProvisionAsync));

    public async ValueTask AwaitAsync(string name, string subject, CancellationToken cancellationToken) =>
        await _topics.GetAsync((name, subject), cancellationToken).ConfigureAwait(false);

    /// <summary>Makes the next message look again, because the topic was found missing.</summary>
    public void Forget(string name, string subject)
    {
        _provisioner.Forget(name);
        _topics.Forget((name, subject));
    }

    private async Task<ProvisionedTopic> ProvisionAsync((string Name, string Subject) one)
    {
        string tenant = TenantTopicNames.TryParse(one.Name, out string named, out string subject) && subject == one.Subject ? named : TopicProfiles.EveryTenant;
        ProvisionedTopic topic = await _provisioner.GetOrCreateAsAsync(one.Name, tenant, one.Subject, CancellationToken.None).ConfigureAwait(false);
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
