using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>Whole records by hand, so that a change of the bytes shows also where no Avro library is installed.</summary>
public sealed class AvroRecordEncoderTests
{
    [Fact]
    public void Encode_HeartRate_GivesOneEntryEach()
    {
        using RecordBatch<HeartRateSample> batch = Batches.Of(
            Batches.Origin(StreamId.HeartRate),
            Sample(RecordTime.FromInstant(Instant.FromUnixTimeTicks(640)), 63),
            Sample(RecordTime.FromLocal(new LocalDateTime(1970, 1, 1, 0, 0), Offset.Zero, TimeBasis.Stated), 64));

        using EncodedBatch encoded = new AvroRecordEncoder().Encode(batch);

        Assert.Equal(2, encoded.Count);
        Assert.Equal("028001" + "000000" + "02" + "7E", Convert.ToHexString(encoded[0].Span));
        Assert.Equal("0200" + "0200" + "0200" + "02" + "02" + "8001", Convert.ToHexString(encoded[1].Span));
        Assert.Equal(encoded.Bytes.Length, encoded[0].Length + encoded[1].Length);
    }

    [Fact]
    public void Encode_ManyRecords_OutgrowsTheFirstBuffer()
    {
        using RecordBatchBuilder<SleepLog> builder = new();
        for (int i = 0; i < 100; i++)
        {
            builder.Add(Batches.Sleep());
        }

        using RecordBatch<SleepLog> batch = builder.Build(Batches.Origin(StreamId.Sleep));
        using EncodedBatch encoded = new AvroRecordEncoder().Encode(batch);

        Assert.Equal(100, encoded.Count);
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(encoded[0].Span, encoded[i].Span));
    }

    private static HeartRateSample Sample(RecordTime time, int beats) => new() { Time = time, IntervalSeconds = 1, BeatsPerMinute = beats };
}
