namespace FitbitSdk.Kafka;

/// <summary>Looks at topics and creates them.</summary>
public interface ITopicAdmin
{
    /// <summary>Looks a topic up; one that is missing is not created by that.</summary>
    /// <param name="topic">The name.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>What it is like; <see langword="null"/> if there is none.</returns>
    ValueTask<TopicLayout?> FindAsync(string topic, CancellationToken cancellationToken);

    /// <summary>Creates a topic, and waits for the brokers' answer.</summary>
    /// <param name="topic">The name.</param>
    /// <param name="spec">What it is to be like.</param>
    /// <param name="cancellationToken">Stops the wait; the topic may be created all the same.</param>
    /// <returns><see langword="false"/> if it existed already.</returns>
    ValueTask<bool> TryCreateAsync(string topic, TopicSpec spec, CancellationToken cancellationToken);
}
