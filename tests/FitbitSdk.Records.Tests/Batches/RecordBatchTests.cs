namespace FitbitSdk.Records.Tests;

public sealed class RecordBatchTests
{
    [Fact]
    public void GetHead_GivesIdRevisionAndTime()
    {
        using RecordBatch<HeartRateSample> batch = Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(7, 57));

        RecordHead head = batch.GetHead(0);

        Assert.Equal("anna/heart-rate/2026-03-14T00:00:07Z", head.Id.ToString());
        Assert.Equal((new UserKey("anna"), "heart-rate", 0), (head.Id.User, head.Id.RecordType, head.Id.Counter));
        Assert.Equal(Batches.Heart(7, 57).ComputeRevision(), head.Revision);
        Assert.Equal(Batches.Heart(7, 57).Time, head.Time);
        Assert.Equal(head.Id, batch.GetHead(0).Id);
    }

    [Fact]
    public void GetHead_EqualKeys_AreCountedAlsoAcrossASlice()
    {
        using RecordBatch<HeartRateSample> batch = Batches.Of(
            Batches.Origin(StreamId.HeartRate), Batches.Heart(1, 50), Batches.Heart(2, 51), Batches.Heart(2, 52), Batches.Heart(2, 53), Batches.Heart(3, 54));
        RecordBatch slice = batch.Slice(2, 3);
        RecordBatch inner = slice.Slice(1, 2);

        Assert.Equal([0, 0, 1, 2, 0], Counters(batch));
        Assert.Equal([1, 2, 0], Counters(slice));
        Assert.Equal([2, 0], Counters(inner));
        Assert.Equal("anna/heart-rate/2026-03-14T00:00:02Z~2", inner.GetHead(0).Id.ToString());
        Assert.Equal([53, 54], ((RecordBatch<HeartRateSample>)inner).Records.ToArray().Select(static record => record.BeatsPerMinute));
    }

    [Fact]
    public void GetHead_EqualKeysInAnyOrder_HaveTheirOwnCounters()
    {
        using RecordBatch<HeartRateSample> batch = Batches.Of(
            Batches.Origin(StreamId.HeartRate), Batches.Heart(1, 50), Batches.Heart(2, 51), Batches.Heart(2, 52), Batches.Heart(2, 53), Batches.Heart(3, 54), Batches.Heart(3, 55));
        int[] order = [3, 2, 5, 1, 0, 3, 4, 5, 2, 2, 3];

        Assert.Equal([2, 1, 1, 0, 0, 2, 0, 1, 1, 1, 2], order.Select(index => batch.GetHead(index).Id.Counter));
    }

    [Fact(Timeout = 20_000)]
    public async Task GetHead_ManyEqualKeysInOrder_TakesNoLongerThanAsManyOthers()
    {
        const int Many = 300_000;
        HeartRateSample[] samples = [.. Enumerable.Repeat(Batches.Heart(7, 57), Many)];
        using RecordBatch<HeartRateSample> batch = Batches.Of(Batches.Origin(StreamId.HeartRate), samples);

        // A look back over all equal ones would take minutes, and such an answer would hold up a whole run.
        int[] counters = await Task.Run(() => Counters(batch).ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, Many), counters);
    }

    [Fact]
    public void Slice_WithAnotherOrigin_KeepsTheRecords()
    {
        using RecordBatch<HeartRateSample> batch = Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(1, 50), Batches.Heart(2, 51));
        RecordOrigin origin = batch.Origin.Replacing(Batches.Day);

        RecordBatch slice = batch.Slice(0, 1, origin);

        Assert.Same(origin, slice.Origin);
        Assert.Equal(DeliveryKind.RangeReplaced, slice.Origin.Delivery);
        Assert.Same(batch.Origin, batch.Slice(0, 1).Origin);
        slice.Dispose();
        Assert.Equal(2, batch.Records.Length);   // a view does not own the storage
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(1, -1)]
    [InlineData(2, int.MaxValue)]
    public void Slice_BeyondTheRecords_Throws(int start, int count)
    {
        using RecordBatch<HeartRateSample> batch = Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(1, 50), Batches.Heart(2, 51));

        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Slice(start, count));
    }

    [Fact]
    public void GetHead_BeyondTheRecords_Throws()
    {
        using RecordBatch<HeartRateSample> batch = Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(1, 50), Batches.Heart(2, 51));

        Assert.Throws<ArgumentOutOfRangeException>(() => batch.GetHead(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Slice(0, 1).GetHead(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.GetHead(-1));
    }

    [Fact]
    public void Builder_Grows_AndIsEmptyAfterwards()
    {
        using RecordBatchBuilder<HeartRateSample> builder = new(1);
        for (int i = 0; i < 1000; i++)
        {
            builder.Add(Batches.Heart(i, 50 + (i % 100)));
        }

        using RecordBatch<HeartRateSample> batch = builder.Build(Batches.Origin(StreamId.HeartRate));

        Assert.Equal(0, builder.Count);
        Assert.Equal(Enumerable.Range(0, 1000).Select(static i => 50 + (i % 100)), batch.Records.ToArray().Select(static record => record.BeatsPerMinute));
        Assert.Same(HeartRateSample.Schema, batch.Schema);
        builder.Add(Batches.Heart(1, 50));
        Assert.Equal(1, builder.Count);
        Assert.Equal(1000, batch.Count);
    }

    private static IEnumerable<int> Counters(RecordBatch batch) => Enumerable.Range(0, batch.Count).Select(i => batch.GetHead(i).Id.Counter);
}
