using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>An encoder failed at a batch, or at a record alone.</summary>
internal sealed class EncodingException(string encoder, Exception cause) : KafkaSinkException(
    KafkaSinkFault.EncodingFailed,
    $"{nameof(KafkaSinkOptions)}.{nameof(KafkaSinkOptions.DeadLetterTopic)}",
    $"the encoder {encoder} cannot encode a record ({cause.GetType().Name}). With a topic for dead letters the others are delivered.",
    cause)
{
    /// <summary>Gets what a dead letter says.</summary>
    public string Reason { get; } = $"The encoder {encoder} cannot encode the record ({cause.GetType().Name}).";

    /// <summary>Runs an encoder. What it throws is told apart from all else that may happen to a batch.</summary>
    public static T Guard<T>(string encoder, RecordBatch batch, Func<RecordBatch, T> encode)
    {
        try
        {
            return encode(batch);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new EncodingException(encoder, e);
        }
    }
}
