using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>What our encoders write is what an Avro library that is not ours reads.</summary>
public sealed class PythonAvroTests
{
    private const int Records = 400;

    [Fact]
    public void HeartRate_AnyRecord_ReadsTheSame() => Check(StreamId.HeartRate, RandomRecords.HeartRate, Expected.Of);

    [Fact]
    public void Steps_AnyRecord_ReadsTheSame() => Check(StreamId.Steps, RandomRecords.Steps, Expected.Of);

    [Fact]
    public void Sleep_AnyRecord_ReadsTheSame() => Check(StreamId.Sleep, RandomRecords.Sleep, Expected.Of);

    [Fact]
    public void Calories_AnyRecord_ReadsTheSame() => Check(StreamId.Calories, RandomRecords.Calories, Expected.Of);

    [Fact]
    public void HeartRateVariability_AnyRecord_ReadsTheSame() => Check(StreamId.HeartRateVariability, RandomRecords.HeartRateVariability, Expected.Of);

    [Fact]
    public void OxygenSaturation_AnyRecord_ReadsTheSame() => Check(StreamId.OxygenSaturation, RandomRecords.OxygenSaturation, Expected.Of);

    [Fact]
    public void BreathingRate_AnyRecord_ReadsTheSame() => Check(StreamId.BreathingRate, RandomRecords.BreathingRate, Expected.Of);

    [Fact]
    public void SkinTemperature_AnyRecord_ReadsTheSame() => Check(StreamId.SkinTemperature, RandomRecords.SkinTemperature, Expected.Of);

    [Fact]
    public void RestingHeartRate_AnyRecord_ReadsTheSame() => Check(StreamId.RestingHeartRate, RandomRecords.RestingHeartRate, Expected.Of);

    [Fact]
    public void Activity_AnyRecord_ReadsTheSame() => Check(StreamId.ActivityLog, RandomRecords.Activity, Expected.Of);

    [Fact]
    public void TimeZone_AnyRecord_ReadsTheSame() => Check(StreamId.TimeZone, RandomRecords.TimeZone, Expected.Of);

    [Fact]
    public void Delivery_OfAReplacedSpan_ReadsAsTheSpanAndItsRecords()
    {
        Assert.SkipUnless(PythonAvro.IsInstalled, PythonAvro.Missing);
        RecordOrigin origin = Batches.Origin(StreamId.HeartRate).Replacing(FetchWindow.Between(
            StreamTime.FromInstant(Instant.FromUnixTimeTicks(-11)),   // 1.1 µs before 1970: rounds down to 2
            StreamTime.FromInstant(Instant.FromUtc(2026, 3, 14, 1, 0))));
        using RecordBatch<HeartRateSample> batch = Batches.Of(origin, Batches.Heart(1, 57), Batches.Heart(1, 58));
        using EncodedBatch encoded = new AvroDeliveryEncoder().Encode(batch);

        JsonNode[] read = PythonAvro.Decode(AvroDeliveryEncoder.DescribeSchema(HeartRateSample.Schema), Entries(encoded));

        Assert.Equal(3, read.Length);
        Equal(Delivery(batch, "RANGE_REPLACED", null, null, null, (-2, 1773450000000000)), read[0]);
        Equal(Delivery(batch, "UPSERT", "anna/heart-rate/2026-03-14T00:00:01Z", batch.GetHead(0).Revision, Expected.Of(batch.Records[0]), null), read[1]);
        Equal(Delivery(batch, "UPSERT", "anna/heart-rate/2026-03-14T00:00:01Z~1", batch.GetHead(1).Revision, Expected.Of(batch.Records[1]), null), read[2]);
    }

    [Fact]
    public void Delivery_OfARetraction_ReadsWithoutTheRecord()
    {
        Assert.SkipUnless(PythonAvro.IsInstalled, PythonAvro.Missing);
        using RetractionBatch batch = new(Batches.Origin(StreamId.Sleep), SleepLog.Schema, RecordKey.Log("18446744073709551615"));
        using EncodedBatch encoded = new AvroDeliveryEncoder().Encode(batch);

        JsonNode[] read = PythonAvro.Decode(AvroDeliveryEncoder.DescribeSchema(SleepLog.Schema), Entries(encoded));

        Equal(Delivery(batch, "RETRACT", "anna/sleep/18446744073709551615", null, null, null), Assert.Single(read));
    }

    private static void Check<T>(StreamId stream, Gen<T> records, Func<T, JsonObject> expect)
        where T : IHealthRecord<T>
    {
        Assert.SkipUnless(PythonAvro.IsInstalled, PythonAvro.Missing);
        T[] sample = [.. records.Sample(Records, 30)];
        using RecordBatch<T> batch = Batches.Of(Batches.Origin(stream, user: "сон 😴/\"~\\"), sample.AsSpan());
        using EncodedBatch bare = new AvroRecordEncoder().Encode(batch);
        using EncodedBatch deliveries = new AvroDeliveryEncoder().Encode(batch);

        JsonNode[] bareRead = PythonAvro.Decode(T.Schema.AvroJson, Entries(bare));
        JsonNode[] deliveriesRead = PythonAvro.Decode(AvroDeliveryEncoder.DescribeSchema(T.Schema), Entries(deliveries));

        Assert.Equal(Records, bareRead.Length);
        Assert.Equal(Records, deliveriesRead.Length);
        for (int i = 0; i < Records; i++)
        {
            RecordHead head = batch.GetHead(i);
            Equal(expect(sample[i]), bareRead[i]);
            Equal(Delivery(batch, "UPSERT", head.Id.ToString(), head.Revision, expect(sample[i]), null), deliveriesRead[i]);
        }
    }

    private static JsonObject Delivery(RecordBatch batch, string delivery, string? id, ulong? revision, JsonObject? record, (long Start, long End)? span) => new()
    {
        ["userKey"] = batch.Origin.User.Value,
        ["provider"] = "fitbit",
        ["stream"] = batch.Origin.Stream.Value,
        ["recordId"] = id,
        ["revision"] = (long?)revision,
        ["delivery"] = delivery,
        ["observedAt"] = Expected.Micros(batch.Origin.ObservedAt),
        ["spanStart"] = span?.Start,
        ["spanEnd"] = span?.End,
        ["record"] = record,
    };

    private static IEnumerable<ReadOnlyMemory<byte>> Entries(EncodedBatch encoded) => Enumerable.Range(0, encoded.Count).Select(i => encoded[i]);

    private static void Equal(JsonNode expected, JsonNode actual)
    {
        if (!JsonNode.DeepEquals(expected, actual))
        {
            Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
            Assert.Fail("Equal as text, not as JSON.");
        }
    }
}
