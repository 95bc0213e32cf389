using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Seconds of heart rate, one after the other, written to their topic and read there.</summary>
internal static class HeartTopic
{
    public const string Name = "fitbitsdk.heart-rate";

    public static RecordBatch Batch(int first, int count) =>
        Batches.Of(Batches.Origin(StreamId.HeartRate), [.. Enumerable.Range(first, count).Select(static second => Batches.Heart(second, 60))]);

    public static async ValueTask<WriteResult> WriteAsync(KafkaRecordSink sink, int first, int count)
    {
        using RecordBatch batch = Batch(first, count);
        return await sink.WriteAsync(batch, TestContext.Current.CancellationToken);
    }

    /// <summary>Writes again as long as the outcome is unknown, as the engine does.</summary>
    public static async Task<WriteResult> UntilAcknowledgedAsync(KafkaRecordSink sink, int first, int count)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                WriteResult result = await WriteAsync(sink, first, count);
                if (!result.IsUnknown || attempt == 20)
                {
                    return result;
                }
            }
            catch (KafkaSinkException) when (attempt < 20)
            {
                // The brokers are just coming back.
            }
        }
    }

    public static IEnumerable<string> Ids(int first, int count) =>
        Enumerable.Range(first, count).Select(static second => $"anna/heart-rate/2026-03-14T00:{second / 60:00}:{second % 60:00}Z");

    public static IEnumerable<string> Received(MockCluster cluster, string topic = Name)
    {
        using TopicReader reader = new(cluster.Bootstrap, topic);
        return [.. reader.ReadToEnd().Select(static message => message.Header(KafkaHeaders.RecordId)!)];
    }
}
