using System.Text.Json.Nodes;
using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.RabbitMQ.Tests.Ocariot.Logs;
using static FitbitSdk.RabbitMQ.Tests.Ocariot.Shapes;

namespace FitbitSdk.RabbitMQ.Tests.Ocariot;

public sealed class OcariotMessageTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 20, 12, 0, 1) + Duration.FromMilliseconds(7);
    private static readonly UserKey Kid = new(Child);

    [Fact]
    public void Split_EverythingFits_IsOneMessageInTheEnvelope()
    {
        OcariotMessage message = Assert.Single(Split(128 * 1024, Weighing(), Weighing(fat: null)));

        JsonObject body = Parse(message);
        Assert.Equal(["event_name", "timestamp", "weight"], body.Select(static member => member.Key));
        Assert.Equal(("WeightSyncEvent", "2026-03-20T12:00:01.007Z", 2), ((string?)body["event_name"], (string?)body["timestamp"], body["weight"]!.AsArray().Count));
        Assert.Equal((0, 2), (message.First, message.Count));
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(1500)]
    [InlineData(2000)]
    public void Split_LimitIsExceeded_CutsAsLateAsItMayAndLosesNothing(int limit)
    {
        WeightLog[] logs = [.. Enumerable.Range(0, 40).Select(static i => Weighing(i))];

        OcariotMessage[] messages = Split(limit, logs);

        Assert.All(messages, message => Assert.InRange(message.Body.Length, 1, limit));
        Assert.Equal(logs.Select(static log => log.BodyFatPercent), messages.SelectMany(static message => Parse(message)["weight"]!.AsArray()).Select(static log => (double?)log!["body_fat"]));

        // One element more would not have fitted.
        int element = Parse(messages[0])["weight"]![0]!.ToJsonString().Length;
        Assert.All(messages[..^1], message => Assert.True(message.Body.Length + element + 10 > limit));
        Assert.Equal(messages.Select(static message => message.First), messages.Select((_, i) => messages[..i].Sum(static before => before.Count)));
    }

    [Fact]
    public void Split_OneElementExceedsTheLimit_TravelsAlone() =>
        Assert.Equal([1, 1, 1], Split(150, Weighing(), Weighing(), Weighing()).Select(static message => message.Count));

    [Fact]
    public void Split_NoLimit_IsOneMessage() => Assert.Single(Split(null, [.. Enumerable.Range(0, 1000).Select(static i => Weighing(i))]));

    [Fact]
    public void LastSync_IsTheDocumentedMessage() => AssertJson(
        """{ "event_name": "FitbitLastSyncEvent", "timestamp": "2026-03-20T12:00:01.007Z", "fitbit": { "child_id": "5a62be07de34500146d9c544", "last_sync": "2026-03-20T11:59:00Z" } }""",
        Parse(OcariotMessage.LastSync(Kid, Now, Instant.FromUtc(2026, 3, 20, 11, 59))));

    [Fact]
    public void Revoke_IsTheDocumentedMessage() => AssertJson(
        """{ "event_name": "FitbitRevokeEvent", "timestamp": "2026-03-20T12:00:01.007Z", "fitbit": { "child_id": "5a62be07de34500146d9c544" } }""",
        Parse(OcariotMessage.Revoke(Kid, Now)));

    private static OcariotMessage[] Split(int? limit, params ReadOnlySpan<WeightLog> logs)
    {
        using RecordBatch batch = Batch(StreamId.Weight, logs);
        using OcariotItems items = new OcariotJsonEncoder().Encode(batch)!;
        return [.. OcariotMessage.Split(items, Now, limit)];
    }

    private static JsonObject Parse(OcariotMessage message) => JsonNode.Parse(message.Body.Span)!.AsObject();
}
