using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using NodaTime;
using static FitbitSdk.RabbitMQ.Tests.Ocariot.Logs;
using static FitbitSdk.RabbitMQ.Tests.Ocariot.Shapes;

namespace FitbitSdk.RabbitMQ.Tests.Ocariot;

/// <summary>What the shapes cannot carry is counted, and nothing else is.</summary>
public sealed class OmissionTests
{
    private readonly OcariotJsonEncoder _encoder = new();

    [Fact]
    public void Encode_LogsThatAreGone_WritesNothingAndCountsThem()
    {
        using RetractionBatch batch = new(Batches.Origin(StreamId.Sleep), SleepLog.Schema, RecordKey.Log("7"), RecordKey.Log("8"));

        Assert.Null(_encoder.Encode(batch));

        AssertCounted(OcariotOmission.Retraction, 2);
    }

    [Fact]
    public void Encode_SpanThatIsReplaced_WritesItsRecordsAndCountsTheSpan()
    {
        using RecordBatch batch = Batches.Of(Batches.Origin(StreamId.DailyActivity, DeliveryKind.RangeReplaced), Day(13), Day(14));

        using OcariotItems? items = _encoder.Encode(batch);

        Assert.Equal(10, items?.Count);
        AssertCounted(OcariotOmission.ReplacedSpan, 1);
    }

    [Theory]
    [InlineData("heart-rate")]
    [InlineData("time-zone")]
    public void Encode_StreamWithoutAShape_WritesNothingAndCountsItsRecords(string stream)
    {
        using RecordBatch batch = Samples.Batch(stream);

        Assert.Null(_encoder.Encode(batch));

        AssertCounted(OcariotOmission.NoShape, batch.Count);
        Assert.DoesNotContain(new StreamId(stream), OcariotJsonEncoder.Streams);
    }

    [Fact]
    public void Encode_OneOfTwoWithoutInstant_WritesTheOtherAndNamesItsRecord()
    {
        using RecordBatch batch = Batch(StreamId.ActivityLog, Walk(start: RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 17, 30))), Walk());

        using OcariotItems? items = _encoder.Encode(batch);

        Assert.Equal((1, 1), (items!.Count, items.RecordOf(0)));
        AssertCounted(OcariotOmission.NoInstant, 1);
    }

    [Fact]
    public void Encode_EveryStreamThatHasAShape_WritesItsEvent() => Assert.Equal(
        ["SleepSyncEvent", "PhysicalActivitySyncEvent", "WeightSyncEvent", "LogSyncEvent"],
        OcariotJsonEncoder.Streams.Select(stream =>
        {
            using RecordBatch batch = Samples.Batch(stream.Value);
            using OcariotItems? items = new OcariotJsonEncoder(OcariotTimes.WallClock).Encode(batch);
            return items?.Event.Name;
        }));

    private void AssertCounted(OcariotOmission expected, long count) => Assert.Equal(
        Enum.GetValues<OcariotOmission>().Select(omission => (omission, omission == expected ? count : 0)),
        Enum.GetValues<OcariotOmission>().Select(omission => (omission, _encoder.CountOf(omission))));
}
