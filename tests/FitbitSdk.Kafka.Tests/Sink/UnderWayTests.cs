using FitbitSdk.Records;
using static FitbitSdk.Kafka.Tests.HeartTopic;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Messages that are under way: how many at once, and what becomes of them when the caller or the sink goes.</summary>
public sealed class UnderWayTests : IDisposable
{
    private readonly MockCluster _cluster = new();

    public UnderWayTests() => _cluster.CreateTopic(HeartTopic.Name);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_LongRoundTrips_AreUnderWayTogether()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Delay(TimeSpan.FromMilliseconds(500));

        // One after the other they would take 50 seconds.
        Assert.True((await WriteAsync(sink, first: 1, count: 100).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancel)).AllAcknowledged);

        _cluster.Delay(TimeSpan.Zero);
        Assert.Equal(Ids(0, 101), Received(_cluster));
    }

    [Fact]
    public async Task Write_MoreThanMayBeUnderWay_WaitsAndDeliversAll()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.MaximumInFlight = 5);

        Assert.True((await WriteAsync(sink, first: 0, count: 500)).AllAcknowledged);

        Assert.Equal(Ids(0, 500), Received(_cluster));
    }

    [Fact]
    public async Task Write_CancelledUnderWay_Throws_AndTheNextOneSucceeds()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.StopAll();
        using CancellationTokenSource cancel = new();

        Task<WriteResult> writing = sink.WriteAsync(Batch(1, 5), cancel.Token).AsTask();
        Assert.False(writing.IsCompleted);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        _cluster.StartAll();
        Assert.True((await UntilAcknowledgedAsync(sink, first: 1, count: 5)).AllAcknowledged);
        Assert.Equal(Ids(0, 6), Received(_cluster).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Dispose_WhileRecordsAreUnderWay_WaitsForThem()
    {
        KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Delay(TimeSpan.FromMilliseconds(300));

        Task<WriteResult> writing = WriteAsync(sink, first: 1, count: 50).AsTask();
        await sink.DisposeAsync();

        Assert.True((await writing).AllAcknowledged);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => WriteAsync(sink, first: 60, count: 1).AsTask());
        _cluster.Delay(TimeSpan.Zero);
        Assert.Equal(Ids(0, 51), Received(_cluster));
    }

    [Fact]
    public async Task Dispose_WhileNoBrokerAnswers_EndsAndLeavesTheWriteUnknown()
    {
        KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.FlushTimeout = TimeSpan.FromMilliseconds(200));
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.StopAll();

        Task<WriteResult> writing = WriteAsync(sink, first: 1, count: 5).AsTask();
        await sink.DisposeAsync();

        Assert.True((await writing).IsUnknown);
    }

    public void Dispose() => _cluster.Dispose();
}
