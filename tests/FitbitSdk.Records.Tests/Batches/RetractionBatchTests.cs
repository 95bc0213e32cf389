namespace FitbitSdk.Records.Tests;

public sealed class RetractionBatchTests
{
    [Fact]
    public void GetHead_NamesTheRecordWithoutAValue()
    {
        using RetractionBatch batch = new(Batches.Origin(StreamId.Sleep), SleepLog.Schema, RecordKey.Log("7"), RecordKey.Log("8"));

        Assert.Equal((DeliveryKind.Retract, 2, "sleep"), (batch.Origin.Delivery, batch.Count, batch.Schema.RecordType));
        Assert.Equal(["anna/sleep/7", "anna/sleep/8"], new[] { batch.GetHead(0), batch.GetHead(1) }.Select(static head => head.Id.ToString()));
        Assert.Equal((0UL, RecordTime.FromInstant(Batches.ObservedAt)), (batch.GetHead(1).Revision, batch.GetHead(1).Time));
        Assert.Equal("anna/sleep/8", batch.Slice(1, 1).GetHead(0).Id.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.GetHead(2));
    }

    [Fact]
    public void Encode_BareAvro_IsAnEntryWithoutBytes()
    {
        using RetractionBatch batch = new(Batches.Origin(StreamId.Sleep), SleepLog.Schema, RecordKey.Log("7"), RecordKey.Log("8"));

        using EncodedBatch encoded = new AvroRecordEncoder().Encode(batch);

        Assert.Equal((2, 0, 0), (encoded.Count, encoded[0].Length, encoded[1].Length));
    }

    [Fact]
    public void Build_RecordsAsRetraction_Throws()
    {
        using RecordBatchBuilder<SleepLog> builder = new();

        Assert.Throws<ArgumentException>(() => builder.Build(Batches.Origin(StreamId.Sleep, DeliveryKind.Retract)));
    }
}
