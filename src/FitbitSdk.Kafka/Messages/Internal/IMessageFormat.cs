using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Turns batches into messages.</summary>
internal interface IMessageFormat
{
    /// <returns>The messages by topic; each set to be disposed of.</returns>
    ValueTask<IReadOnlyList<MessageSet>> EncodeAsync(RecordBatch batch, CancellationToken cancellationToken);
}
