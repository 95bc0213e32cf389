using System.Text.Json.Nodes;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using NodaTime;

namespace FitbitSdk.RabbitMQ.Tests.Ocariot;

/// <summary>Records in Berlin's winter, an hour ahead of UTC, and what the encoder makes of them.</summary>
internal static class Shapes
{
    public const string Child = "5a62be07de34500146d9c544";

    public static RecordTime Berlin(int day, int hour, int minute, int second = 0) =>
        RecordTime.FromLocal(new LocalDateTime(2026, 3, day, hour, minute, second), Offset.FromHours(1), TimeBasis.Stated);

    public static RecordBatch Batch<T>(StreamId stream, params ReadOnlySpan<T> records)
        where T : IHealthRecord<T> => Batches.Of(Batches.Origin(stream, user: Child), records);

    public static JsonObject[] Encode(RecordBatch batch, OcariotTimes times = OcariotTimes.Instant)
    {
        using (batch)
        {
            using OcariotItems? items = new OcariotJsonEncoder(times).Encode(batch);
            return items is null ? [] : [.. Enumerable.Range(0, items.Count).Select(i => JsonNode.Parse(items[i].Span)!.AsObject())];
        }
    }

    public static JsonObject Of(ActivityLog log, OcariotTimes times = OcariotTimes.Instant) => Assert.Single(Encode(Batch(StreamId.ActivityLog, log), times));

    public static JsonObject Of(SleepLog log, OcariotTimes times = OcariotTimes.Instant) => Assert.Single(Encode(Batch(StreamId.Sleep, log), times));

    public static JsonObject Of(WeightLog log, OcariotTimes times = OcariotTimes.Instant) => Assert.Single(Encode(Batch(StreamId.Weight, log), times));

    public static void AssertJson(string expected, JsonNode? actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual?.ToJsonString());
}
