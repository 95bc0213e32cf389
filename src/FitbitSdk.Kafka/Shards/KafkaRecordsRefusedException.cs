namespace FitbitSdk.Kafka;

/// <summary>The brokers refused records of a window for good, and with them the transaction. Nothing of it was written.</summary>
/// <remarks>The records are known now: when the same window is written again, they are dead letters or are rejected alone, and the rest goes through.
/// Each is tried alone before it counts as refused, at most a hundred at a time: of more the rest is found then.</remarks>
/// <param name="count">How many messages were refused.</param>
/// <param name="reason">Why the first of them was, without its values.</param>
public sealed class KafkaRecordsRefusedException(int count, string reason) : SinkException($"{count} records were refused, and the transaction with them; written again, the others go through. {reason}")
{
    /// <summary>Gets how many messages were refused; a record is one, or as many as its encoder makes of it.</summary>
    public int Count { get; } = count;
}
