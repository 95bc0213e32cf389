using System.Collections.Concurrent;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Gives tenants their topics: looks each up, creates what is missing as its profile says, and waits until it is there.</summary>
/// <remarks>Safe for use by several threads: of one topic there is one creation under way, and what succeeded is not looked up again.</remarks>
public sealed class TopicProvisioner
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan DefaultReadiness = TimeSpan.FromSeconds(30);

    private readonly ITopicAdmin _admin;
    private readonly TopicProfiles _profiles;
    private readonly Func<string, string, string> _nameOf;
    private readonly TimeSpan _readiness;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, ProvisionedTopic> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<ProvisionedTopic>> _underWay = new(StringComparer.Ordinal);

    /// <summary>Creates a provisioner.</summary>
    /// <param name="admin">Creates topics.</param>
    /// <param name="profiles">What they are to be like.</param>
    /// <param name="nameOf">Names the topic of a tenant and a subject; <see langword="null"/> for <see cref="TenantTopicNames.Of"/>. No two may share a name that are to differ.</param>
    /// <param name="readiness">How long a topic that was created is waited for; <see langword="null"/> for 30 seconds.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    public TopicProvisioner(ITopicAdmin admin, TopicProfiles profiles, Func<string, string, string>? nameOf = null, TimeSpan? readiness = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(admin);
        ArgumentNullException.ThrowIfNull(profiles);
        (_admin, _profiles, _nameOf, _readiness, _time) = (admin, profiles, nameOf ?? TenantTopicNames.Of, readiness ?? DefaultReadiness, time ?? TimeProvider.System);
    }

    /// <summary>Gets the topics that were asked for so far, those that were created and those that drifted among them.</summary>
    public IReadOnlyList<ProvisionedTopic> Topics => [.. _topics.Values.OrderBy(static topic => topic.Name, StringComparer.Ordinal)];

    /// <summary>Gets the topic of a tenant and a subject, and creates it if there is none.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="subject">What it holds.</param>
    /// <param name="cancellationToken">Stops this caller's wait, not the creation.</param>
    /// <returns>The topic, once the brokers show it.</returns>
    /// <exception cref="ArgumentException">The two give no name that Kafka takes; nothing was sent.</exception>
    /// <exception cref="KafkaSinkException">The brokers did not show or create it; the next call tries again.</exception>
    public Task<ProvisionedTopic> GetOrCreateAsync(string tenant, string subject, CancellationToken cancellationToken = default) =>
        GetOrCreateAsAsync(_nameOf(tenant, subject), tenant, subject, cancellationToken);

    /// <summary>Gets all topics of an encoder by their own names, and creates those that are missing, before anything is written to them.</summary>
    /// <param name="encoder">The encoder; its topics' names are the subjects of their profiles.</param>
    /// <param name="cancellationToken">Stops this caller's wait, not the creation.</param>
    /// <returns>The topics, in the encoder's order.</returns>
    /// <exception cref="KafkaSinkException">The brokers did not show or create one; the next call tries again.</exception>
    public async Task<IReadOnlyList<ProvisionedTopic>> GetOrCreateAsync(ITopicEncoder encoder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        List<ProvisionedTopic> topics = [];
        foreach (Topic topic in encoder.Topics)
        {
            topics.Add(await GetOrCreateAsAsync(topic.Name, TopicProfiles.EveryTenant, topic.Name, cancellationToken).ConfigureAwait(false));
        }

        return topics;
    }

    /// <summary>Gets the topic of a name that somebody else gave it.</summary>
    internal Task<ProvisionedTopic> GetOrCreateAsAsync(string name, string tenant, string subject, CancellationToken cancellationToken)
    {
        if (TopicNames.FaultOf(name) is { } fault)
        {
            throw new ArgumentException($"The topic of {tenant} and {subject} cannot be named '{name}': {fault}.");
        }

        if (_topics.TryGetValue(name, out ProvisionedTopic? known))
        {
            return Task.FromResult(known);
        }

        lock (_underWay)
        {
            if (_topics.TryGetValue(name, out known))
            {
                return Task.FromResult(known);
            }

            if (!_underWay.TryGetValue(name, out Task<ProvisionedTopic>? task))
            {
                TopicProfile profile = _profiles.Resolve(tenant, subject);
                _underWay[name] = task = Task.Run(() => ProvisionAsync(name, profile), CancellationToken.None);
            }

            return task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Makes the next caller look again.</summary>
    internal void Forget(string name) => _topics.TryRemove(name, out _);

    private async Task<ProvisionedTopic> ProvisionAsync(string name, TopicProfile profile)
    {
        try
        {
            TopicLayout? found = await _admin.FindAsync(name, CancellationToken.None).ConfigureAwait(false);
            bool created = found is null && await _admin.TryCreateAsync(name, profile.Spec, CancellationToken.None).ConfigureAwait(false);
            TopicLayout layout = found ?? await AwaitAsync(name).ConfigureAwait(false);
            return _topics[name] = new(name, profile, created ? TopicOutcome.Created : layout.Fits(profile.Spec) ? TopicOutcome.Existed : TopicOutcome.Drifted, layout);
        }
        finally
        {
            // What failed is no answer to who asks next.
            lock (_underWay)
            {
                _underWay.Remove(name);
            }
        }
    }

    private async Task<TopicLayout> AwaitAsync(string name)
    {
        long begun = _time.GetTimestamp();
        while (true)
        {
            if (await _admin.FindAsync(name, CancellationToken.None).ConfigureAwait(false) is { } layout)
            {
                return layout;
            }

            if (_time.GetElapsedTime(begun) >= _readiness)
            {
                throw KafkaFaults.ToException(KafkaSinkFault.TopicMissing, name);
            }

            await Task.Delay(Pause, _time).ConfigureAwait(false);
        }
    }
}
