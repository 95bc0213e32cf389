using System.Diagnostics;
using System.Text.Json;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests;

public sealed class MessageTests(SharedServer shared)
{
    [Fact]
    public async Task Write_Record_SaysWhatItIsInHeadersAndProperties()
    {
        RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(5, 61));
        string revision = batch.GetHead(0).Revision.ToString("x16");

        BasicGetResult message = Assert.Single(await WriteAsync(batch));

        Assert.Equal(
            [
                "delivery: upsert", "observed-at: 2026-03-20T12:34:56.1234567Z", "provider: fitbit", "record-id: anna/heart-rate/2026-03-14T00:00:05Z", $"revision: {revision}",
                "schema: heart-rate.schema.json", "stream: heart-rate", "user-key: anna",
            ],
            message.Headers());
        Assert.Equal(
            ($"anna/heart-rate/2026-03-14T00:00:05Z-{revision}", "application/json", DeliveryModes.Persistent, new DateTimeOffset(2026, 3, 14, 0, 0, 5, TimeSpan.Zero).ToUnixTimeSeconds(), "fitbit.heart-rate"),
            (message.BasicProperties.MessageId, message.BasicProperties.ContentType, message.BasicProperties.DeliveryMode, message.BasicProperties.Timestamp.UnixTime, message.RoutingKey));
        Assert.Equal(61, JsonDocument.Parse(message.Body).RootElement.GetProperty("beatsPerMinute").GetInt32());
    }

    [Fact]
    public async Task Write_Avro_IsABareRecordUnderItsFingerprint()
    {
        RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(5, 61));
        using EncodedBatch expected = new AvroRecordEncoder().Encode(batch);

        BasicGetResult message = Assert.Single(await WriteAsync(batch, static options => options.Format = RabbitMqFormat.Avro));

        Assert.Equal(expected[0].ToArray(), message.Body.ToArray());
        Assert.Equal(("application/avro", $"{AvroFingerprint.Rabin(AvroSchema.Parse(HeartRateSample.Schema.AvroJson)):x16}"), (message.BasicProperties.ContentType, message.Header("schema")));
    }

    [Theory]
    [InlineData(RabbitMqFormat.Json)]
    [InlineData(RabbitMqFormat.Avro)]
    public async Task Write_ReplacedSpan_IsToldBeforeItsRecords(RabbitMqFormat format)
    {
        IReadOnlyList<BasicGetResult> messages = await WriteAsync(
            Batches.Of(Batches.Origin(StreamId.HeartRate, DeliveryKind.RangeReplaced), Batches.Heart(5, 61), Batches.Heart(6, 62)), options => options.Format = format);

        Assert.Equal(["rangeReplaced", "upsert", "upsert"], messages.Select(static one => one.Header("delivery")));
        Assert.Equal(("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z", null), (messages[0].Header("span-start"), messages[0].Header("span-end"), messages[0].Header("record-id")));
        Assert.Equal("anna/heart-rate/2026-03-14T00:00:00Z-2026-03-20T12:34:56.1234567Z", messages[0].BasicProperties.MessageId);
        Assert.Equal(format is RabbitMqFormat.Avro, messages[0].Body.IsEmpty);
    }

    [Fact]
    public async Task Write_Retraction_HasAnIdAndNoRevision()
    {
        BasicGetResult message = Assert.Single(await WriteAsync(new RetractionBatch(Batches.Origin(StreamId.Sleep), SleepLog.Schema, RecordKey.Log("7"))));

        Assert.Equal(("retract", "anna/sleep/7", null), (message.Header("delivery"), message.Header("record-id"), message.Header("revision")));
        Assert.Equal("anna/sleep/7-2026-03-20T12:34:56.1234567Z", message.BasicProperties.MessageId);
    }

    [Fact]
    public async Task Write_RecordOfWhichOnlyTheWallClockIsKnown_IsStampedWithTheTimeOfObservation()
    {
        BasicGetResult message = Assert.Single(await WriteAsync(Batches.Of(Batches.Origin(StreamId.Sleep), Batches.BareSleep)));

        Assert.Equal(Batches.ObservedAt.ToUnixTimeSeconds(), message.BasicProperties.Timestamp.UnixTime);
    }

    [Fact]
    public async Task Write_UserKeyTooLongForAMessageId_StandsThereAsAHash()
    {
        string user = new('\u4eba', 200);
        RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate, user: user), Batches.Heart(5, 61));
        string revision = batch.GetHead(0).Revision.ToString("x16");

        BasicGetResult message = Assert.Single(await WriteAsync(batch));

        Assert.Equal($"{user}/heart-rate/2026-03-14T00:00:05Z", message.Header("record-id"));
        Assert.Matches($"^[0-9a-f]{{64}}-{revision}$", message.BasicProperties.MessageId);
    }

    [Fact]
    public async Task Write_WithinATrace_CarriesIt()
    {
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == RabbitMqDiagnostics.ActivitySourceName,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        using Activity outer = new Activity("host").SetIdFormat(ActivityIdFormat.W3C).Start();

        BasicGetResult message = Assert.Single(await WriteAsync(Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(5, 61))));

        string[] trace = message.Header("traceparent")!.Split('-');
        Assert.Equal(outer.TraceId.ToHexString(), trace[1]);
        Assert.NotEqual(outer.SpanId.ToHexString(), trace[2]); // the write's own
    }

    [Fact]
    public async Task Write_SeveralRecordsAMessage_AreArraysOfAsManyAsFit()
    {
        RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate, DeliveryKind.RangeReplaced), [.. Enumerable.Range(0, 4).Select(static i => Batches.Heart(i, 60 + i))]);

        IReadOnlyList<BasicGetResult> messages = await WriteAsync(batch, static options => options.RecordsPerMessage = 3);

        Assert.Equal(["3", "2"], messages.Select(static one => one.Header("records")));
        Assert.Equal(["rangeReplaced", "upsert", "upsert"], JsonDocument.Parse(messages[0].Body).RootElement.EnumerateArray().Select(static one => one.GetProperty("delivery").GetString()));
        Assert.Equal([62, 63], JsonDocument.Parse(messages[1].Body).RootElement.EnumerateArray().Select(static one => one.GetProperty("beatsPerMinute").GetInt32()));
        Assert.All(messages, static one => Assert.Equal((null, null, null), (one.Header("record-id"), one.Header("revision"), one.Header("delivery"))));
        Assert.Equal(2, messages.Select(static one => one.BasicProperties.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Write_SeveralRecordsAMessageAsAvro_AreWholeDeliveriesOneBehindTheOther()
    {
        RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(0, 60), Batches.Heart(1, 61));
        using EncodedBatch expected = new AvroDeliveryEncoder().Encode(batch);

        BasicGetResult message = Assert.Single(await WriteAsync(batch, static options => (options.Format, options.RecordsPerMessage) = (RabbitMqFormat.Avro, 10)));

        Assert.Equal(expected.Bytes.ToArray(), message.Body.ToArray());
        Assert.Equal($"{AvroFingerprint.Rabin(AvroSchema.Parse(AvroDeliveryEncoder.DescribeSchema(HeartRateSample.Schema))):x16}", message.Header("schema"));
    }

    [Fact]
    public async Task Write_BatchLargerThanAMessage_IsSplitByBytes()
    {
        RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate), [.. Enumerable.Range(0, 20).Select(static i => Batches.Heart(i, 60 + i))]);

        IReadOnlyList<BasicGetResult> messages = await WriteAsync(batch, static options => (options.RecordsPerMessage, options.MaximumMessageBytes) = (100, 1024));

        Assert.All(messages, static one => Assert.InRange(one.Body.Length, 2, 1024));
        Assert.Equal(Enumerable.Range(60, 20), messages.SelectMany(static one => JsonDocument.Parse(one.Body).RootElement.EnumerateArray().Select(static record => record.GetProperty("beatsPerMinute").GetInt32())));
    }

    [Fact]
    public async Task Write_ProjectsAsTenants_StandFirstInRoutingKeys()
    {
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync(), static options => options.ProjectsAsTenants = true, options => options.QueueName = "{project}-" + TestSink.NewName());
        (string? Project, string Word)[] projects = [("acme.north_1", "acme_2Enorth_5F1"), ("*", "_2A"), ("#", "_23"), (null, "_")];

        foreach ((string? project, string word) in projects)
        {
            RecordOrigin origin = new() { User = new("anna"), Provider = ProviderId.Fitbit, Stream = StreamId.HeartRate, Window = Batches.Day, ObservedAt = Batches.ObservedAt, Project = project };
            using RecordBatch batch = Batches.Of(origin, Batches.Heart(5, 61));
            Assert.True((await sink.WriteAsync(batch)).AllAcknowledged);
            Assert.Equal($"{word}.fitbit.heart-rate", RoutingKeys.Of(origin, new() { ProjectsAsTenants = true }));
        }
    }

    private async Task<IReadOnlyList<BasicGetResult>> WriteAsync(RecordBatch batch, Action<RabbitMqSinkOptions>? configure = null)
    {
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync(), configure);
        return await sink.WriteAndTakeAsync(batch);
    }
}
