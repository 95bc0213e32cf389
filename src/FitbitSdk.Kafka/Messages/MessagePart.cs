namespace FitbitSdk.Kafka;

/// <summary>The parts of a message that have schemas.</summary>
public enum MessagePart
{
    /// <summary>The key, by which messages are distributed over partitions.</summary>
    Key = 0,

    /// <summary>The value.</summary>
    Value = 1,
}
