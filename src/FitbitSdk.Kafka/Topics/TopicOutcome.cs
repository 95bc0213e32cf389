namespace FitbitSdk.Kafka;

/// <summary>What became of a topic that was asked for.</summary>
public enum TopicOutcome
{
    /// <summary>It was created.</summary>
    Created = 0,

    /// <summary>It was there, and is as its profile says.</summary>
    Existed = 1,

    /// <summary>It was there, with other partitions or replicas than its profile says. It is left as it is.</summary>
    Drifted = 2,
}
